"""What pages show of meetings."""

import datetime as dt
from collections.abc import Iterable

from partnerships.models import Meeting, Partnership


def next_meeting(partnership: Partnership, now: dt.datetime) -> Meeting | None:
    """Return the partnership's next meeting, or the one that goes on; None where none is planned.

    Behind the public's wall this finds only what is shown on the public page.
    """
    return partnership.meetings.ahead(now).select_related("board").first()


def next_meetings(partnerships: Iterable[Partnership], now: dt.datetime) -> dict[int, Meeting]:
    """Return each partnership's next meeting by the partnership's key: one query for all."""
    coming = Meeting.objects.ahead(now).filter(partnership__in=list(partnerships))
    first: dict[int, Meeting] = {}
    for meeting in coming.select_related("board"):
        first.setdefault(meeting.partnership_id, meeting)
    return first
