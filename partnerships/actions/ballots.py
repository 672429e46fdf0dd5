"""Name issues, and let the employers of a partnership rank them by secret ballot."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Organization, User
from accounts.rules import MoveRefused
from partnerships.models import Ballot, BallotItem, Issue, Mark, Meeting, Partnership
from partnerships.rules import ballots as rules
from partnerships.rules.lifecycles import BALLOT, ISSUE

MEETING_OVER = "The meeting is over. Nothing is added to it any more."
NO_ISSUES = "Choose at least one issue."
OPEN_ALREADY = "A ballot on this question is open. Close that one first."
ON_A_BALLOT = "{issue} stands on an open ballot. Close that one first."
TAKEN = "{issue} is not open any more."
NO_VOTE = "Your organization has no vote in this partnership."
INCOMPLETE = "Mark how important and how feasible each issue is."
CLOSED = "The ballot closed {when}. Your marks were not counted."

Marks = Mapping[int, tuple[int, int]]  # of each item: how important, how feasible


@transaction.atomic
def name_issue(
    *,
    partnership: Partnership,
    name: str,
    by: User,
    on: dt.date,
    meeting: Meeting | None = None,
    **fields: Any,
) -> Issue:
    """Put an issue on the partnership's list, captured at a meeting or between meetings."""
    require_open(meeting)
    return Issue.objects.create(
        board=partnership.board, partnership=partnership, meeting=meeting, name=name, named_on=on,
        **fields,
    )  # fmt: skip


@transaction.atomic
def move_issue(issue: Issue, *, target: str, by: User, reason: str = "") -> Issue:
    """Set an issue aside or put it back. Raises MoveRefused, also while it stands on a ballot."""
    locked = Issue.objects.select_for_update(no_key=True).get(pk=issue.pk)
    ISSUE.require(locked.state, target, reason)
    if locked.ballot_items.filter(is_open=True).exists():
        raise MoveRefused(ON_A_BALLOT.format(issue=locked))
    locked.state, locked.reason = target, reason
    locked.save(update_fields=["state", "reason"])
    return locked


@transaction.atomic
def open_ballot(
    *,
    partnership: Partnership,
    question: str,
    issues: Sequence[Issue],
    by: User,
    now: dt.datetime,
    meeting: Meeting | None = None,
) -> Ballot:
    """Put a question about open issues to the employers. Raises MoveRefused, in words."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    require_open(meeting)
    if partnership.ballots.open().filter(question=question).exists():
        raise MoveRefused(OPEN_ALREADY)
    chosen = _free_issues(partnership, issues)
    ballot = Ballot.objects.create(
        board=partnership.board, partnership=partnership, meeting=meeting, question=question,
        opened_by=by, opened_at=now,
    )  # fmt: skip
    BallotItem.objects.bulk_create(
        BallotItem(board=partnership.board, ballot=ballot, issue=issue, position=position)
        for position, issue in enumerate(chosen, start=1)
    )
    return ballot


@transaction.atomic
def cast(
    ballot: Ballot, *, organization: Organization, marks: Marks, by: User, now: dt.datetime
) -> None:
    """Cast the firm's ballot paper, or change it while the ballot is open.

    `marks` has each item of the ballot by its key. Raises MoveRefused after closing, for an
    organization without a vote, and for a paper that leaves an issue out.
    """
    ballot = _locked(ballot)
    if ballot.closed_at:
        raise MoveRefused(closed_words(ballot.closed_at, now))
    if not organization.members.voting().filter(partnership=ballot.partnership_id).exists():
        raise MoveRefused(NO_VOTE)
    if set(marks) != set(ballot.items.values_list("pk", flat=True)):
        raise MoveRefused(INCOMPLETE)
    ballot.votes.update_or_create(
        board=ballot.board, organization=organization, defaults={"cast_by": by, "cast_at": now}
    )
    Mark.objects.bulk_create(
        [
            Mark(
                board=ballot.board, item_id=item, organization=organization,
                importance=importance, feasibility=feasibility,
            )
            for item, (importance, feasibility) in marks.items()
        ],
        update_conflicts=True,
        unique_fields=["board", "item", "organization"],
        update_fields=["importance", "feasibility"],
    )  # fmt: skip


@transaction.atomic
def close_ballot(ballot: Ballot, *, by: User, now: dt.datetime) -> Ballot:
    """Count a ballot and destroy its marks (ADR 11). Behind the board's wall only."""
    ballot = _locked(ballot)
    BALLOT.require(ballot.state, Ballot.State.CLOSED)
    voters = set(ballot.votes.values_list("organization", flat=True))
    members = ballot.partnership.members.voting()
    ballot.voters = len(voters)
    ballot.entitled = len(voters | set(members.values_list("organization", flat=True)))
    ballot.state, ballot.closed_at = Ballot.State.CLOSED, now
    _count(ballot, is_shown=len(voters) >= rules.FLOOR)
    Mark.objects.filter(item__ballot=ballot).delete()
    ballot.save(update_fields=["state", "closed_at", "voters", "entitled"])
    return ballot


def require_open(meeting: Meeting | None) -> None:
    """Lock the meeting in which something is written down. Raises MoveRefused if it is over."""
    if meeting is None:
        return
    now = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if not now.is_open:
        raise MoveRefused(MEETING_OVER)


def closed_words(closed_at: dt.datetime, now: dt.datetime) -> str:
    """Return what somebody reads who votes too late."""
    closed_at, now = timezone.localtime(closed_at), timezone.localtime(now)
    at = f"at {closed_at:%-I:%M}"
    when = at if closed_at.date() == now.date() else f"on {closed_at:%b %-d} {at}"
    return CLOSED.format(when=when)


def _free_issues(partnership: Partnership, issues: Sequence[Issue]) -> list[Issue]:
    """Return the issues, locked, if each is open and on no other ballot."""
    rows = partnership.issues.filter(pk__in=[issue.pk for issue in issues])
    chosen = list(rows.select_for_update(no_key=True).order_by("pk"))
    if not chosen:
        raise MoveRefused(NO_ISSUES)
    for issue in chosen:
        if issue.state != Issue.State.OPEN:
            raise MoveRefused(TAKEN.format(issue=issue))
    taken = BallotItem.objects.filter(issue__in=chosen, is_open=True).select_related("issue")
    if item := taken.first():
        raise MoveRefused(ON_A_BALLOT.format(issue=item.issue))
    return chosen


def _count(ballot: Ballot, *, is_shown: bool) -> None:
    """Close each item, with its averages where enough employers voted to show them."""
    for item in ballot.items.prefetch_related("marks"):
        item.is_open = False
        marks = item.marks.all()
        if is_shown:
            important = [mark.importance for mark in marks]
            feasible = [mark.feasibility for mark in marks]
            item.importance, item.feasibility = rules.average(important), rules.average(feasible)
            item.agreement = rules.agreement(important, feasible)
        item.save(update_fields=["is_open", "importance", "feasibility", "agreement"])


def _locked(ballot: Ballot) -> Ballot:
    """Return the ballot with its row locked until the transaction ends."""
    rows = Ballot.objects.select_related("board", "partnership")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=ballot.pk)
