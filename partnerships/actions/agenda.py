"""Build a meeting's agenda from what is open, and change it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from accounts.models import User
from partnerships.actions.meetings import locked_open, locked_unsent
from partnerships.models import AgendaItem, Meeting
from partnerships.reports.agenda import agenda_sources
from partnerships.rules.meetings import Entry, template


@transaction.atomic
def build_agenda(meeting: Meeting, *, by: User, day: dt.date) -> list[AgendaItem]:
    """Make the agenda anew: what its kind begins with, what is open, what it ends with.

    Items somebody typed or wrote notes to stay. An item that was built before keeps its place in
    the plan and what was changed about it; only its open lines are read again.
    """
    meeting = locked_open(meeting)
    there = {item.source: item for item in meeting.items.exclude(source="")}
    typed = list(meeting.items.filter(source=""))
    opening, blocks, closing = _planned(meeting, day)
    plan = [there.pop(item.source, item) for item in (*opening, *blocks)]
    plan += typed + [there.pop(item.source, item) for item in closing]
    for item in there.values():
        if item.notes:
            plan.append(item)
        else:
            item.delete()
    lines = {item.source: item.lines for item in blocks}
    for position, item in enumerate(plan, 1):
        item.position = position
        item.lines = lines.get(item.source, item.lines)
        item.save()
    return plan


def _planned(meeting: Meeting, day: dt.date) -> tuple[list[AgendaItem], ...]:
    plan = template(meeting.kind)
    return (
        list(_entries(meeting, "opening", plan.opening)),
        list(_blocks(meeting, day)),
        list(_entries(meeting, "closing", plan.closing)),
    )


def _entries(meeting: Meeting, part: str, entries: Iterable[Entry]) -> Iterator[AgendaItem]:
    for number, entry in enumerate(entries, 1):
        yield AgendaItem(
            board=meeting.board,
            meeting=meeting,
            source=f"{meeting.kind} {part} {number}",
            name=entry.name,
            minutes=entry.minutes,
            employers_only=entry.employers_only,
        )


def _blocks(meeting: Meeting, day: dt.date) -> Iterator[AgendaItem]:
    since = _last_end(meeting)
    for source in agenda_sources:
        block = source(meeting.partnership, since, day)
        if block.lines:
            yield AgendaItem(
                board=meeting.board,
                meeting=meeting,
                source=block.key,
                name=block.title,
                minutes=block.minutes,
                lines=list(block.lines),
            )


def _last_end(meeting: Meeting) -> dt.datetime | None:
    """Return the end of the last meeting of this kind, or of any kind; None before the first."""
    held = meeting.partnership.meetings.held()
    last = held.filter(kind=meeting.kind).first() or held.first()
    return last.ends_at if last else None


@transaction.atomic
def save_item(item: AgendaItem, *, place: int) -> AgendaItem:
    """Save an item at a place on the agenda, counted from 1; the others make room.

    A new item needs a meeting that is not over; notes are corrected until the minutes are sent.
    """
    lock = locked_unsent if item.pk else locked_open
    lock(item.meeting)
    others = list(item.meeting.items.exclude(pk=item.pk))
    others.insert(place - 1, item)
    item.position = place
    item.save()
    for position, each in enumerate(others, 1):
        each.position = position
    AgendaItem.objects.bulk_update(others, ["position"])
    return item


@transaction.atomic
def remove_item(item: AgendaItem) -> None:
    """Take an item off the agenda of a meeting that is not over."""
    locked_open(item.meeting)
    item.delete()
