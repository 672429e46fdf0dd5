"""How the time of an item runs while a meeting goes on."""

import datetime as dt
from collections.abc import Iterable, Sequence

MINUTE = dt.timedelta(minutes=1)


def due_at(starts_at: dt.datetime, done: Iterable[dt.datetime], minutes: int) -> dt.datetime:
    """Return when the item that is on should end: its minutes after the last one was done."""
    return max([starts_at, *done]) + minutes * MINUTE


def clock(until: dt.datetime, now: dt.datetime) -> str:
    """Return the time left in words: "12 min left", "3 min over"."""
    left = -((now - until) // MINUTE)
    return f"{left} min left" if left >= 0 else f"{-left} min over"


def around(names: Sequence[str], current: int) -> list[tuple[str, str]]:
    """Return the item before, the current one and the next two, each with its state."""
    return [
        (name, "done" if place < current else "current" if place == current else "ahead")
        for place, name in enumerate(names)
        if current - 1 <= place <= current + 2
    ]
