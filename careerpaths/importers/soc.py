"""Reads the Standard Occupational Classification as BLS publishes it: two workbooks.

The level is what the file says it is. Zeros do not tell it: 15-1200 and 31-1100 are minor groups,
so is 51-5100.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from careerpaths.rules.codes import SOC
from ui.sheets import Line, Source, lines

LEVELS = {
    "Major Group": "major",
    "Minor Group": "minor",
    "Broad Group": "broad",
    "Detailed Occupation": "detailed",
}
A_CODE = "a SOC code such as 11-1011"


@dataclass(frozen=True)
class SocRow:
    """One occupation or group. level: major, minor, broad or detailed."""

    code: str
    level: str
    title: str
    definition: str = ""


def read_structure(source: Source) -> Iterator[SocRow]:
    """Give the rows of the structure (soc_structure_2018.xlsx). Raises NotThisFile.

    A row has one code, in the column of its level; the title's column has no name.
    """
    earlier: set[str] = set()
    for line in lines(source, columns=[*LEVELS, ""]):
        filled = [column for column in LEVELS if line.text(column)]
        if len(filled) != 1:
            what = f"{len(filled)} codes stand in the row, where one is expected."
            raise line.refused(None, what)
        (column,) = filled
        yield SocRow(_code(line, column, earlier), LEVELS[column], line.needed(""))


def read_definitions(source: Source) -> Iterator[SocRow]:
    """Give the rows of the definitions (soc_2018_definitions.xlsx). Raises NotThisFile.

    Groups have no definition of their own: "".
    """
    earlier: set[str] = set()
    group, code, title, definition = "SOC Group", "SOC Code", "SOC Title", "SOC Definition"
    for line in lines(source, columns=[group, code, title, definition]):
        level = line.text(group).lower()
        if level not in LEVELS.values():
            raise line.wrong(group, "Major, Minor, Broad or Detailed")
        found = _code(line, code, earlier)
        yield SocRow(found, level, line.needed(title), line.text(definition))


def _code(line: Line, column: str, earlier: set[str]) -> str:
    return line.once(column, line.matching(column, SOC, A_CODE), earlier)
