"""Adopt priorities, keep and end them, and give out actions.

They raise MoveRefused where the state forbids it and ValidationError where the data does, both
in words for people.
"""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organization, User
from accounts.rules import MoveRefused
from partnerships.models import (
    ActionItem,
    Decision,
    Issue,
    Meeting,
    Member,
    Partnership,
    Priority,
    TaskForce,
)
from partnerships.rules.lifecycles import ISSUE, PRIORITY
from partnerships.rules.work import free_place

NO_CHAMPION = "A priority is championed by an employer that sits at the table."
MEETING_OVER = "The meeting is over. Nothing is added to it any more."
ENDED = "The priority is ended. Only an active one is kept."


@transaction.atomic
def adopt(
    *,
    partnership: Partnership,
    name: str,
    champion: Member | None,
    by: User,
    on: dt.date,
    issue: Issue | None = None,
    decision: Decision | None = None,
    replaces: Priority | None = None,
    **fields: Any,
) -> Priority:
    """Make something a priority on the lowest free of four places.

    The lock on the partnership lets two who adopt at once see each other. `replaces`: the ended
    priority whose place in the work it takes.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    _require_champion(partnership, champion)
    active = partnership.priorities.active()
    priority = Priority(
        board=partnership.board, partnership=partnership, name=name, champion=champion,
        issue=issue, decision=decision, adopted_on=on,
        place=free_place(active.values_list("place", flat=True)), **fields,
    )  # fmt: skip
    priority.validate_constraints()
    priority.save()
    if issue is not None:
        _adopt_issue(issue)
    if replaces is not None:
        replaces.replaced_by = priority
        replaces.save(update_fields=["replaced_by"])
    return priority


@transaction.atomic
def change_priority(priority: Priority, *, by: User) -> Priority:
    """Save what was changed about a priority; an active one keeps an employer as champion."""
    if priority.state == Priority.State.ACTIVE:
        _require_champion(priority.partnership, priority.champion)
    priority.save()
    return priority


@transaction.atomic
def move_priority(
    priority: Priority, *, target: str, by: User, on: dt.date, reason: str = ""
) -> Priority:
    """End a priority: it gives its place back and keeps its goals and actions.

    `reason` is what came of one that was reached.
    """
    priority = _locked(priority)
    PRIORITY.require(priority.state, target, reason)
    if target == Priority.State.REACHED:
        priority.result = reason or priority.result
    else:
        priority.reason = reason
    priority.state, priority.place, priority.ended_on = Priority.State(target), None, on
    priority.save(update_fields=["state", "reason", "result", "place", "ended_on"])
    return priority


@transaction.atomic
def keep(priority: Priority, *, by: User, on: dt.date) -> None:
    """Say at the annual review that the partnership goes on with a priority."""
    priority = _locked(priority)
    if priority.state != Priority.State.ACTIVE:
        raise MoveRefused(ENDED)
    priority.reviewed_on = on
    priority.save(update_fields=["reviewed_on"])


def _adopt_issue(issue: Issue) -> None:
    ISSUE.require(_locked(issue).state, Issue.State.ADOPTED)
    issue.state = Issue.State.ADOPTED
    issue.save(update_fields=["state"])


def _locked(row: Any) -> Any:
    return type(row).objects.select_for_update(no_key=True).get(pk=row.pk)


def _require_champion(partnership: Partnership, champion: Member | None) -> None:
    seats = partnership.members.voting()
    if champion is None or not seats.filter(pk=champion.pk).exists():
        raise ValidationError({"champion": NO_CHAMPION})


@transaction.atomic
def add_action(
    *,
    partnership: Partnership,
    text: str,
    person: str,
    due_on: dt.date,
    by: User,
    meeting: Meeting | None = None,
    origin: str = "",
    organization: Organization | None = None,
    email: str = "",
    priority: Priority | None = None,
    task_force: TaskForce | None = None,
    kind: str = "action",
) -> ActionItem:
    """Write down who does what by when, and in which meeting it was said or where else.

    No organization: the board does it. The lock on the meeting keeps it from being closed
    meanwhile.
    """
    if meeting is not None and not _locked(meeting).is_open:
        raise MoveRefused(MEETING_OVER)
    action = ActionItem(
        board=partnership.board, partnership=partnership, text=text, person=person.strip(),
        due_on=due_on, meeting=meeting, origin=origin.strip(), organization=organization,
        email=email, priority=priority, task_force=task_force, kind=kind,
    )  # fmt: skip
    action.validate_constraints()
    action.save()
    return action
