"""All a board's staff knows of one member of a partnership, with its history."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from employers.models import Contact, Employer
from partnerships.models import Member
from partnerships.reports.members import Asked, asked_of
from partnerships.rules.charters import Charter, charters_of

CHANGES_SHOWN = 30
INVITES_SHOWN = 20


@dataclass(frozen=True)
class Change:
    """What somebody changed of a member, and when; `who` is "" for the portal itself."""

    when: dt.datetime
    who: str
    words: list[str]


@dataclass(frozen=True)
class Dossier:
    """What the page of one member shows beside the member itself."""

    charters: list[Charter]
    asked: list[Asked]
    changes: list[Change]
    employer: Employer | None
    contacts: list[Contact]


def dossier(member: Member, day: dt.date) -> Dossier:
    """Return a member's charters, invitations, contacts and history: seven queries at most."""
    employer = member.board.employers.filter(organization=member.organization).first()
    return Dossier(
        charters=charters_of(member.seat, member.role),
        asked=asked_of(member.invites.for_list()[:INVITES_SHOWN], day),
        changes=changes_of(member),
        employer=employer,
        contacts=list(employer.contacts.filter(left_on=None)) if employer else [],
    )


def changes_of(member: Any) -> list[Change]:
    """Return what changed of a member, newest first, read from its history."""
    newest = member.events.select_related("pgh_context").order_by("-pgh_id")
    events = list(newest[: CHANGES_SHOWN + 1])
    names = _names(events)
    changes = [
        Change(event.pgh_created_at, names.get(_user_pk(event), ""), _words(event, before))
        for event, before in zip(events, [*events[1:], None], strict=True)
    ]
    return [change for change in changes[:CHANGES_SHOWN] if change.words]


def _words(event: Any, before: Any) -> list[str]:
    """Say what a row of the history changed against the one before it."""
    if before is None:
        return [f"added as {_label(event, 'seat')}, {_label(event, 'status')}"]
    words = [
        f"{name}: {_label(event, name)}"
        for name in ("status", "seat", "role")
        if getattr(event, name) != getattr(before, name)
    ]
    if event.next_step and event.next_step != before.next_step:
        words.append(f"next step: {event.next_step}")
    if event.is_named != before.is_named:
        words.append("named on the public page" if event.is_named else "no longer named in public")
    return words


def _label(event: Any, name: str) -> str:
    return str(getattr(event, f"get_{name}_display")()).lower()


def _names(events: Iterable[Any]) -> dict[int | None, str]:
    keys = {pk for event in events if (pk := _user_pk(event)) is not None}
    people = User.objects.filter(pk__in=keys)
    return {person.pk: str(person) for person in people}


def _user_pk(event: Any) -> int | None:
    """Return who was signed in when a row of the history was written."""
    return event.pgh_context.metadata.get("user") if event.pgh_context else None


def first_contact(member: Member) -> dict[str, str]:
    """Return name and address of the firm's contact, its main one first, for an invitation."""
    contacts = Contact.objects.filter(
        board=member.board, employer__organization=member.organization, left_on=None
    )
    contact = contacts.first()
    return {"name": contact.name, "email": contact.email} if contact else {}
