"""Invite many people at once, each line on its own: a bad one keeps nobody else out."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organization, User
from accounts.rules import MoveRefused
from partnerships.actions.invites import invite
from partnerships.actions.members import add_member
from partnerships.models import Invite, Member, Partnership
from partnerships.rules.invitees import Invitee

TWO = "two organizations have this name; invite from the member's own page"
ELSEWHERE = "another board knows an organization of this name; add it as a member first"


def invite_pasted(
    partnership: Partnership,
    people: Iterable[Invitee],
    *,
    seat: str,
    message: str,
    by: User,
    now: dt.datetime,
) -> tuple[list[Invite], list[Invitee]]:
    """Invite all who can be; return the invitations, and the others with the reason.

    A company that has no seat becomes a prospect first, with `by` to follow up.
    """
    invited, refused = [], []
    for person in people:
        try:
            with transaction.atomic():
                member = _member(partnership, person, seat, by)
                invited.append(invite(
                    member, name=person.name, email=person.email, message=message, by=by, now=now
                ))  # fmt: skip
        except (MoveRefused, ValidationError) as refusal:
            words = " ".join(getattr(refusal, "messages", [str(refusal)])).rstrip(".")
            refused.append(dataclasses.replace(person, problem=words))
    return invited, refused


def _member(partnership: Partnership, person: Invitee, seat: str, by: User) -> Member:
    if person.problem:
        raise MoveRefused(person.problem)
    seats = partnership.members.filter(organization__name__iexact=person.company)
    if member := _only(seats.order_by("pk")[:2]):
        return member
    known = partnership.board.organizations_known().filter(name__iexact=person.company)
    organization = _only(known.order_by("pk")[:2])
    if organization is None and Organization.objects.filter(name__iexact=person.company).exists():
        raise MoveRefused(ELSEWHERE)
    return add_member(
        partnership=partnership, by=by, seat=seat, organization=organization,
        name=person.company, owner=by,
    )  # fmt: skip


def _only(found):
    """Return the one row found, or None; two of one name are for a person to tell apart."""
    found = list(found)
    if len(found) > 1:
        raise MoveRefused(TWO)
    return found[0] if found else None
