"""The wall's handle: which boards' rows, and whose confidential rows, the database shows.

The policies of the tables (accounts.wall) read three settings that live as long as the
transaction: `app.boards`, `app.organization` and `app.public`. Nothing set: no rows.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

SET = """SELECT set_config('app.boards', %s, true), set_config('app.organization', %s, true),
                set_config('app.public', %s, true)"""
GET = """SELECT coalesce(current_setting('app.boards', true), ''),
                coalesce(current_setting('app.organization', true), ''),
                coalesce(current_setting('app.public', true), '')"""


def set_tenant(boards: Iterable[Any] = (), organization: Any = None, public: bool = False) -> None:
    """Show these boards' rows for the rest of the transaction.

    With an organization, confidential rows are shown only if they are its own. With `public`,
    rows marked public are shown too, whatever their board.
    """
    boards = ",".join(str(board.pk) for board in boards)
    _apply([boards, str(organization.pk) if organization else "", "on" if public else ""])


@contextmanager
def tenant(
    boards: Iterable[Any] = (), organization: Any = None, public: bool = False
) -> Iterator[None]:
    """Open a transaction that shows these rows: for jobs, streams, commands and tests.

    Inside another transaction the wall is put back afterwards as it stood.
    """
    with transaction.atomic():
        before = _read() if _nested() else None
        set_tenant(boards, organization, public)
        yield
        if before is not None:
            _apply(before)


@contextmanager
def wall() -> Iterator[None]:
    """Open a transaction that shows nothing until a door is passed."""
    with transaction.atomic():
        yield
        if _nested() and not connection.needs_rollback:
            # Only a test runs a request inside its own transaction: leave nothing open in it.
            set_tenant()


def _nested() -> bool:
    return len(connection.savepoint_ids) > 0


def _apply(values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET, values)


def _read() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(GET)
        return list(cursor.fetchone())
