"""Save a partnership, and say who convenes it."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import Board, User
from partnerships.models import ConvenerAssignment, Partnership


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
