"""What pages show of meetings."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import AgendaItem, Meeting, Partnership
from partnerships.rules.calendar import Event
from partnerships.rules.meetings import timeline


@dataclass(frozen=True)
class Slot:
    """An item of the agenda with when it begins, if all before it keep to their minutes."""

    item: AgendaItem
    begins: dt.datetime


def agenda_of(meeting: Meeting) -> list[Slot]:
    """Return the agenda with its times: one query."""
    items = list(meeting.items.all())
    begins = timeline(meeting.starts_at, [item.minutes for item in items])
    return [Slot(item, moment) for item, moment in zip(items, begins, strict=True)]


def agenda_note(meeting: Meeting, agenda: Iterable[Slot]) -> str:
    """Return how much of the meeting's time the items take: "75 of 90 minutes"."""
    taken = sum(slot.item.minutes for slot in agenda)
    length = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return f"{taken} of {length} minutes" if taken else ""


def next_meeting(
    partnership: Partnership, now: dt.datetime, but: Meeting | None = None
) -> Meeting | None:
    """Return the partnership's next meeting, or the one that goes on; None where none is planned.

    Behind the public's wall this finds only what is shown on the public page. `but`: not this one.
    """
    coming = partnership.meetings.ahead(now).select_related("board")
    return (coming.exclude(pk=but.pk) if but else coming).first()


def next_meetings(partnerships: Iterable[Partnership], now: dt.datetime) -> dict[int, Meeting]:
    """Return each partnership's next meeting by the partnership's key: one query for all."""
    coming = Meeting.objects.ahead(now).filter(partnership__in=list(partnerships))
    first = coming.order_by("partnership_id", "starts_at", "pk").distinct("partnership_id")
    return {meeting.partnership_id: meeting for meeting in first.select_related("board")}


def meeting_event(meeting: Meeting, url: str) -> Event:
    """Return what a calendar is told; `url`: the meeting's page for this reader."""
    return Event(
        uid=f"meeting-{meeting.pk}.{meeting.board.slug}@guildhall",
        name=f"{meeting.partnership}: {meeting.name}",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place or meeting.online_url,
        about="\n".join(text for text in (meeting.purpose, meeting.online_url) if text),
        url=url,
        is_cancelled=meeting.state == Meeting.State.CANCELLED,
    )
