"""Go on to the next item of a meeting's agenda."""

import datetime as dt

from django.db import transaction

from partnerships.actions.ballots import require_open
from partnerships.models import Meeting


@transaction.atomic
def finish_item(meeting: Meeting, *, item: int, now: dt.datetime) -> None:
    """Mark an item as done unless it is; twice pressed, it still is the same item."""
    require_open(meeting)
    meeting.items.filter(pk=item, done_at=None).update(done_at=now)
