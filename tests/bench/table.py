"""1,000 of everything that happens at the table of one partnership, and at the one door."""

import datetime as dt

from django.utils import timezone

from employers.models import Employer, HelpRequest
from partnerships.models import (
    ActionItem,
    Challenge,
    Goal,
    LifeMove,
    Meeting,
    Member,
    Priority,
    PublicNote,
    Voice,
)

PLACES = (1, 2, 3, 4)


def write_table(partnership, user, rows, today):
    """Write the rows; runs behind the wall of the partnership's board."""
    about = {"board": partnership.board, "partnership": partnership}
    write_meetings(about, rows, user, today)
    write_priorities(about, rows, today)
    write_challenges(about, rows, today)
    PublicNote.objects.bulk_create(
        PublicNote(
            **about, kind="join", organization_name=f"Firm {number}", person="Pat",
            email="pat@example.org", received_at=timezone.now(),
        )
        for number in range(rows)
    )  # fmt: skip
    write_help_requests(partnership.board, user)


def write_meetings(about, rows, user, today):
    now = timezone.now()
    Meeting.objects.bulk_create(
        Meeting(
            **about, name=f"Meeting {number:04}", place="Room 2",
            starts_at=now + dt.timedelta(days=number),
            ends_at=now + dt.timedelta(days=number, hours=2),
        )
        for number in range(rows)
    )  # fmt: skip
    LifeMove.objects.bulk_create(
        LifeMove(
            **about, kind="stage", source="act", target="deliver", moved_by=user, moved_on=today
        )
        for _ in range(rows)
    )


def write_priorities(about, rows, today):
    """Write four active priorities with goals, all others ended, and the actions of the first."""
    champion = Member.objects.filter(partnership=about["partnership"]).first()
    active = [
        Priority(
            **about, name=f"Priority {place}", place=place, champion=champion, adopted_on=today
        )
        for place in PLACES
    ]
    ended = [
        Priority(
            **about, name=f"Earlier priority {number:04}", state="closed", champion=champion,
            adopted_on=today, ended_on=today, reason="Given up.",
        )
        for number in range(rows)
    ]  # fmt: skip
    priorities = Priority.objects.bulk_create([*active, *ended])
    board = about["board"]
    Goal.objects.bulk_create(
        Goal(board=board, priority=each, text="Begin", due_on=today) for each in priorities[:4]
    )
    ActionItem.objects.bulk_create(
        ActionItem(
            **about, priority=priorities[0], organization=champion.organization, person="Pat",
            origin="a call", text=f"Do thing {number:04}", due_on=today,
        )
        for number in range(rows)
    )  # fmt: skip


def write_challenges(about, rows, today):
    challenges = Challenge.objects.bulk_create(
        Challenge(
            **about, category="transport", name=f"Challenge {number:04}", severity=4,
            side="employer", named_on=today,
        )
        for number in range(rows)
    )  # fmt: skip
    members = Member.objects.filter(partnership=about["partnership"])[:3]
    Voice.objects.bulk_create(
        Voice(
            board=about["board"], challenge=challenge, organization_id=member.organization_id,
            side="employer", said_on=today,
        )
        for member in members
        for challenge in challenges
    )  # fmt: skip


def write_help_requests(board, user):
    now = timezone.now()
    HelpRequest.objects.bulk_create(
        HelpRequest(
            board=board, employer=employer, organization_id=employer.organization_id,
            category="recruitment", text="We need two people.", asked_by=user, asked_at=now,
        )
        for employer in Employer.objects.filter(board=board)
    )  # fmt: skip
