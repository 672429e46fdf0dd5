"""Reads the official lists of counties, of workforce areas, and of the counties of metro areas.

An area goes by one code of its kind, whatever file names it; the codes are those of the table of
areas:

nation     "US"
state      two-digit FIPS code: "42" (territories too)
metro      five-digit CBSA code: "29540"
nonmetro   seven-digit code of the Bureau of Labor Statistics: "4200001"
county     five-digit FIPS code: "42071"
workforce  postal code of the state and name: "PA Lancaster"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careerpaths.importers.cells import matching_if_any, short
from ui.sheets import Line, Source, lines

NATION, STATE, METRO, NONMETRO = "nation", "state", "metro", "nonmetro"
COUNTY, WORKFORCE = "county", "workforce"
CODES = {
    NATION: re.compile(r"US"),
    STATE: re.compile(r"\d{2}"),
    METRO: re.compile(r"\d{5}"),
    NONMETRO: re.compile(r"\d{7}"),
    COUNTY: re.compile(r"\d{5}"),
    WORKFORCE: re.compile(r"[A-Z]{2} \S.{0,56}"),
}
NATION_CODE, NATION_NAME = "US", "United States"
FIPS = CODES[COUNTY]
A_COUNTY = "a county's FIPS code such as 42071"
A_STATE = "a postal code such as PA"
POSTAL = re.compile(r"[A-Z]{2}")

LONGEST_COUNTY, LONGEST_AREA, LONGEST_WORKFORCE = 100, 150, 57

# FIPS codes of the states and territories with their postal codes (Census Bureau, 2020).
STATES = dict(
    re.findall(
        r"(\d\d)([A-Z]{2})",
        "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS "
        "21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC "
        "38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY "
        "60AS 66GU 69MP 72PR 74UM 78VI",
    )
)

# Census Bureau, national_county2020.txt and the like: pipes between the columns.
COUNTIES = ("STATE", "STATEFP", "COUNTYFP", "COUNTYNAME")
# One row a county of an area. Without a column for the state, the county tells it.
WORKFORCE_AREAS = ("wda_name", "county_name", "county_fips")
# Office of Management and Budget, list 1 of the delineation files (list1_2023.xlsx).
CBSA, CBSA_TITLE = "CBSA Code", "CBSA Title"
CBSA_KIND = "Metropolitan/Micropolitan Statistical Area"
COUNTY_NAME, STATE_NAME = "County/County Equivalent", "State Name"
STATE_FIPS, COUNTY_FIPS = "FIPS State Code", "FIPS County Code"
DELINEATION = (CBSA, CBSA_TITLE, CBSA_KIND, COUNTY_NAME, STATE_NAME, STATE_FIPS, COUNTY_FIPS)
IS_METRO = "metropolitan statistical area"


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county. Its name goes without the word County; other kinds keep theirs: Acadia Parish."""

    fips: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class WorkforceRow:
    """A county of a workforce area. `code` is the area's, made of state and name."""

    code: str
    name: str
    state: str
    county_fips: str
    county_name: str


@dataclass(frozen=True, slots=True)
class MetroRow:
    """A county of a metropolitan area. `state` is spelled out, as the file has it."""

    code: str
    name: str
    county_fips: str
    county_name: str
    state: str


def counties(source: Source) -> Iterator[CountyRow]:
    """Read the list of counties. Whatever takes the place of counties, such as the planning
    regions of Connecticut, is what the list of that year says. Raises NotThisFile.
    """
    for line in lines(source, columns=COUNTIES):
        yield CountyRow(
            fips=_joined(line, "STATEFP", "COUNTYFP"),
            name=short(line, "COUNTYNAME", LONGEST_COUNTY).removesuffix(" County"),
            state=line.matching("STATE", POSTAL, A_STATE),
        )


def workforce_areas(source: Source) -> Iterator[WorkforceRow]:
    """Read the counties of workforce development areas. Raises NotThisFile."""
    for line in lines(source, columns=WORKFORCE_AREAS, optional=("state",)):
        fips = line.matching("county_fips", FIPS, A_COUNTY)
        name, state = short(line, "wda_name", LONGEST_WORKFORCE), _state(line, fips)
        code = f"{state} {name}"
        yield WorkforceRow(code, name, state, fips, line.needed("county_name"))


def metro_areas(source: Source) -> Iterator[MetroRow]:
    """Read the counties of the metropolitan areas; micropolitan ones have no wages of their own
    and are passed over. Raises NotThisFile.
    """
    for line in lines(source, columns=DELINEATION):
        is_note = not any(line.text(column) for column in DELINEATION[1:])
        if is_note or line.needed(CBSA_KIND).casefold() != IS_METRO:
            continue
        yield MetroRow(
            code=line.matching(CBSA, CODES[METRO], "a CBSA code of five digits"),
            name=short(line, CBSA_TITLE, LONGEST_AREA),
            county_fips=_joined(line, STATE_FIPS, COUNTY_FIPS),
            county_name=line.needed(COUNTY_NAME),
            state=line.needed(STATE_NAME),
        )


def _joined(line: Line, state: str, county: str) -> str:
    """Return the FIPS code of a county from its two parts, which Excel may hold as numbers."""
    first = line.matching(state, re.compile(r"\d{1,2}"), "a state's FIPS code of two digits")
    last = line.matching(county, re.compile(r"\d{1,3}"), "a county's FIPS code of three digits")
    return first.zfill(2) + last.zfill(3)


def _state(line: Line, fips: str) -> str:
    """Return the postal code of a workforce area's state."""
    state = matching_if_any(line, "state", POSTAL, A_STATE) or STATES.get(fips[:2])
    if not state:
        raise line.wrong("county_fips", A_COUNTY)
    return state
