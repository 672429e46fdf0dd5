"""Save a partnership, say who convenes it, and give its poster a code."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.crypto import get_random_string

from accounts.models import Board, User
from partnerships.actions.life import begin
from partnerships.models import ConvenerAssignment, Partnership

CODE_LENGTH = 8
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without letters and digits that look alike


@transaction.atomic
def start_partnership(
    partnership: Partnership, *, neighbours: Iterable[Board], by: User, on: dt.date
) -> Partnership:
    """Save a new partnership and write down where its life begins."""
    save_partnership(partnership, neighbours=neighbours)
    begin(partnership, by=by, on=on)
    return partnership


@transaction.atomic
def save_partnership(partnership: Partnership, *, neighbours: Iterable[Board]) -> Partnership:
    """Save a partnership and with which boards it is shared; with any, it is a regional one."""
    neighbours = [board for board in neighbours if board != partnership.board]
    partnership.is_regional = bool(neighbours)
    partnership.save()
    partnership.neighbours.set(neighbours, through_defaults={"board": partnership.board})
    return partnership


@transaction.atomic
def assign(
    *, partnership: Partnership, users: Iterable[User], by: User, on: dt.date
) -> tuple[int, int]:
    """Let exactly these people open the firms' answers; return how many were added and removed."""
    users = list(users)
    removed, _ = partnership.assignments.exclude(user__in=users).delete()
    added = [
        ConvenerAssignment.objects.get_or_create(
            board=partnership.board,
            partnership=partnership,
            user=user,
            defaults={"assigned_by": by, "assigned_on": on},
        )[1]
        for user in users
    ]
    return sum(added), removed


def make_poster_code(partnership: Partnership) -> str:
    """Give the partnership's poster a new code; posters with the one before stop working."""
    partnership.poster_code = get_random_string(CODE_LENGTH, CODE_LETTERS)
    partnership.save(update_fields=["poster_code"])
    return partnership.poster_code
