"""What the tables at which an employer sits ask of it, and what goes on there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import Organization
from accounts.permissions import Permission
from outcomes.rules.tasks import Task, action_task, letter_task, profile_task, vote_task
from partnerships.access import OWN, seated_partnerships
from partnerships.models import Ballot, Meeting, Member, Partnership, Priority, Vote
from partnerships.reports.meetings import next_meetings

TASKS = 5  # of a kind
SHOWN = 4  # lines of a kind under what goes on


@dataclass(frozen=True)
class GoingOn:
    """The next meeting and the latest minutes of each table, and what the tables work on."""

    meetings: Sequence[Meeting]
    minutes: Sequence[Meeting]
    priorities: Sequence[Priority]


def going_on(organization: Organization, now: dt.datetime) -> GoingOn:
    """Read what goes on at the tables a firm sits at: four queries."""
    partnerships = list(seated_partnerships(organization))
    names = {one.pk: one for one in partnerships}
    meetings = sorted(next_meetings(partnerships, now).values(), key=lambda one: one.starts_at)
    held = Meeting.objects.held().filter(partnership__in=partnerships)
    sent = held.exclude(minutes_files=None).order_by("partnership_id", "-starts_at", "-pk")
    priorities = Priority.objects.active().filter(partnership__in=partnerships)
    for meeting in meetings:
        meeting.partnership = names[meeting.partnership_id]
    return GoingOn(
        meetings=meetings[:SHOWN],
        minutes=list(sent.distinct("partnership_id").select_related("partnership")[:SHOWN]),
        priorities=list(
            priorities.select_related("partnership", "champion__organization")
            .order_by("-adopted_on", "pk")[:SHOWN]
        ),
    )  # fmt: skip


def table_tasks(membership, day: dt.date) -> list[Task]:
    """Return the letter to sign, ballots to cast, actions by their day, and an empty profile."""
    organization = membership.organization
    return [
        *_letters(organization),
        *_votes(organization, membership.may(Permission.APPROVE)),
        *_actions(organization, membership.may(Permission.TAKE_PART), day),
        *(_profiles(organization) if membership.may(Permission.ANSWER) else []),
    ]


def _letters(organization) -> list[Task]:
    invited = Partnership.objects.filter(
        members__organization=organization, members__status=Member.Status.INVITED
    )
    names = invited.order_by("name", "pk").values_list("name", flat=True)
    return [letter_task(name) for name in names[:TASKS]]


def _votes(organization, may_vote: bool) -> list[Task]:
    own = Vote.objects.filter(ballot=OuterRef("pk"), organization=organization)
    ballots = Ballot.objects.for_voter(organization).annotate(voted=Exists(own))
    return [
        vote_task(
            one.question,
            one.partnership.name,
            reverse("partnerships:vote", args=[organization.pk, one.pk]) if may_vote else "",
            one.voted,
        )
        for one in ballots.select_related("partnership")[:TASKS]
    ]


def _actions(organization, may_tell: bool, day) -> list[Task]:
    seats = organization.members.seated()
    own = organization.action_items.unfinished().filter(partnership__in=seats.values("partnership"))
    return [
        action_task(
            one.text,
            one.person,
            one.partnership.name,
            OWN.url("edit_action", organization, one.pk) if may_tell else "",
            one.due_on,
            day,
        )
        for one in own.for_list()[:TASKS]
    ]


def _profiles(organization) -> list[Task]:
    rows = organization.employers.active().filter(Q(naics="") | Q(employees=None))
    return [
        profile_task(
            one.board.name,
            _missing(one),
            reverse("employers:edit_company", args=[organization.pk, one.pk]),
        )
        for one in rows.select_related("board").order_by("board__name", "pk")[:TASKS]
    ]


def _missing(employer) -> str:
    if employer.naics:
        return "how many people you employ"
    return "your industry" if employer.employees is not None else "your industry and size"
