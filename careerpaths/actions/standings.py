"""Count how many members of a partnership recognize each credential: the figure others read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from accounts.models import Board
from accounts.tenancy import tenant
from careerpaths.models import PUBLIC_FROM, Credential, Recognition, Standing
from employers.reports.holdings import contributors
from jobs.actions import enqueue
from partnerships.models import Member, Partnership

JOB = "careerpaths.tasks.recount_board"
Firms = dict[int, set[int]]


def ask_for_recount(board: Board, *, on: dt.date) -> None:
    """Ask for the day's count of a board; asked again on that day it is the same one."""
    day = on.isoformat()
    enqueue(
        task=JOB, title="Members that recognize credentials", board=board, by=None,
        parameters={}, period=day, fingerprint=day,
    )  # fmt: skip


@transaction.atomic
def recount(of: Board | Partnership, day: dt.date, credential: Credential | None = None) -> int:
    """Count anew for a board or one partnership; returns how many standings there are.

    A firm counts as an active employer member that recognizes the credential on the day and
    agreed to be counted; several firms of one company count once. What fewer firms recognize than
    the board shows figures of, or the credential's end, has no row. A firm sees no other firm's
    word, so this is done behind the board's wall, and nothing it reads is returned.
    credential: the one whose recognition changed; None counts all.
    """
    board = of if isinstance(of, Board) else of.board
    with tenant([board]):
        partnerships = list(board.partnerships.all()) if isinstance(of, Board) else [of]
        credentials = _locked(board, credential)
        return _write(board, partnerships, credentials, day)


def _locked(board: Board, credential: Credential | None) -> list[Credential]:
    """Lock what is counted, so that of two counts at once the later one sees the earlier."""
    rows = board.credentials.order_by("pk").select_for_update(no_key=True)
    return list(rows.filter(pk=credential.pk) if credential else rows)


def _write(
    board: Board, partnerships: list[Partnership], credentials: list[Credential], day: dt.date
) -> int:
    company = contributors(board)
    members = _members(partnerships, company)
    recognized = _recognized([each for each in credentials if each.is_active], day, company)
    floor = max(PUBLIC_FROM, board.min_firms)
    rows = [
        Standing(
            board=board, partnership_id=partnership, credential_id=credential, firms=count,
            members=len(firms), counted_on=day,
        )
        for partnership, firms in members.items()
        for credential, saying in recognized.items()
        if (count := len(firms & saying)) >= floor
    ]  # fmt: skip
    Standing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["board", "partnership", "credential"],
        update_fields=["firms", "members", "counted_on"],
    )
    counted = {(row.partnership_id, row.credential_id) for row in rows}
    before = board.standings.filter(partnership__in=partnerships, credential__in=credentials)
    fallen = [
        pk
        for pk, *key in before.values_list("pk", "partnership", "credential")
        if tuple(key) not in counted
    ]
    board.standings.filter(pk__in=fallen).delete()
    return len(rows)


def _members(partnerships: list[Partnership], company: dict[int, int]) -> Firms:
    """Return the active employer members of each partnership."""
    seats = Member.objects.active().employers().filter(partnership__in=partnerships)
    return _grouped(seats.values_list("partnership", "organization"), company)


def _recognized(credentials: list[Credential], day: dt.date, company: dict[int, int]) -> Firms:
    """Return the firms that may be counted for each credential."""
    said = Recognition.objects.on(day).counted().filter(credential__in=credentials)
    return _grouped(said.values_list("credential", "organization"), company)


def _grouped(pairs: Iterable[tuple[int, int]], company: dict[int, int]) -> Firms:
    firms: Firms = defaultdict(set)
    for key, organization in pairs:
        firms[key].add(company.get(organization, organization))
    return firms
