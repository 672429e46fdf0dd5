"""A closed ballot as a ranking and a picture, and who has voted while it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Exists, OuterRef, QuerySet, When

from accounts.models import Organization
from partnerships.models import Ballot, BallotItem, Issue, Mark, Member, Partnership, Priority
from partnerships.rules.ballots import FLOOR, comes_first
from ui.charts.scatter import Point, Quadrants
from ui.tables import Value, hidden, shown

FEW = "fewer than 3 employers voted"
NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
AGREEMENT = {"agree": "Yes", "mixed": "Mixed", "split": "Split"}


@dataclass(frozen=True)
class Ranked:
    """An issue with its averages; `champion` names the employer once it became a priority."""

    number: int
    issue: Issue
    importance: Decimal
    feasibility: Decimal
    agreement: str
    champion: str

    @property
    def is_first(self) -> bool:
        return comes_first(self.importance, self.feasibility)

    @property
    def point(self) -> Point:
        return Point(
            self.number, self.issue.name, self.importance, self.feasibility, self.agreement,
            self.champion,
        )  # fmt: skip


@dataclass(frozen=True)
class Turnout:
    """Which employers have a vote in an open ballot, and which have cast it."""

    voted: Sequence[Organization]
    missing: Sequence[Organization]

    @property
    def words(self) -> str:
        entitled = len(self.voted) + len(self.missing)
        return f"{len(self.voted)} of {entitled} employers have voted."


def ballots_of(seats: QuerySet[Member]) -> QuerySet[Ballot]:
    """Return the ballots of the partnerships in which these seats are."""
    rows = Ballot.objects.filter(partnership__in=seats.values("partnership"))
    return rows.select_related("partnership", "board", "meeting")


def turnout(ballot: Ballot) -> Turnout:
    """Return who voted, by name, for staff: never what."""
    members = ballot.partnership.members.voting().select_related("organization")
    entitled = {member.organization for member in members}
    voted = {vote.organization for vote in ballot.votes.select_related("organization")}
    return Turnout(_by_name(voted), _by_name(entitled - voted))


def ranking(ballot: Ballot) -> list[Ranked]:
    """Return the issues by the sum of both averages; none while open or under 3 ballots."""
    items = list(ballot.items.select_related("issue"))
    champions = _champions([item.issue_id for item in items])
    rows = [
        Ranked(
            item.position, item.issue, item.importance, item.feasibility,
            AGREEMENT[item.agreement], champions.get(item.issue_id, ""),
        )
        for item in items
        if item.importance is not None and item.feasibility is not None
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.importance - row.feasibility, row.number))


def picture(ballot: Ballot, rows: Sequence[Ranked]) -> Quadrants | None:
    """Return the picture of a ranking, or None where no total may be shown."""
    if not rows:
        return None
    first = [row for row in rows if row.is_first]
    return Quadrants(
        finding=finding(first),
        what=(
            f"Average of {ballot.voters} of {ballot.entitled} votes, 1 low to 5 high. "
            "Filled: an employer champions it."
        ),
        summary=f"{len(first)} of {len(rows)} issues lie in the corner of what to do first.",
        points=[row.point for row in rows],
    )


def finding(first: Sequence[Ranked]) -> str:
    """Return what a ballot says, in one sentence."""
    count, led = len(first), sum(1 for row in first if row.champion)
    if not first:
        return "No issue is both important and feasible"
    if count == 1:
        ending = "it has a champion" if led else "nobody champions it yet"
        return f"One issue is both important and feasible; {ending}"
    endings = {0: "none has a champion yet", count: "all have a champion", 1: "one has a champion"}
    ending = endings.get(led, f"{in_words(led).lower()} have a champion")
    return f"{in_words(count)} issues are both important and feasible; {ending}"


def in_words(count: int) -> str:
    """Return a number as a sentence begins with it: "Five", "12"."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def voters_shown(ballot: Ballot) -> Value:
    """Return how many employers voted, for others than staff."""
    if (ballot.voters or 0) < FLOOR:
        return hidden(FEW)
    return shown(ballot.voters)


def _champions(issues: Sequence[int]) -> dict[int, str]:
    """Return the champion of each issue that is an active priority."""
    active = Priority.objects.active().filter(issue__in=issues)
    return {
        priority.issue_id: str(priority.champion.organization)
        for priority in active.select_related("champion__organization")
    }


def _by_name(organizations: set[Organization]) -> list[Organization]:
    return sorted(organizations, key=lambda organization: organization.name)


def own_marks(ballot: Ballot, organization: Organization) -> dict[int, Mark]:
    """Return what a firm marked so far, by item; none after closing."""
    marks = Mark.objects.filter(item__ballot=ballot, organization=organization)
    return {mark.item_id: mark for mark in marks}


def issues_of(partnership: Partnership) -> QuerySet[Issue]:
    """Return the partnership's issues, open ones first, with whether they stand on a ballot."""
    on_ballot = BallotItem.objects.filter(issue=OuterRef("pk"), is_open=True)
    rows = partnership.issues.select_related("meeting", "challenge")
    return rows.annotate(is_on_ballot=Exists(on_ballot)).order_by(
        Case(When(state=Issue.State.OPEN, then=0), default=1), "pk"
    )
