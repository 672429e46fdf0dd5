"""A board's own lists with the names of what they list."""

from collections.abc import Iterable

from accounts.models import Board
from careerpaths.models import Occupation, PriorityOccupation


def named_occupations(
    board: Board, rows: Iterable[PriorityOccupation]
) -> list[tuple[PriorityOccupation, str]]:
    """Return the rows with the occupations' titles, "" where no release has the code."""
    listed = list(rows)
    known = Occupation.objects.titled(board, {row.soc for row in listed})
    return [(row, known[row.soc].title if row.soc in known else "") for row in listed]
