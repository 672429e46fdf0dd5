"""Releases of the official data files: side by side, never overwritten, one in use per board."""

import re

from django.conf import settings
from django.db import models

from accounts.models import Owned

YEAR = 4  # digits


class DataReleaseQuerySet(models.QuerySet):
    def of(self, source):
        """Return the releases of a source that are loaded, newest first."""
        return self.filter(source=source).order_by("-order", "-pk")

    def in_use(self, board, source):
        """Return the release a board works with: the one it chose, else the newest; or None."""
        chosen = self.filter(releaseinuses__board=board, source=source).first()
        return chosen or self.of(source).first()


class DataRelease(models.Model):
    """One release of an official data file, by the name its publisher gives it. Reference data."""

    class Source(models.TextChoices):
        NAICS = "naics", "NAICS industries"
        SOC = "soc", "SOC occupations"
        CIP = "cip", "CIP programs of study"
        CROSSWALK = "crosswalk", "CIP to SOC crosswalk"
        ONET = "onet", "O*NET database"
        OEWS = "oews", "OEWS wages and employment"
        AREAS = "areas", "Counties and areas"
        QCEW = "qcew", "QCEW wages and establishments"
        CPI = "cpi", "Consumer price index"
        SERIES = "series", "Other series"

    source = models.CharField(max_length=10, choices=Source.choices)
    name = models.CharField(max_length=40, help_text="As its publisher calls it: 29.3, May 2025.")
    order = models.CharField(max_length=60, editable=False)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DataReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["source", "-order"]
        constraints = [
            models.UniqueConstraint(fields=["source", "name"], name="release_once_a_source"),
        ]

    def __str__(self):
        return f"{self.get_source_display()}, {self.name}"

    def save(self, *args, **kwargs):
        self.order = order_of(self.name)
        super().save(*args, **kwargs)


def order_of(name):
    """Return what sorts the names of releases by age: the year first, then the other numbers.

    "29.3" comes before "30.1", "May 2024" before "May 2025", "2025 Q1" before "2025 Q2".
    """
    numbers = sorted(re.findall(r"\d+", name), key=lambda number: len(number) != YEAR)
    return ".".join(number.zfill(6) for number in numbers)[:60]


class ReleaseInUse(Owned):
    """The release of a source that a board chose to work with; without a row, the newest."""

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="releaseinuses")
    source = models.CharField(max_length=10, choices=DataRelease.Source.choices)

    class Meta:
        verbose_name_plural = "releases in use"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "source"], name="release_in_use_once_a_source"
            ),
        ]

    def __str__(self):
        return str(self.release)
