"""Composition and governance of partnerships: each finding with its source."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import starmap
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from accounts.models import Membership
from employers.models import SMALL_FIRM, Employer
from partnerships.models import Member, Partnership, Vote
from partnerships.rules.composition import Facts, Finding, findings


class Sitting(NamedTuple):
    """An active member: as little of it as is shown, since a partnership may have 1,000."""

    partnership_id: int
    board_id: int
    organization_id: int
    organization: str
    seat: str
    role: str
    joined_on: dt.date

    @property
    def role_words(self) -> str:
        return str(Member.Role(self.role).label)


class Known(NamedTuple):
    """What a board knows of a firm."""

    pk: int
    board_id: int
    organization_id: int
    naics: str
    employees: int | None

    @property
    def is_small(self) -> bool:
        return self.employees is not None and self.employees < SMALL_FIRM


@dataclass
class Seats:
    """A partnership's active members, and what its board knows of the firms among them."""

    members: list[Sitting] = field(default_factory=list)
    employers: dict[int, Known] = field(default_factory=dict)

    @property
    def firms(self) -> list[Sitting]:
        return [member for member in self.members if member.seat == Member.Seat.EMPLOYER]

    @property
    def known(self) -> list[Known]:
        """Return what is known of the firms, as far as they are the board's employers."""
        rows = [self.employers.get(member.organization_id) for member in self.firms]
        return [row for row in rows if row is not None]

    @property
    def chair(self) -> str:
        chairs = (each for each in self.members if each.role == Member.Role.CHAIR)
        return next((each.organization for each in chairs), "")


def governance(partnership: Partnership) -> list[Finding]:
    """Return the eight findings of a partnership, those that are met and those that are not."""
    seats = seats_of([partnership])
    return governance_of([partnership], seats)[partnership.pk]


def governance_of(
    partnerships: Iterable[Partnership], seats: dict[int, Seats]
) -> dict[int, list[Finding]]:
    """Return the findings of each partnership by its key; `seats` are theirs. Two queries."""
    partnerships = list(partnerships)
    votes = _votes(partnerships)
    parties = _parties_of_conveners(partnerships)
    found = {}
    for partnership in partnerships:
        mine = seats[partnership.pk]
        found[partnership.pk] = findings(
            Facts(
                **_table(mine, partnership.naics_prefixes),
                votes=votes[partnership.pk, True] + votes[partnership.pk, False],
                employer_votes=votes[partnership.pk, True],
                codes=partnership.naics_prefixes,
                counties=len(partnership.county_fips),
                convener=str(partnership.convener or ""),
                convener_of=_party(mine, parties.get(partnership.convener_id, set())),
            )
        )
    return found


def seats_of(partnerships: Iterable[Partnership]) -> dict[int, Seats]:
    """Return the tables of partnerships by key: two queries for all."""
    partnerships = list(partnerships)
    seats = {partnership.pk: Seats() for partnership in partnerships}
    members = Member.objects.active().filter(partnership__in=partnerships)
    columns = members.order_by("organization__name", "pk").values_list(
        "partnership", "board", "organization", "organization__name", "seat", "role", "joined_on"
    )
    for member in starmap(Sitting, columns):
        seats[member.partnership_id].members.append(member)
    firms = {each.organization_id for mine in seats.values() for each in mine.firms}
    boards = {partnership.board_id for partnership in partnerships}
    rows = Employer.objects.filter(board__in=boards, organization__in=firms).order_by("pk")
    read = starmap(Known, rows.values_list("pk", "board", "organization", "naics", "employees"))
    known = {(row.board_id, row.organization_id): row for row in read}
    for mine in seats.values():
        for each in mine.firms:
            if row := known.get((each.board_id, each.organization_id)):
                mine.employers[each.organization_id] = row
    return seats


def _table(seats: Seats, codes: list[str]) -> dict:
    names: dict[str, list[str]] = defaultdict(list)
    for member in seats.members:
        names[member.seat].append(member.organization)
    firms = {each.organization_id: each.organization for each in seats.firms}
    coded = [row for row in seats.known if row.naics]
    outside = [row for row in coded if not row.naics.startswith(tuple(codes))]
    return {
        "names": names,
        "small_firms": sum(1 for row in seats.known if row.is_small),
        "chair": seats.chair,
        "known": len(coded),
        "outside": sorted(firms[row.organization_id] for row in outside) if codes else [],
    }


def _votes(partnerships: list[Partnership]) -> Counter[tuple[int, bool]]:
    """Count the ballots cast in each partnership, by whether an employer of it cast them."""
    seat = Member.objects.filter(
        partnership=OuterRef("ballot__partnership"), organization=OuterRef("organization"),
        seat=Member.Seat.EMPLOYER,
    )  # fmt: skip
    rows = Vote.objects.filter(ballot__partnership__in=partnerships).order_by()
    counted = rows.annotate(by_employer=Exists(seat)).values_list(
        "ballot__partnership", "by_employer"
    )
    return Counter({(pk, is_one): n for pk, is_one, n in counted.annotate(number=Count("pk"))})


def _parties_of_conveners(partnerships: list[Partnership]) -> dict[int | None, set[int]]:
    """Return to which organizations each convener belongs today."""
    conveners = {partnership.convener_id for partnership in partnerships} - {None}
    rows = Membership.objects.current(timezone.localdate()).filter(
        user__in=conveners, organization__isnull=False
    )
    parties: dict[int | None, set[int]] = defaultdict(set)
    for user, organization in rows.values_list("user", "organization"):
        parties[user].add(organization)
    return parties


def _party(seats: Seats, parties: set[int]) -> str:
    here = (each for each in seats.members if each.organization_id in parties)
    return next((each.organization for each in here), "")
