"""What the marks of a ballot come to: averages, whether the votes agree, and which comes first."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import quantiles

FLOOR = 3  # ballots behind a total; fewer would tell what one of two firms said
SCALE = (1, 2, 3, 4, 5)
MIDDLE = 3  # over it an issue is important, or feasible


def average(marks: Sequence[int]) -> Decimal:
    """Return the mean of marks from 1 to 5, to the hundredth."""
    mean = Decimal(sum(marks)) / len(marks)
    return mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def spread(marks: Sequence[int]) -> float:
    """Return how far apart the middle half of two or more marks lies.

    The outermost marks do not count: one firm that sees it otherwise splits no vote, and is not
    given away by the word for it.
    """
    low, _, high = quantiles(marks, n=4, method="inclusive")
    return high - low


def agreement(important: Sequence[int], feasible: Sequence[int]) -> str:
    """Return "agree", "mixed" or "split" by the scale on which the votes lie further apart."""
    widest = max(spread(important), spread(feasible))
    if widest <= 1:
        return "agree"
    return "mixed" if widest <= 2 else "split"


def comes_first(importance: Decimal, feasibility: Decimal) -> bool:
    """Tell whether an issue is both important and feasible: the corner "Do first"."""
    return importance > MIDDLE and feasibility > MIDDLE
