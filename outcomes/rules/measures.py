"""The measures of an industry partnership (measures.md 2): what is counted, and of what.

Rates and gains are exact fractions, rounded once, half up, to a tenth of a percent when they
become a figure. Wages are hourly dollars.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median


@dataclass(frozen=True)
class Span:
    """The days a figure counts, both included; without `starts_on` everything up to the end."""

    starts_on: dt.date | None
    ends_on: dt.date


@dataclass(frozen=True)
class WageChange:
    """The hourly wage of one person before and after; `firm` is the employer, if there is one."""

    before: Decimal
    after: Decimal
    firm: int | None = None

    @property
    def gain(self) -> Fraction:
        return Fraction(self.after) / Fraction(self.before) - 1


@dataclass(frozen=True)
class Gift:
    """What one organization gave toward a grant's match, in dollars."""

    firm: int
    amount: Decimal


@dataclass(frozen=True)
class Group:
    """Seats alike in one way: how many, of how many different people, of how many employers."""

    seats: int = 0
    people: int = 0
    firms: int = 0


NOBODY = Group()


@dataclass(frozen=True)
class Activity:
    """Everything the measures of one span are worked out from.

    enrolled, new_hires: seats that began in the span.
    completed: seats completed in the span; `not_completed` are the others of the same classes.
    due_completed, due_others: seats in classes whose last day lies in the span.
    credited: credentials earned in the span; `not_credited` finished in it without one.
    wages: of different people who finished in the span; `wages_unknown` counts the rest of them.
    cost: dollars, the whole cost of the classes that ended. members: employer members at the end.
    """

    classes: int = 0
    members: int = 0
    enrolled: Group = NOBODY
    new_hires: Group = NOBODY
    completed: Group = NOBODY
    not_completed: Group = NOBODY
    due_completed: Group = NOBODY
    due_others: Group = NOBODY
    credited: Group = NOBODY
    not_credited: Group = NOBODY
    wages: Sequence[WageChange] = ()
    wages_unknown: int = 0
    newest_wage_on: dt.date | None = None
    cost: Decimal = Decimal(0)
    gifts: Sequence[Gift] = ()
    newest_gift_on: dt.date | None = None
    required_match: Decimal = Decimal(0)
    round_name: str = ""
    asked: int = 0
    answered: int = 0

    @property
    def due(self) -> int:
        return self.due_completed.seats + self.due_others.seats


def completion_rate(activity: Activity) -> Fraction | None:
    """Percent of the seats in classes that ended whose person completed; None without such seats.

    Completions over enrolments whose scheduled end has come (measures.md 2), so a class still
    running lowers nothing.
    """
    return percent(activity.due_completed.seats, activity.due)


def wage_gain(changes: Sequence[WageChange]) -> Fraction | None:
    """Percent by which the middle person's own hourly wage rose; None without changes.

    Median of the individual gains (measures.md 2), neither the ratio of the medians nor the mean
    gain. Only people with both wages; unknown ones are listed beside it, never counted as 0.
    """
    return 100 * median(change.gain for change in changes) if changes else None


def cost_per_completer(activity: Activity) -> Decimal | None:
    """Dollars a completion cost, over the classes that ended; None if nobody completed or the
    costs are not known. Cost and people are those of the same classes (measures.md 2)."""
    completed = activity.due_completed.seats
    if not completed or not activity.cost:
        return None
    return cents(activity.cost / completed)


def match_given(activity: Activity) -> Decimal:
    """Dollars of cash and in-kind match."""
    return sum((gift.amount for gift in activity.gifts), Decimal(0))


def percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def tenth(number: Fraction) -> Decimal:
    """Round half up to one decimal: the one place where a rate loses its exact value."""
    doubled = (20 * number.numerator + number.denominator) // (2 * number.denominator)
    return Decimal(doubled).scaleb(-1)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def largest_share(contributions: Sequence[tuple[int | None, Decimal | int]]) -> Fraction:
    """Return the part of the total that the largest firm contributes, 0 to 1."""
    sums: Counter[int | None] = Counter()
    for firm, amount in contributions:
        sums[firm] += amount  # type: ignore[assignment]
    total = sum(sums.values())
    firms = [Fraction(amount) for firm, amount in sums.items() if firm is not None]
    return max(firms, default=Fraction(0)) / Fraction(total) if total else Fraction(0)
