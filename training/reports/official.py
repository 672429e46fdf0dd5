"""What official statistics say of a round's jobs: beside what employers say, never in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from careerpaths.models import Area, CriticalJob, DataRelease, SeriesValue
from careerpaths.reports.releases import releases_in_use
from careerpaths.reports.wages import published, wage_rows
from careerpaths.reports.wages_here import HOURLY, WageHere, areas_of
from careerpaths.rules.attribution import Credit, credit
from training.models import DemandRound
from training.reports.answers import jobs_asked
from ui.tables import Column, Table, not_reported, shown
from ui.tables.model import Row

MOST_VALUES = 60
PERCENTILES = {"p25": "Lower quarter", "median": "Median", "p75": "Upper quarter"}
WAGE_COLUMNS = [
    Column("name", "Critical job"),
    Column("soc", "SOC code"),
    Column("employment", "Employed", numeric=True),
    *(Column(key, label, unit="an hour", numeric=True) for key, label in PERCENTILES.items()),
]
SERIES_COLUMNS = [
    Column("name", "Critical job"),
    Column("kind", "What"),
    Column("area", "Area"),
    Column("period", "Period"),
    Column("value", "Value", numeric=True),
    Column("source", "Source"),
]
WHOLE = "Figures of the whole occupation, in all industries. They are not what members said."


@dataclass(frozen=True)
class OfficialFigures:
    """Wages and employment of the jobs' occupations in one area and release; and series, such as
    projections, each with its own source, area and period. A table may be None."""

    wages: Table | None
    series: Table | None
    credits: Sequence[Credit]


def official(round: DemandRound) -> OfficialFigures | None:
    """Return the official figures of the round's jobs, None where there are none.

    The area is the board's usual one, else its state.
    """
    jobs, areas = jobs_asked(round), areas_of(round.board)
    releases = releases_in_use(round.board)
    oews, other = (releases.get(name) for name in (_OEWS, _SERIES))
    wages = _wages(jobs, areas[0], oews) if oews and areas else None
    series = _series(jobs, areas, other) if other else None
    if wages is None and series is None:
        return None
    credits = [credit(_OEWS, oews.name)] if wages and oews else []
    return OfficialFigures(wages, series, credits)


_OEWS, _SERIES = DataRelease.Source.OEWS, DataRelease.Source.SERIES


def _wages(jobs: Sequence[CriticalJob], area: Area, release: DataRelease) -> Table | None:
    rows = wage_rows(release, [area], {job.soc for job in jobs})
    if not rows:
        return None
    found = [(job, WageHere(area, job.soc, published(job.soc, area, rows))) for job in jobs]
    notes = dict.fromkeys(wage.note for _, wage in found if wage.note)
    return Table(
        f"Employment and wages, {found[0][1].place}, {release.name}",
        WAGE_COLUMNS,
        [_wage_row(job, wage) for job, wage in found],
        note=" ".join([WHOLE, *notes]),
    )


def _wage_row(job: CriticalJob, wage: WageHere) -> Row:
    employed = wage.row.employment if wage.row else None
    return {
        "name": job.title,
        "soc": wage.row.soc if wage.row else job.soc,
        "employment": not_reported() if employed is None else shown(employed),
        **{key: shown(wage.figure(HOURLY, key)) for key in PERCENTILES},
    }


def _series(
    jobs: Sequence[CriticalJob], areas: Sequence[Area], release: DataRelease
) -> Table | None:
    titles = {job.soc: job.title for job in jobs}
    values = SeriesValue.objects.filter(release=release, area__in=areas, soc__in=titles)
    series = ("soc", "kind", "area_id")
    # Of all industries before one of them, and the latest period.
    ordered = values.select_related("area").order_by(*series, "naics", "-period")
    rows = [
        _series_row(titles[value.soc], value) for value in ordered.distinct(*series)[:MOST_VALUES]
    ]
    if not rows:
        return None
    return Table(f"Projections and other series, {release.name}", SERIES_COLUMNS, rows)


def _series_row(title: str, value: SeriesValue) -> Row:
    return {
        "name": title,
        "kind": value.kind.replace("_", " "),
        "area": value.area.name,
        "period": value.period,
        "value": shown(value.flag if value.value is None else _plain(value.value)),
        "source": value.source,
    }


def _plain(amount: Decimal) -> int | Decimal:
    """Return an amount without the zeros its column fills it up with."""
    return int(amount) if amount == int(amount) else amount.normalize()
