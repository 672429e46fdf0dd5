"""Change which areas a board calls here, and in which order."""

from django.db import transaction
from django.db.models import Max

from careerpaths.models import BoardArea


@transaction.atomic
def add_area(row: BoardArea) -> None:
    """Put a new area behind those the board has."""
    last = row.board.boardareas.aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.save()


@transaction.atomic
def move_area_up(row: BoardArea) -> None:
    """Exchange the area with the one before it; the first one stays."""
    rows = list(row.board.boardareas.select_for_update(of=("self",)))
    place = rows.index(row)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for position, each in enumerate(rows):
        each.position = position
    BoardArea.objects.bulk_update(rows, ["position"])
