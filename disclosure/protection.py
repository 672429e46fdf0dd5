"""Complementary suppression: which further cells to hide so that the primary ones stay unknown."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from disclosure.attack import Interval, find_intervals, open_to_everybody, refuse_untrue_bounds
from disclosure.errors import BadTable, CannotProtect, Proposal
from disclosure.exact import hide_exactly
from disclosure.goals import givers, make_task
from disclosure.proposals import Plain, propose
from disclosure.rules import Contribution, Reason, Rule, primary
from disclosure.suppression import OutOfReach, hide
from disclosure.system import (
    Bound,
    Relation,
    System,
    Values,
    bottom_up,
    read_numbers,
    read_system,
)


@dataclass(frozen=True)
class Protection:
    """A table that may be shown without its hidden cells.

    primary: {cell: why}; complementary: hidden to protect those; hidden: both; intervals: what
    follows from the shown cells about each hidden one; proposal: a coarser table that shows more,
    where this one shows nothing but sums.
    """

    primary: dict[Hashable, Reason]
    complementary: frozenset[Hashable]
    hidden: frozenset[Hashable]
    intervals: dict[Hashable, Interval]
    proposal: Proposal | None = None


def protect(
    values: Values,
    relations: Iterable[Relation],
    *,
    contributions: Mapping[Any, Sequence[Contribution]],
    rules: Iterable[Rule],
    cost: Mapping[Any, float] | None = None,
    published: Iterable[tuple[Values, Iterable[Relation]]] = (),
    frozen: Iterable[Hashable] = (),
    coalition: int = 1,
    exact: bool = False,
    lower: Bound = 0,
    upper: Bound = None,
    integer: bool | None = None,
) -> Protection:
    """Choose which cells to hide (measures.md 4.4): the primary ones and, cheaply, what they need.

    values: {cell: number} of every cell; relations: (total, [parts]); contributions: {cell:
    [(contributor, amount), ...]}, of totals derived where absent. cost: of hiding a cell, default
    the size of its value. published: earlier releases; their cells and `frozen` ones stay shown.
    coalition: how many contributors may share what they know, 0 to 2. exact: the least cost, for
    some 100 cells. lower, upper: as in `audit`. integer: everybody knows that values are whole;
    None: if they are. Raises BadTable, and CannotProtect where a primary cell is safe in no way.
    """
    table = Plain(values, [(total, list(parts)) for total, parts in relations], contributions)
    frozen = set(frozen)
    _refuse_strangers(table, frozen, cost or {}, coalition)
    demands = Demands(
        list(rules), cost, [(old, list(more)) for old, more in published], frozen, coalition,
        exact, lower, upper, integer,
    )  # fmt: skip
    return _with_proposal(table, demands)


@dataclass(frozen=True)
class Demands:
    """What `protect` was asked besides the table: its arguments, by their names."""

    rules: list[Rule]
    cost: Mapping[Any, float] | None
    published: Sequence[tuple[Values, Sequence[Relation]]]
    frozen: Collection[Hashable]
    coalition: int
    exact: bool
    lower: Bound
    upper: Bound
    integer: bool | None


def _with_proposal(table: Plain, demands: Demands) -> Protection:
    """Protect a table; where that cannot be or shows only sums, look for a coarser one."""
    coarser = replace(demands, cost=None, exact=False)
    try:
        result = _protect(table, demands)
    except CannotProtect as failure:
        failure.proposal = propose(table, failure.cell, lambda other: _count(other, coarser))
        raise
    if not _shows_no_part(table, result):
        return result
    first = min(result.primary, key=lambda cell: (abs(table.values[cell]), repr(cell)))
    proposal = propose(table, first, lambda other: _count(other, coarser, of_use=True))
    return replace(result, proposal=proposal)


def _protect(table: Plain, demands: Demands) -> Protection:
    """Protect a table as `protect` says, without looking for a coarser one."""
    numbers = read_numbers(table.values)
    contributions = _with_totals(table)
    reasons = _without_known_zeros(table, primary(contributions, demands.rules))
    given = givers(contributions)
    cost = demands.cost
    weights = {cell: abs(value) for cell, value in numbers.items()} if cost is None else cost
    frozen = demands.frozen
    system = read_system(
        numbers,
        table.relations,
        published=demands.published,
        lower=demands.lower,
        upper=demands.upper,
        whole=demands.integer,
        marks={cell: _marks(cell, reasons, given, weights, frozen) for cell in numbers},
    )
    refuse_untrue_bounds(system, range(len(system.cells)))
    _refuse_shown(system, reasons, frozen)
    task = make_task(system, reasons, contributions, weights, frozen, demands.coalition)
    try:
        chosen = (hide_exactly if demands.exact else hide)(task)
    except OutOfReach as failure:
        cell = system.cells[task.places[failure.goal.cell]]
        raise CannotProtect(cell, "what must stay shown gives it away") from None
    extra = frozenset(system.cells[task.places[column]] for column in chosen)
    hidden = extra.union(reasons)
    return Protection(reasons, extra, hidden, _intervals(system, hidden))


def _count(table: Plain, demands: Demands, *, of_use: bool = False) -> int:
    """Return how many cells of a coarser table are hidden; frozen ones may be merged away.

    of_use: a table that shows nothing but sums does not count. Raises CannotProtect.
    """
    frozen = {cell for cell in demands.frozen if cell in table.values}
    result = _protect(table, replace(demands, frozen=frozen))
    if of_use and _shows_no_part(table, result):
        raise CannotProtect(next(iter(result.primary)), "nothing but sums could be shown")
    return len(result.hidden)


def _shows_no_part(table: Plain, result: Protection) -> bool:
    """Tell whether a table with sums shows nothing else."""
    totals = {total for total, _ in table.relations}
    parts = [cell for cell, value in table.values.items() if value and cell not in totals]
    return bool(totals) and bool(result.primary) and all(part in result.hidden for part in parts)


def _refuse_strangers(
    table: Plain, frozen: Iterable[Hashable], cost: Iterable[Hashable], coalition: int
) -> None:
    if coalition not in (0, 1, 2):
        raise ValueError("coalition is 0, 1 or 2")
    for name, cells in (("Contributions", table.contributions), ("Frozen", frozen), ("Cost", cost)):
        for cell in cells:
            if cell not in table.values:
                raise BadTable(f"{name}: {cell!r} is no cell of the table")


def _with_totals(table: Plain) -> dict[Hashable, Sequence[Contribution]]:
    """Return the contributions of every cell; a total without any of its own has its parts'."""
    everything = dict(table.contributions)
    for place in bottom_up(table.relations):
        total, parts = table.relations[place]
        known = all(part in everything for part in parts)
        if known and total in table.values and total not in everything:
            everything[total] = [pair for part in parts for pair in everything[part]]
    return everything


