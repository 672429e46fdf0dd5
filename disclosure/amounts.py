"""Amounts: which numbers the package takes, and how they are added so that nothing rounds."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import fsum, isfinite, lcm
from numbers import Integral, Rational, Real

from disclosure.errors import BadTable

Number = int | float | Decimal | Fraction
Contribution = tuple[Hashable, Number]


def number(amount: object) -> Number:
    """Return a finite amount as int, float, Decimal or Fraction.

    Other libraries' numbers (numpy's, say) become Python's. Raises BadTable for anything else.
    """
    if type(amount) is int:
        return amount
    if isinstance(amount, Decimal):
        if amount.is_finite():
            return amount
    elif isinstance(amount, Integral):
        return int(amount)
    elif isinstance(amount, Rational):
        return Fraction(amount)
    elif isinstance(amount, Real) and isfinite(amount):
        return float(amount)
    raise BadTable(f"the amount {amount!r} is no finite number")


def exact(amount: Number) -> Fraction:
    """Return the number that was written: 0.1 is a tenth, not the double nearest to it."""
    return Fraction(*_ratio(amount))


def kind(amounts: Iterable[Number]) -> type[Number]:
    """Return the type that a sum of the amounts has; float where types do not mix."""
    kinds = set(map(type, amounts)) - {int}
    if not kinds:
        return int
    return kinds.pop() if len(kinds) == 1 else float


def total(amounts: Collection[Number]) -> Number:
    """Return the sum of finite amounts, the same in whatever order they come."""
    return fsum(amounts) if kind(amounts) is float else sum(amounts)


def by_contributor(contributions: Iterable[Contribution]) -> dict[Hashable, Number]:
    """Return {contributor: sum of its amounts}, in the order in which contributors come."""
    amounts = defaultdict(list)
    for contributor, amount in contributions:
        amounts[contributor].append(number(amount))
    return {contributor: total(of_one) for contributor, of_one in amounts.items()}


@dataclass(frozen=True)
class Given:
    """What distinct contributors give to one cell, in whole steps of 1 / `steps`.

    amounts: one for each contributor, its records added up. kind: the type of the amounts before.
    Whole numbers let a rule compare without rounding, and fast.
    """

    amounts: list[int]
    steps: int
    kind: type[Number]

    @classmethod
    def by(cls, contributions: Iterable[Contribution]) -> "Given":
        """Add up each contributor's records. Raises BadTable for what is no finite number."""
        pairs = [(contributor, number(amount)) for contributor, amount in contributions]
        ratios = [_ratio(amount) for _, amount in pairs]
        steps = lcm(*{below for _, below in ratios})
        amounts: defaultdict[Hashable, int] = defaultdict(int)
        for (contributor, _), (above, below) in zip(pairs, ratios, strict=True):
            amounts[contributor] += above * (steps // below)
        return cls(list(amounts.values()), steps, kind(amount for _, amount in pairs))

    @property
    def sizes(self) -> list[int]:
        """The amounts without their signs, largest first."""
        return sorted(map(abs, self.amounts), reverse=True)

    def number(self, steps: int | Fraction) -> Number:
        """Return so many steps in the unit and, where it can hold them, the type of the cell."""
        amount = Fraction(steps) / self.steps
        if self.kind is Fraction:
            return amount
        if self.kind is Decimal:
            return Decimal(amount.numerator) / amount.denominator
        if self.kind is int and amount.denominator == 1:
            return amount.numerator
        return float(amount)


def _ratio(amount: Number) -> tuple[int, int]:
    written = Decimal(repr(amount)) if isinstance(amount, float) else amount
    return written.as_integer_ratio()
