"""Rules of a demand round: what its answers say, and its period."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

MEASURES = ("employed", "growth", "replacement", "openings", "by_training")


@dataclass(frozen=True)
class JobFacts:
    """What one firm's sent answer says of one critical job: people now, openings by reason;
    county and size: where the firm is and how large, in the words of a release; halves: openings
    by half-year, those it said."""

    firm: int
    job: str
    employed: int
    growth: int
    replacement: int
    by_training: int
    county: str = ""
    size: str = ""
    halves: Mapping[str, int] = field(default_factory=dict)

    @property
    def openings(self) -> int:
        return self.growth + self.replacement

    @property
    def otherwise(self) -> int:
        """Openings that are not filled by training own people."""
        return self.openings - self.by_training

    @property
    def counts(self) -> bool:
        """Tell whether the firm stands behind the job's figures: it employs or will hire."""
        return bool(self.employed or self.openings)


def size_words(employees: int | None) -> str:
    """Return the class of a firm by all people it employs: small firms end at 49."""
    if employees is None:
        return "Size not known"
    if employees < 50:
        return "Under 50 people"
    return "50 to 249 people" if employees < 250 else "250 people and more"


@dataclass(frozen=True)
class NeedFacts:
    """What one firm's sent answer says of one skill: people, levels to go, and by when; level: the
    one people are to reach."""

    firm: int
    competency: str
    in_own_words: bool
    people: int
    gap: int
    needed_by: dt.date
    level: int = 4


def period_end(start: dt.date, months: int) -> dt.date:
    """Return the first day after a period of whole months; June 30 and one month: July 30."""
    years, month = divmod(start.month - 1 + months, 12)
    last = (dt.date(start.year + years + (month == 11), (month + 1) % 12 + 1, 1)) - dt.timedelta(1)
    return last.replace(day=min(start.day, last.day))


def quarter_index(day: dt.date) -> int:
    """Return a number that rises by one each calendar quarter."""
    return day.year * 4 + (day.month - 1) // 3


def quarter_end(index: int) -> dt.date:
    """Return the last day of the quarter with this index."""
    year, quarter = divmod(index + 1, 4)
    return dt.date(year, quarter * 3 + 1, 1) - dt.timedelta(1)


def quarter_words(day: dt.date) -> str:
    """Return the quarter of a day as people say it: "Jan to Mar 2027"."""
    names = ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")
    return f"{names[(day.month - 1) // 3]} {day.year}"


def quarters(first: dt.date, count: int) -> list[dt.date]:
    """Return the last days of `count` quarters, beginning with the quarter of `first`."""
    start = quarter_index(first)
    return [quarter_end(start + number) for number in range(count)]
