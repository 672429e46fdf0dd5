"""Half-years of a round's period, into which openings by quarter are added up."""

import datetime as dt
from collections.abc import Mapping

from training.rules.demand import quarter_end, quarter_index

HALF = "half"
NOT_SAID = "not said"
MONTHS = 6


def halves_of(
    timing: Mapping[int, int], openings: int, starts_on: dt.date, months: int
) -> dict[str, int]:
    """Return {half-year: openings} of openings by quarter, for all half-years of the period; {}
    where the firm did not say when, or said what does not add up.

    A half-year goes by its first month, "2026-10". What falls due after the last one is in it.
    """
    first, count = quarter_index(starts_on), months // MONTHS
    if not timing or sum(timing.values()) > openings or min(timing) < first:
        return {}
    names = [f"{_begins(first + 2 * half):%Y-%m}" for half in range(count)]
    found = dict.fromkeys(names, 0)
    for quarter, amount in timing.items():
        found[names[min((quarter - first) // 2, count - 1)]] += amount
    return found


def half_words(half: str) -> str:
    """Return a half-year as people say it: "Oct 2026 to Mar 2027"."""
    begins = dt.date.fromisoformat(f"{half}-01")
    return f"{begins:%b %Y} to {quarter_end(quarter_index(begins) + 1):%b %Y}"


def _begins(quarter: int) -> dt.date:
    return quarter_end(quarter - 1) + dt.timedelta(1)
