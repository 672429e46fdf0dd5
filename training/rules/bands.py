"""Wages of many firms as a band of fixed steps, never as a number (ARCHITECTURE.md 5)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

STEP = 2  # dollars an hour
OLD = dt.timedelta(days=90)  # younger wages are not past ones


@dataclass(frozen=True)
class Wage:
    """What a company pays an hour in one job, and how many it employs there: its weight."""

    company: int
    hourly: Decimal
    people: int


class Hidden(Enum):
    """Why wages make no band."""

    FEW = "few"
    LARGE = "large"


def band(wages: Sequence[Wage], *, fewest: int, share: int) -> tuple[int, int] | Hidden:
    """Return the band of the median wage, weighted by people: (22, 24) is $22 to under $24.

    fewest: companies behind a band; share: the percent of all people that one of them has at most.
    Who employs nobody has no wage to weigh.
    """
    weights: dict[int, int] = defaultdict(int)
    for wage in wages:
        weights[wage.company] += wage.people
    weights = {company: people for company, people in weights.items() if people}
    if len(weights) < fewest:
        return Hidden.FEW
    if 100 * max(weights.values()) > share * sum(weights.values()):
        return Hidden.LARGE
    floor = int(_median(wages) // STEP) * STEP
    return floor, floor + STEP


def _median(wages: Sequence[Wage]) -> Decimal:
    """Return the lowest wage that at least half of all people have, or less."""
    half, sum_of_people = sum(wage.people for wage in wages), 0
    for wage in sorted(wages, key=lambda wage: wage.hourly):
        sum_of_people += wage.people
        if 2 * sum_of_people >= half:
            return wage.hourly
    raise ValueError("Nobody is employed.")


def is_old(stated_on: dt.date, day: dt.date) -> bool:
    """Tell whether a wage was stated more than 90 days before a day."""
    return day - stated_on > OLD


def old_from(day: dt.date) -> dt.date:
    """Return the first day on which all that was stated until this day is old."""
    return day + OLD + dt.timedelta(1)
