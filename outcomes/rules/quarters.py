"""Quarters of the calendar year, in which outcome reports are made."""

import datetime as dt
from dataclasses import dataclass

MONTHS = ("January", "April", "July", "October")
LAST_MONTHS = ("March", "June", "September", "December")


@dataclass(frozen=True, order=True)
class Quarter:
    """One calendar quarter; `number` is 1 to 4. Quarters sort by time."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{MONTHS[self.number - 1]} to {LAST_MONTHS[self.number - 1]} {self.year}"

    @property
    def key(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> dt.date:
        return self.next().starts_on - dt.timedelta(days=1)

    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def previous(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


def quarter_of(day: dt.date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_from(key: str) -> Quarter:
    """Return the quarter of a key such as 2026Q3; raise ValueError for anything else."""
    year, _, number = key.partition("Q")
    if not year.isdecimal() or number not in ("1", "2", "3", "4"):
        raise ValueError(f"not a quarter: {key}")
    return Quarter(int(year), int(number))


def last_quarters(day: dt.date, count: int = 8) -> list[Quarter]:
    """Return the quarter of the day and those before it, latest first."""
    quarters = [quarter_of(day)]
    while len(quarters) < count:
        quarters.append(quarters[-1].previous())
    return quarters


def quarters_through(first: Quarter, last: Quarter) -> list[Quarter]:
    """Return every quarter from the first to the last, both included."""
    quarters = []
    while first <= last:
        quarters.append(first)
        first = first.next()
    return quarters
