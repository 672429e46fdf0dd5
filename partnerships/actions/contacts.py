"""Hand over what a firm's contact did when she leaves."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from employers.models import Contact
from partnerships.actions.invites import close
from partnerships.models import ActionItem, Invite


@transaction.atomic
def hand_over(leaving: Contact, *, successor: Contact, on: dt.date) -> int:
    """Let a contact leave: the next one, who may be new, takes her place and unfinished actions.

    Open invitations to her address are withdrawn. Returns how many actions went over.
    """
    was_main = leaving.is_main
    leaving.is_main, leaving.left_on = False, on
    leaving.save(update_fields=["is_main", "left_on"])
    successor.is_main = successor.is_main or was_main
    successor.save()
    _withdraw_invites(leaving)
    return _hand_over_actions(leaving, successor)


def _withdraw_invites(leaving: Contact) -> None:
    rows = Invite.objects.filter(
        board=leaving.board,
        member__organization=leaving.employer.organization,
        email__iexact=leaving.email,
        state=Invite.State.SENT,
    )
    for row in rows:
        close(row, Invite.State.WITHDRAWN)


def _hand_over_actions(leaving: Contact, successor: Contact) -> int:
    """Let the next one do what is unfinished: actions of the firm under her name or address."""
    hers = Q(person__iexact=leaving.name)
    if leaving.email:
        hers |= Q(email__iexact=leaving.email)
    rows = ActionItem.objects.unfinished().filter(
        hers, board=leaving.board, organization=leaving.employer.organization
    )
    return rows.update(person=successor.name, email=successor.email)
