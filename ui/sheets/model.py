"""One row of a table file, and what is said of a file that cannot be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

NUMBER = re.compile(
    r"[-+]?(?=\.?\d)(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[-+]?\d\d?)?", re.ASCII | re.IGNORECASE
)
NO_VALUE = ("", "n/a")
LONGEST_QUOTE = 60


class NotThisFile(ValueError):
    """A file that is not what was asked for: one plain sentence with file, sheet, row, column."""


def refusal(file: str, what: str, sheet: str = "", row: int = 0, column: str = "") -> NotThisFile:
    """Return the sentence: "Skills.xlsx, sheet Skills, row 12, column Data Value: <what>"."""
    places = [
        file,
        f"sheet {sheet}" if sheet else "",
        f"row {row:,}" if row else "",
        f"column {column}" if column else "",
    ]
    return NotThisFile(f"{', '.join(filter(None, places))}: {what}")


def spoken(cell: Any) -> str:
    """Return a cell as the text that a person sees in it: 11 for the number 11.0."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of data. Row 1 is the first of the file or sheet, as a person sees it there.

    `places` says where the columns stand that were asked for; None for one the file goes without.
    """

    file: str
    sheet: str
    row: int
    places: Mapping[str, int | None]
    cells: Sequence[Any]

    def text(self, column: str) -> str:
        """Return what stands in the cell, without blanks around it; "" for nothing and n/a."""
        place = self.places[column]
        if place is None or place >= len(self.cells):
            return ""
        text = spoken(self.cells[place])
        return "" if text.lower() in NO_VALUE else text

    def needed(self, column: str) -> str:
        """Return the text of a cell that may not be empty. Raises NotThisFile."""
        text = self.text(column)
        if not text:
            raise self.refused(column, "the cell is empty.")
        return text

    def matching(self, column: str, pattern: re.Pattern[str], expected: str) -> str:
        """Return the text of a cell that is wholly of a pattern. Raises NotThisFile.

        `expected` completes "'abc' is not": "a SOC code such as 11-1011".
        """
        text = self.text(column)
        if not pattern.fullmatch(text):
            raise self.wrong(column, expected)
        return text

    def once(self, column: str, key: str, earlier: set[str]) -> str:
        """Return a key that no earlier row has, and remember it. Raises NotThisFile."""
        if key in earlier:
            raise self.refused(column, f"{key} stands here for the second time.")
        earlier.add(key)
        return key

    def number(
        self, column: str, low: Decimal | int | None = None, high: Decimal | int | None = None
    ) -> Decimal | None:
        """Return the number in a cell, None where there is none.

        Raises NotThisFile for what is no number or lies beyond `low` and `high`.
        """
        text = self.text(column)
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            raise self.wrong(column, "a number")
        number = Decimal(text.replace(",", ""))
        if low is not None and number < low:
            raise self.refused(column, f"{text} is less than {low}.")
        if high is not None and number > high:
            raise self.refused(column, f"{text} is more than {high}.")
        return number

    def whole(self, column: str, low: int | None = None, high: int | None = None) -> int | None:
        """Return the whole number in a cell, None where there is none. Raises NotThisFile."""
        number = self.number(column, low, high)
        if number is None:
            return None
        if number != number.to_integral_value():
            raise self.wrong(column, "a whole number")
        return int(number)

    def wrong(self, column: str, expected: str) -> NotThisFile:
        """Return the refusal of a cell: "'abc' is not <expected>."."""
        text = self.text(column)
        if not text:
            return self.refused(column, f"the cell is empty, where {expected} is expected.")
        shortened = (
            text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}\N{HORIZONTAL ELLIPSIS}"
        )
        return self.refused(column, f"'{shortened}' is not {expected}.")

    def refused(self, column: str | None, what: str) -> NotThisFile:
        """Return a refusal that names this row and the column; None: the row alone."""
        return refusal(self.file, what, self.sheet, self.row, self._named(column))

    def _named(self, column: str | None) -> str:
        # A column without a name of its own goes by its letter.
        place = self.places.get("") if column == "" else None
        return get_column_letter(place + 1) if place is not None else column or ""
