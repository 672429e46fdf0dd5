"""Rows of a release's content as rows of a table."""

from collections.abc import Sequence
from itertools import groupby

from training.reports.content import Row
from ui.tables import Group
from ui.tables import model as tables


def as_row(row: Row) -> tables.Row:
    return {"name": row.name, **row.cells}


def in_groups(rows: Sequence[Row]) -> list[tables.Row | Group]:
    """Return rows under the headings that they name."""
    found: list[tables.Row | Group] = []
    for group, of_group in groupby(rows, key=lambda row: row.group):
        found += [Group(group), *map(as_row, of_group)]
    return found


def has_figures(rows: Sequence[Row]) -> bool:
    return any(value.is_shown for row in rows for value in row.cells.values())
