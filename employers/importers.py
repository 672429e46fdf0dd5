"""Reads the official NAICS workbook of the Census Bureau."""

from collections.abc import Iterator
from dataclasses import dataclass

from employers.rules.naics import codes_of, plain_title
from ui.sheets import Line, Source, layout_of, lines

LONGEST_TITLE = 200


@dataclass(frozen=True)
class NaicsRow:
    """One industry. A range of sectors such as 31-33 is three of them with one title."""

    code: str
    title: str


def read(source: Source, release: str) -> Iterator[NaicsRow]:
    """Give the industries of the structure or of the list of 2 to 6 digits. Raises NotThisFile.

    A file of another release has other columns. Remarks beside the table are passed over.
    """
    layouts = {
        "structure": (f"{release} NAICS Code", f"{release} NAICS Title"),
        "2 to 6 digits": (f"{release} NAICS US Code", f"{release} NAICS US Title"),
    }
    columns = layouts[layout_of(source, layouts)]
    earlier: set[str] = set()
    for line in lines(source, columns=columns):
        yield from _industries(line, *columns, earlier)


def _industries(line: Line, code: str, title: str, earlier: set[str]) -> Iterator[NaicsRow]:
    named = plain_title(line.text(title))
    codes = codes_of(line.text(code))
    if named and line.text(code) and not codes:
        raise line.wrong(code, "a NAICS code of 2 to 6 digits")
    if codes:
        line.needed(title)
    if len(named) > LONGEST_TITLE:
        raise line.refused(title, f"the title is longer than {LONGEST_TITLE} letters.")
    for each in codes:
        yield NaicsRow(line.once(code, each, earlier), named)
