"""When a meeting is, what its agenda begins and ends with, and how its time runs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

ENDS_FIRST = "A meeting cannot end before it starts."
CLOCKS = "The clocks change at 2:00 am that day. Choose times on one side of it."
ANTITRUST = (
    "Members speak about skills and training they share. Nobody speaks of prices, customers, bids, "
    "or what a firm will pay or whom it will hire."
)
EMPLOYERS_ONLY = (
    "Only employers speak and vote in this block; the others listen. What is said is not written "
    "down, its decisions are."
)
QUARTER = dt.timedelta(minutes=15)


class ClocksChange(ValueError):
    """The local times are not one plain stretch of time: the clocks change between them."""


@dataclass(frozen=True)
class Entry:
    """An item an agenda starts with. `employers_only`: the others listen (domain.md b.6)."""

    name: str
    minutes: int
    employers_only: bool = False


@dataclass(frozen=True)
class Template:
    """What comes before and after the items that are made of what is open."""

    opening: tuple[Entry, ...]
    closing: tuple[Entry, ...]


OPENING = Entry("Antitrust statement and purpose", 5)
LAST = (
    Entry("Decisions and actions: who does what by when", 10),
    Entry("What went well, what we change", 5),
)
# After the sample of the START toolkit for a first meeting of three to four hours.
LAUNCH = Template(
    (
        Entry("Welcome by the employers who called us together", 10),
        Entry("Antitrust statement and purpose", 5),
        Entry("What an industry partnership is, and our road map", 15),
        Entry("Why this industry, and why here", 15),
        Entry("What interviews and figures say", 20),
    ),
    (
        Entry("The issues we share", 30, employers_only=True),
        Entry("Ballot: how important, how feasible", 20, employers_only=True),
        Entry("What the partners around the table say to it", 15),
        Entry("A champion for each priority", 15, employers_only=True),
        Entry("How we work: task forces, roles and plan", 15),
        Entry("First steps: who does what by when", 20),
        Entry("The next meeting", 5),
    ),
)
REGULAR = Template(
    (OPENING,),
    (
        Entry("One topic in depth: employers among themselves", 20, employers_only=True),
        Entry("The same topic: what the partners say to it", 10),
        *LAST,
    ),
)
ANNUAL = Template(
    (OPENING, Entry("Results of the year against the start", 20)),
    (
        Entry("Each priority: keep, close or replace", 30, employers_only=True),
        Entry("Who leads us next year", 15, employers_only=True),
        Entry("What the partners say to it", 15),
        *LAST,
    ),
)
WORKING = Template((OPENING,), LAST)
TEMPLATES = {"launch": LAUNCH, "regular": REGULAR, "annual": ANNUAL}


def template(kind: str) -> Template:
    """Return what the agenda of a kind of meeting starts with; task forces and support: least."""
    return TEMPLATES.get(kind, WORKING)


def span(
    day: dt.date, starts: dt.time, ends: dt.time, zone: dt.tzinfo
) -> tuple[dt.datetime, dt.datetime]:
    """Return when a meeting begins and ends, in the local time of its zone.

    Raises ClocksChange where a time does not exist that day, exists twice, or the clocks change
    between the two; ValueError where it ends before it starts.
    """
    first, last = (dt.datetime.combine(day, time, zone) for time in (starts, ends))
    if last <= first:
        raise ValueError(ENDS_FIRST)
    if not (_is_plain(first) and _is_plain(last)) or first.utcoffset() != last.utcoffset():
        raise ClocksChange(CLOCKS)
    return first, last


def _is_plain(moment: dt.datetime) -> bool:
    """Tell whether a local time exists, and exists once: both readings of it are the same."""
    return moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()


def timeline(starts_at: dt.datetime, minutes: Iterable[int]) -> list[dt.datetime]:
    """Return when each item begins, if all keep to their minutes."""
    begins, moment = [], starts_at
    for length in minutes:
        begins.append(moment)
        moment += dt.timedelta(minutes=length)
    return begins


def hours_of(starts_at: dt.datetime, ends_at: dt.datetime) -> float:
    """Return how long a meeting is planned to last: hours, to the nearest quarter, at least one."""
    return max(1, round((ends_at - starts_at) / QUARTER)) / 4
