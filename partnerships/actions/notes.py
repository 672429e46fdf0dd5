"""What the public writes to a partnership: hold it, take it up, or set it aside."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Organization, User
from accounts.tenancy import tenant
from partnerships.actions.challenges import name_challenge
from partnerships.actions.members import add_member
from partnerships.models import Challenge, Member, Partnership, PublicNote
from partnerships.rules.lifecycles import PUBLIC_NOTE


def receive(partnership: Partnership, *, kind: str, now: dt.datetime, **fields: Any) -> PublicNote:
    """Hold a note until staff decides; nobody else reads it before.

    Called for somebody without an account, so it opens the board's wall itself, for this one row.
    fields: organization_name, person, email, phone, category, severity, soc, text.
    """
    with tenant([partnership.board]):
        return PublicNote.objects.create(
            board=partnership.board, partnership=partnership, kind=kind, received_at=now, **fields
        )


@transaction.atomic
def take_join(
    note: PublicNote, *, by: User, now: dt.datetime, seat: str,
    organization: Organization | None = None, name: str = "", **details: Any,
) -> Member:  # fmt: skip
    """Make a prospect of who asks to join; of an employer, the writer becomes a contact.

    details: owner, next_step, next_step_on. Raises MoveRefused if the note is decided.
    """
    _decide(note, "taken", by, now)
    member = add_member(
        partnership=note.partnership, by=by, seat=seat, organization=organization, name=name,
        **details,
    )  # fmt: skip
    _keep_contact(note, member)
    return member


@transaction.atomic
def take_challenge(note: PublicNote, *, by: User, now: dt.datetime, **fields: Any) -> Challenge:
    """Make a challenge named by workers of a note, in words that show nobody.

    fields: category, name, text, soc, severity. Raises MoveRefused if the note is decided.
    """
    _decide(note, "taken", by, now)
    return name_challenge(
        partnership=note.partnership, organization=None, side=Challenge.Side.WORKER, by=by,
        on=timezone.localdate(now), **fields,
    )  # fmt: skip


@transaction.atomic
def refuse(note: PublicNote, *, by: User, now: dt.datetime, reason: str) -> PublicNote:
    """Set a note aside. Raises MoveRefused without a reason, or if it is decided."""
    return _decide(note, "refused", by, now, reason)


def _decide(
    note: PublicNote, state: str, by: User, now: dt.datetime, reason: str = ""
) -> PublicNote:
    note = PublicNote.objects.select_for_update(no_key=True).get(pk=note.pk)
    PUBLIC_NOTE.require(note.state, state, reason)
    note.state, note.reason, note.decided_by, note.decided_at = state, reason, by, now
    note.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    return note


def _keep_contact(note: PublicNote, member: Member) -> None:
    employer = note.board.employers.filter(organization=member.organization).first()
    if employer is None or employer.contacts.filter(email__iexact=note.email).exists():
        return
    employer.contacts.create(
        board=note.board, name=note.person or note.email, email=note.email, phone=note.phone
    )
