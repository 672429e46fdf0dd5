"""Takes counties, workforce areas and metropolitan areas with their counties.

Areas and counties are made once and never changed. A county that a later list leaves out of an
area stays in it, and the outcome says so.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from accounts.models import County
from careerpaths.importers import places
from careerpaths.importers.areas import Areas
from careerpaths.importers.loader import Loader
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.importers.places import METRO, STATES, WORKFORCE
from careerpaths.models import Area, AreaCounty, DataRelease
from ui.sheets import Source, layout_of

COUNTY = ("fips", "name", "state")
# Counties first: their own list names them best.
LAYOUTS = {
    "counties": places.COUNTIES,
    "workforce": places.WORKFORCE_AREAS,
    "metro": places.DELINEATION,
}
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load any of the three lists, in any order. Raises NotThisFile."""
    layouts = [(layout_of(source, LAYOUTS), source) for source in sources]
    outcome = Outcome()
    for layout, source in sorted(layouts, key=lambda pair: [*LAYOUTS].index(pair[0])):
        outcome += TAKES[layout](source, progress)
    return outcome


def _counties(source: Source, progress: Progress) -> Outcome:
    rows = ((row.fips, row.name, row.state) for row in places.counties(source))
    return load(County, rows, columns=COUNTY, key=["fips"], progress=progress)


def _workforce(source: Source, progress: Progress) -> Outcome:
    rows = list(places.workforce_areas(source))
    return _take_areas(WORKFORCE, rows, {row.county_fips: row.state for row in rows}, progress)


def _metro(source: Source, progress: Progress) -> Outcome:
    rows = list(places.metro_areas(source))
    states = {row.county_fips: STATES.get(row.county_fips[:2], "") for row in rows}
    return _take_areas(METRO, rows, states, progress)


def _take_areas(kind: str, rows: list[Any], states: dict[str, str], progress: Progress) -> Outcome:
    """Put the counties of areas in, those not on the list of counties under the file's name."""
    known = set(County.objects.filter(pk__in=states).values_list("pk", flat=True))
    new = {row.county_fips: row.county_name for row in rows if row.county_fips not in known}
    named = ((fips, name.removesuffix(" County"), states[fips]) for fips, name in new.items())
    load(County, named, columns=COUNTY, key=["fips"])
    areas = Areas()
    pairs = [(areas.named(kind, row.code, row.name), row.county_fips) for row in rows]
    columns = ("area_id", "county_id")
    outcome = load(AreaCounty, pairs, columns=columns, key=columns, progress=progress)
    outcome.notes += _left_out(pairs)
    return outcome


def _left_out(pairs: Iterable[tuple[int, str]]) -> list[str]:
    """Say of which areas the file names fewer counties than are kept."""
    said = set(pairs)
    areas = {area for area, _ in said}
    kept = AreaCounty.objects.filter(area__in=areas).values_list("area_id", "county_id")
    left = {area for area, county in kept if (area, county) not in said}
    names = Area.objects.filter(pk__in=left).values_list("name", flat=True)
    return [f"{name} keeps counties that this file does not name." for name in names]


TAKES = {"counties": _counties, "workforce": _workforce, "metro": _metro}


def _release_of(sources: Sequence[Source]) -> str:
    """Return the year that all files are named for: national_county2020.txt, list1_2023.xlsx."""
    years = {match[0] for source in sources if (match := YEAR.search(source.name))}
    return years.pop() if len(years) == 1 else ""


LOADER = Loader(
    source=DataRelease.Source.AREAS,
    accepts="The Census Bureau's list of counties (national_county2020.txt), the counties of "
    "metropolitan areas (list1_2023.xlsx), or a table of workforce areas with the columns "
    "wda_name, county_name and county_fips.",
    take=take,
    named=re.compile(r"20\d\d"),
    example="2020",
    release_of=_release_of,
)
