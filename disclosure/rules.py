"""Primary rules: cells that would give a contributor away by themselves."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Protocol, TypeVar

Number = int | float | Decimal | Fraction
Contribution = tuple[Hashable, Number]
Cell = TypeVar("Cell", bound=Hashable)


class Rule(Protocol):
    """Tells why a cell with these contributions must be hidden, or None."""

    def reason(self, contributions: Sequence[Contribution]) -> "Reason | None": ...


@dataclass(frozen=True)
class Reason:
    """Why a cell is hidden: the rule, and how far below and above its true value everybody's
    best guess must be able to lie, in the unit of the cell (0: it only must not be certain)."""

    rule: Rule
    need_up: Number
    need_down: Number


@dataclass(frozen=True)
class MinimumContributors:
    """Fewer than `n` distinct contributors stand behind a cell (measures: "few firms").

    Contributors of 0 do not hide a third one's number: a cell needs `n` contributors, and, unless
    it is 0 for all of them, `n` who give more than 0. A cell without contributors has nothing to
    hide. `width`: the share of the value it must stay uncertain by, each way.
    """

    n: int = 3
    width: Number = 0.0

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None. Amounts below 0 count by their size."""
        all_of_them = {contributor for contributor, _ in contributions}
        givers = {contributor for contributor, amount in contributions if amount}
        if not 0 < len(all_of_them) < self.n and not 0 < len(givers) < self.n:
            return None
        value = sum(abs(amount) for _, amount in contributions)  # type: ignore[misc]
        need = self.width * value if self.width else 0
        return Reason(self, need, need)


def primary(
    contributions: Mapping[Cell, Sequence[Contribution]], rules: Iterable[Rule]
) -> dict[Cell, Reason]:
    """Return {cell: reason} for every cell that a rule hides, in the order of the cells.

    contributions: {cell: [(contributor, amount), ...]}; a contributor may come several times.
    The first rule that hides a cell is its reason. Raises ValueError, naming the cell, for an
    amount that is no finite number.
    """
    rules = list(rules)
    reasons = {}
    for cell, pairs in contributions.items():
        if not all(isfinite(amount) for _, amount in pairs):
            raise ValueError(f"An amount of cell {cell!r} is not a finite number")
        for rule in rules:
            reason = rule.reason(pairs)
            if reason is not None:
                reasons[cell] = reason
                break
    return reasons
