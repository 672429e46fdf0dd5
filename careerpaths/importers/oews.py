"""Reads wages and employment by occupation: OEWS of the Bureau of Labor Statistics (BLS).

Two layouts: the official workbook (all_data_M_2025.xlsx, MSA_M2025_dl.xlsx and their like), and
the flat extract of the official time series, one row an area and occupation.

Of the workbook only rows across all industries and all ownerships are read (I_GROUP
"cross-industry", OWN_CODE 1235): rows of one industry or of private firms alone would be taken for
the occupation's. A broad group that is published in no finer detail stands there twice, as broad
and as detailed; it is given once, as detailed. The extract has no levels.

Areas go by the codes that `places` names; BLS's own are 99 or 0000000 for the nation, 4200000 for
Pennsylvania, 0029540 for Lancaster.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from careerpaths.importers.cells import short
from careerpaths.importers.places import METRO, NATION, NATION_CODE, NATION_NAME, NONMETRO, STATE
from ui.sheets import Line, NotThisFile, Source, layout_of, lines, refusal

TOP = "top"
NOT_RELEASED = "not released"
NOT_APPLICABLE = "not applicable"
HOURLY_ONLY, ANNUAL_ONLY = "hourly only", "annual only"
OTHER = {"hourly": "annual", "annual": "hourly"}
TOP_MARK = "#"
MISSING = ("", "-", "*", "**", "~")  # "-" in the time series, the others in the workbook


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by its columns in the extract and in the workbook. No true one is over `highest`."""

    flat: str
    official: str
    highest: int


WAGE = 10_000_000  # dollars
PERCENT = 1_000
MEASURES = {
    "employment": Measure("Employment", "TOT_EMP", 1_000_000_000),
    "employment_rse": Measure("Employment percent relative standard error", "EMP_PRSE", PERCENT),
    "jobs_1000": Measure("Employment per 1,000 jobs", "JOBS_1000", 1_000),
    "location_quotient": Measure("Location Quotient", "LOC_QUOTIENT", 10_000),
    "hourly_mean": Measure("Hourly mean wage", "H_MEAN", WAGE),
    "annual_mean": Measure("Annual mean wage", "A_MEAN", WAGE),
    "wage_rse": Measure("Wage percent relative standard error", "MEAN_PRSE", PERCENT),
    "hourly_p10": Measure("Hourly 10th percentile wage", "H_PCT10", WAGE),
    "hourly_p25": Measure("Hourly 25th percentile wage", "H_PCT25", WAGE),
    "hourly_median": Measure("Hourly median wage", "H_MEDIAN", WAGE),
    "hourly_p75": Measure("Hourly 75th percentile wage", "H_PCT75", WAGE),
    "hourly_p90": Measure("Hourly 90th percentile wage", "H_PCT90", WAGE),
    "annual_p10": Measure("Annual 10th percentile wage", "A_PCT10", WAGE),
    "annual_p25": Measure("Annual 25th percentile wage", "A_PCT25", WAGE),
    "annual_median": Measure("Annual median wage", "A_MEDIAN", WAGE),
    "annual_p75": Measure("Annual 75th percentile wage", "A_PCT75", WAGE),
    "annual_p90": Measure("Annual 90th percentile wage", "A_PCT90", WAGE),
}
# What BLS publishes no wage above, by releases: "at least $239,200" (footnote 5, "#").
FLOORS = {"hourly": Decimal("115.00"), "annual": Decimal(239_200)}  # since May 2022

FLAT = (
    *("area_code", "areatype", "area_name", "occ_code", "occ_title"),
    *(each.flat for each in MEASURES.values()),
)
OFFICIAL = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "I_GROUP", "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP"),
    *(each.official for each in MEASURES.values()),
)
LAYOUTS = {"official": OFFICIAL, "flat": FLAT}

