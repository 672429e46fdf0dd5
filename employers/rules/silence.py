"""When a firm counts as not heard."""

import datetime as dt

DAYS = 90  # b.8: asked once in a quarter is enough, heard less often than that is too little


def last_day_unheard(today: dt.date) -> dt.date:
    """Return the day from which on a firm must have been heard to count as heard."""
    return today - dt.timedelta(days=DAYS)


def week_of(day: dt.date) -> str:
    """Return the ISO week of a day, such as 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
