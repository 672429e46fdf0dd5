"""Areas that statistics speak of, the counties in them, and which of them are a board's own."""

from django.db import models
from django.db.models import Case, Q, When

from accounts.models import County, Owned


class AreaQuerySet(models.QuerySet):
    def with_wages(self):
        """Narrow to the kinds of areas that wages are published for."""
        kind = Area.Kind
        return self.filter(kind__in=[kind.NATION, kind.STATE, kind.METRO, kind.NONMETRO])

    def covering(self, board):
        """Narrow to areas that counties of the board lie in: its states and the nation too."""
        states = {county.fips[:2] for county in board.counties.all()}
        # Two joins would give an area once for each county.
        around = AreaCounty.objects.filter(county__in=board.counties.all())
        return self.filter(
            Q(pk__in=around.values("area"))
            | Q(kind=Area.Kind.STATE, code__in=states)
            | Q(kind=Area.Kind.NATION)
        )

    def ours_first(self, board):
        """Order by name, those that reach into the board's states before all others."""
        counties = list(board.counties.all())
        reach = Q(kind=Area.Kind.NATION)
        for state in {county.state for county in counties}:
            reach |= Q(name__regex=rf", ([A-Z]{{2}}-)*{state}(-[A-Z]{{2}})*$")
        for fips in {county.fips[:2] for county in counties}:
            reach |= Q(kind=Area.Kind.STATE, code=fips)
            reach |= Q(kind=Area.Kind.NONMETRO, code__startswith=fips)
        return self.order_by(Case(When(reach, then=0), default=1), "name", "pk")


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

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="area_code_once")]

    def __str__(self):
        return self.name

    @property
    def kind_words(self):
        """What kind of area it is, as words beside its name."""
        is_nation = self.kind == self.Kind.NATION
        return "the whole country" if is_nation else self.get_kind_display().lower()


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
