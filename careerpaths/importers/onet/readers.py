"""Readers of O*NET's tables: each takes one file and gives its rows one by one.

Quotation marks in the texts are letters. Values are held to their scale: importance 1 to 5, level
0 to 7, shares of answers 0 to 100 percent, zones 1 to 5.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from careerpaths.importers.onet import columns
from careerpaths.importers.onet.rows import (
    CategoryRow,
    ElementRow,
    OccupationRow,
    PreparationRow,
    RatingRow,
    RelatedRow,
    TitleRow,
    ZoneRow,
    ZoneWordsRow,
)
from careerpaths.rules.codes import ONET_SOC
from ui.sheets import Line, Source, layout_of, lines

A_CODE = "an O*NET-SOC code such as 51-9161.00"
ELEMENT_ID = re.compile(r"[1-9](\.[A-Za-z0-9]+)*")
AN_ELEMENT = "an element such as 2.A.1.a"
ZONES = (1, 5)
IMPORTANCE, LEVEL = "IM", "LV"
SCALES = {IMPORTANCE: (1, 5), LEVEL: (0, 7)}
# The highest category of each question; the answers are shares in percent.
QUESTIONS = {"RL": 12, "RW": 11, "PT": 9, "OJ": 9}
# Which part of the content model a table of ratings rates.
BRANCHES: dict[str, tuple[str, ...]] = {
    "Skills": ("2.A.", "2.B."),
    "Knowledge": ("2.C.",),
    "Abilities": ("1.A.",),
    "Work Activities": ("4.A.",),
}
RATED = tuple(branch for branches in BRANCHES.values() for branch in branches)


def occupations(source: Source) -> Iterator[OccupationRow]:
    """Give the rows of Occupation Data. Raises NotThisFile."""
    earlier: set[str] = set()
    for line in _lines(source, columns.OCCUPATIONS):
        code = line.once(columns.CODE, _code(line), earlier)
        yield OccupationRow(code, line.needed(columns.TITLE), line.text(columns.DESCRIPTION))


def job_zones(source: Source) -> Iterator[ZoneRow]:
    """Give the rows of Job Zones. Raises NotThisFile."""
    earlier: set[str] = set()
    for line in _lines(source, columns.ZONES):
        code = line.once(columns.CODE, _code(line), earlier)
        yield ZoneRow(code, _whole(line, columns.ZONE, *ZONES))


def zone_words(source: Source) -> Iterator[ZoneWordsRow]:
    """Give the rows of Job Zone Reference. Raises NotThisFile."""
    for line in _lines(source, columns.ZONE_WORDS):
        yield ZoneWordsRow(
            zone=_whole(line, columns.ZONE, *ZONES),
            name=line.needed(columns.ZONE_NAME),
            experience=line.text(columns.EXPERIENCE),
            education=line.text(columns.EDUCATION),
            training=line.text(columns.TRAINING),
        )


def elements(source: Source) -> Iterator[ElementRow]:
    """Give the rows of Content Model Reference. Raises NotThisFile."""
    earlier: set[str] = set()
    for line in _lines(source, columns.ELEMENTS):
        element = line.once(columns.ELEMENT, _element(line), earlier)
        name = line.needed(columns.ELEMENT_NAME)
        yield ElementRow(element, name, line.text(columns.DESCRIPTION))


def ratings(source: Source, table: str = "") -> Iterator[RatingRow]:
    """Give the rows of Skills, Knowledge, Abilities or Work Activities. Raises NotThisFile.

    With the table named, an element of another one is refused.
    """
    branches = BRANCHES[table] if table else RATED
    for line in _lines(source, columns.RATED):
        element = line.needed(columns.ELEMENT)
        if not element.startswith(branches):
            raise line.wrong(columns.ELEMENT, f"of {table or 'a table of ratings'}")
        scale = line.text(columns.SCALE)
        if scale not in SCALES:
            raise line.wrong(columns.SCALE, f"a scale of this table ({' or '.join(SCALES)})")
        yield RatingRow(
            code=_code(line),
            element_id=_element(line),
            element_name=line.needed(columns.ELEMENT_NAME),
            scale=scale,
            value=_number(line, columns.VALUE, *SCALES[scale]),
            n=line.whole(columns.N, 0),
            standard_error=line.number(columns.ERROR, 0),
            suppress=_flag(line, columns.SUPPRESS),
            not_relevant=_flag(line, columns.NOT_RELEVANT),
        )


def related(source: Source) -> Iterator[RelatedRow]:
    """Give the rows of Related Occupations. Raises NotThisFile."""
    for line in _lines(source, columns.RELATIONS):
        yield RelatedRow(
            code=_code(line),
            related=line.matching(columns.RELATED, ONET_SOC, A_CODE),
            tier=line.needed(columns.TIER),
            index=_whole(line, columns.INDEX, 1),
        )


def titles(source: Source) -> Iterator[TitleRow]:
    """Give the titles of Alternate Titles, of Job Titles (its name since 30.3) or of Sample of
    Reported Titles; the short form of a title is a row of its own. Raises NotThisFile."""
    layouts = {
        columns.ALTERNATE: columns.OLD_TITLES,
        columns.JOB_TITLE: columns.NEW_TITLES,
        columns.REPORTED: columns.REPORTED_TITLES,
    }
    column = layout_of(source, layouts, quoted=False)
    is_reported = column == columns.REPORTED
    for line in _lines(source, layouts[column]):
        origin = "" if is_reported else line.text(columns.SOURCES)
        kind = "reported" if is_reported else "alternate"
        yield TitleRow(_code(line), line.needed(column), kind, origin)
        if not is_reported and (short := line.text(columns.SHORT)):
            yield TitleRow(_code(line), short, "short", origin)


def preparation(source: Source) -> Iterator[PreparationRow]:
    """Give the rows of Education, Training, and Experience, or of its two halves since 30.3.

    Raises NotThisFile.
    """
    for line in _lines(source, columns.PREPARED):
        scale = _question(line, also=(IMPORTANCE,))
        is_question = scale in QUESTIONS
        yield PreparationRow(
            code=_code(line),
            element_id=_element(line),
            scale=scale,
            category=_whole(line, columns.CATEGORY, 1, QUESTIONS[scale]) if is_question else None,
            value=_number(line, columns.VALUE, *((0, 100) if is_question else SCALES[scale])),
            suppress=_flag(line, columns.SUPPRESS),
        )


def categories(source: Source) -> Iterator[CategoryRow]:
    """Give the categories of the questions of preparation. Raises NotThisFile."""
    for line in _lines(source, columns.CATEGORIES):
        scale = _question(line)
        category = _whole(line, columns.CATEGORY, 1, QUESTIONS[scale])
        description = line.needed(columns.CATEGORY_DESCRIPTION)
        yield CategoryRow(_element(line), scale, category, description)


def _lines(source: Source, wanted: tuple[str, ...]) -> Iterator[Line]:
    return lines(source, columns=wanted, quoted=False)


def _code(line: Line) -> str:
    return line.matching(columns.CODE, ONET_SOC, A_CODE)


def _element(line: Line) -> str:
    return line.matching(columns.ELEMENT, ELEMENT_ID, AN_ELEMENT)


def _question(line: Line, also: tuple[str, ...] = ()) -> str:
    scale = line.text(columns.SCALE)
    if scale not in (*QUESTIONS, *also):
        raise line.wrong(columns.SCALE, f"a scale of this table ({', '.join(QUESTIONS)})")
    return scale


def _number(line: Line, column: str, low: int, high: int | None = None) -> Decimal:
    number = line.number(column, low, high)
    if number is None:
        raise line.wrong(column, "a number")
    return number


def _whole(line: Line, column: str, low: int, high: int | None = None) -> int:
    whole = line.whole(column, low, high)
    if whole is None:
        raise line.wrong(column, "a whole number")
    return whole


def _flag(line: Line, column: str) -> bool:
    """Tell whether Y stands in a cell; N and nothing mean no. Raises NotThisFile."""
    flag = line.text(column)
    if flag not in ("Y", "N", ""):
        raise line.wrong(column, "Y or N")
    return flag == "Y"
