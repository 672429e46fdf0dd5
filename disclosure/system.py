"""A table as numbers in a fixed order and sums that bind them, read once and checked."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log2
from typing import Any

import numpy as np

from disclosure.amounts import number
from disclosure.errors import BadTable
from disclosure.program import BEST, DUAL, adding_up, solve_whole

Values = Mapping[Any, Any]
Relation = tuple[Hashable, Iterable[Hashable]]
Bound = Any  # a number, {cell: number}, or None: no bound

# How far a sum of floats may miss its total, as a share of its largest term.
ROUNDING = 1e-9
# What the largest number of a program becomes; far beyond, the solver's tolerances lose small ones.
LARGEST = 2.0**20
# Above, whole numbers are treated as any others: nobody counts so many, and floats round them.
LARGEST_WHOLE = 2.0**30


@dataclass(frozen=True)
class System:
    """Cells 0 to n-1 in a fixed order, and what everybody knows of them.

    true: values times `scale`; low, high: bounds everybody knows, as deviations from `true`;
    known: cells that an earlier release shows; current: cells of the table itself, the others
    being known or hidden since an earlier release (then `true` is some value that fits);
    relations: (total, parts) by position; whole: everybody knows that all values are whole.
    """

    cells: list[Hashable]
    index: dict[Hashable, int]
    true: np.ndarray
    low: np.ndarray
    high: np.ndarray
    known: np.ndarray
    current: np.ndarray
    relations: list[tuple[int, list[int]]]
    scale: float
    whole: bool

    def sums(self, column: Mapping[int, int]) -> list[list[tuple[int, int]]]:
        """Return the relations among some cells, {cell: column}, as [(column, 1 or -1), ...]."""
        rows = [
            [(column[part], 1) for part in parts if part in column]
            + ([(column[total], -1)] if total in column else [])
            for total, parts in self.relations
        ]
        return [row for row in rows if row]

    @property
    def resolution(self) -> float:
        """Return the least deviation that makes a value uncertain: of whole numbers, 1."""
        if self.whole:
            return 1.0
        sizes = np.abs(self.true[self.true != 0])
        return float(min(1.0, max(1e-4, sizes.min() / 2))) if sizes.size else 1.0


def read_system(
    values: Values,
    relations: Iterable[Relation],
    *,
    published: Iterable[tuple[Values, Iterable[Relation]]] = (),
    lower: Bound = 0,
    upper: Bound = None,
    whole: bool | None = None,
    marks: Mapping[Hashable, tuple[float, ...]] | None = None,
) -> System:
    """Check a table and the releases before it, and return them as one system.

    lower: 0 is no bound where a value is negative. whole: None finds out. marks: what tells cells
    apart besides value and place; the order of cells depends on what they are before what they are
    called, so neither the order of the input nor other names change what is chosen later. Raises
    BadTable, naming the cell.
    """
    numbers = read_numbers(values)
    shown: dict[Hashable, float] = {}
    rows = _rows(relations)
    later = []
    for old_values, old_relations in published:
        _remember(shown, numbers, old_values)
        later += _rows(old_relations)
    _refuse_unknown(rows, numbers, shown)
    rows += later
    _refuse_loops(rows)
    everything = {**shown, **numbers}
    if not isinstance(lower, Mapping) and lower == 0 and min(everything.values()) < 0:
        lower = None
    _refuse_wrong_sums(rows, everything)
    cells = _in_order(everything, rows, marks or {})
    if whole is None:
        whole = all(map(float.is_integer, everything.values()))
    return _assemble(cells, everything, (shown, numbers), rows, (lower, upper), whole)


def read_numbers(values: Values) -> dict[Hashable, float]:
    """Return the values as floats. Raises BadTable for an empty table and for what is no number."""
    if not values:
        raise BadTable("The table has no cells")
    return {cell: _finite(cell, value) for cell, value in values.items()}


def _finite(cell: Hashable, value: Any) -> float:
    try:
        return float(number(value))
    except BadTable as error:
        raise BadTable(f"Cell {cell!r}: {error}") from error


def _rows(relations: Iterable[Relation]) -> list[tuple[Hashable, list[Hashable]]]:
    return [(total, list(parts)) for total, parts in relations]


def _remember(shown: dict[Hashable, float], now: Mapping[Hashable, float], old: Values) -> None:
    """Add a release's values to what is shown already; an equal key means the same cell."""
    for cell, value in old.items():
        was = _finite(cell, value)
        for other in (shown.get(cell, was), now.get(cell, was)):
            if not _same(was, other):
                raise BadTable(f"Cell {cell!r} was published as {was:g} and is {other:g} here")
        shown[cell] = was


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def _refuse_unknown(rows: list, *tables: Mapping) -> None:
    for total, parts in rows:
        for cell in (total, *parts):
            if not any(cell in table for table in tables):
                raise BadTable(f"Relation of {total!r}: {cell!r} is no cell of the table")


def _refuse_loops(rows: list[tuple[Hashable, list[Hashable]]]) -> None:
    """Refuse a part listed twice and a cell that is, over any number of steps, its own total."""
    for total, parts in rows:
        if len(set(parts)) < len(parts):
            twice = next(part for part in parts if parts.count(part) > 1)
            raise BadTable(f"Relation of {total!r}: part {twice!r} is listed twice")
    bottom_up(rows)


