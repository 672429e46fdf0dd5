"""Give organizations seats, and change them."""

import datetime as dt
from typing import Any

from django.db import transaction

from accounts.models import Board, Organization, User
from employers.actions.firms import add_employer, add_kind, add_organization
from partnerships.actions.invites import locked_member, withdraw_open
from partnerships.models import Member, Partnership
from partnerships.rules.lifecycles import MEMBER

SEAT_KINDS = {
    Member.Seat.EMPLOYER: Organization.Kind.EMPLOYER,
    Member.Seat.PROVIDER: Organization.Kind.PROVIDER,
    Member.Seat.LABOR: Organization.Kind.LABOR,
    Member.Seat.SCHOOL: Organization.Kind.SCHOOL,
    Member.Seat.ASSOCIATION: Organization.Kind.TRADE_ASSOCIATION,
    Member.Seat.FUNDER: Organization.Kind.FUNDER,
    Member.Seat.AGENCY: Organization.Kind.PUBLIC_AGENCY,
    Member.Seat.SUPPORT: Organization.Kind.COMMUNITY,
}
CHANGED = [
    "seat", "role", "status", "joined_on", "left_on", "owner", "next_step", "next_step_on",
    "committed_on", "is_named",
]  # fmt: skip


@transaction.atomic
def add_member(
    *,
    partnership: Partnership,
    by: User,
    seat: str,
    organization: Organization | None = None,
    name: str = "",
    **details: Any,
) -> Member:
    """Give an organization a seat; a new organization if only named.

    A firm that sits with the employers becomes an employer of the board: for a firm of another
    board's region this is its row as a guest here, since no row points into another board.
    """
    board = partnership.board
    if organization is None:
        organization = add_organization(name=name, kind=SEAT_KINDS[Member.Seat(seat)])
    _fit_seat(board, organization, seat, by)
    return Member.objects.create(
        board=board, partnership=partnership, organization=organization, seat=seat, **details
    )


@transaction.atomic
def change_member(member: Member, *, by: User, on: dt.date) -> Member:
    """Save a member's new state. One who leaves has a last day and is no chair any more; nobody
    can answer an invitation for it. Raises MoveRefused where the status cannot become the new one.
    """
    before = locked_member(member.pk).status
    if member.status != before:
        MEMBER.require(before, member.status)
    _fit_seat(member.board, member.organization, member.seat, by)
    if member.status == Member.Status.COMMITTED:
        member.committed_on = member.committed_on or on
    if member.status == Member.Status.LEFT:
        _leave(member, on)
    else:
        member.left_on = None
    member.save(update_fields=CHANGED)
    return member


def _leave(member: Member, on: dt.date) -> None:
    member.left_on = member.left_on or on
    member.role = Member.Role.MEMBER
    member.is_named = False
    withdraw_open(member)


def name_in_public(member: Member, *, is_named: bool) -> None:
    """Let the public page name the organization, or no longer."""
    member.is_named = is_named
    member.save(update_fields=["is_named"])


def _fit_seat(board: Board, organization: Organization, seat: str, by: User) -> None:
    if seat != Member.Seat.SUPPORT:
        add_kind(organization, SEAT_KINDS[Member.Seat(seat)])
    is_employer = board.employers.filter(organization=organization).exists()
    if seat == Member.Seat.EMPLOYER and not is_employer:
        add_employer(board=board, by=by, organization=organization)
