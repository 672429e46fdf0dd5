"""Takes series over time: QCEW, the consumer price index, and a plain table of anybody's."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from careerpaths.importers import series
from careerpaths.importers.areas import Areas
from careerpaths.importers.loader import Loader
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.importers.series import SeriesRow
from careerpaths.models import DataRelease, SeriesValue
from ui.sheets import Source, refusal

KEY = ("kind", "area_id", "naics", "soc", "period")
COLUMNS = (*KEY, "value", "flag", "source")
MOST_NAMED = 5
QUARTERS = re.compile(r"(20\d\d)[._ ]q([1-4])(?:-q([1-4]))?", re.IGNORECASE)

Unplaced = Callable[[Source, SeriesRow], None]


def _take_official(
    wanted: str, sources: Sequence[Source], release: DataRelease, progress: Progress
) -> Outcome:
    """Load official files, which speak of more areas than are kept here: those are passed over."""
    passed: Counter[str] = Counter()
    outcome = _take(wanted, sources, release, progress, partial(_count, passed))
    if passed:
        named = ", ".join(sorted(passed)[:MOST_NAMED])
        outcome.notes.append(
            f"{passed.total():,} values of {len(passed):,} areas that are not kept here were "
            f"passed over ({named}). Load the counties and areas to take them too."
        )
    return outcome


def _take_plain(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load a plain table, which must speak of areas that are kept here."""
    return _take("series", sources, release, progress, _refuse)


def _take(
    wanted: str, sources: Sequence[Source], release: DataRelease, progress: Progress,
    unplaced: Unplaced,
) -> Outcome:  # fmt: skip
    outcome, areas = Outcome(), Areas()
    for source in sources:
        layout = series.layout(source)
        if layout != wanted:
            raise refusal(source.name, f"these are columns of {NAMES[layout]}.")
        rows = _rows(source, areas, unplaced)
        outcome += load(
            SeriesValue, rows, columns=COLUMNS, key=KEY, release=release, progress=progress
        )
    return outcome


def _rows(source: Source, areas: Areas, unplaced: Unplaced) -> Iterator[tuple[Any, ...]]:
    for row in series.read(source):
        area = areas.found(row.area_kind, row.area_code)
        if area is None:
            unplaced(source, row)
            continue
        yield (row.kind, area, row.naics, row.soc, row.period, row.value, row.flag, row.source)


def _count(passed: Counter[str], source: Source, row: SeriesRow) -> None:
    passed[f"{row.area_kind} {row.area_code}"] += 1


def _refuse(source: Source, row: SeriesRow) -> None:
    raise refusal(
        source.name,
        f"no area here has the code {row.area_code} ({row.area_kind}). "
        "Load the counties and areas first.",
    )


def _quarters(sources: Sequence[Source]) -> str:
    """Return the quarters that the files are named for: 2025.q1-q1.singlefile.csv is 2025 Q1."""
    named = {match.groups() for each in sources if (match := QUARTERS.search(each.name))}
    if len(named) != 1:
        return ""
    year, first, last = named.pop()
    return f"{year} Q{first}" if last in (None, first) else f"{year} Q{first} to Q{last}"


NAMES = {"qcew": "the QCEW", "cpi": "the consumer price index", "series": "a plain series"}
QCEW = Loader(
    source=DataRelease.Source.QCEW,
    accepts="Quarterly files of the Quarterly Census of Employment and Wages, whole or by area "
    "(2025.q1-q1.singlefile.csv), alone or in their zip.",
    take=partial(_take_official, "qcew"),
    named=re.compile(r"20\d\d Q[1-4]( to Q[1-4])?"),
    example="2025 Q1",
    release_of=_quarters,
)
CPI = Loader(
    source=DataRelease.Source.CPI,
    accepts="A flat file of the Consumer Price Index, such as cu.data.1.AllItems.",
    take=partial(_take_official, "cpi"),
    named=re.compile(r"20\d\d-(0[1-9]|1[0-2])"),
    example="2026-10",
)
SERIES = Loader(
    source=DataRelease.Source.SERIES,
    accepts="A table with the columns kind, area, period, value and source, and naics, soc, "
    "area_kind and flag where it has them, as CSV or Excel workbook.",
    take=_take_plain,
    named=re.compile(r"\S.{0,39}"),
    example="State projections 2026",
)
