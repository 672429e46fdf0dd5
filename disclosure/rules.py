"""Primary rules: cells that would give a contributor away by themselves.

Counting rules (`MinimumContributors`, `MinimumCount`, `FullShare`) ask how many stand behind a
number; magnitude rules (`Dominance`, `PPercent`, `PQ`) ask how closely one contributor's amount can
be estimated from the cell. Every rule looks at distinct contributors: the amounts of one are added
up first, and magnitude rules take the sum without its sign. Percentages are written 15, not 0.15.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Protocol, TypeVar

from disclosure.amounts import Contribution, Given, Number, exact
from disclosure.errors import BadTable

Cell = TypeVar("Cell", bound=Hashable)


class Rule(Protocol):
    """Tells why a cell with these contributions must be hidden, or None."""

    def reason(self, contributions: Sequence[Contribution]) -> "Reason | None": ...


@dataclass(frozen=True)
class Reason:
    """Why a cell is hidden: the rule, and how far above and below its true value everybody's
    best guess must be able to lie, in the unit of the cell (0: it only must not be certain)."""

    rule: Rule
    need_up: Number
    need_down: Number


@dataclass(frozen=True)
class MinimumContributors:
    """Fewer than `n` distinct contributors stand behind a cell (the rule of few firms).

    Contributors of 0 do not hide a third one's number: a cell needs `n` contributors, and, unless
    it is 0 for all of them, `n` who give more than 0. A cell without contributors has nothing to
    hide. `width`: the share of the value it must stay uncertain by, each way.
    """

    n: int = 3
    width: Number = 0.0

    def __post_init__(self) -> None:
        _check_count_and_width(self.n, self.width)

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None. Amounts below 0 count by their size."""
        given = Given.by(contributions)
        givers = {contributor for contributor, amount in contributions if amount}
        if not 0 < len(given.amounts) < self.n and not 0 < len(givers) < self.n:
            return None
        return _same_each_way(self, given.number(exact(self.width) * sum(given.sizes)))


@dataclass(frozen=True)
class MinimumCount:
    """A number of people that is more than 0 and less than `n`; the amounts are people.

    `width`: the share of the number it must stay uncertain by, each way. A count of 0 is shown: it
    names nobody. Where 0 itself tells something of people (none of them passed), add `FullShare`.
    """

    n: int = 10
    width: Number = 0.0

    def __post_init__(self) -> None:
        _check_count_and_width(self.n, self.width)

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None. Raises BadTable for an amount below 0."""
        given = _counted(contributions)
        count = sum(given.amounts)
        if not 0 < count < self.n * given.steps:
            return None
        return _same_each_way(self, given.number(exact(self.width) * count))


@dataclass(frozen=True)
class Dominance:
    """The `n` largest contributors hold more than `k` percent of a cell: the (n, k) rule.

    inclusive: hide at exactly `k` percent too, as in "80 percent or more". The value must stay
    uncertain by what the cell would need for them to hold `k` percent of it.
    """

    n: int = 1
    k: Number = 80
    inclusive: bool = False

    def __post_init__(self) -> None:
        _require(self.n >= 1, f"Dominance looks at 1 contributor or more, not {self.n}")
        _require(0 < self.k <= 100, f"A percentage k lies above 0 and up to 100, not {self.k}")

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None; a cell that is 0 for all is never hidden."""
        given = Given.by(contributions)
        sizes = given.sizes
        needed = sum(sizes[: self.n]) * 100 / exact(self.k)
        whole = sum(sizes)
        if not whole or needed < whole or (needed == whole and not self.inclusive):
            return None
        return _same_each_way(self, given.number(needed - whole))


@dataclass(frozen=True)
class PPercent:
    """The second largest contributor could estimate the largest to within `p` percent.

    It subtracts its own amount from the cell; what is left of the others (the rest) is its error,
    and must not be less than `p` percent of the largest. With `p` above 0, one or two givers are
    always hidden. The value must stay uncertain by what the rest lacks.
    """

    p: Number = 10

    def __post_init__(self) -> None:
        _require(0 <= self.p < inf, f"A percentage p is 0 or more, not {self.p}")

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None; a cell that is 0 for all is never hidden."""
        return _too_little_rest(self, contributions, exact(self.p) / 100)


@dataclass(frozen=True)
class PQ:
    """As `PPercent`, for attackers who knew each amount to within `q` percent beforehand: nobody
    may come closer than `p` percent, so the rest must not be less than p/q of the largest."""

    p: Number
    q: Number

    def __post_init__(self) -> None:
        _require(0 <= self.p < inf, f"A percentage p is 0 or more, not {self.p}")
        _require(0 < self.q < inf, f"A percentage q is more than 0, not {self.q}")

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None; a cell that is 0 for all is never hidden."""
        return _too_little_rest(self, contributions, exact(self.p) / exact(self.q))


@dataclass(frozen=True)
class FullShare:
    """A part of a group of people that is nobody or everybody: it tells each one's answer.

    The contributors are the people of the group; the amount is 1 for who belongs to the part and 0
    for who does not.
    """

    def reason(self, contributions: Sequence[Contribution]) -> Reason | None:
        """Return why the cell is hidden, or None. Raises BadTable for an amount below 0."""
        given = _counted(contributions)
        part, people = sum(given.amounts), len(given.amounts) * given.steps
        if not people or 0 < part < people:
            return None
        return _same_each_way(self, 0)


def primary(
    contributions: Mapping[Cell, Sequence[Contribution]], rules: Iterable[Rule]
) -> dict[Cell, Reason]:
    """Return {cell: reason} for every cell that a rule hides, in the order of the cells.

    contributions: {cell: [(contributor, amount), ...]}; a contributor may come several times.
    The first rule that hides a cell is its reason; its needs are the largest of all rules that do.
    Raises BadTable, naming the cell, for an amount that is no finite number or a negative count.
    """
    rules = list(rules)
    reasons = {}
    for cell, pairs in contributions.items():
        try:
            found = [reason for rule in rules if (reason := rule.reason(pairs)) is not None]
        except BadTable as error:
            raise BadTable(f"Cell {cell!r}: {error}") from error
        if found:
            reasons[cell] = Reason(
                found[0].rule,
                max(reason.need_up for reason in found),
                max(reason.need_down for reason in found),
            )
    return reasons


def _too_little_rest(
    rule: Rule, contributions: Sequence[Contribution], share: Fraction
) -> Reason | None:
    given = Given.by(contributions)
    largest, _, *rest = [*given.sizes, 0, 0]
    missing = share * largest - sum(rest)
    return _same_each_way(rule, given.number(missing)) if missing > 0 else None


def _counted(contributions: Sequence[Contribution]) -> Given:
    given = Given.by(contributions)
    if any(amount < 0 for _, amount in contributions):
        raise BadTable("an amount is below 0, but this is a count")
    return given


def _same_each_way(rule: Rule, need: Number) -> Reason:
    return Reason(rule, need, need)


def _check_count_and_width(n: int, width: Number) -> None:
    _require(n >= 1, f"The fewest that may be shown is 1 or more, not {n}")
    _require(0 <= width < inf, f"A width is a share of the value, 0 or more, not {width}")


def _require(fits: bool, sentence: str) -> None:
    if not fits:
        raise ValueError(sentence)
