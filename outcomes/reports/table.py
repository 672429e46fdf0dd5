"""Reads what partnerships' tables need of the board's staff; each kind of row is one query.

Only for staff who may act on it: guests of a board read its tables, and do not run them.
"""

import datetime as dt

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from employers.models import HelpRequest
from employers.reports.silence import silent_employers
from outcomes.rules.table import IDLE, MINUTES_WITHIN, Fact, LateActions, Missing, Table
from outcomes.rules.words import counted, sentence
from partnerships.access import may_edit, may_run
from partnerships.models import (
    ActionItem,
    Ballot,
    Goal,
    Invite,
    Meeting,
    Member,
    Partnership,
    Priority,
    PublicNote,
    StageItem,
)
from partnerships.reports.checks import governance_of, seats_of
from partnerships.rules.stages import ITEMS

MOST = 50  # rows of a kind
MOST_CHECKED = 12  # partnerships whose table is checked: each costs its members
SOON = dt.timedelta(days=3)
FORGET = dt.timedelta(days=14)  # an invitation this long over is no work any more
Stage = Partnership.Stage
AT_THE_TABLE = (Stage.LAUNCH, Stage.ACT, Stage.DELIVER, Stage.SUSTAIN, Stage.RENEW)


def read_table(membership, now: dt.datetime) -> Table:
    """Return what this member of staff has to do for the tables of her board."""
    board, day = membership.board, timezone.localdate(now)
    found: dict = {}
    if may_run(membership):
        found |= _meetings(board, now) | _work(board, day)
    if may_edit(membership):
        found |= _people(board, day) | {"missing": _missing(board), "items": _items(board, day)}
    if membership.may(Permission.EMPLOYERS_EDIT) and not membership.is_guest:
        found |= _firms(board, day)
    return Table(**found)


def _meetings(board, now) -> dict:
    meetings = Meeting.objects.filter(board=board).select_related("partnership", "board")
    soon = meetings.ahead(now).filter(starts_at__lte=now + SOON, items=None)
    held = meetings.without_minutes().order_by("starts_at", "pk")
    late = now - MINUTES_WITHIN
    ballots = Ballot.objects.open().filter(board=board, meeting__ends_at__lt=now)
    return {
        "no_agenda": [_of(one, one.starts_at) for one in soon[:MOST]],
        "no_minutes": [_of(one, one.ends_at, late=one.closed_at < late) for one in held[:MOST]],
        "open_ballots": [
            _of(one, one.meeting.ends_at)
            for one in ballots.select_related("partnership", "board", "meeting")[:MOST]
        ],
    }


def _work(board, day) -> dict:
    goals = Goal.objects.filter(
        board=board, state=Goal.State.NEXT, due_on__lt=day, priority__state=Priority.State.ACTIVE
    ).select_related("priority__partnership", "priority__board")
    waits = Goal.objects.filter(priority=OuterRef("pk"), state=Goal.State.NEXT)
    idle = (
        Priority.objects.active()
        .filter(~Exists(waits), board=board, adopted_on__lte=day - IDLE)
        .annotate(marked_on=Max("goals__marked_on"))
        .select_related("partnership", "board", "champion__organization")
    )
    return {
        "late_actions": _late_actions(board, day),
        "goals": [
            Fact(one.text, one.priority.partnership.name, one.priority.get_absolute_url(),
                 one.due_on, who=one.priority.name)
            for one in goals[:MOST]
        ],
        "idle": [
            _of(one, max(one.adopted_on, one.marked_on or one.adopted_on),
                who=one.champion.organization.name)
            for one in idle.order_by("adopted_on", "pk")[:MOST]
        ],
    }  # fmt: skip


def _late_actions(board, day) -> list[LateActions]:
    """Return one line a partnership; whose action each is stands on its own page."""
    of_board = Count("pk", filter=Q(organization=None))
    late = ActionItem.objects.overdue_on(day).filter(board=board).order_by()
    rows = late.values("partnership", "partnership__name").annotate(
        since=Min("due_on"), of_board=of_board, of_all=Count("pk")
    )
    return [
        LateActions(
            row["partnership__name"],
            reverse("partnerships:actions", args=[board.slug, row["partnership"]])
            + "?state=overdue",
            row["since"],
            row["of_board"],
            row["of_all"] - row["of_board"],
        )
        for row in rows.order_by("since", "partnership")[:MOST]
    ]


