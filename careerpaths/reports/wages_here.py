"""Wages of one occupation in the areas a board shows, beside its states and the nation."""

from dataclasses import dataclass

from careerpaths.models import Area, DataRelease, Wage
from careerpaths.reports.wages import published, wage_rows
from partnerships.rules.words import joined
from ui.charts.ranges import Ranges, Span
from ui.tables import Column, Group, Table, shown
from ui.tables.model import Row

PERCENTILES = {
    "p10": "Lowest tenth",
    "p25": "Lower quarter",
    "median": "Median",
    "p75": "Upper quarter",
    "p90": "Highest tenth",
}
MOST_AREAS = 8
HOURLY, ANNUAL = "hourly", "annual"


@dataclass(frozen=True)
class WageHere:
    """What one area pays in an occupation. row: None where the release lists no wage for it."""

    area: Area
    soc: str
    row: Wage | None

    @property
    def place(self) -> str:
        """The area by name, with its kind where the name alone could be a city's."""
        is_city = self.area.kind in (Area.Kind.METRO, Area.Kind.NONMETRO)
        return f"{self.area}, {self.area.get_kind_display()}" if is_city else str(self.area)

    @property
    def where(self) -> str:
        """The area as a sentence names it."""
        is_nation = self.area.kind == Area.Kind.NATION
        return self.area.get_kind_display() if is_nation else self.area.name

    @property
    def period(self) -> str:
        """The period to speak of: the hour, unless only annual wages are published."""
        is_annual = self.row and self.row.hourly_median is None and self.row.annual_median
        return ANNUAL if is_annual else HOURLY

    @property
    def median(self) -> str:
        """The median in words: "$25.96 an hour", "at least $239,200 a year", "not released"."""
        if self.row is None:
            return "not listed"
        unit = {HOURLY: " an hour", ANNUAL: " a year"}[self.period]
        figure = self.figure(self.period, "median")
        return f"{figure}{unit}" if self.amount(self.period, "median") else figure

    def amount(self, period, percentile):
        return getattr(self.row, f"{period}_{percentile}") if self.row else None

    def flag(self, period, percentile) -> str:
        return self.row.flags.get(f"{period}_{percentile}", "") if self.row else "not listed"

    def figure(self, period, percentile) -> str:
        """Return one wage as people read it, or why it is not there."""
        amount, flag = self.amount(period, percentile), self.flag(period, percentile)
        if amount is None:
            return "not published" if flag in _BY_ONE_PERIOD else (flag or "not released")
        at_least = "at least " if flag == "top" else ""
        return f"{at_least}${amount:,.2f}" if period == HOURLY else f"{at_least}${amount:,.0f}"

    @property
    def employment(self) -> str:
        if self.row is None:
            return "not listed in this release"
        if self.row.employment is None:
            return f"employment {self.row.flags.get('employment', 'not released')}"
        return f"{self.row.employment:,} employed"

    @property
    def note(self) -> str:
        """What to mind: whose wage it is, and which periods are not published."""
        if self.row is None:
            return ""
        words = []
        if self.row.soc != self.soc:
            words.append(
                f"published for the broader group {self.row.soc} {self.row.title}, which holds "
                "this occupation"
            )
        flags = {self.row.flags.get(f"{period}_median") for period in (HOURLY, ANNUAL)}
        if flags & _BY_ONE_PERIOD and self.row.hourly_median is None:
            words.append("only annual wages are published")
        elif flags & _BY_ONE_PERIOD and self.row.annual_median is None:
            words.append("only hourly wages are published")
        return f"{self.area}: {'; '.join(words)}." if words else ""


_BY_ONE_PERIOD = {"annual only", "hourly only", "not applicable"}


def wages_here(board, soc, release: DataRelease | None) -> list[WageHere]:
    """Return the wages in the board's areas in their order, then its states, then the nation."""
    areas = areas_of(board)
    rows = wage_rows(release, areas, [soc])
    return [WageHere(area, soc, published(soc, area, rows)) for area in areas]


def areas_of(board) -> list[Area]:
    chosen = [row.area for row in board.boardareas.select_related("area")[:MOST_AREAS]]
    states = {fips[:2] for fips in board.counties.values_list("fips", flat=True)}
    around = Area.objects.filter(kind=Area.Kind.STATE, code__in=states) | Area.objects.filter(
        kind=Area.Kind.NATION
    )
    order = {Area.Kind.STATE: 0, Area.Kind.NATION: 1}
    wider = sorted(around, key=lambda area: (order[Area.Kind(area.kind)], area.name))
    return [*chosen, *(area for area in wider if area not in chosen)]


def wage_table(title, wages) -> Table:
    """Return the wages with a group of rows for each area: by the hour and by the year."""
    columns = [Column("pay", "Pay")]
    columns += [Column(key, label, numeric=True) for key, label in PERCENTILES.items()]
    rows: list[Row | Group] = []
    for wage in wages:
        rows.append(Group(f"{wage.place}: {wage.employment}"))
        if wage.row:
            rows += [_row(wage, "By the hour", HOURLY), _row(wage, "By the year", ANNUAL)]
        else:
            rows.append({"pay": "Not listed in this release"})
    return Table(title, columns, rows)


def _row(wage, label, period):
    return {"pay": label} | {key: shown(wage.figure(period, key)) for key in PERCENTILES}


def wage_picture(wages, source) -> Ranges | None:
    """Return the wages as ranges, by the year where an area publishes only that; or None."""
    periods = {wage.period for wage in wages if wage.amount(wage.period, "median")}
    if not periods:
        return None
    period = ANNUAL if ANNUAL in periods else HOURLY
    words = {HOURLY: "an hour", ANNUAL: "a year"}[period]
    finding = _compared(wages, period, words)
    return Ranges(
        finding=finding,
        what=f"Dollars {words}: the thin line holds the middle 80%, the bar the middle half, "
        "the dot is the median.",
        summary="; ".join(f"{wage.area}: median {wage.figure(period, 'median')}" for wage in wages),
        source=source,
        spans=[_span(wage, period) for wage in wages],
        wages=wage_table(finding, wages),
    )


def _compared(wages, period, words) -> str:
    """Say the median of the first area beside those of the state and the nation."""
    known = [wage for wage in wages if wage.amount(period, "median")]
    first, wider = known[0], known[1:][-2:]
    medians = [
        f"{first.figure(period, 'median')} {words} in {first.where}",
        *(f"{wage.figure(period, 'median')} in {wage.where}" for wage in wider),
    ]
    return f"The median wage is {joined(medians)}."


def _span(wage, period):
    amounts = [wage.amount(period, key) for key in PERCENTILES]
    return Span(wage.area.name, wage.employment, amounts, wage.figure(period, "median"))


def wage_finding(wages) -> str:
    """Say what the occupation pays in the board's first area, as far as it is published."""
    if not wages:
        return "No area is chosen whose wages are wages here."
    first = wages[0]
    if first.row is None:
        return f"The release in use lists no wage for {first.where}."
    if not first.amount(first.period, "median"):
        return f"The median wage in {first.where} is {first.median}."
    if first.flag(first.period, "median") == "top":
        return f"In {first.where}, half earn {first.median} or more."
    employed = (
        f"{first.row.employment:,} people work in the occupation, and half"
        if (first.row.employment)
        else "half"
    )
    return f"In {first.where}, {employed} earn more than {first.median}."
