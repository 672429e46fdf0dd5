"""The 90 days of the one door: in them a firm is asked once about a topic, and heard at all."""

import datetime as dt

DAYS = 90


def days_before(today: dt.date) -> dt.date:
    """Return the first day that still counts: who was not heard since then is not heard."""
    return today - dt.timedelta(days=DAYS)


def week_of(day: dt.date) -> str:
    """Return the ISO week of a day, such as 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
