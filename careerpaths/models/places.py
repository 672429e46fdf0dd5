"""Areas that statistics speak of, the counties in them, and which of them are a board's own."""

from django.db import models

from accounts.models import County, Owned


class Area(models.Model):
    """An area of the official statistics. Areas overlap; none equals another. Reference data.

    code: "US"; two-digit FIPS code of a state; five-digit CBSA code of a metropolitan area;
    seven-digit BLS code of a nonmetropolitan one; five-digit FIPS code of a county; state and name
    of a workforce area ("PA Lancaster").
    """

    class Kind(models.TextChoices):
        NATION = "nation", "the United States"
        STATE = "state"
        METRO = "metro", "metropolitan area"
        NONMETRO = "nonmetro", "nonmetropolitan area"
        COUNTY = "county"
        WORKFORCE = "workforce", "workforce area"

    kind = models.CharField(max_length=9, choices=Kind.choices)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="area_code_once")]

    def __str__(self):
        return self.name


class AreaCounty(models.Model):
    """A county that lies in an area. Reference data."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="counties")
    county = models.ForeignKey(County, models.PROTECT, related_name="areas")

    class Meta:
        ordering = ["area", "county"]
        verbose_name_plural = "area counties"
        constraints = [
            models.UniqueConstraint(fields=["area", "county"], name="county_once_an_area")
        ]

    def __str__(self):
        return f"{self.county} in {self.area}"


class BoardArea(Owned):
    """An area whose wages a board shows as wages here; the first one is the usual one."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "area"],
                name="area_once_a_board",
                violation_error_message="The board has this area already.",
            )
        ]

    def __str__(self):
        return str(self.area)
