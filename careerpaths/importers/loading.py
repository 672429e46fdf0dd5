"""Takes rows into a table of official data: staged by COPY, put in by one statement.

Nothing is ever overwritten: a row that differs from the one kept is counted and told, a row that
is there already changes nothing. Memory stays flat: rows are read and copied in batches.
"""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, connection, models, transaction

from careerpaths.importers.statements import Statements
from careerpaths.models import DataRelease
from ui.sheets import NotThisFile

BATCH = 5_000  # rows copied at once
NULL = r"\N"
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


@dataclass
class Outcome:
    """What an import did, counted in rows, and sentences for people.

    filled: rows that got a text they lacked; differing: rows that were left as they are kept.
    """

    new: int = 0
    filled: int = 0
    unchanged: int = 0
    differing: int = 0
    notes: list[str] = field(default_factory=list)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.new + other.new,
            self.filled + other.filled,
            self.unchanged + other.unchanged,
            self.differing + other.differing,
            self.notes + other.notes,
        )

    @property
    def words(self) -> str:
        """Return the counts as a sentence."""
        counts = [
            f"{self.new:,} new",
            f"{self.filled:,} filled in" if self.filled else "",
            f"{self.unchanged:,} as they were",
            f"{self.differing:,} different and left as they were" if self.differing else "",
        ]
        return f"{', '.join(filter(None, counts))}."


class Progress:
    """Tells how many rows of all tables were read; telling may raise, to end the work."""

    def __init__(self, tell: Callable[[int], None] | None = None) -> None:
        self.rows = 0
        self._tell = tell

    def add(self, rows: int) -> None:
        self.rows += rows
        if self._tell:
            self._tell(self.rows)


def release_for(source: str, name: str, *, by: Any = None) -> DataRelease:
    """Return the release of this name, made if need be, and locked until the transaction ends.

    Two imports into one release run one after the other.
    """
    release, _ = DataRelease.objects.get_or_create(
        source=source, name=name, defaults={"loaded_by": by}
    )
    return DataRelease.objects.select_for_update(of=("self",)).get(pk=release.pk)


def load(
    model: type[models.Model],
    rows: Iterable[Sequence[Any]],
    *,
    columns: Sequence[str],
    key: Sequence[str],
    release: DataRelease | None = None,
    fill: Sequence[str] = (),
    together: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Put rows into a table, in one transaction. Raises NotThisFile when a value does not fit.

    columns: names of the fields a row gives ("soc", "area_id"), in its order; the others get
    their default. key: the fields, with the release, that tell rows apart; a unique constraint
    says so too. fill: fields whose empty value a later file may fill. together: rows of one key
    are parts of one row, and each field takes the value that is there.
    """
    statements = Statements(model, columns, key, fill, release)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statements.drop)
            cursor.execute(statements.create)
            _copy(cursor, statements, rows, progress or Progress())
            if together:
                cursor.execute(statements.group)
            cursor.execute(statements.analyze)
            _refuse_long(cursor, statements)
            outcome = _merge(cursor, statements)
            cursor.execute(statements.drop)
            return outcome
    except (DataError, IntegrityError) as error:
        reason = str(error).partition("\n")[0]
        raise NotThisFile(f"A row does not fit what is kept: {reason}.") from error


def _copy(
    cursor: Any, statements: Statements, rows: Iterable[Sequence[Any]], progress: Progress
) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        lines = "".join("\t".join(map(_cell, row)) + "\n" for row in batch)
        with connection.wrap_database_errors:
            cursor.copy_expert(statements.copy, io.StringIO(lines))
        progress.add(len(batch))


def _cell(value: Any) -> str:
    if value is None:
        return NULL
    text = json.dumps(value, sort_keys=True) if isinstance(value, dict) else str(value)
    return text.translate(ESCAPES)


def _refuse_long(cursor: Any, statements: Statements) -> None:
    if not statements.limited:
        return
    cursor.execute(statements.find_long)
    for *names, column, longest in cursor.fetchall():
        named = statements.field(column).verbose_name
        of = ", ".join(map(str, names))
        raise NotThisFile(f"The {named} of {of} is longer than {longest} letters.")


def _merge(cursor: Any, statements: Statements) -> Outcome:
    """Fill what is empty, put in what is new, and count what differs."""
    filled = _count(cursor, statements.fill_empty, statements.scope) if statements.fill else 0
    cursor.execute(statements.insert, statements.constants)
    new = cursor.rowcount
    differing = _count(cursor, statements.count_differing, statements.scope)
    unchanged = _count(cursor, statements.count_staged, []) - new - filled - differing
    notes = _differences(cursor, statements) if differing else []
    return Outcome(new, filled, unchanged, differing, notes)


def _count(cursor: Any, statement: str, values: list[Any]) -> int:
    cursor.execute(statement, values)
    return cursor.fetchone()[0]


def _differences(cursor: Any, statements: Statements) -> list[str]:
    """Name the first rows that differ, with what the file says and what is kept."""
    cursor.execute(statements.show_differing, statements.scope)
    return [_difference(row, statements) for row in cursor.fetchall()]


def _difference(row: Sequence[Any], statements: Statements) -> str:
    keys, values = len(statements.key), len(statements.others)
    named = ", ".join(map(str, row[:keys]))
    pairs = zip(statements.others, row[keys : keys + values], row[keys + values :], strict=True)
    told = [
        f"{statements.field(name).verbose_name} is {_shown(kept)}, the file says {_shown(said)}"
        for name, said, kept in pairs
        if said != kept
    ]
    return f"{named} stays as it was: {'; '.join(told)}."


def _shown(value: Any) -> str:
    if value in (None, ""):
        return "empty"
    text = str(value)
    return f'"{text[:60]}\N{HORIZONTAL ELLIPSIS}"' if len(text) > 60 else f'"{text}"'
