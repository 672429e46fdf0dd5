"""What changed in a partnership between two moments, for the weekly digest."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Organization
from partnerships.models import Meeting, Partnership
from partnerships.reports.digest import Line

AHEAD = dt.timedelta(days=14)
MOST = 5  # lines of a kind; the pages have the rest


def table_news(
    partnership: Partnership, since: dt.datetime, until: dt.datetime, reader: Organization | None
) -> list[Line]:
    """Return what the table did: minutes, decisions, priorities, goals, ballots; and what is next.

    Nothing new gives no line, the next meeting alone is no news.
    """
    days = timezone.localdate(since), timezone.localdate(until) - dt.timedelta(1)
    news = [
        *_minutes(partnership, since, until, reader),
        *_decisions(partnership, days),
        *_priorities(partnership, days),
        *_goals(partnership, days),
        *_ballots(partnership, since, until),
    ]
    return [*news, *_next_meeting(partnership, until, reader)] if news else []


def _minutes(
    partnership: Partnership, since: dt.datetime, until: dt.datetime, reader: Organization | None
) -> Iterator[Line]:
    meetings = partnership.meetings.filter(
        minutes_files__made_at__gte=since, minutes_files__made_at__lt=until
    )
    for meeting in meetings.select_related("board").order_by("starts_at", "pk")[:MOST]:
        yield Line(f"Minutes of {meeting} were sent.", _path(meeting, reader))


def _decisions(partnership: Partnership, days: tuple[dt.date, dt.date]) -> Iterator[Line]:
    meetings = partnership.meetings.filter(decisions__decided_on__range=days)
    for text in meetings.order_by("decisions__pk").values_list("decisions__text", flat=True)[:MOST]:
        yield Line(f"Decided: {text}")


def _priorities(partnership: Partnership, days: tuple[dt.date, dt.date]) -> Iterator[Line]:
    adopted = partnership.priorities.filter(adopted_on__range=days)
    for priority in adopted.select_related("champion__organization").order_by("pk")[:MOST]:
        by = f", championed by {priority.champion.organization}" if priority.champion else ""
        yield Line(f"New priority: {priority}{by}.")
    for priority in partnership.priorities.filter(ended_on__range=days).order_by("pk")[:MOST]:
        yield Line(f"Priority {priority.get_state_display()}: {priority}.")


def _goals(partnership: Partnership, days: tuple[dt.date, dt.date]) -> Iterator[Line]:
    goals = partnership.priorities.filter(goals__marked_on__range=days)
    rows = goals.order_by("goals__pk").values_list("goals__state", "goals__text")
    for state, text in rows[:MOST]:
        yield Line(f"Goal {state}: {text}")


def _ballots(partnership: Partnership, since: dt.datetime, until: dt.datetime) -> Iterator[Line]:
    for ballot in partnership.ballots.filter(closed_at__gte=since, closed_at__lt=until)[:MOST]:
        yield Line(f"The employers voted on “{ballot}”.")


def _next_meeting(
    partnership: Partnership, now: dt.datetime, reader: Organization | None
) -> Iterator[Line]:
    coming = partnership.meetings.ahead(now).select_related("board")
    meeting = coming.filter(starts_at__lte=now + AHEAD).first()
    if meeting:
        day = date_format(timezone.localtime(meeting.starts_at), "l, N j, P")
        yield Line(f"Next meeting: {meeting}, {day}.", _path(meeting, reader))


def _path(meeting: Meeting, reader: Organization | None) -> str:
    if reader is None:
        return meeting.get_absolute_url()
    way = "own" if Organization.Kind.EMPLOYER in reader.kinds else "partner"
    return reverse(f"partnerships:{way}_meeting", args=[reader.pk, meeting.pk])