def _without_known_zeros(
    table: Plain, reasons: Mapping[Hashable, Reason]
) -> dict[Hashable, Reason]:
    """Leave out cells whose 0 follows from a 0 that is shown: hiding them would be for show."""
    reasons, values = dict(reasons), table.values
    for place in reversed(bottom_up(table.relations)):
        total, parts = table.relations[place]
        numbers = [values[part] for part in parts if part in values]
        if values.get(total) == 0 and total not in reasons and not any(numbers):
            for part in parts:
                reasons.pop(part, None)
    return reasons


def _marks(
    cell: Hashable,
    reasons: Mapping[Hashable, Reason],
    given: Mapping[Hashable, Collection[Hashable]],
    weights: Mapping[Hashable, float],
    frozen: Collection[Hashable],
) -> tuple[float, ...]:
    """Return what makes a cell another one than its neighbour with the same value."""
    marks = (float(weights.get(cell, 0)), float(cell in frozen), float(len(given.get(cell, ()))))
    if cell not in reasons:
        return marks
    return (*marks, float(reasons[cell].need_up), float(reasons[cell].need_down))


def _refuse_shown(
    system: System, reasons: Iterable[Hashable], frozen: Collection[Hashable]
) -> None:
    for cell in reasons:
        if system.known[system.index[cell]]:
            raise CannotProtect(cell, "an earlier release shows it")
        if cell in frozen:
            raise CannotProtect(cell, "it is frozen")


def _intervals(system: System, hidden: Collection[Hashable]) -> dict[Hashable, Interval]:
    places = [system.index[cell] for cell in hidden]
    open_cells = open_to_everybody(system)
    open_cells[places] = True
    found = find_intervals(replace(system, whole=False), open_cells, sorted(places))
    return {system.cells[place]: interval for place, interval in found.items()}
