"""The audit: what somebody can work out of the shown cells about the hidden ones."""

from collections.abc import Hashable, Iterable, Mapping
from math import floor, inf, isfinite
from typing import Any, NamedTuple

import numpy as np

from disclosure.errors import BadTable
from disclosure.program import (
    PRIMAL,
    WITHOUT_END,
    adding_up,
    is_whole,
    solve,
    solve_whole,
)
from disclosure.rank import fixed_by_sums
from disclosure.system import Bound, Relation, System, Values, read_system

# A range narrower than this share of the value (or of the resolution) is a point to a solver.
NARROW = 1e-6


class Interval(NamedTuple):
    """What an attacker knows of a hidden cell: between low and high; determined: exactly."""

    low: float
    high: float
    determined: bool


def audit(
    values: Values,
    relations: Iterable[Relation],
    hidden: Iterable[Hashable],
    *,
    lower: Bound = 0,
    upper: Bound = None,
    integer: bool = False,
    known_by: Iterable[Hashable] | Mapping[Hashable, Iterable[Hashable]] | None = None,
    published: Iterable[tuple[Values, Iterable[Relation]]] = (),
) -> dict[Hashable, Interval]:
    """Return {hidden cell: interval}: all that follows from the shown cells (measures.md 4.3).

    values: {cell: number}, of hidden cells too. lower, upper: what everybody knows of hidden cells,
    one number, {cell: number}, or None for no bound; they must be true. integer: values are known
    to be whole. published: earlier releases that everybody holds. known_by: hidden cells that the
    attacker knows, or {attacker: cells}; of several, each cell has the interval of the attacker who
    knows most of it without knowing it. Raises BadTable.
    """
    system = read_system(
        values, relations, published=published, lower=lower, upper=upper, whole=integer
    )
    asked = list(dict.fromkeys(hidden))
    for cell in asked:
        if cell not in values:
            raise BadTable(f"Hidden cell {cell!r} is no cell of the table")
    places = [system.index[cell] for cell in asked]
    refuse_untrue_bounds(system, places)
    answers = [_intervals(system, places, known) for known in _attackers(system, known_by, places)]
    return {
        cell: _tightest([answer[place] for answer in answers if place in answer], system, place)
        for cell, place in zip(asked, places, strict=True)
    }


def refuse_untrue_bounds(system: System, places: Iterable[int]) -> None:
    for place in places:
        for bound, outside in (("lower", system.low[place] > 0), ("upper", system.high[place] < 0)):
            if outside:
                raise BadTable(f"The {bound} bound of cell {system.cells[place]!r} is not true")


def _attackers(system: System, known_by: Any, places: list[int]) -> list[set[int]]:
    groups = known_by.values() if isinstance(known_by, Mapping) else [known_by or ()]
    attackers = []
    for group in [(), *groups]:
        cells = set(group)
        for cell in cells:
            if cell not in system.index:
                raise BadTable(f"Known cell {cell!r} is no cell of the table")
        attackers.append({system.index[cell] for cell in cells}.intersection(places))
    # One attacker who knows nothing learns what everybody does.
    if not isinstance(known_by, Mapping):
        return attackers[-1:]
    return attackers


def _intervals(system: System, places: list[int], known: set[int]) -> dict[int, Interval]:
    """Return what one attacker finds; of a list of cells known to him, they are determined."""
    open_cells = open_to_everybody(system)
    open_cells[places] = True
    open_cells[[*known]] = False
    open_cells &= ~system.known
    return {
        place: interval
        for place, interval in find_intervals(system, open_cells, places).items()
        if place not in known
    }


def open_to_everybody(system: System) -> np.ndarray:
    """Return which cells nobody was ever told: those that only earlier releases know and hide."""
    return ~system.known & ~system.current


def _tightest(found: list[Interval], system: System, place: int) -> Interval:
    if not found:
        return _point(system, place)
    return Interval(
        max(interval.low for interval in found),
        min(interval.high for interval in found),
        any(interval.determined for interval in found),
    )


def find_intervals(
    system: System, open_cells: np.ndarray, places: Iterable[int]
) -> dict[int, Interval]:
    """Return the interval of each of these cells when `open_cells` are unknown."""
    unknown = [int(place) for place in np.flatnonzero(open_cells)]
    fixed = fixed_by_sums(system.sums({place: place for place in unknown}))
    search = _Extremes(system, [place for place in unknown if place not in fixed])
    return {
        place: search.interval(place) if place in search.column else _point(system, place)
        for place in places
    }


def _point(system: System, place: int) -> Interval:
    value = float(system.true[place] / system.scale)
    return Interval(value, value, True)


class _Extremes:
    """The least and the greatest value of cells, over all tables that fit what is shown."""

    def __init__(self, system: System, unknown: list[int]) -> None:
        self.system = system
        self.column = {place: column for column, place in enumerate(unknown)}
        # Deviations from the true values: 0 always fits, so each question starts at an answer.
        self.program = adding_up(
            system.sums(self.column), system.low[unknown], system.high[unknown], strategy=PRIMAL
        )

    def interval(self, place: int) -> Interval:
        low, high = (self._extreme(self.column[place], sign) for sign in (-1, 1))
        if self.system.whole:
            low, high = -_floor(-low), _floor(high)
        true = self.system.true[place]
        if high - low <= NARROW * max(self.system.resolution, abs(true)):
            return _point(self.system, place)
        return Interval(self._value(true + low), self._value(true + high), False)

    def _extreme(self, column: int, sign: int) -> float:
        """Return the largest (sign 1) or smallest (-1) deviation of a column."""
        self.program.changeColCost(column, -sign)
        without_end = solve(self.program) in WITHOUT_END
        answer = np.array(self.program.getSolution().col_value)
        if self.system.whole and not without_end and not is_whole(answer):
            found = solve_whole(self.program)
            # Rather say too much is known than too little.
            answer = np.zeros(len(answer)) if found is None else found
        self.program.changeColCost(column, 0)
        return sign * inf if without_end else float(answer[column])

    def _value(self, number: float) -> float:
        """Return a value in the table's unit, without the solver's last digits."""
        return float(round(number, 6) / self.system.scale) if isfinite(number) else float(number)


def _floor(number: float) -> float:
    return floor(number + NARROW) if isfinite(number) else number
