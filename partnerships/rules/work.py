"""What holds of priorities, goals and actions; no database, no clock."""

import datetime as dt
from collections.abc import Iterable

from accounts.rules import MoveRefused

CYCLE = dt.timedelta(days=60)  # goals are set for the next 60 days (domain.md row 25)
AHEAD = dt.timedelta(days=3)  # so long before its day an action is reminded of
PLACES = (1, 2, 3, 4)
FULL = "Four priorities are active. Close or replace one first."


def free_place(taken: Iterable[int | None]) -> int:
    """Return the lowest of the four places that is free. Raises MoveRefused where none is."""
    free = set(PLACES) - set(taken)
    if not free:
        raise MoveRefused(FULL)
    return min(free)


def reminder(due_on: dt.date, day: dt.date) -> str:
    """Return which reminder of an action is due on a day; "" for none.

    Three days before, on the day, the day after and a week after. Each counts until the next, so
    that a day on which nothing ran is made up for.
    """
    late = (day - due_on).days
    steps = [(7, "a week late"), (1, "late"), (0, "today"), (-AHEAD.days, "soon")]
    return next((word for days, word in steps if late >= days), "")
