"""What protecting a table means: how far which cells must be free to move, and against whom."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

import numpy as np

from disclosure.attack import find_intervals
from disclosure.rules import Contribution, Reason
from disclosure.system import System

# What it costs to move a hidden cell, beside 1 for the cheapest that is shown: next to nothing,
# so that no move is longer than it must be.
FREE = 1e-3
# Costs further apart than this would get lost in the solver's tolerances.
DEAREST = 1e6
# A need below this is none: the rule only wants the cell uncertain.
NOTHING = 1e-6


class Goal(NamedTuple):
    """A cell must be free to move `amount` up (1), down (-1) or either way (0).

    known: the cells that the attacker knows, a bit for each column.
    """

    cell: int
    direction: int
    amount: float
    known: int


@dataclass(frozen=True)
class Task:
    """The part of a system that may move, by column: cells that are hidden or could be.

    places: where each column's cell is in the system; cost: of hiding it; primary: {column:
    goals against everybody}; attackers: what coalitions know, as bits; zeros: bits of the primary
    cells to which everybody gives 0; free: columns that are hidden whatever happens; lost: goals
    that no choice can reach.
    """

    system: System
    places: list[int]
    cost: np.ndarray
    primary: dict[int, list[Goal]]
    attackers: list[int]
    zeros: int
    free: frozenset[int]
    lost: set[Goal] = field(default_factory=set)

    @property
    def price(self) -> np.ndarray:
        """Return the cost of a cell's movement, per unit, 1 for the cheapest."""
        positive = self.cost[self.cost > 0]
        return np.clip(self.cost / (positive.min() if positive.size else 1.0), FREE, DEAREST)

    def goals(self, cell: int) -> list[Goal]:
        """Return all goals of a primary cell, those against everybody first."""
        coalitions = [known for known in self.attackers if not known >> cell & 1]
        least = self.system.resolution
        goals = self.primary[cell] + [Goal(cell, 0, least, known) for known in coalitions]
        return [goal for goal in goals if goal not in self.lost] if self.lost else goals

    def lose(self, goal: Goal) -> bool:
        """Drop a goal that is out of reach though nothing were shown now; tell whether it was one.

        A coalition that knows two cells knows what they add up to, and what is left of a published
        total. Hiding more would not change that.
        """
        system = self.system
        unknown = ~system.known
        for column, place in enumerate(self.places):
            unknown[place] &= column == goal.cell or not goal.known >> column & 1
        place = self.places[goal.cell]
        if not goal.known or not find_intervals(system, unknown, [place])[place].determined:
            return False
        self.lost.add(goal)
        return True


def make_task(
    system: System,
    reasons: Mapping[Hashable, Reason],
    contributions: Mapping[Hashable, Sequence[Contribution]],
    cost: Mapping[Hashable, float],
    frozen: Collection[Hashable],
    coalition: int,
) -> Task:
    """Return what must be reached, and with which cells.

    Cells of value 0 that are not primary are known to be 0 and never move.
    """
    places = _movable(system, reasons, frozen)
    column = {system.cells[place]: number for number, place in enumerate(places)}
    given = givers(contributions)
    # A sum in which amounts below 0 cancel is 0 by chance, which nobody would guess.
    zeros = [
        column[cell]
        for cell in reasons
        if not system.true[system.index[cell]] and not given.get(cell)
    ]
    return Task(
        system=system,
        places=places,
        cost=np.array([cost.get(system.cells[place], 0.0) for place in places]),
        primary={
            column[cell]: _needs(system, system.index[cell], column[cell], reason)
            for cell, reason in sorted(reasons.items(), key=lambda pair: column[pair[0]])
        },
        attackers=_attackers(column, insiders(contributions), coalition),
        zeros=sum(1 << number for number in zeros),
        free=frozenset(
            number for number, place in enumerate(places) if not system.current[place]
        ).union(column[cell] for cell in reasons),
    )


def _movable(
    system: System, reasons: Collection[Hashable], frozen: Collection[Hashable]
) -> list[int]:
    """Return the places of cells that are hidden or could be."""
    stuck = set(frozen)
    return [
        place
        for place, cell in enumerate(system.cells)
        if not system.known[place]
        and cell not in stuck
        and (cell in reasons or system.true[place] or not system.current[place])
    ]


def _needs(system: System, place: int, cell: int, reason: Reason) -> list[Goal]:
    """Return how far a cell must move: as the rule says, down no further than its lower bound.

    And it must move at all, in whole numbers where everybody knows that values are whole.
    """
    up = float(reason.need_up) * system.scale
    down = min(float(reason.need_down) * system.scale, -float(system.low[place]))
    needs = ((1, up), (-1, down), (0, system.resolution))
    return [Goal(cell, direction, far, 0) for direction, far in needs if far > NOTHING]


def _attackers(
    column: Mapping[Hashable, int], insiders: Mapping[Hashable, Collection[Hashable]], size: int
) -> list[int]:
    """Return, for each coalition of up to `size`, the cells that it knows, as bits."""
    owned: dict[frozenset[Hashable], int] = {}
    for cell, number in column.items():
        group = frozenset(insiders.get(cell, ()))
        if 0 < len(group) <= size:
            owned[group] = owned.get(group, 0) | 1 << number
    members = sorted({giver for group in owned for giver in group}, key=repr)
    together: dict[int, None] = {}
    for count in range(1, size + 1):
        for coalition in combinations(members, count):
            known = _known_to(frozenset(coalition), owned)
            if known:
                together[known] = None
    return list(together)


def _known_to(coalition: frozenset[Hashable], owned: Mapping[frozenset[Hashable], int]) -> int:
    known = 0
    for count in range(1, len(coalition) + 1):
        for group in combinations(sorted(coalition, key=repr), count):
            known |= owned.get(frozenset(group), 0)
    return known


def givers(contributions: Mapping[Hashable, Sequence[Contribution]]) -> dict[Hashable, set]:
    """Return {cell: who gives other than 0}."""
    return {
        cell: {contributor for contributor, amount in pairs if amount}
        for cell, pairs in contributions.items()
    }


def insiders(contributions: Mapping[Hashable, Sequence[Contribution]]) -> dict[Hashable, set]:
    """Return {cell: who can know it by themselves}: who gives, or if nobody does, who could."""
    return {
        cell: given or {contributor for contributor, _ in contributions[cell]}
        for cell, given in givers(contributions).items()
    }
