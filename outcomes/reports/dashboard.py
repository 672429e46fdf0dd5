"""The state of a board for its staff: what needs them, partnerships, classes, grants.

The number of queries is the same for one partnership and for a thousand.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from outcomes.reports.table import AT_THE_TABLE
from outcomes.reports.work import open_rounds, read_facts, recruiting, seen_by
from outcomes.rules.measures import cents
from outcomes.rules.today import Ahead, OpenClass, next_words, watch, work_list
from partnerships.models import ConvenerAssignment, Grant, Meeting, Member, Partnership
from training.models import Cohort, DemandRound
from training.reports.turnout import Turnout, turnouts
from ui.parts import WorkItem

PARTNERSHIPS = 12  # rows before "all"
CLASSES = 5
GRANTS = 4
COMING = 100  # classes read to find what comes next in the listed partnerships


@dataclass(frozen=True)
class PartnershipRow:
    """A partnership in one line. `turnout` is that of its latest round, None before the first."""

    partnership: Partnership
    members: int
    members_active: int
    turnout: Turnout | None
    round: DemandRound | None
    next: str
    watch: str


@dataclass(frozen=True)
class GrantRow:
    """A grant and its match: given so far, and what the grant asks for, in dollars."""

    grant: Grant
    given: Decimal
    required: Decimal


@dataclass(frozen=True)
class Dashboard:
    """Everything on the board's first page."""

    work: list[WorkItem]
    partnership_count: int
    partnerships: list[PartnershipRow]
    classes: Sequence[Cohort]
    grants: list[GrantRow]


def read_dashboard(membership, now, may_see_money: bool) -> Dashboard:
    """Return the first page of a member of staff; a guest's shows her own partnerships."""
    day = timezone.localdate(now)
    mine = membership.board.partnerships.visible_to(membership)
    listed = _listed(mine, now)
    rounds, classes = list(open_rounds(membership)), list(recruiting(membership))
    latest = _latest_rounds(listed)
    found = turnouts({one.pk: one for one in [*rounds, *latest.values()]}.values())
    facts = read_facts(membership, rounds, found, classes, now)
    return Dashboard(
        work=work_list(facts, day),
        partnership_count=mine.count(),
        partnerships=_rows(listed, latest, found, day),
        classes=classes[:CLASSES],
        grants=_grants(seen_by(membership), day) if may_see_money else [],
    )


def _listed(partnerships, now) -> list[Partnership]:
    """Return the first partnerships with their seats counted, when they meet next, and whether
    anybody convenes them and chairs them."""
    ahead = Meeting.objects.ahead(now).filter(partnership=OuterRef("pk"))
    chairs = Member.objects.seated().filter(role=Member.Role.CHAIR)
    listed = list(
        partnerships.select_related("board")
        .annotate(
            has_convener=Exists(ConvenerAssignment.objects.filter(partnership=OuterRef("pk"))),
            has_chair=Exists(chairs.filter(partnership=OuterRef("pk"))),
            meets_at=Subquery(ahead.values("starts_at")[:1]),
        )
        .order_by("name", "pk")[:PARTNERSHIPS]
    )
    seats = Member.objects.filter(partnership__in=listed).exclude(status=Member.Status.LEFT)
    active = Count("pk", filter=Q(status=Member.Status.ACTIVE))
    counted = seats.order_by().values("partnership").annotate(here=Count("pk"), active=active)
    counts = {row["partnership"]: (row["here"], row["active"]) for row in counted}
    for one in listed:
        one.seats, one.seats_active = counts.get(one.pk, (0, 0))
    return listed


def _latest_rounds(partnerships) -> dict[int, DemandRound]:
    rounds = (
        DemandRound.objects.held()
        .filter(partnership__in=partnerships)
        .order_by("partnership_id", "-opens_on", "-pk")
        .distinct("partnership_id")
        .only("partnership_id", "name", "closes_on", "state")
    )
    return {one.partnership_id: one for one in rounds}


def _rows(partnerships, latest, found, day: dt.date) -> list[PartnershipRow]:
    classes = _coming_classes(partnerships, day)
    return [_row(one, latest.get(one.pk), found, classes[one.pk], day) for one in partnerships]


def _row(partnership, round, found, classes, day: dt.date) -> PartnershipRow:
    is_open = round is not None and round.state == DemandRound.State.OPEN
    wanted = [one for one in classes if one.state == Cohort.State.PLEDGING]
    ahead = [Ahead(one.decision_on, "Class decided") for one in wanted]
    ahead += [Ahead(one.starts_on, "Class starts") for one in classes]
    ahead += [Ahead(round.closes_on, "Round closes")] if is_open else []
    meets_at = partnership.meets_at
    ahead += [Ahead(timezone.localdate(meets_at), "Meeting")] if meets_at else []
    last = Ahead(round.closes_on, "Round closed") if round and not is_open else None
    open_until = round.closes_on if is_open else None
    return PartnershipRow(
        partnership=partnership,
        members=partnership.seats,
        members_active=partnership.seats_active,
        turnout=found[round.pk] if round else None,
        round=round,
        next=next_words(ahead, last, day),
        watch=watch(
            partnership.has_convener,
            open_until,
            [_wanted(one) for one in wanted],
            day,
            needs_chair=partnership.stage in AT_THE_TABLE and not partnership.has_chair,
        ),
    )


def _wanted(one: Cohort) -> OpenClass:
    return OpenClass(one.name, "", one.decision_on, one.seats_pledged, one.min_seats)


def _coming_classes(partnerships, day) -> dict[int, list[Cohort]]:
    """Return the classes of each partnership that have not started, the next first."""
    states = [Cohort.State.PLEDGING, Cohort.State.CONFIRMED]
    found = Cohort.objects.filter(
        partnership__in=partnerships, state__in=states, starts_on__gte=day
    ).only(
        "partnership_id", "name", "state", "decision_on", "starts_on", "seats_pledged", "min_seats"
    )
    by_partnership: dict[int, list[Cohort]] = defaultdict(list)
    for one in found.order_by("decision_on", "pk")[:COMING]:
        by_partnership[one.partnership_id].append(one)
    return by_partnership


def _grants(seen: Q, day: dt.date) -> list[GrantRow]:
    """Return the grants in force with what organizations gave to their match so far."""
    grants = (
        Grant.objects.filter(seen, starts_on__lte=day, ends_on__gte=day)
        .select_related("partnership")
        .annotate(given=Sum("matches__amount", filter=Q(matches__given_on__lte=day), default=0))
        .order_by("ends_on", "pk")
    )
    return [
        GrantRow(one, cents(one.given), cents(one.amount * one.match_percent / 100))
        for one in grants[:GRANTS]
    ]