def bottom_up(rows: Sequence[tuple[Hashable, Sequence[Hashable]]]) -> list[int]:
    """Return the positions of the relations so that each comes after those of its parts.

    Raises BadTable for a cell that is its own total.
    """
    totals: dict[Hashable, list[int]] = {}
    for place, (total, _) in enumerate(rows):
        totals.setdefault(total, []).append(place)
    done: list[int] = []
    state: dict[Hashable, bool] = {}  # False: being walked, True: done
    for start in totals:
        steps: list[tuple[Hashable, bool]] = [(start, False)]
        while steps:
            cell, left = steps.pop()
            if left:
                state[cell] = True
                done += totals[cell]
            elif state.get(cell) is False:
                raise BadTable(f"Cell {cell!r} is its own total")
            elif cell not in state and cell in totals:
                state[cell] = False
                steps.append((cell, True))
                steps += [(part, False) for place in totals[cell] for part in rows[place][1]]
    return done


def _refuse_wrong_sums(rows: list, numbers: Mapping[Hashable, float]) -> None:
    for total, parts in rows:
        if total not in numbers or not all(part in numbers for part in parts):
            continue
        terms = [numbers[part] for part in parts]
        gap = sum(terms) - numbers[total]
        sizes = [abs(term) for term in (*terms, numbers[total])]
        exact = all(size.is_integer() and size < 2**50 for size in sizes)
        if abs(gap) > (0 if exact else ROUNDING * max(sizes)):
            raise BadTable(
                f"Relation of {total!r}: the parts add up to {sum(terms):.12g}, not to "
                f"{numbers[total]:.12g}"
            )


def _in_order(
    numbers: Mapping[Hashable, float], rows: list, marks: Mapping[Hashable, tuple[float, ...]]
) -> list[Hashable]:
    """Return the cells sorted by value and marks, then by what they add up with, then by name."""
    cells = set(numbers).union(*({total, *parts} for total, parts in rows))
    colour: dict[Hashable, Any] = {
        cell: (cell in numbers, numbers.get(cell, 0.0), marks.get(cell, ())) for cell in cells
    }
    # Each round looks one sum further; a table's cells meet within three.
    for _ in range(3):
        colour = _ranks(colour)
        around: dict[Hashable, list] = {cell: [] for cell in cells}
        for total, parts in rows:
            seen = (colour[total], *sorted(colour[part] for part in parts))
            around[total].append((0, seen))
            for part in parts:
                around[part].append((1, seen))
        colour = {cell: (colour[cell], sorted(around[cell])) for cell in cells}
    colour = _ranks(colour)
    return sorted(cells, key=lambda cell: (colour[cell], type(cell).__name__, repr(cell)))


def _ranks(colour: Mapping[Hashable, Any]) -> dict[Hashable, int]:
    distinct: list[Any] = []
    for mark in sorted(colour.values()):
        if not distinct or mark != distinct[-1]:
            distinct.append(mark)
    places = {repr(mark): place for place, mark in enumerate(distinct)}
    return {cell: places[repr(mark)] for cell, mark in colour.items()}


def _assemble(
    cells: list[Hashable],
    numbers: Mapping[Hashable, float],
    tables: tuple[Collection[Hashable], Collection[Hashable]],
    rows: list[tuple[Hashable, list[Hashable]]],
    bounds: tuple[Bound, Bound],
    whole: bool,
) -> System:
    shown, now = tables
    index = {cell: place for place, cell in enumerate(cells)}
    largest = max(map(abs, numbers.values()))
    whole = whole and largest <= LARGEST_WHOLE
    scale = 1.0 if whole or not largest else 2.0 ** round(log2(LARGEST / largest))
    true = scale * np.array([numbers.get(cell, 0.0) for cell in cells])
    low = scale * np.array([_bound(bounds[0], cell, -inf) for cell in cells])
    high = scale * np.array([_bound(bounds[1], cell, inf) for cell in cells])
    relations = sorted(
        (index[total], sorted(index[part] for part in parts)) for total, parts in rows
    )
    system = System(
        cells=cells,
        index=index,
        true=true,
        low=low - true,
        high=high - true,
        known=np.array([cell in shown for cell in cells]),
        current=np.array([cell in now for cell in cells]),
        relations=relations,
        scale=scale,
        whole=whole,
    )
    return _fitted(system)


def _bound(bound: Bound, cell: Hashable, none: float) -> float:
    if isinstance(bound, Mapping):
        bound = bound.get(cell)
    return none if bound is None else float(bound)


def _fitted(system: System) -> System:
    """Return the system with a value for each cell that only earlier releases know and hide."""
    ghosts = ~system.known & ~system.current
    if not ghosts.any():
        return system
    low, high = np.where(ghosts, system.low, 0.0), np.where(ghosts, system.high, 0.0)
    # Ghosts are 0 so far, so what each sum is short of is what they must add up to.
    rows = system.sums({place: place for place in range(len(system.cells))})
    short = [-sum(sign * system.true[place] for place, sign in row) for row in rows]
    program = adding_up(rows, low, high, strategy=DUAL, sums=short)
    if system.whole:
        answer = solve_whole(program)
    else:
        program.run()
        found = program.getModelStatus() == BEST
        answer = np.array(program.getSolution().col_value) if found else None
    if answer is None:
        raise BadTable("The table contradicts an earlier release: no hidden values fit both")
    return replace(
        system, true=system.true + answer, low=system.low - answer, high=system.high - answer
    )
