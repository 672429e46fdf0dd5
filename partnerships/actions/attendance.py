"""Write down who came to a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from partnerships.actions.meetings import locked_unsent
from partnerships.models import Attendance, Meeting


@dataclass(frozen=True)
class Came:
    """What is said of one person. No hours: she did not come. `organization`: None, the board."""

    organization: int | None
    person: str
    hours: Decimal | None = None
    mode: str = Attendance.Mode.ROOM


@transaction.atomic
def save_attendance(meeting: Meeting, *, people: Iterable[Came], by: User) -> None:
    """Put these people on the list, or take them off it; others on the list stay."""
    meeting = locked_unsent(meeting)
    for each in people:
        row = {"organization_id": each.organization, "person": each.person}
        if each.hours is None:
            meeting.attendances.filter(**row).delete()
        else:
            meeting.attendances.update_or_create(
                **row,
                defaults={"hours": each.hours, "mode": each.mode},
                create_defaults={
                    "board": meeting.board, "hours": each.hours, "mode": each.mode
                },
            )  # fmt: skip
