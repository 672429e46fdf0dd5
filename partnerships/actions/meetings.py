"""Plan, run and close meetings, and write down what they decide."""

import datetime as dt
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.rules import MoveRefused
from partnerships.actions.ballots import close_ballot
from partnerships.models import Decision, Meeting
from partnerships.rules.lifecycles import MEETING

OVER = "The meeting is {state}. Nothing is added to it any more."
SENT = "The minutes are sent. Nothing about the meeting changes any more."
PLANNED_FIELDS = (
    "kind", "name", "purpose", "starts_at", "ends_at", "place", "online_url", "is_public",
)  # fmt: skip


@transaction.atomic
def record_decision(*, meeting: Meeting, text: str, by: User, on: dt.date) -> Decision:
    """Write down what a meeting decided, in one sentence, before it closes."""
    meeting = locked_open(meeting)
    return meeting.decisions.create(board=meeting.board, text=text, decided_on=on, recorded_by=by)


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now, its row locked until the transaction ends."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("board", "partnership").get(pk=meeting.pk)


def locked_open(meeting: Meeting) -> Meeting:
    """Lock a meeting that still goes on or is to come. Raises MoveRefused for any other."""
    meeting = locked(meeting)
    if not meeting.is_open:
        raise MoveRefused(OVER.format(state=meeting.get_state_display().lower()))
    return meeting


def locked_unsent(meeting: Meeting) -> Meeting:
    """Lock a meeting whose notes and list of people may still be corrected: until its minutes."""
    meeting = locked(meeting)
    if meeting.state == Meeting.State.CANCELLED:
        raise MoveRefused(OVER.format(state="called off"))
    if meeting.minutes_files.exists():
        raise MoveRefused(SENT)
    return meeting


@transaction.atomic
def save_meeting(meeting: Meeting, *, by: User) -> Meeting:
    """Plan a meeting, or save a changed plan of one that is not over."""
    if meeting.pk is None:
        meeting.save()
    else:
        locked_open(meeting)
        meeting.save(update_fields=PLANNED_FIELDS)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, target: str, by: User, now: dt.datetime, reason: str = ""
) -> Meeting:
    """Take one declared step of a meeting's life; closing has more to do."""
    if target == Meeting.State.CLOSED:
        return close_meeting(meeting, by=by, now=now)
    return _move(meeting, target, reason=reason)


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: User, now: dt.datetime) -> Meeting:
    """Close a meeting for good, and its open ballots with it; nothing is added afterwards."""
    meeting = _move(meeting, Meeting.State.CLOSED, closed_at=now)
    for ballot in meeting.ballots.open():
        close_ballot(ballot, by=by, now=now)
    return meeting


def _move(meeting: Meeting, target: str, reason: str = "", **fields: Any) -> Meeting:
    meeting = locked(meeting)
    MEETING.require(meeting.state, target, reason)
    meeting.state = target
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=["state", *fields])
    return meeting
