"""Reads the Classification of Instructional Programs as NCES publishes it (CIPCode2020.csv)."""

from collections.abc import Iterator
from dataclasses import dataclass

from careerpaths.rules.codes import NotACode, cip_of
from ui.sheets import Line, Source, lines

CODE, ACTION, TITLE, DEFINITION = "CIPCode", "Action", "CIPTitle", "CIPDefinition"
LEVELS = {2: "family", 5: "group", 7: "program"}  # by the length of the code
# What became of a code; the others are in force. A program that moved stands twice: once under
# its old code, which nobody may use any more, and once under the new one.
GONE = {"Deleted", "Moved from"}
ACTIONS = {"No substantive changes", "New", "Moved to", *GONE}
A_CODE = "a CIP code such as 01.0309"


@dataclass(frozen=True)
class CipRow:
    """One program, group (4 digits) or family (2). is_active: the code may be used."""

    cip: str
    title: str
    definition: str
    level: str
    is_active: bool


def read(source: Source) -> Iterator[CipRow]:
    """Give the rows of the classification, codes that went out of use among them.

    NCES wraps codes as ="01.0000" and ends titles with a full stop. Raises NotThisFile.
    """
    earlier: set[str] = set()
    for line in lines(source, columns=[CODE, ACTION, TITLE, DEFINITION]):
        action = line.text(ACTION)
        if action not in ACTIONS:
            raise line.wrong(ACTION, f"one of {', '.join(sorted(ACTIONS))}")
        cip = line.once(CODE, cip_code(line, CODE), earlier)
        yield CipRow(
            cip=cip,
            title=line.needed(TITLE).removesuffix("."),
            definition=line.text(DEFINITION),
            level=LEVELS[len(cip)],
            is_active=action not in GONE,
        )


def cip_code(line: Line, column: str) -> str:
    """Return the CIP code in a cell, without its wrapping. Raises NotThisFile."""
    try:
        return cip_of(line.needed(column))
    except NotACode as error:
        raise line.wrong(column, A_CODE) from error
