"""Ways a table could differ from the true one while everything shown stays as it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from disclosure.goals import Goal, Task
from disclosure.program import (
    BEST,
    DUAL,
    adding_up,
    is_whole,
    set_bounds,
    set_costs,
    solve,
    solve_whole,
)

# A cheapest move may need halves or thirds of a unit; taken so many times at most, it is one in
# whole numbers.
MOST_TIMES = 12
# And where bounds forbid that, one that asks for more to begin with may do.
TIMES = (1, 2, 3, 4, 6)
SLACK = 1e-7


class Move(NamedTuple):
    """A difference from the true table: the cells that move, as bits, and how far one of them.

    possible: also for somebody who knows that all values are whole, if everybody does.
    """

    cells: int
    shift: float
    possible: bool

    def reaches(self, goal: Goal) -> bool:
        """Tell whether this move of the goal's cell is what the goal asks for."""
        if self.cells & goal.known:
            return False
        if goal.direction:
            return self.shift * goal.direction >= goal.amount - 1e-6
        return self.possible and abs(self.shift) >= goal.amount - 1e-6


class Mover:
    """Finds the cheapest move for a goal, by a linear program (measures.md 4.4 B).

    Only `cells` move. They cost what `set_cost` says for each unit; `close` takes them out.
    """

    def __init__(self, task: Task, cells: Sequence[int]) -> None:
        self.task = task
        self.cells = np.array(cells, dtype=int)
        self.column = {cell: column for column, cell in enumerate(cells)}
        self.shut: set[int] = set()
        places = [task.places[cell] for cell in cells]
        self.low, self.high = task.system.low[places], task.system.high[places]
        rows = task.system.sums({place: column for column, place in enumerate(places)})
        # Always from the start, where the true table fits: a move touches few cells, so the dual
        # simplex is there in a few steps.
        self.program = adding_up(rows, self.low, self.high, strategy=DUAL, two_sided=True)

    def set_cost(self, cells: Iterable[int], costs: Iterable[float]) -> None:
        set_costs(self.program, self._both_ways(self._columns(cells)), list(costs) * 2)

    def close(self, cells: Iterable[int]) -> None:
        """Let these cells not move."""
        columns = self._columns(cells)
        self.shut.update(columns)
        nowhere = np.zeros(len(columns))
        self._bound(columns, nowhere, nowhere)

    def open(self, cells: Iterable[int]) -> None:
        """Let these cells move as far as everybody's bounds allow."""
        columns = self._columns(cells)
        self.shut.difference_update(columns)
        self._bound(columns, self.low[columns], self.high[columns])

    def _columns(self, cells: Iterable[int]) -> list[int]:
        return [self.column[cell] for cell in cells]

    def _both_ways(self, columns: list[int]) -> list[int]:
        return columns + [len(self.cells) + column for column in columns]

    def _bound(self, columns: list[int], low: np.ndarray, high: np.ndarray) -> None:
        if columns:
            ends = np.concatenate([high, -low])
            set_bounds(self.program, self._both_ways(columns), np.zeros(len(ends)), ends)

    def cheapest(self, goal: Goal) -> Move | None:
        """Return the cheapest move that reaches the goal, or None."""
        # Somebody who knows that cells are 0 knows it of all of them: only a cell that is 0 itself
        # is kept safe by others that are.
        known = goal.known | (0 if self.task.zeros >> goal.cell & 1 else self.task.zeros)
        closed = [
            cell
            for cell in cells_of(known)
            if cell != goal.cell and self.column.get(cell, -1) not in {-1, *self.shut}
        ]
        self.close(closed)
        try:
            if goal.direction:
                return self._move(goal.cell, self._push(goal.cell, goal.direction * goal.amount))
            return self._uncertain(goal)
        finally:
            self.open(closed)

    def _uncertain(self, goal: Goal) -> Move | None:
        """Return a move either way; if values are whole, one in whole numbers."""
        ways = [1, -1]
        for times in TIMES if self.task.system.whole else TIMES[:1]:
            for way in list(ways):
                moved = self._push(goal.cell, way * times * goal.amount)
                move = self._move(goal.cell, moved)
                if move is not None and move.possible:
                    return move
                if moved is None and times == 1:
                    ways.remove(way)
        moves = (self._push(goal.cell, way * goal.amount, whole=True) for way in ways)
        return next((self._move(goal.cell, moved) for moved in moves if moved is not None), None)

    def _push(self, cell: int, far: float, *, whole: bool = False) -> np.ndarray | None:
        """Return by how much each cell moves where this one moves so far, or None."""
        column, count = self.column[cell], len(self.cells)
        if far > self.high[column] + SLACK or far < self.low[column] - SLACK:
            return None
        ways = [max(far, 0.0), max(-far, 0.0)]
        set_bounds(self.program, [column, count + column], ways, ways)
        self.program.setBasis()
        if whole:
            answer = solve_whole(self.program)
        else:
            found = solve(self.program) == BEST
            answer = np.array(self.program.getSolution().col_value) if found else None
        self._bound([column], self.low[[column]], self.high[[column]])
        return None if answer is None else answer[:count] - answer[count:]

    def _move(self, cell: int, moved: np.ndarray | None) -> Move | None:
        if moved is None:
            return None
        possible = True
        if self.task.system.whole:
            longer = self._in_whole_numbers(moved)
            possible = longer is not None
            moved = moved if longer is None else longer
        moving = self.cells[np.abs(moved) > SLACK]
        return Move(bits(moving), float(moved[self.column[cell]]), possible)

    def _in_whole_numbers(self, moved: np.ndarray) -> np.ndarray | None:
        """Return the least multiple of a move that is in whole numbers and in bounds, or None."""
        for times in range(1, MOST_TIMES + 1):
            longer = times * moved
            fits = (self.low - SLACK <= longer) & (longer <= self.high + SLACK)
            if fits.all() and is_whole(longer):
                return longer
        return None


def bits(cells: Iterable[int]) -> int:
    """Return a set of cells as the bits of one number."""
    return sum(1 << int(cell) for cell in cells)


def cells_of(mask: int) -> list[int]:
    """Return the cells whose bits are set, ascending."""
    return [place for place, bit in enumerate(reversed(bin(mask)[2:])) if bit == "1"]
