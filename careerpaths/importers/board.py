"""Reads what a board lists itself: priority occupations and living wages, as CSV or workbook."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from careerpaths.importers.cells import short, short_if_any
from careerpaths.importers.places import A_COUNTY, FIPS
from careerpaths.rules.codes import NotACode, soc_of
from ui.sheets import Line, Source, layout_of, lines

PRIORITIES = ("program_year", "soc", "source")
LIVING_WAGES = ("year", "household", "hourly", "source")
COUNTY_COLUMNS = {each: (each, *LIVING_WAGES) for each in ("county_fips", "area")}

YEAR = re.compile(r"20\d\d")
# 2026, PY2026, PY 2026, 2026-27, 2026-2027, 2026/27
PROGRAM_YEAR = re.compile(r"(?:PY ?)?(20\d\d)(?:[-/\N{EN DASH}](?:20)?(\d\d))?", re.IGNORECASE)
LONGEST_SOURCE, LONGEST_NOTE, LONGEST_HOUSEHOLD = 250, 250, 80
CENT = Decimal("0.01")
HIGHEST = 1_000  # dollars an hour


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """An occupation that is put first in the program year beginning in July of `program_year`."""

    program_year: int
    soc: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class LivingWageRow:
    """Dollars an hour that a household in a county needs to live without help."""

    county_fips: str
    year: int
    household: str
    hourly: Decimal
    source: str


class Seen:
    """What a list has said already: it may say it only once."""

    def __init__(self) -> None:
        self._rows: dict[tuple, int] = {}

    def check(self, line: Line, *said: object) -> None:
        """Refuse a row that says again what an earlier one said. Raises NotThisFile."""
        earlier = self._rows.setdefault(said, line.row)
        if earlier != line.row:
            raise line.refused("", f"row {earlier:,} says this already.")


def priorities(source: Source) -> Iterator[PriorityRow]:
    """Read priority occupations; a column note may be there. Raises NotThisFile.

    Program years may be written 2026, PY2026 or 2026-27; SOC codes with or without hyphen.
    """
    seen = Seen()
    for line in lines(source, columns=PRIORITIES, optional=("note",)):
        row = PriorityRow(
            program_year=_program_year(line),
            soc=_soc(line),
            source=short(line, "source", LONGEST_SOURCE),
            note=short_if_any(line, "note", LONGEST_NOTE),
        )
        seen.check(line, row.program_year, row.soc)
        yield row


def living_wages(source: Source) -> Iterator[LivingWageRow]:
    """Read living wages; the county's FIPS code is in county_fips or area. Raises NotThisFile."""
    county = layout_of(source, COUNTY_COLUMNS)
    seen = Seen()
    for line in lines(source, columns=COUNTY_COLUMNS[county]):
        row = LivingWageRow(
            county_fips=line.matching(county, FIPS, A_COUNTY),
            year=int(line.matching("year", YEAR, "a year such as 2026")),
            household=short(line, "household", LONGEST_HOUSEHOLD),
            hourly=_hourly(line),
            source=short(line, "source", LONGEST_SOURCE),
        )
        seen.check(line, row.county_fips, row.year, row.household.casefold())
        yield row


def _program_year(line: Line) -> int:
    expected = "a program year such as 2026, PY2026 or 2026-27"
    match = PROGRAM_YEAR.fullmatch(line.text("program_year"))
    if not match:
        raise line.wrong("program_year", expected)
    first, last = int(match[1]), match[2]
    if last and int(last) != (first + 1) % 100:
        raise line.wrong("program_year", expected)
    return first


def _soc(line: Line) -> str:
    try:
        return soc_of(line.needed("soc"))
    except NotACode as error:
        raise line.wrong("soc", "a SOC code such as 51-4041") from error


def _hourly(line: Line) -> Decimal:
    hourly = (line.number("hourly", 0, HIGHEST) or Decimal(0)).quantize(CENT)
    if not hourly:
        raise line.wrong("hourly", "dollars an hour, more than 0")
    return hourly
