"""Reads series over time: a plain table of anybody's, and two official layouts.

series  kind, area, period, value, source; also naics, soc, area_kind and flag where it has them.
        `kind` says what is counted and in which unit; areas go by the codes that `places` names.
qcew    the quarterly files of the Quarterly Census of Employment and Wages (BLS), whole or by area.
cpi     the flat files of the Consumer Price Index (BLS), such as cu.data.1.AllItems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from careerpaths.importers.cells import matching_if_any, short, short_if_any
from careerpaths.importers.places import CODES, COUNTY, METRO, NATION, NATION_CODE, STATE
from ui.sheets import Line, Source, layout_of, lines, refusal

NOT_RELEASED = "not released"
ESTABLISHMENTS, WEEKLY_WAGE = "establishments", "weekly_wage"
EMPLOYMENT = "employment"
OWNERSHIPS = {"0": "all", "5": "private"}
ALL_ITEMS = "CUUR0000SA0"  # the CPI-U that people mean by inflation, not seasonally adjusted

SERIES = ("kind", "area", "period", "value", "source")
SERIES_MAY_HAVE = ("naics", "soc", "area_kind", "flag")
MONTHS = ("month1_emplvl", "month2_emplvl", "month3_emplvl")
QCEW = (
    *("area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "year", "qtr"),
    *("disclosure_code", "qtrly_estabs", *MONTHS, "avg_wkly_wage"),
)
CPI = ("series_id", "year", "period", "value", "footnote_codes")
LAYOUTS = {"qcew": QCEW, "cpi": CPI, "series": SERIES}
QCEW_SOURCE = "Quarterly Census of Employment and Wages, U.S. Bureau of Labor Statistics"
CPI_SOURCE = "Consumer Price Index, U.S. Bureau of Labor Statistics"

NAICS = re.compile(r"\d{2}-\d{2}|\d{2,6}")
SOC = re.compile(r"\d{2}-\d{4}")
YEAR = re.compile(r"(19|20)\d\d")
PERIOD = re.compile(r"(19|20)\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?")
AN_AREA = "the code of an area such as US, 42, 4200001 or PA Lancaster"
# A CPI series: survey, adjustment, periodicity, area, item. Area 0000 is the nation.
CPI_ID = re.compile(r"C[UW][SU][RS](?P<area>\w{4})\w+")
CPI_PERIOD = re.compile(r"M(0[1-9]|1[0-3])|S0[1-3]")
CPI_YEAR = "M13"  # the year's average
# The area that an aggregation level speaks of, by its first digit, with the code's form.
QCEW_AREAS = {
    "1": (NATION, re.compile(r"(US)000")),
    "4": (METRO, re.compile(r"C(\d{4})")),
    "5": (STATE, re.compile(r"(\d{2})000")),
    "7": (COUNTY, re.compile(r"(\d{5})")),
}
# Its second digit: all industries; then sectors to six digits. Domains and supersectors between
# them are groups that the NAICS does not know.
QCEW_TOTALS, QCEW_INDUSTRIES = "01", "45678"
QCEW_ALL_INDUSTRIES = "10"
NO_COUNTY = re.compile(r"\d{2}99[5-9]")  # abroad, in several counties, unknown
LONGEST_KIND, LONGEST_SOURCE, LONGEST_FLAG = 40, 200, 20


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One value of a series: what, where, for which industry or occupation, when.

    naics: "" for all industries; sectors may be a range ("31-33"). soc: "" for all occupations.
    period: "2025", "2025-Q1" or "2025-04". value: None where missing, with the reason in `flag`.
    """

    kind: str
    area_code: str
    area_kind: str
    naics: str
    soc: str
    period: str
    value: Decimal | None
    flag: str
    source: str


def layout(source: Source) -> str:
    """Return which layout a file has: "series", "qcew" or "cpi". Raises NotThisFile."""
    return layout_of(source, LAYOUTS)


def read(source: Source) -> Iterator[SeriesRow]:
    """Read a file in any of the layouts. Raises NotThisFile, also where no row is of use."""
    readers = {"series": _plain, "qcew": _qcew, "cpi": _cpi}
    is_empty = True
    for row in readers[layout(source)](source):
        is_empty = False
        yield row
    if is_empty:
        raise refusal(source.name, "the file has no value that belongs in a series.")


