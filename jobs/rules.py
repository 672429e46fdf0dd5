"""What a job's numbers mean to a person, and when two requests are the same work. No clock."""

import datetime as dt
import hashlib
import json
from typing import Any

ENOUGH_TO_GUESS = dt.timedelta(seconds=5)


def job_key(task: str, parameters: dict[str, Any], period: str) -> str:
    """Return the hash under which the same work of a board is recognized (ARCHITECTURE.md 7)."""
    parts = json.dumps([task, parameters, period], sort_keys=True, default=str)
    return hashlib.sha256(parts.encode()).hexdigest()


def percent_done(step: int, steps: int, done: int, total: int) -> int:
    """Return how much of all steps is behind us, 0 to 99; each step counts the same.

    `step` counts from 1, 0 means not begun; a `total` of 0 means that it is not known.
    """
    if step == 0 or steps == 0:
        return 0
    within = min(done, total) / total if total else 0
    return min(99, int(100 * (step - 1 + within) / steps))


def time_left(percent: int, since: dt.timedelta) -> dt.timedelta | None:
    """Return how long the rest takes if it goes on as so far, or None while that is a guess."""
    if percent < 5 or since < ENOUGH_TO_GUESS:
        return None
    return since * (100 - percent) / percent


def time_left_words(left: dt.timedelta | None) -> str:
    """Return a sentence about the rest; without an estimate, nothing."""
    if left is None:
        return ""
    minutes = round(left.total_seconds() / 60)
    if minutes < 1:
        return "Less than a minute is left."
    return "About 1 minute is left." if minutes == 1 else f"About {minutes} minutes are left."


def duration_words(length: dt.timedelta) -> str:
    """Return a length of time as people say it: 48 s, 2 min, 3 h 5 min."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
