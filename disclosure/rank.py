"""Which unknowns a set of sums fixes, whatever the numbers are."""

from collections.abc import Iterable, Sequence

import numpy as np

# A prime below 2**31: products of two remainders fit 64 bits. A wrong answer needs a determinant
# of 0, 1 and -1 that this prime happens to divide.
PRIME = 2**31 - 1


def fixed_by_sums(rows: Iterable[Sequence[tuple[int, int]]]) -> set[int]:
    """Return the unknowns whose value follows from the rows, exactly (measures.md 4.3).

    rows: each [(unknown, 1 or -1), ...], for sum = a known number. An unknown is fixed when the
    row with it alone lies in the span of the rows, which elimination modulo a prime shows.
    """
    fixed, rest = _peel([dict(row) for row in rows])
    unknowns = sorted({unknown for row in rest for unknown in row})
    if not unknowns:
        return fixed
    place = {unknown: number for number, unknown in enumerate(unknowns)}
    matrix = np.zeros((len(rest), len(unknowns)), dtype=np.int64)
    for number, row in enumerate(rest):
        for unknown, sign in row.items():
            matrix[number, place[unknown]] = sign % PRIME
    reduced = _reduce(matrix)
    alone = np.count_nonzero(reduced, axis=1) == 1
    return fixed | {unknowns[np.flatnonzero(row)[0]] for row in reduced[alone]}


def _peel(rows: list[dict[int, int]]) -> tuple[set[int], list[dict[int, int]]]:
    """Take out what a row fixes by itself, again and again; return it and the rows left."""
    holding: dict[int, list[dict[int, int]]] = {}
    for row in rows:
        for unknown in row:
            holding.setdefault(unknown, []).append(row)
    single = [row for row in rows if len(row) == 1]
    fixed = set()
    while single:
        for unknown in list(single.pop()):
            fixed.add(unknown)
            for row in holding[unknown]:
                row.pop(unknown, None)
                if len(row) == 1:
                    single.append(row)
    return fixed, [row for row in rows if row]


def _reduce(matrix: np.ndarray) -> np.ndarray:
    """Return the reduced row echelon form modulo PRIME."""
    top = 0
    for column in range(matrix.shape[1]):
        pivots = np.flatnonzero(matrix[top:, column])
        if not pivots.size:
            continue
        matrix[[top, top + pivots[0]]] = matrix[[top + pivots[0], top]]
        matrix[top] = matrix[top] * pow(int(matrix[top, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(matrix[:, column])
        others = others[others != top]
        matrix[others] = (matrix[others] - matrix[others, column, None] * matrix[top]) % PRIME
        top += 1
        if top == len(matrix):
            break
    return matrix
