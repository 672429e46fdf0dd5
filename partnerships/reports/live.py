"""What the one screen of a meeting shows: where the agenda is, the ballot, and what was said."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.models import ActionItem, AgendaItem, Ballot, BallotItem, Decision, Issue, Meeting
from partnerships.reports.ballots import Ranked, Turnout, picture, ranking, turnout
from partnerships.rules import live as rules
from ui.charts.scatter import Quadrants

MOST_ISSUES = 30


@dataclass(frozen=True)
class Agenda:
    """Where the agenda is. Without `item` it has none, or every item is done."""

    steps: Sequence[tuple[str, str]]
    place: str
    item: AgendaItem | None = None
    until: dt.datetime | None = None
    clock: str = ""


@dataclass(frozen=True)
class OnScreen:
    """A ballot on the screen: who has voted while it is open, then the ranking."""

    ballot: Ballot
    items: Sequence[BallotItem]
    turnout: Turnout | None
    rows: Sequence[Ranked]
    picture: Quadrants | None


@dataclass(frozen=True)
class Live:
    agenda: Agenda
    shown: OnScreen | None
    issues: Sequence[Issue]
    decisions: Sequence[Decision]
    commitments: Sequence[ActionItem]


def live_page(meeting: Meeting, now: dt.datetime) -> Live:
    """Return the screen of a meeting: the same few queries however much was said in it."""
    return Live(
        agenda=agenda(meeting, now),
        shown=on_screen(meeting),
        issues=list(meeting.partnership.issues.open().order_by("-pk")[:MOST_ISSUES]),
        decisions=list(meeting.decisions.all()),
        commitments=list(meeting.action_items.select_related("organization")),
    )


def agenda(meeting: Meeting, now: dt.datetime) -> Agenda:
    """Return the first item that is not done, what stands beside it, and its time."""
    items = list(meeting.items.all())
    current = next((item for item in items if not item.done_at), None)
    if current is None:
        return Agenda([], "All items are done" if items else "No agenda")
    position = items.index(current)
    until = rules.due_at(
        meeting.starts_at, [item.done_at for item in items if item.done_at], current.minutes
    )
    return Agenda(
        rules.around([item.name for item in items], position),
        f"{position + 1} of {len(items)}", current, until, rules.clock(until, now),
    )  # fmt: skip


def on_screen(meeting: Meeting) -> OnScreen | None:
    """Return the meeting's open ballot, or the one that closed last."""
    ballot = (
        meeting.ballots.select_related("partnership")
        .order_by("-state", "-opened_at", "-pk")
        .first()
    )
    if ballot is None:
        return None
    rows = ranking(ballot)
    return OnScreen(
        ballot,
        list(ballot.items.select_related("issue")),
        None if ballot.closed_at else turnout(ballot),
        rows,
        picture(ballot, rows),
    )
