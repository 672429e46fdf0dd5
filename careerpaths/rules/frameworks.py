"""Competencies pasted as lines, and names of levels, as a partnership writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# The category of a competency that an employer named itself. Its words could tell who it was, so
# nobody else reads them before enough firms need the same.
OWN_WORDS = "in an employer's words"
LONGEST = {"code": 40, "category": 60}  # letters
LONGEST_NAME = 150
MOST_COMPETENCIES = 500  # of one framework
MOST_LEVELS = 10
_BETWEEN = re.compile(r"[;\t]")


class LineRefused(ValueError):
    """A line that is no competency. str(): one sentence that names the line."""


@dataclass(frozen=True)
class Line:
    """A competency as a line says it. `text` is whole where `name` had to be shortened."""

    name: str
    code: str = ""
    category: str = ""
    text: str = ""


def read_lines(pasted: str, taken: Iterable[str] = ()) -> list[Line]:
    """Return the competencies of lines "code; category; text", "code; text" or "text".

    Tabs part the columns too, as a spreadsheet pastes them; empty lines are passed over. taken:
    names the framework has. Raises LineRefused with the number of the line.
    """
    seen = {name.casefold(): 0 for name in taken}
    found = []
    for number, row in enumerate(pasted.splitlines(), 1):
        if not row.strip(" ;\t"):
            continue
        line = _line(row, number)
        before = seen.setdefault(line.name.casefold(), number)
        if before != number:
            where = f"line {before}" if before else "the framework"
            raise LineRefused(f"Line {number}: “{line.name}” stands in {where} already.")
        found.append(line)
    if len(seen) > MOST_COMPETENCIES:
        raise LineRefused(f"A framework holds up to {MOST_COMPETENCIES} competencies.")
    return found


def _line(row: str, number: int) -> Line:
    parts = [" ".join(part.split()) for part in _BETWEEN.split(row, maxsplit=2)]
    text = parts.pop()
    if not text:
        raise LineRefused(f"Line {number} says no competency. Write: code; category; text.")
    named = dict(zip(("code", "category"), parts, strict=False))
    for column, value in named.items():
        if len(value) > LONGEST[column]:
            words = f"the {column} is longer than {LONGEST[column]} letters"
            raise LineRefused(f"Line {number}: {words}.")
    name = shortened(text)
    return Line(name, text="" if name == text else text, **named)


def shortened(text: str) -> str:
    """Return what fits into a competency's name, cut between words."""
    if len(text) <= LONGEST_NAME:
        return text
    cut = text[: LONGEST_NAME - 1].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,.')}…"


def read_levels(lines: str) -> list[str]:
    """Return the names of levels 0, 1, 2 ... from lines. Raises LineRefused."""
    names = [" ".join(line.split()) for line in lines.splitlines() if line.strip()]
    if not 2 <= len(names) <= MOST_LEVELS:
        raise LineRefused(f"Name 2 to {MOST_LEVELS} levels, one on each line, the lowest first.")
    if too_long := [name for name in names if len(name) > LONGEST["category"]]:
        raise LineRefused(f"“{too_long[0][:30]}…” is longer than {LONGEST['category']} letters.")
    if len({name.casefold() for name in names}) < len(names):
        raise LineRefused("Two levels have the same name.")
    return names
