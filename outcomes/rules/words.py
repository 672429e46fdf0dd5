"""Numbers, days and names as sentences say them (design.md 7)."""

import datetime as dt
from collections.abc import Sequence

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def number(count: int) -> str:
    """Return three, 10, 1,204: in words below 10."""
    return WORDS[count] if count < len(WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return "one seat", "three seats", "12 classes"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """Return the words with a capital at the start; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def short_day(day: dt.date) -> str:
    """Return Fri, Dec 4."""
    return f"{day:%a, %b} {day.day}"


def long_day(day: dt.date) -> str:
    """Return Monday, November 30."""
    return f"{day:%A, %B} {day.day}"


def date(day: dt.date, today: dt.date) -> str:
    """Return June 12, with the year when it is another than today's."""
    return f"{day:%B} {day.day}" + (f", {day.year}" if day.year != today.year else "")


def month(day: dt.date, today: dt.date) -> str:
    """Return June, with the year when it is another than today's."""
    return f"{day:%B}" + (f" {day.year}" if day.year != today.year else "")


def names(all_names: Sequence[str], most: int = 4) -> str:
    """Return A, B and 3 more."""
    if len(all_names) <= most:
        return ", ".join(all_names)
    return f"{', '.join(all_names[: most - 1])} and {len(all_names) - most + 1} more"
