"""Change actions and move them on, by staff and by those who do them."""

import datetime as dt

from django.db import transaction

from accounts.models import Organization, User
from accounts.rules import MoveRefused
from partnerships.actions.work import add_action
from partnerships.models import ActionItem, Partnership
from partnerships.rules.lifecycles import ACTION

TAKEN = "Somebody has taken it already, or it is done."
THE_STAFF = "The board's staff"
LONGEST_ORIGIN = 150
# What staff may correct about an action; where it comes from stays.
CHANGED = (
    "text", "organization", "person", "email", "due_on", "priority", "task_force", "evidence",
)  # fmt: skip


def change_action(action: ActionItem, *, by: User) -> ActionItem:
    """Save what was changed about an action; its state moves by itself."""
    action.validate_constraints()
    action.save(update_fields=CHANGED)
    return action


@transaction.atomic
def move_action(
    action: ActionItem, *, target: str, by: User, on: dt.date, reason: str = ""
) -> ActionItem:
    """Move an action on; `reason` is what came of it, or why it is dropped."""
    action = _locked(action)
    ACTION.require(action.state, target, reason)
    action.state = ActionItem.State(target)
    action.done_on = on if target == ActionItem.State.DONE else None
    action.evidence = reason or action.evidence
    action.save(update_fields=["state", "done_on", "evidence"])
    return action


@transaction.atomic
def tell(action: ActionItem, *, state: str, evidence: str, by: User, on: dt.date) -> ActionItem:
    """Say for the organization that does it how far an action is, and what came of it."""
    current = _locked(action)
    if current.state == state:
        current.evidence = evidence
        current.save(update_fields=["evidence"])
        return current
    return move_action(current, target=state, by=by, on=on, reason=evidence)


@transaction.atomic
def take_action(action: ActionItem, *, organization: Organization, by: User) -> ActionItem:
    """Let a person do for her organization what the board had written down for itself."""
    action = _locked(action)
    is_free = action.organization is None and action.kind == ActionItem.Kind.ACTION
    if not (is_free and action.is_unfinished):
        raise MoveRefused(TAKEN)
    action.organization, action.person, action.email = organization, by.name, by.email
    action.save(update_fields=["organization", "person", "email"])
    return action


def ask_staff(
    *, partnership: Partnership, organization: Organization, text: str, due_on: dt.date, by: User
) -> ActionItem:
    """Write down what an employer wants to know; whoever convenes the partnership is to answer."""
    convener = partnership.convener
    return add_action(
        partnership=partnership, text=text, due_on=due_on, by=by,
        person=convener.name if convener else THE_STAFF,
        email=convener.email if convener else "",
        origin=f"asked by {organization}"[:LONGEST_ORIGIN],
        kind=ActionItem.Kind.RESEARCH,
    )  # fmt: skip


def _locked(action: ActionItem) -> ActionItem:
    return ActionItem.objects.select_for_update(no_key=True).get(pk=action.pk)
