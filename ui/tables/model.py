"""Figures in rows: one table object that screens, CSV and XLSX render alike.

A value that is not there says why: hidden, not yet available, not reported. None of them is 0.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Amount = int | Decimal | Fraction | str | None
MINUS = "\N{MINUS SIGN}"


class State(StrEnum):
    """Whether a value may be read, and if not, why."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    NOT_YET = "not_yet_available"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class Value:
    """One cell. `reason` completes the words ("fewer than 3 employers", "expected May 2027");
    `url` opens the rows behind it; `detail` is a second, smaller line."""

    amount: Amount
    state: State
    reason: str = ""
    url: str = ""
    detail: str = ""

    @property
    def is_shown(self) -> bool:
        return self.state is State.SHOWN

    @property
    def words(self) -> str:
        """What stands in place of the number; "" when the value is shown."""
        if self.state is State.HIDDEN:
            return f"Hidden{'' if self.reason.startswith(',') else ': '}{self.reason}"
        if self.state is State.NOT_YET:
            return f"not yet available, {self.reason}" if self.reason else "not yet available"
        return "not reported" if self.state is State.NOT_REPORTED else ""


def shown(amount: Amount, url: str = "", detail: str = "") -> Value:
    return Value(amount, State.SHOWN, url=url, detail=detail)


def hidden(reason: str) -> Value:
    """A figure that exists but could tell of one firm: "fewer than 3 employers", or
    ", so that the line below cannot be worked out" (begins with a comma)."""
    return Value(None, State.HIDDEN, reason)


def not_yet(reason: str = "") -> Value:
    return Value(None, State.NOT_YET, reason)


def not_reported() -> Value:
    return Value(None, State.NOT_REPORTED)


@dataclass(frozen=True)
class Column:
    """`unit` stands once, in the header. `style`: number, money (dollars and cents) or
    percent (amounts are percent points: 90.7). Numeric columns carry a state in files."""

    key: str
    label: str
    unit: str = ""
    numeric: bool = False
    style: str = "number"


@dataclass(frozen=True)
class Group:
    """A heading row over the rows that follow it."""

    label: str


@dataclass(frozen=True)
class Cell:
    """A value in its place on the screen; neighbours hidden for one reason share a cell."""

    value: Value
    column: Column
    span: int = 1
    is_head: bool = False

    @property
    def text(self) -> str:
        return text(self.value, self.column.style)


Row = Mapping[str, Value | str]


@dataclass(frozen=True)
class Table:
    """A captioned table; the first column heads the rows, `footer` is the row of totals."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row | Group]
    note: str = ""
    footer: Row | None = None
    empty: str = field(default="No rows yet.")

    def sections(self) -> list[tuple[Group | None, list[list[Cell]]]]:
        """Rows as the screen needs them: each group with the rows under it."""
        sections: list[tuple[Group | None, list[list[Cell]]]] = []
        for row in self.rows:
            if isinstance(row, Group):
                sections.append((row, []))
                continue
            if not sections:
                sections.append((None, []))
            sections[-1][1].append(self.cells(row))
        return sections

    def cells(self, row: Row) -> list[Cell]:
        cells: list[Cell] = []
        for position, column in enumerate(self.columns):
            value = as_value(row.get(column.key, ""))
            last = cells[-1] if cells else None
            if last and not last.is_head and not value.is_shown and last.value == value:
                cells[-1] = Cell(value, last.column, last.span + 1)
            else:
                cells.append(Cell(value, column, is_head=not position))
        return cells

    @property
    def totals(self) -> list[list[Cell]]:
        """The row of totals as the screen needs it, if there is one."""
        return [self.cells(self.footer)] if self.footer else []

    def data_rows(self) -> list[Row]:
        """Every row of figures, the totals last, without the group headings."""
        rows = [row for row in self.rows if not isinstance(row, Group)]
        return [*rows, self.footer] if self.footer else rows


@dataclass(frozen=True)
class FileMeta:
    """What a downloaded file says about itself in its first four rows."""

    title: str
    audience: str
    as_of: dt.date
    hidden_rule: str

    def rows(self) -> list[tuple[str, str]]:
        return [
            ("Title", self.title),
            ("For", self.audience),
            ("As of", self.as_of.isoformat()),
            ("Hidden values", self.hidden_rule),
        ]


def as_value(cell: Value | Amount) -> Value:
    return cell if isinstance(cell, Value) else shown(cell)


def text(value: Value, style: str = "number") -> str:
    """The value as people read it: 1,204, $1,486.67, 90.7%, or the words for a missing one."""
    if not value.is_shown:
        return value.words
    amount = value.amount
    if amount is None or isinstance(amount, str):
        return amount or ""
    sign = MINUS if amount < 0 else ""
    if style == "money":
        return f"{sign}${decimal(abs(amount), 2):,.2f}"
    number = f"{sign}{abs(plain(amount)):,}"
    return f"{number}%" if style == "percent" else number


def plain(amount: int | Decimal | Fraction) -> int | Decimal:
    """Whole numbers and decimals as they are; a fraction to one decimal."""
    return decimal(amount, 1) if isinstance(amount, Fraction) else amount


def decimal(amount: int | Decimal | Fraction, places: int) -> Decimal:
    if isinstance(amount, Fraction):
        amount = Decimal(amount.numerator) / Decimal(amount.denominator)
    return round(Decimal(amount), places)
