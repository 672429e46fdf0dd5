"""What holds of priorities, goals and actions; no database, no clock."""

import datetime as dt
from collections.abc import Iterable

from accounts.rules import MoveRefused

CYCLE = dt.timedelta(days=60)  # goals are set for the next 60 days (domain.md row 25)
PLACES = (1, 2, 3, 4)
FULL = "Four priorities are active. Close or replace one first."


def free_place(taken: Iterable[int | None]) -> int:
    """Return the lowest of the four places that is free. Raises MoveRefused where none is."""
    free = set(PLACES) - set(taken)
    if not free:
        raise MoveRefused(FULL)
    return min(free)