def _people(board, day) -> dict:
    steps = (
        Member.objects.filter(board=board, next_step_on__lt=day)
        .exclude(status=Member.Status.LEFT)
        .exclude(next_step="")
        .select_related("organization", "partnership", "owner")
    )
    return {
        "notes": _notes(board),
        "bounced": [_invite(one, timezone.localdate(one.sent_at)) for one in _bounced(board)],
        "expiring": [_invite(one, one.expires_on) for one in _expiring(board, day)],
        "steps": [
            Fact(one.next_step, one.partnership.name, _member_url(board, one),
                 one.next_step_on or day,
                 who=f"{one.organization}{f', {one.owner}' if one.owner else ''}")
            for one in steps.order_by("next_step_on", "pk")[:MOST]
        ],
    }  # fmt: skip


def _notes(board) -> list[Fact]:
    """Return one line for each partnership the public wrote to."""
    held = PublicNote.objects.held().filter(board=board).order_by()
    rows = held.values("partnership", "partnership__name").annotate(
        notes=Count("pk"), since=Min("received_at")
    )
    url = reverse("partnerships:notes", args=[board.slug])
    return [
        Fact(
            f"{counted(row['notes'], 'note')} from the public",
            row["partnership__name"],
            url,
            timezone.localdate(row["since"]),
        )
        for row in rows.order_by("since", "partnership")[:MOST]
    ]


def _bounced(board):
    """Return invitations that came back, of organizations nobody else was asked for since."""
    newer = Invite.objects.filter(member=OuterRef("member"), pk__gt=OuterRef("pk"))
    return _unanswered(board).filter(~Exists(newer), state=Invite.State.BOUNCED)[:MOST]


def _expiring(board, day):
    days = (day - FORGET, day + SOON)
    return _unanswered(board).filter(state=Invite.State.SENT, expires_on__range=days)[:MOST]


def _unanswered(board):
    invites = Invite.objects.filter(board=board, member__status=Member.Status.INVITED)
    return invites.select_related("board", "member__organization", "member__partnership").order_by(
        "expires_on", "pk"
    )


def _invite(one: Invite, on) -> Fact:
    member = one.member
    return Fact(
        one.name,
        member.partnership.name,
        _member_url(one.board, member),
        on,
        who=member.organization.name,
    )


def _member_url(board, member) -> str:
    return reverse("partnerships:member", args=[board.slug, member.partnership_id, member.pk])


def _missing(board) -> list[Missing]:
    """Check the tables that meet already; before the launch nobody is expected to be complete."""
    tables = list(
        board.partnerships.filter(stage__in=AT_THE_TABLE)
        .exclude(public_status=Partnership.PublicStatus.CLOSED)
        .select_related("board", "convener")
        .order_by("name", "pk")[:MOST_CHECKED]
    )
    checks = governance_of(tables, seats_of(tables))
    missing = [(one, [each.rule for each in checks[one.pk] if not each.met]) for one in tables]
    return [Missing(one.name, one.get_absolute_url(), rules) for one, rules in missing if rules]


def _items(board, day) -> list[Fact]:
    items = StageItem.objects.filter(board=board, done_on=None, due_on__lt=day)
    return [
        Fact(
            sentence(ITEMS[one.key].text),
            one.partnership.name,
            reverse("partnerships:stage", args=[board.slug, one.partnership_id]),
            one.due_on or day,
            who=str(one.owner or ""),
        )
        for one in items.select_related("partnership", "owner").order_by("due_on", "pk")[:MOST]
    ]


def _firms(board, day) -> dict:
    waiting = HelpRequest.objects.waiting().filter(board=board).select_related("organization")
    return {
        "help": [
            Fact(
                one.get_category_display(),
                "",
                reverse("employers:help_request", args=[board.slug, one.pk]),
                timezone.localdate(one.asked_at),
                who=one.organization.name,
            )
            for one in waiting[:MOST]
        ],
        "silent": silent_employers(board, day).count(),
        "silent_url": reverse("employers:silent", args=[board.slug]),
    }


def _of(row, on, **more) -> Fact:
    """Return a row that has a name, a partnership and a page of its own, on its day."""
    day = timezone.localdate(on) if isinstance(on, dt.datetime) else on
    return Fact(str(row), row.partnership.name, row.get_absolute_url(), day, **more)
