"""Reads what partnerships' tables need of the board's staff; each kind of row is one query.

Only for staff who may act on it: guests of a board read its tables, and do not run them.
"""

import datetime as dt

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from employers.models import HelpRequest, ServiceEvent
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

MOST = 20  # rows of a kind: their own pages have all
TABLE = "partnership__name"
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
    """Read meetings without agenda or minutes in one query, and the ballots left open."""
    coming = Q(state__in=[Meeting.State.PLANNED, Meeting.State.RUNNING], ends_at__gte=now)
    soon = coming & Q(starts_at__lte=now + SOON, items=None)
    held = Q(state=Meeting.State.CLOSED, minutes_files=None)
    meetings = Meeting.objects.filter(soon | held, board=board).values_list(
        "pk", "name", TABLE, "starts_at", "ends_at", "closed_at", named=True
    )
    # What is still to come stands first: many meetings without minutes leave it on the list.
    coming_first = F("closed_at").asc(nulls_first=True)
    rows = list(meetings.order_by(coming_first, "starts_at", "pk")[: 2 * MOST])
    late = now - MINUTES_WITHIN
    return {
        "no_agenda": [
            Fact(one.name, one.partnership__name, _url(board, "meeting", one.pk),
                 timezone.localdate(one.starts_at))
            for one in rows if one.closed_at is None
        ],
        "no_minutes": [
            Fact(one.name, one.partnership__name, _url(board, "meeting", one.pk),
                 timezone.localdate(one.ends_at), late=one.closed_at < late)
            for one in rows if one.closed_at
        ],
        "open_ballots": _ballots(board, now),
    }  # fmt: skip


def _ballots(board, now) -> list[Fact]:
    ballots = Ballot.objects.open().filter(board=board, meeting__ends_at__lt=now)
    rows = ballots.values_list("pk", "question", TABLE, "meeting__ends_at")
    return [
        Fact(question, table, _url(board, "ballot", pk), timezone.localdate(ends_at))
        for pk, question, table, ends_at in rows.order_by("meeting__ends_at", "pk")[:MOST]
    ]


def _work(board, day) -> dict:
    goals = Goal.objects.filter(
        board=board, state=Goal.State.NEXT, due_on__lt=day, priority__state=Priority.State.ACTIVE
    ).values_list("text", "priority", "priority__name", f"priority__{TABLE}", "due_on")
    return {
        "late_actions": _late_actions(board, day),
        "goals": [
            Fact(text, table, _url(board, "priority", pk), due_on, who=name)
            for text, pk, name, table, due_on in goals.order_by("due_on", "pk")[:MOST]
        ],
        "idle": _idle(board, day),
    }


def _idle(board, day) -> list[Fact]:
    """Return active priorities without a goal, each with the day since which it has none."""
    waits = Goal.objects.filter(priority=OuterRef("pk"), state=Goal.State.NEXT)
    rows = (
        Priority.objects.active()
        .filter(~Exists(waits), board=board, adopted_on__lte=day - IDLE)
        .values_list("pk", "name", TABLE, "champion__organization__name", "adopted_on")
        .annotate(marked_on=Max("goals__marked_on"))
    )
    return [
        Fact(name, table, _url(board, "priority", pk), max(adopted, marked or adopted), who=firm)
        for pk, name, table, firm, adopted, marked in rows.order_by("adopted_on", "pk")[:MOST]
    ]


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
            _url(board, "actions", row["partnership"]) + "?state=overdue",
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
        .values_list("pk", "partnership", "next_step", "next_step_on", TABLE,
                     "organization__name", "owner__name")
    )  # fmt: skip
    return {
        "notes": _notes(board),
        **_invites(board, day),
        "steps": [
            Fact(step, table, _url(board, "member", partnership, pk), on,
                 who=", ".join(filter(None, (firm, owner))))
            for pk, partnership, step, on, table, firm, owner in steps.order_by(
                "next_step_on", "pk"
            )[:MOST]
        ],
    }  # fmt: skip


def _notes(board) -> list[Fact]:
    """Return one line for each partnership the public wrote to."""
    held = PublicNote.objects.held().filter(board=board).order_by()
    rows = held.values("partnership", "partnership__name").annotate(
        notes=Count("pk"), since=Min("received_at")
    )
    url = _url(board, "notes")
    return [
        Fact(
            f"{counted(row['notes'], 'note')} from the public",
            row["partnership__name"],
            url,
            timezone.localdate(row["since"]),
        )
        for row in rows.order_by("since", "partnership")[:MOST]
    ]


def _invites(board, day) -> dict:
    """Return invitations that run out, and those that came back with nobody asked since."""
    newer = Invite.objects.filter(member=OuterRef("member"), pk__gt=OuterRef("pk"))
    bounced = Q(~Exists(newer), state=Invite.State.BOUNCED)
    expiring = Q(state=Invite.State.SENT, expires_on__range=(day - FORGET, day + SOON))
    rows = Invite.objects.filter(
        bounced | expiring, board=board, member__status=Member.Status.INVITED
    ).values_list("state", "name", "expires_on", "sent_at", "member", "member__partnership",
                  f"member__{TABLE}", "member__organization__name")  # fmt: skip
    found: dict[str, list[Fact]] = {"bounced": [], "expiring": []}
    for state, name, expires, sent, pk, partnership, table, firm in rows.order_by(
        "expires_on", "pk"
    )[: 2 * MOST]:
        came_back = state == Invite.State.BOUNCED
        on = timezone.localdate(sent) if came_back else expires
        url = _url(board, "member", partnership, pk)
        found["bounced" if came_back else "expiring"].append(Fact(name, table, url, on, who=firm))
    return found


def _missing(board) -> list[Missing]:
    """Check the tables that meet already; before the launch nobody is expected to be complete."""
    tables = list(
        board.partnerships.filter(stage__in=AT_THE_TABLE)
        .exclude(public_status=Partnership.PublicStatus.CLOSED)
        .select_related("board", "convener")
        .order_by("name", "pk")[:MOST_CHECKED]
    )
    if not tables:
        return []
    checks = governance_of(tables, seats_of(tables))
    missing = [(one, [each.rule for each in checks[one.pk] if not each.met]) for one in tables]
    return [Missing(one.name, one.get_absolute_url(), rules) for one, rules in missing if rules]


def _items(board, day) -> list[Fact]:
    items = StageItem.objects.filter(board=board, done_on=None, due_on__lt=day)
    rows = items.values_list("key", "partnership", TABLE, "due_on", "owner__name")
    return [
        Fact(sentence(ITEMS[key].text), table, _url(board, "stage", pk), due_on, who=owner or "")
        for key, pk, table, due_on, owner in rows.order_by("due_on", "pk")[:MOST]
    ]


def _firms(board, day) -> dict:
    waiting = HelpRequest.objects.waiting().filter(board=board)
    rows = waiting.values_list("pk", "category", "asked_at", "organization__name")[:MOST]
    return {
        "help": [
            Fact(
                str(ServiceEvent.Category(category).label),
                "",
                reverse("employers:help_request", args=[board.slug, pk]),
                timezone.localdate(asked_at),
                who=firm,
            )
            for pk, category, asked_at, firm in rows
        ],
        "silent": silent_employers(board, day).count(),
        "silent_url": reverse("employers:silent", args=[board.slug]),
    }


def _url(board, page: str, *keys: int) -> str:
    return reverse(f"partnerships:{page}", args=[board.slug, *keys])
