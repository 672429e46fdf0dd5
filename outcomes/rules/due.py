"""One line of the list of work, with the day by which the list is sorted."""

import datetime as dt
from dataclasses import dataclass, field

from outcomes.rules.words import sentence
from ui.parts import WorkItem

NO_DAY = dt.date.max  # of what has no day of its own: it stands last


@dataclass(frozen=True, order=True)
class Due:
    """A thing to do with its day; things of one day stand by name."""

    on: dt.date
    title: str
    item: WorkItem = field(compare=False)


def thing(on: dt.date, title: str, **item) -> Due:
    """Return a line with its day; `item` is the rest of the line."""
    return Due(on, title, WorkItem(title=sentence(title), **item))
