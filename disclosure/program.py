"""Linear and mixed-integer programs over cells that add up, on HiGHS."""

from collections.abc import Iterable, Sequence

import highspy
import numpy as np
from numpy.typing import ArrayLike

OPTIONS: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    # A relation with few open cells is solved in microseconds; presolve would cost more, and
    # would lose the basis from one question to the next.
    "presolve": "off",
    "solver": "simplex",
}
DUAL, PRIMAL = 1, 4
BEST = highspy.HighsModelStatus.kOptimal
NO_WAY = highspy.HighsModelStatus.kInfeasible
WITHOUT_END = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


def new_program() -> highspy.Highs:
    """Return an empty program that is silent and gives the same answer every time."""
    program = highspy.Highs()
    for name, value in OPTIONS.items():
        program.setOptionValue(name, value)
    return program


def adding_up(
    rows: Sequence[Sequence[tuple[int, int]]],
    low: np.ndarray,
    high: np.ndarray,
    *,
    strategy: int,
    two_sided: bool = False,
    sums: Sequence[float] | None = None,
) -> highspy.Highs:
    """Return a program whose columns x lie in low..high and whose rows add up to 0, or to `sums`.

    rows: each [(column, sign), ...]. two_sided: each cell has two columns, x = up - down: column c
    from 0 to high, column n + c from 0 to -low, so that the distance from 0 can have a price.
    """
    columns: list[list[tuple[int, int]]] = [[] for _ in low]
    for number, row in enumerate(rows):
        for column, sign in row:
            columns[column].append((number, sign))
    if two_sided:
        columns += [[(number, -sign) for number, sign in column] for column in columns]
        low, high = np.zeros(2 * len(low)), np.concatenate([high, -low])
    program = new_program()
    program.setOptionValue("simplex_strategy", strategy)
    targets = np.zeros(len(rows)) if sums is None else np.array(sums, dtype=float)
    program.passModel(_model(columns, low, high, targets))
    return program


def _model(
    columns: list[list[tuple[int, int]]], low: np.ndarray, high: np.ndarray, sums: np.ndarray
) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(columns), len(sums)
    model.col_cost_ = np.zeros(len(columns))
    model.col_lower_, model.col_upper_ = low, high
    model.row_lower_ = model.row_upper_ = sums
    entries = [entry for column in columns for entry in column]
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.cumsum([0, *map(len, columns)])
    model.a_matrix_.index_ = np.array([row for row, _ in entries], dtype=np.int32)
    model.a_matrix_.value_ = np.array([sign for _, sign in entries], dtype=float)
    return model


def set_costs(program: highspy.Highs, columns: Iterable[int], costs: Iterable[float]) -> None:
    """Give these columns these costs."""
    places = np.fromiter(columns, dtype=np.int32)
    program.changeColsCost(len(places), places, np.fromiter(costs, dtype=float))


def set_bounds(
    program: highspy.Highs, columns: Iterable[int], low: ArrayLike, high: ArrayLike
) -> None:
    """Give these columns these bounds."""
    places = np.fromiter(columns, dtype=np.int32)
    ends = np.array(low, dtype=float), np.array(high, dtype=float)
    program.changeColsBounds(len(places), places, *ends)


def solve(program: highspy.Highs) -> highspy.HighsModelStatus:
    """Run a program and return how it ended; one that got lost on its way starts afresh."""
    program.run()
    status = program.getModelStatus()
    if status not in (BEST, NO_WAY, *WITHOUT_END):
        program.clearSolver()
        program.run()
        status = program.getModelStatus()
    return status


def solve_whole(program: highspy.Highs) -> np.ndarray | None:
    """Return the best solution in whole numbers, or None; the program stays a linear one."""
    count = program.getNumCol()
    places = np.arange(count, dtype=np.int32)
    integer, continuous = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    program.changeColsIntegrality(count, places, np.full(count, integer))
    for name, value in (("presolve", "on"), ("solver", "choose")):
        program.setOptionValue(name, value)
    program.run()
    found = program.getModelStatus() == BEST
    answer = np.array(program.getSolution().col_value) if found else None
    program.changeColsIntegrality(count, places, np.full(count, continuous))
    for name in ("presolve", "solver"):
        program.setOptionValue(name, OPTIONS[name])
    program.clearSolver()
    return answer


def is_whole(numbers: np.ndarray) -> bool:
    """Tell whether all are whole numbers, as far as a solver can tell."""
    return bool(np.all(np.abs(numbers - np.round(numbers)) < 1e-6))
