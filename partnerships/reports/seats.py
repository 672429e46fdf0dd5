"""What an organization sees of the tables it sits at."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from accounts.models import Organization, User
from partnerships.models import ActionItem, Ballot, Decision, Meeting, Member, Vote
from partnerships.reports.meetings import next_meeting
from partnerships.reports.work import Row, priority_rows

MOST = 5  # rows of a kind; their own pages have all


def own_seats(organization: Organization) -> QuerySet[Member, Member]:
    """Return the seats an organization holds, each with its partnership's table and conveners."""
    others = Member.objects.active().select_related("organization")
    return (
        organization.members.seated()
        .select_related("partnership__board", "partnership__convener")
        .prefetch_related(
            Prefetch(
                "partnership__members",
                others.order_by("organization__name", "pk"),
                to_attr="table",
            ),
            "partnership__assignments__user",
        )
        .order_by("partnership__name", "pk")
    )


@dataclass(frozen=True)
class SeatPage:
    """What a member sees first of a partnership: what is next, and what it has to do with it."""

    meeting: Meeting | None
    ballots: Sequence[Ballot]
    counted: Sequence[Ballot]
    priorities: Sequence[Row]
    actions: Sequence[ActionItem]
    decisions: Sequence[Decision]
    wants_digest: bool


def seat_page(seat: Member, user: User, now: dt.datetime) -> SeatPage:
    """Read a member's page of its partnership; the same number of queries however much there is."""
    partnership, organization, day = seat.partnership, seat.organization, timezone.localdate(now)
    decisions = Decision.objects.filter(meeting__partnership=partnership)
    own = organization.action_items.filter(partnership=partnership).unfinished()
    return SeatPage(
        meeting=next_meeting(partnership, now),
        ballots=_open_ballots(seat),
        counted=list(partnership.ballots.filter(state=Ballot.State.CLOSED)[:MOST]),
        priorities=[row for row in priority_rows(partnership, day) if row.is_active],
        actions=own.for_list()[:MOST],
        decisions=list(decisions.order_by("-decided_on", "-pk")[:MOST]),
        wants_digest=partnership.subscriptions.filter(user=user).exists(),
    )


def _open_ballots(seat: Member) -> Sequence[Ballot]:
    """Return the open ballots in which the firm has a vote, each telling whether it has `voted`."""
    own = Vote.objects.filter(ballot=OuterRef("pk"), organization=seat.organization)
    ballots = Ballot.objects.for_voter(seat.organization).filter(partnership=seat.partnership)
    return ballots.annotate(voted=Exists(own))[:MOST]
