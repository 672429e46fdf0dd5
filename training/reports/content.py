"""The frozen content of a release, and how it is kept as JSON.

Each table of it is made and shown by a module of `training.reports.released`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ui.tables import State, Value, hidden, shown

GIVES_AWAY = hidden(", so that another number cannot be worked out")
# One reason for all of them, as two would tell how many employers stand behind a split.
SPLIT = hidden("with it what few employers said could be worked out")


# By its word, as kept: a release has thousands of cells.
STATES = {state.value: state for state in State}


def too_few(fewest: int) -> Value:
    return hidden(f"fewer than {fewest} employers")


def part(figure: int | None) -> Value:
    """Return a part of a total that is shown or, where it is None, not safe to show."""
    return SPLIT if figure is None else shown(figure)


@dataclass(frozen=True)
class RoundFacts:
    """A round: what was asked, of how many, and how many firms stand behind a number.

    as_of: until when sent answers count, the day it closed or that of an earlier release; kind: as
    `training.models.Release.Kind`.
    """

    name: str
    partnership: str
    jobs: Sequence[str]
    employers: int
    answered: int
    period_starts_on: dt.date
    period_ends_on: dt.date
    assumptions: str
    as_of: dt.date
    fewest: int
    kind: str = "closing"


@dataclass(frozen=True)
class Row:
    """One job or one skill with its figures, each shown or with the reason why not.

    group: the heading it stands under; key: what it is about, whatever it is called today; since:
    the day until which what it shows was stated, where that is not the release's.
    """

    name: str
    cells: Mapping[str, Value]
    group: str = ""
    key: str = ""
    since: dt.date | None = None


@dataclass(frozen=True)
class ReleaseContent:
    """The frozen content of a release. It holds no number that may not be shown.

    total: all jobs together, None in releases made before there was one, or with one job; beside:
    the earlier releases with which it was checked; since: the day of the release whose figures
    it repeats, as nothing new could be shown safely; windows: the skills shown by level and time;
    places: all jobs together by county and by size; both None in releases made before; more: the
    rows of each table in `training.reports.released.MORE` that there was when it was made.
    """

    audience: str
    as_of: dt.date
    name: str
    partnership: str
    period_starts_on: dt.date
    period_ends_on: dt.date
    assumptions: str
    fewest: int
    employers: int
    answered: Value
    jobs: Sequence[Row]
    needs: Sequence[Row]
    total: Row | None = None
    beside: Sequence[int] = ()
    kind: str = "closing"
    since: dt.date | None = None
    windows: Sequence[Row] | None = None
    places: Mapping[str, Sequence[Row]] | None = None
    more: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def to_json(content: ReleaseContent) -> dict[str, Any]:
    """Return the content as JSON; a value that is not shown has its state and reason alone."""
    return {
        "audience": content.audience,
        "as_of": content.as_of.isoformat(),
        "name": content.name,
        "partnership": content.partnership,
        "period_starts_on": content.period_starts_on.isoformat(),
        "period_ends_on": content.period_ends_on.isoformat(),
        "assumptions": content.assumptions,
        "fewest": content.fewest,
        "employers": content.employers,
        "answered": _cell_to_json(content.answered),
        "jobs": _rows_to_json(content.jobs),
        "needs": _rows_to_json(content.needs),
        "total": _row_to_json(content.total) if content.total else None,
        "beside": list(content.beside),
        "kind": content.kind,
        "since": content.since.isoformat() if content.since else None,
        "places": None if content.places is None else _tables_to_json(content.places),
        "windows": None if content.windows is None else _rows_to_json(content.windows),
        "more": _tables_to_json(content.more),
    }


def _tables_to_json(tables: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    return {name: _rows_to_json(rows) for name, rows in tables.items()}


def _rows_to_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [_row_to_json(row) for row in rows]


def _row_to_json(row: Row) -> dict[str, Any]:
    since = row.since.isoformat() if row.since else ""
    optional = {"group": row.group, "key": row.key, "since": since}
    return {
        "name": row.name,
        "cells": {key: _cell_to_json(value) for key, value in row.cells.items()},
        **{name: words for name, words in optional.items() if words},
    }


def _cell_to_json(value: Value) -> dict[str, Any]:
    if not value.is_shown:
        return {"state": value.state.value, "reason": value.reason}
    # A decimal is kept as text: JSON's numbers would round it.
    amount = {"decimal": str(value.amount)} if isinstance(value.amount, Decimal) else value.amount
    return {"state": value.state.value, "amount": amount}


def from_json(content: Mapping[str, Any]) -> ReleaseContent:
    """Return the content that `to_json` kept."""
    days = {
        key: dt.date.fromisoformat(content[key])
        for key in ("as_of", "period_starts_on", "period_ends_on")
    }
    rows = {key: _rows_from_json(content[key]) for key in ("jobs", "needs")}
    total, since, windows = (content.get(key) for key in ("total", "since", "windows"))
    places = content.get("places")
    return ReleaseContent(
        **{
            **content,
            **days,
            **rows,
            "answered": _cell_from_json(content["answered"]),
            "total": _row_from_json(total) if total else None,
            "since": dt.date.fromisoformat(since) if since else None,
            "windows": None if windows is None else _rows_from_json(windows),
            "places": None if places is None else _tables_from_json(places),
            "more": _tables_from_json(content.get("more", {})),
        }
    )


def _tables_from_json(tables: Mapping[str, Any]) -> dict[str, list[Row]]:
    return {name: _rows_from_json(rows) for name, rows in tables.items()}


def _rows_from_json(rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    return [_row_from_json(row) for row in rows]


def _row_from_json(row: Mapping[str, Any]) -> Row:
    cells = {key: _cell_from_json(cell) for key, cell in row["cells"].items()}
    since = row.get("since")
    return Row(
        name=row["name"],
        cells=cells,
        group=row.get("group", ""),
        key=row.get("key", ""),
        since=dt.date.fromisoformat(since) if since else None,
    )


def _cell_from_json(cell: Mapping[str, Any]) -> Value:
    amount = cell.get("amount")
    if isinstance(amount, dict):
        amount = Decimal(amount["decimal"])
    return Value(amount, STATES[cell["state"]], cell.get("reason", ""))
