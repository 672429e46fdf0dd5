"""Official figures: wages and employment by occupation, and series over time."""

from django.db import models
from django.db.models import Q

from careerpaths.models.occupations import SOC
from careerpaths.models.places import Area
from careerpaths.models.releases import DataRelease


def _wage():
    return models.DecimalField(max_digits=10, decimal_places=2, null=True)


class Wage(models.Model):
    """Wages (dollars) and employment of an occupation in an area, from OEWS. Reference data.

    A missing figure has its reason in `flags`, by the name of the field: "not released" or
    "not applicable" (only hourly or only annual wages are published). "top": the figure is a floor
    that the true value reaches or passes; never calculate with it.
    """

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="wages")
    area = models.ForeignKey(Area, models.PROTECT, related_name="wages")
    soc = models.CharField("SOC code", max_length=7)
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=10, blank=True)
    employment = models.PositiveIntegerField(null=True)
    employment_rse = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    jobs_1000 = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    location_quotient = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    wage_rse = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    hourly_mean = _wage()
    hourly_p10 = _wage()
    hourly_p25 = _wage()
    hourly_median = _wage()
    hourly_p75 = _wage()
    hourly_p90 = _wage()
    annual_mean = _wage()
    annual_p10 = _wage()
    annual_p25 = _wage()
    annual_median = _wage()
    annual_p75 = _wage()
    annual_p90 = _wage()
    flags = models.JSONField(default=dict)

    class Meta:
        ordering = ["area", "soc"]
        indexes = [models.Index(fields=["release", "soc"], name="wage_by_soc")]
        constraints = [
            models.UniqueConstraint(fields=["release", "area", "soc"], name="wage_once_a_release"),
            models.CheckConstraint(condition=Q(soc__regex=SOC), name="wage_soc_is_a_code"),
        ]

    def __str__(self):
        return f"{self.soc} in {self.area_id}"


class SeriesValue(models.Model):
    """One value of a series: what, where, for which industry or occupation, when. Reference data.

    period: "2025", "2025-Q1" or "2025-04". A missing value has its reason in `flag`.
    """

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="series_values")
    kind = models.CharField(max_length=40)
    area = models.ForeignKey(Area, models.PROTECT, related_name="series_values")
    naics = models.CharField("NAICS code", max_length=6, blank=True)
    soc = models.CharField("SOC code", max_length=7, blank=True)
    period = models.CharField(max_length=7)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    flag = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["kind", "area", "naics", "soc", "period"]
        indexes = [models.Index(fields=["kind", "area", "naics", "soc"], name="series_by_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "kind", "area", "naics", "soc", "period"],
                name="series_value_once_a_release",
            ),
            models.CheckConstraint(
                condition=Q(period__regex=r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"),
                name="series_period_is_one",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(flag=""), name="series_value_or_reason"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.period}"
