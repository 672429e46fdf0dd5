"""The cheapest choice of cells to hide: a mixed-integer program that learns from each failure."""

import highspy
import numpy as np

from disclosure.goals import Goal, Task
from disclosure.moves import Move, Mover, cells_of
from disclosure.program import PRIMAL, adding_up, new_program, set_bounds
from disclosure.suppression import OutOfReach, is_safe

# What "any amount" counts as in a cut, in amounts of the goal.
PLENTY = 1e3
NOTHING = 1e-9


def hide_exactly(task: Task) -> list[int]:
    """Return the cells of least summed cost to hide besides the primary ones.

    A variable for each cell, 1 if hidden (Fischetti and Salazar; measures.md 4.4 A). Where a choice
    leaves a goal out of reach, the dual of the failed move says which cells could have helped, and
    the next choice must hide some of them (a Benders cut). Raises OutOfReach.
    """
    optional = [cell for cell in range(len(task.places)) if cell not in task.free]
    choice, attack = Choice(task.cost[optional]), Attack(task)
    moves: dict[int, list[Move]] = {cell: [] for cell in task.primary}
    goals = [goal for cell in task.primary for goal in task.goals(cell)]
    while True:
        chosen = [optional[column] for column in choice.best()]
        failed = list(_failed(task, goals, chosen, moves))
        if not failed:
            return chosen
        for goal in failed:
            helpful, target = attack.what_helps(goal, chosen)
            weights = {
                column: float(min(helpful[cell], target))
                for column, cell in enumerate(optional)
                if helpful[cell] > NOTHING
            }
            if weights:
                choice.demand(weights, target)
            elif task.lose(goal):
                goals.remove(goal)
            else:
                raise OutOfReach(goal)


def _failed(task: Task, goals: list[Goal], chosen: list[int], moves: dict[int, list[Move]]):
    """Yield the goals that no move among hidden cells reaches; keep the moves that are found."""
    mover = Mover(task, sorted({*chosen, *task.free}))
    hidden = sum(1 << cell for cell in mover.cells.tolist())
    for goal in goals:
        usable = [move for move in moves[goal.cell] if not move.cells & ~hidden]
        if not is_safe(goal, usable):
            move = mover.cheapest(goal)
            if move is None:
                yield goal
            else:
                moves[goal.cell].append(move)


class Choice:
    """Which cells to hide at least cost, given what was learned so far."""

    def __init__(self, cost: np.ndarray) -> None:
        self.program = new_program()
        self.count = len(cost)
        for weight in cost:
            self.program.addCol(float(weight), 0.0, 1.0, 0, [], [])
        integer = np.full(self.count, highspy.HighsVarType.kInteger)
        places = np.arange(self.count, dtype=np.int32)
        self.program.changeColsIntegrality(self.count, places, integer)
        self.program.setOptionValue("presolve", "on")
        self.program.setOptionValue("solver", "choose")
        self.program.setOptionValue("mip_rel_gap", 0.0)
        self.program.setOptionValue("mip_abs_gap", 1e-9)

    def best(self) -> list[int]:
        if not self.count:
            return []
        self.program.run()
        answer = np.array(self.program.getSolution().col_value)
        return np.flatnonzero(answer > 0.5).tolist()

    def demand(self, weights: dict[int, float], target: float) -> None:
        """Let the weights of the hidden cells add up to `target` or more."""
        columns = np.fromiter(weights, dtype=np.int32)
        # In shares of the target: numbers near 1 suit the solver.
        shares = np.fromiter(weights.values(), dtype=float) / target
        self.program.addRow(1.0, highspy.kHighsInf, len(columns), columns, shares)


class Attack:
    """The attacker's own program: how far a cell could move, and what it would take to go on."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.low, self.high = task.system.low[task.places], task.system.high[task.places]
        rows = task.system.sums({place: cell for cell, place in enumerate(task.places)})
        self.program = adding_up(rows, self.low, self.high, strategy=PRIMAL)

    def what_helps(self, goal: Goal, chosen: list[int]) -> tuple[np.ndarray, float]:
        """Return how much further each cell could let the goal's cell move, and the distance left.

        Where the bound of whole numbers alone stands in the way, any other cell may help.
        """
        cell, sign = goal.cell, self._sign(goal)
        moving = np.zeros(len(self.low), dtype=bool)
        moving[[*chosen, *self.task.free]] = True
        barred = np.zeros(len(self.low), dtype=bool)
        barred[cells_of(goal.known | (0 if self.task.zeros >> cell & 1 else self.task.zeros))] = (
            True
        )
        barred[cell] = False
        low, high = self._within(goal, barred)
        slopes = self._slopes(cell, sign, np.where(moving, low, 0.0), np.where(moving, high, 0.0))
        plenty = PLENTY * goal.amount
        reach = np.maximum(-slopes * np.maximum(low, -plenty), -slopes * np.minimum(high, plenty))
        kept = np.zeros(len(self.low), dtype=bool)
        kept[list(self.task.free)] = True
        target = goal.amount - reach[kept].sum()
        if target <= NOTHING or reach[moving].sum() >= goal.amount - NOTHING:
            return np.where(moving | barred, 0.0, 1.0), 1.0
        return np.where(kept, 0.0, reach), target

    def _sign(self, goal: Goal) -> int:
        if goal.direction:
            return goal.direction
        return 1 if self.high[goal.cell] >= goal.amount else -1

    def _within(self, goal: Goal, barred: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        low, high = np.where(barred, 0.0, self.low), np.where(barred, 0.0, self.high)
        low[goal.cell] = max(low[goal.cell], -goal.amount)
        high[goal.cell] = min(high[goal.cell], goal.amount)
        return low, high

    def _slopes(self, cell: int, sign: int, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        set_bounds(self.program, range(len(low)), low, high)
        self.program.setBasis()
        self.program.changeColCost(cell, -sign)
        self.program.run()
        self.program.changeColCost(cell, 0)
        slopes = np.array(self.program.getSolution().col_dual)
        return np.where(np.abs(slopes) < NOTHING, 0.0, slopes)