def _plain(source: Source) -> Iterator[SeriesRow]:
    for line in lines(source, columns=SERIES, optional=SERIES_MAY_HAVE):
        kind = short(line, "kind", LONGEST_KIND)
        area_kind, area_code = _area(line)
        value = line.number("value", 0 if "wage" in kind.casefold() else None)
        flag = short_if_any(line, "flag", LONGEST_FLAG)
        yield SeriesRow(
            kind=kind,
            area_code=area_code,
            area_kind=area_kind,
            naics=matching_if_any(line, "naics", NAICS, "a NAICS code such as 332710 or 31-33"),
            soc=matching_if_any(line, "soc", SOC, "a SOC code such as 51-4041"),
            period=line.matching("period", PERIOD, "a period such as 2025, 2025-Q1 or 2025-04"),
            value=value,
            flag=flag or (NOT_RELEASED if value is None else ""),
            source=short(line, "source", LONGEST_SOURCE),
        )


def _area(line: Line) -> tuple[str, str]:
    """Return kind and code of an area. Five digits alone may be a county or a metro area."""
    code, kind = line.needed("area"), line.text("area_kind").casefold()
    if kind and kind not in CODES:
        raise line.wrong("area_kind", f"a kind of area ({', '.join(CODES)})")
    fitting = [each for each in ([kind] if kind else CODES) if CODES[each].fullmatch(code)]
    if len(fitting) > 1:
        raise line.refused(
            "area", f"{code} may be a {METRO} area or a {COUNTY}: say which in a column area_kind."
        )
    if not fitting:
        raise line.wrong("area", f"the code of a {kind} area" if kind else AN_AREA)
    return fitting[0], code


def _qcew(source: Source) -> Iterator[SeriesRow]:
    """Give private firms by industry, and all ownerships together, where an area is one of ours.

    `kind` is what is counted and whose: "establishments_private", "weekly_wage_all" (dollars),
    "employment_private" (month by month).
    """
    for line in lines(source, columns=QCEW):
        if line.text("own_code") in OWNERSHIPS and line.text("size_code") == "0":
            yield from _quarter(line)


def _quarter(line: Line) -> Iterator[SeriesRow]:
    level = line.matching("agglvl_code", re.compile(r"\d{2}"), "a level such as 74")
    area = _qcew_area(line, level[0])
    if area is None or level[1] not in QCEW_TOTALS + QCEW_INDUSTRIES:
        return
    naics = line.matching("industry_code", NAICS, "a NAICS code such as 332710 or 31-33")
    naics = "" if level[1] in QCEW_TOTALS else naics
    year = line.matching("year", YEAR, "a year such as 2025")
    quarter = int(line.matching("qtr", re.compile(r"[1-4]"), "a quarter from 1 to 4"))
    whose = OWNERSHIPS[line.text("own_code")]
    counted = {
        "qtrly_estabs": (ESTABLISHMENTS, f"{year}-Q{quarter}"),
        "avg_wkly_wage": (WEEKLY_WAGE, f"{year}-Q{quarter}"),
    }
    for month, column in enumerate(MONTHS, quarter * 3 - 2):
        counted[column] = (EMPLOYMENT, f"{year}-{month:02}")
    for column, (what, period) in counted.items():
        value = _disclosed(line, column)
        flag = NOT_RELEASED if value is None else ""
        kind = f"{what}_{whose}"
        yield SeriesRow(kind, area[1], area[0], naics, "", period, value, flag, QCEW_SOURCE)


def _qcew_area(line: Line, level: str) -> tuple[str, str] | None:
    """Return kind and code of an area, None for one that nobody here speaks of."""
    if level not in QCEW_AREAS or NO_COUNTY.fullmatch(line.text("area_fips")):
        return None
    kind, form = QCEW_AREAS[level]
    match = form.fullmatch(line.text("area_fips"))
    if not match:
        raise line.wrong("area_fips", f"a {kind} as the census writes it")
    return kind, f"{match[1]}0" if kind == METRO else match[1]


def _disclosed(line: Line, column: str) -> Decimal | None:
    """Return a value; None where it is not disclosed, for which the file writes 0.

    The number of establishments is disclosed even where jobs and wages are not.
    """
    value = line.number(column, 0)
    is_hidden = line.text("disclosure_code") != "" and (column != "qtrly_estabs" or not value)
    return None if is_hidden else value


def _cpi(source: Source) -> Iterator[SeriesRow]:
    """Give the indexes of the nation by month, and the year's averages; `kind` is the series.

    Areas of the index are none of ours, and half years no period: both are passed over.
    """
    for line in lines(source, columns=CPI):
        series = line.matching("series_id", CPI_ID, f"a CPI series such as {ALL_ITEMS}")
        period = line.matching("period", CPI_PERIOD, "a month from M01 to M13")
        if series[4:8] != "0000" or period.startswith("S"):
            continue
        year = line.matching("year", YEAR, "a year such as 2025")
        when = year if period == CPI_YEAR else f"{year}-{period[1:]}"
        value = None if line.text("value") == "-" else line.number("value", 0)
        flag = NOT_RELEASED if value is None else ""
        yield SeriesRow(series, NATION_CODE, NATION, "", "", when, value, flag, CPI_SOURCE)
