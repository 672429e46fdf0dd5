"""Write down what a firm said, and ask it to confirm: until it sends the draft, nothing counts."""

from django.db import transaction
from django.utils import timezone

from training.actions.answers import start_draft
from training.actions.links import CONFIRM, mail_link, people_of


@transaction.atomic
def begin_for_firm(desk, *, source, now):
    """Begin a draft that says how staff heard it: from a call or at a visit.

    Raises ValidationError, in words, where the round closed or the firm has left.
    """
    draft = start_draft(desk, now=now)
    draft.source, draft.entered_by = source, desk.user
    draft.save(update_fields=["source", "entered_by"])
    return draft


@transaction.atomic
def ask_to_confirm(desk, *, now):
    """Mail the draft's link to those of the firm who may send it; return them as Recipients."""
    people = people_of(desk.round, timezone.localdate(now))
    senders = [one for one in people if one.organization == desk.organization and one.may_send]
    for person in senders:
        mail_link(
            desk.round, desk.organization, kind=CONFIRM, name=person.name, email=person.email,
            may_send=True, by=desk.user, asks=f"{desk.user} of {desk.round.board.name}", now=now,
        )  # fmt: skip
    return senders