LONGEST_AREA, LONGEST_TITLE = 150, 200
SOC = re.compile(r"(\d{2})-?(\d{4})")
CROSS_INDUSTRY, ALL_OWNERSHIPS = "cross-industry", "1235"
LEVELS = ("total", "major", "minor", "broad", "detailed")
# AREA_TYPE of the workbook; 3 are territories.
OFFICIAL_KINDS = {"1": NATION, "2": STATE, "3": STATE, "4": METRO, "6": NONMETRO}
OFFICIAL_WIDTHS = {STATE: 2, METRO: 5, NONMETRO: 7}
FLAT_AREAS = {
    "N": re.compile(r"0{7}"),
    "S": re.compile(r"(?P<state>\d\d)0{5}"),
    "M": re.compile(r"00(?P<metro>\d{5})|(?P<nonmetro>\d{7})"),
}
RELEASE = re.compile(r"(?:may[ _]?|_m_?)(20\d\d)|oesm(\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WageRow:
    """What an occupation pays in an area, and how many work in it.

    `figures` holds each of MEASURES, dollars or jobs; None where there is no figure, with the
    reason in `flags`:
    "not released"    footnote 8, "*" and "**": never nothing, never 0
    "annual only"     an hourly wage of those who are paid by the year (footnote 4)
    "hourly only"     an annual wage of those who are paid by the hour (footnote 4)
    "not applicable"  the cell is empty, such as the location quotient of the nation
    A figure with the flag "top" is the floor that the wage reaches or passes: "at least $239,200".
    `level` is one of LEVELS; "" where the file does not tell.
    """

    area_code: str
    area_kind: str
    area_name: str
    soc: str
    title: str
    level: str
    figures: Mapping[str, Decimal | None]
    flags: Mapping[str, str]


def tables(sources: Sequence[Source]) -> list[Source]:
    """Return the files with wages among those of an official zip, which explains itself too."""
    found = [each for each in sources if "description" not in each.name.casefold()]
    if not found:
        raise NotThisFile("No file here holds wages.")
    return found


def release_of(source: Source) -> str | None:
    """Return the release that a file or its zip is named for ("May 2025"), None if for none."""
    match = RELEASE.search(source.name) or RELEASE.search(source.within)
    return f"May {match[1] or '20' + match[2]}" if match else None


def read(source: Source, floors: Mapping[str, Decimal] = FLOORS) -> Iterator[WageRow]:
    """Read a file of wages in either layout. Raises NotThisFile.

    `floors`: the wages above which the release shows none, by "hourly" and "annual".
    """
    layout = layout_of(source, LAYOUTS)
    rows = _flat(source, floors) if layout == "flat" else _official(source, floors)
    is_empty = True
    for _, same in groupby(rows, key=lambda row: (row[1].area_code, row[1].soc)):
        is_empty = False
        yield _finest(list(same))
    if is_empty:
        raise refusal(source.name, "no row speaks of all industries and ownerships together.")


def _finest(same: list[tuple[Line, WageRow]]) -> WageRow:
    """Return the most detailed of the rows of one area and occupation."""
    levels = [row.level for _, row in same]
    if len(set(levels)) < len(levels):
        line, row = same[-1]
        raise line.refused("", f"{row.soc} is in {row.area_name} twice.")
    return max((row for _, row in same), key=lambda row: (*LEVELS, "").index(row.level))


def _flat(source: Source, floors: Mapping[str, Decimal]) -> Iterator[tuple[Line, WageRow]]:
    columns = {name: measure.flat for name, measure in MEASURES.items()}
    for line in lines(source, columns=FLAT):
        kind, code = _flat_area(line)
        figures, flags = _figures(line, columns, floors)
        name = NATION_NAME if kind == NATION else short(line, "area_name", LONGEST_AREA)
        title = short(line, "occ_title", LONGEST_TITLE)
        yield line, WageRow(code, kind, name, _soc(line, "occ_code"), title, "", figures, flags)


def _official(source: Source, floors: Mapping[str, Decimal]) -> Iterator[tuple[Line, WageRow]]:
    columns = {name: measure.official for name, measure in MEASURES.items()}
    for line in lines(source, columns=OFFICIAL):
        group, ownership = line.needed("I_GROUP"), line.needed("OWN_CODE")
        if group.casefold() != CROSS_INDUSTRY or ownership != ALL_OWNERSHIPS:
            continue
        kind, code = _official_area(line)
        figures, flags = _figures(line, columns, floors)
        name = NATION_NAME if kind == NATION else short(line, "AREA_TITLE", LONGEST_AREA)
        level = line.needed("O_GROUP").casefold()
        if level not in LEVELS:
            raise line.wrong("O_GROUP", f"a level ({', '.join(LEVELS)})")
        soc, title = _soc(line, "OCC_CODE"), short(line, "OCC_TITLE", LONGEST_TITLE)
        yield line, WageRow(code, kind, name, soc, title, level, figures, flags)


def _soc(line: Line, column: str) -> str:
    code = line.matching(column, SOC, "an occupation's code such as 11-3031")
    return f"{code[:2]}-{code[-4:]}"


def _flat_area(line: Line) -> tuple[str, str]:
    """Return kind and code of an area of the time series."""
    kind = line.needed("areatype")
    if kind not in FLAT_AREAS:
        raise line.wrong("areatype", "a kind of area (N, S or M)")
    match = FLAT_AREAS[kind].fullmatch(line.text("area_code"))
    if not match:
        raise line.wrong("area_code", f"the code of an area of kind {kind} such as 0029540")
    found = {name: code for name, code in match.groupdict().items() if code}
    return next(iter(found.items()), (NATION, NATION_CODE))


def _official_area(line: Line) -> tuple[str, str]:
    """Return kind and code of an area of the workbook, which may hold codes as numbers."""
    kind = OFFICIAL_KINDS.get(line.text("AREA_TYPE"), "")
    if not kind:
        raise line.wrong("AREA_TYPE", "a kind of area (1, 2, 3, 4 or 6)")
    if kind == NATION:
        return NATION, NATION_CODE
    width = OFFICIAL_WIDTHS[kind]
    code = line.matching(
        "AREA", re.compile(rf"\d{{1,{width}}}"), f"an area's code of {width} digits"
    )
    return kind, code.zfill(width)


def _figures(
    line: Line, columns: Mapping[str, str], floors: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal | None], dict[str, str]]:
    """Return the figures of a row, and why some are missing or only floors."""
    marks = {name: line.text(column) for name, column in columns.items()}
    published = {name for name, mark in marks.items() if mark not in MISSING}
    figures: dict[str, Decimal | None] = {}
    flags: dict[str, str] = {}
    for name, column in columns.items():
        family = name.partition("_")[0]
        if name in published and (marks[name] != TOP_MARK or family not in OTHER):
            figures[name] = _number(line, name, column)
            continue
        flags[name] = _reason(family, marks[name], published)
        figures[name] = floors[family] if flags[name] == TOP else None
    return figures, flags


def _number(line: Line, name: str, column: str) -> Decimal | None:
    number = line.number(column, 0, MEASURES[name].highest)
    if number is not None and name == "employment" and number % 1:
        raise line.wrong(column, "a whole number")
    return number


def _reason(family: str, mark: str, published: set[str]) -> str:
    """Return why a figure is missing, by its mark and by what else the row publishes.

    The time series write "-" for footnotes 4, 5 and 8 alike, and the extract goes without
    footnotes. They still show: where wages are not released, their standard error is not either
    (8); where one is given, wages of one family alone mean that pay goes by the other (4); and
    what is missing then is too high to be shown (5). Over the whole of May 2025, this names the
    footnote of each of 191,336 missing values. Numbers above the floor are published as they are.
    """
    if family not in OTHER:
        return NOT_RELEASED if mark else NOT_APPLICABLE
    has = {each: any(other.startswith(each) for other in published) for each in OTHER}
    if has[OTHER[family]] and not has[family]:
        return f"{OTHER[family]} only"
    if mark == TOP_MARK or (mark == "-" and "wage_rse" in published):
        return TOP
    return NOT_RELEASED if mark else NOT_APPLICABLE
