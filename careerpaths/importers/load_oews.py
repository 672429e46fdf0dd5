"""Takes wages and employment of OEWS into a release, the areas they speak of with them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from careerpaths.importers import oews
from careerpaths.importers.areas import Areas
from careerpaths.importers.loader import Loader
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.models import DataRelease, Wage
from ui.sheets import NotThisFile, Source

KEY = ("area_id", "soc")
COLUMNS = (*KEY, "title", "level", *oews.MEASURES, "flags")


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load wages of either layout. Raises NotThisFile."""
    outcome, areas = Outcome(), Areas()
    for source in oews.tables(sources):
        outcome += load(
            Wage, _rows(source, areas), columns=COLUMNS, key=KEY, release=release,
            progress=progress,
        )  # fmt: skip
    return outcome


def _rows(source: Source, areas: Areas) -> Iterator[tuple[Any, ...]]:
    for row in oews.read(source):
        figures = dict(row.figures)
        jobs = figures["employment"]
        figures["employment"] = None if jobs is None else int(jobs)
        area = areas.named(row.area_kind, row.area_code, row.area_name)
        values = [figures[name] for name in oews.MEASURES]
        yield (area, row.soc, row.title, row.level, *values, dict(row.flags))


def _release_of(sources: Sequence[Source]) -> str:
    """Return the release that the files are named for. Raises NotThisFile when they are two."""
    named = {name for each in oews.tables(sources) if (name := oews.release_of(each))}
    if len(named) > 1:
        raise NotThisFile(f"The files are of several releases: {', '.join(sorted(named))}.")
    return named.pop() if named else ""


LOADER = Loader(
    source=DataRelease.Source.OEWS,
    accepts="A workbook of the Bureau of Labor Statistics, alone or in its zip "
    "(all_data_M_2025.xlsx, oesm25ma.zip), or a flat extract of its time series.",
    take=take,
    named=re.compile(r"May 20\d\d"),
    example="May 2025",
    release_of=_release_of,
)
