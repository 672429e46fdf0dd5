"""Barriers and challenges: name one, say one has it too, and what is done about it.

A challenge is saved only in the columns that change: `firms` is kept by the database as voices
come and go.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from accounts.models import Organization, User
from accounts.rules import MoveRefused
from employers.actions.firms import heard
from partnerships.models import Challenge, Member, Partnership, Remedy, Voice
from partnerships.rules.lifecycles import CHALLENGE, REMEDY

CLOSED = "Nobody works on this challenge any more."


def side_of(member: Member) -> str:
    """Return for whom an organization speaks by its seat: employers, workers or partners."""
    sides = {
        Member.Seat.EMPLOYER: Challenge.Side.EMPLOYER,
        Member.Seat.LABOR: Challenge.Side.WORKER,
    }
    return sides.get(Member.Seat(member.seat), Challenge.Side.PARTNER)


@transaction.atomic
def name_challenge(
    *,
    partnership: Partnership,
    organization: Organization | None,
    side: str,
    by: User,
    on: dt.date,
    **fields: Any,
) -> Challenge:
    """Name a challenge; an organization that names it has the first voice.

    fields: category, name, text, soc, severity.
    """
    challenge = Challenge.objects.create(
        board=partnership.board, partnership=partnership, side=side, named_on=on, **fields
    )
    if organization is not None:
        Voice.objects.create(
            board=partnership.board, challenge=challenge, organization=organization, side=side,
            is_first=True, said_by=by, said_on=on,
        )  # fmt: skip
        heard(organization, on=on)
    return challenge


@transaction.atomic
def add_voice(
    challenge: Challenge, *, organization: Organization, side: str, by: User, on: dt.date
) -> None:
    """Say that the organization has this challenge too; said twice, it counts once.

    Raises MoveRefused for a challenge that is solved or set aside.
    """
    locked = _locked(challenge)
    if locked.state not in (Challenge.State.OPEN, Challenge.State.TAKEN_UP):
        raise MoveRefused(CLOSED)
    Voice.objects.get_or_create(
        board=locked.board, challenge=locked, organization=organization,
        defaults={"side": side, "said_by": by, "said_on": on},
    )  # fmt: skip


def withdraw_voice(challenge: Challenge, *, organization: Organization) -> None:
    """Take back that the organization has this challenge; the challenge itself stays."""
    challenge.voices.filter(organization=organization).delete()


def change_challenge(challenge: Challenge, *, fields: list[str]) -> Challenge:
    """Save what staff changed of a challenge's words."""
    challenge.save(update_fields=fields)
    return challenge


@transaction.atomic
def move_challenge(challenge: Challenge, *, target: str, reason: str = "") -> Challenge:
    """Take a challenge up, call it solved, set it aside or open it again."""
    locked = _locked(challenge)
    CHALLENGE.require(locked.state, target, reason)
    locked.state, locked.reason = target, reason
    locked.save(update_fields=["state", "reason"])
    return locked


@transaction.atomic
def save_remedy(remedy: Remedy) -> Remedy:
    """Save what is done about a challenge. Raises MoveRefused for a state it cannot go to."""
    if remedy.pk:
        before = Remedy.objects.select_for_update(no_key=True).get(pk=remedy.pk).state
        if before != remedy.state:
            REMEDY.require(before, remedy.state)
    remedy.save()
    return remedy


def _locked(challenge: Challenge) -> Challenge:
    rows = Challenge.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("board").get(pk=challenge.pk)
