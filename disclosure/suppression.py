"""Which further cells to hide: the cheapest for one goal after another, then none too many."""

from collections.abc import Collection, Iterable

from disclosure.goals import FREE, Goal, Task
from disclosure.moves import Move, Mover, cells_of

# Tables with no more cells than this are small: choosing takes some hundredths of a second.
SMALL = 200
RETRIES = 20


class OutOfReach(Exception):
    """No move reaches this goal, whatever is hidden."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal)
        self.goal = goal


def hide(task: Task) -> list[int]:
    """Return the cells to hide besides the primary ones. Raises OutOfReach.

    One choice follows from the other, so the first may lead astray. For small tables, it is made
    again without one of the cells it hid, and the cheaper of both kept, a number of times.
    """
    best = _choose(task, frozenset())
    tries = RETRIES if len(task.places) <= SMALL else 0
    without = _dearest_first(task, best)
    while tries and without:
        tries -= 1
        cell = without.pop(0)
        try:
            other = _choose(task, frozenset([cell]))
        except OutOfReach:
            continue
        if _cost(task, other) < _cost(task, best) - 1e-9:
            best, without = other, _dearest_first(task, other)
    return best


def _choose(task: Task, spared: frozenset[int]) -> list[int]:
    suppression = Suppression(task, spared)
    suppression.cover()
    suppression.clean_up()
    return suppression.complementary


def _cost(task: Task, cells: list[int]) -> float:
    return float(task.cost[cells].sum())


def _dearest_first(task: Task, cells: Iterable[int]) -> list[int]:
    return sorted(cells, key=lambda cell: (-task.cost[cell], cell))


class Suppression:
    """A growing, then shrinking choice of hidden cells, and the moves that show it is enough.

    A goal is safe while some kept move reaches it and touches hidden cells only. Hiding more never
    breaks a goal, so one round through all of them is enough, and a cell that one clean-up could
    not show again is needed ever after.
    """

    def __init__(self, task: Task, spared: Collection[int] = ()) -> None:
        self.task = task
        self.mover = Mover(task, range(len(task.places)))
        self.mover.set_cost(range(len(task.places)), task.price)
        self.mover.close(spared)
        self.hidden = 0
        self.added_for: dict[int, int] = {}
        self.moves: dict[int, list[Move]] = {cell: [] for cell in task.primary}
        self.hide(task.free)

    def hide(self, cells: Iterable[int]) -> None:
        cells = list(cells)
        for cell in cells:
            self.hidden |= 1 << cell
        self.mover.set_cost(cells, [FREE] * len(cells))

    def cover(self) -> None:
        """Hide what each goal needs, the hardest first. Raises OutOfReach."""
        for cell in sorted(self.task.primary, key=self._ease):
            for goal in self.task.goals(cell):
                if is_safe(goal, self.moves[cell]):
                    continue
                move = self.mover.cheapest(goal)
                if move is None:
                    if self.task.lose(goal):
                        continue
                    raise OutOfReach(goal)
                self.moves[cell].append(move)
                extra = cells_of(move.cells & ~self.hidden)
                self.added_for |= dict.fromkeys(extra, cell)
                self.hide(extra)

    def _ease(self, cell: int) -> tuple[float, int]:
        return -max(goal.amount for goal in self.task.primary[cell]), cell

    @property
    def complementary(self) -> list[int]:
        return [cell for cell in cells_of(self.hidden) if cell not in self.task.free]

    def clean_up(self) -> None:
        """Show again, the dearest first, what no goal needs."""
        extra = self.complementary
        self.mover = Mover(self.task, cells_of(self.hidden))
        # Moves keep to cells that stay hidden where they can.
        self.mover.set_cost(self.task.free, [FREE] * len(self.task.free))
        self.mover.set_cost(extra, self.task.price[extra])
        for cell in _dearest_first(self.task, extra):
            self.mover.close([cell])
            if not self._manage_without(cell):
                self.mover.open([cell])
                self.mover.set_cost([cell], [FREE])

    def _manage_without(self, cell: int) -> bool:
        """Find other moves for goals whose moves touch the cell; if one fails, change nothing."""
        found = {}
        # What a cell was hidden for is the likeliest to need it.
        first = self.added_for[cell]
        for other in [first, *(other for other in self.moves if other != first)]:
            moves = self.moves[other]
            left = [move for move in moves if not move.cells >> cell & 1]
            if len(left) == len(moves):
                continue
            for goal in self.task.goals(other):
                if is_safe(goal, left):
                    continue
                move = self.mover.cheapest(goal)
                if move is None:
                    return False
                left.append(move)
            found[other] = left
        self.moves.update(found)
        self.hidden &= ~(1 << cell)
        return True


def is_safe(goal: Goal, moves: list[Move]) -> bool:
    """Tell whether one of the moves reaches the goal."""
    return any(move.reaches(goal) for move in moves)
