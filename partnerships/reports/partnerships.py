"""A partnership at a glance, for staff."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import County
from employers.models import Employer
from partnerships.models import Member, Partnership
from partnerships.rules.composition import CLAUSE, SeatCheck, composition
from partnerships.rules.composition import Table as SeatTable
from partnerships.rules.words import county_words, joined
from ui.parts import Stage

MOST_FIRMS = 25  # on the overview; the page of members has all


@dataclass(frozen=True)
class Firm:
    """An active employer member with what the board knows of the firm, if anything."""

    member: Member
    employer: Employer | None

    @property
    def employees(self) -> int | None:
        return self.employer.employees if self.employer else None

    @property
    def is_small(self) -> bool:
        return self.employer is not None and self.employer.is_small


@dataclass(frozen=True)
class Overview:
    """A partnership at a glance, for staff: its firms, its table, its stage."""

    firms: list[Firm]
    chair: str
    counties: str
    started_on: dt.date | None
    checks: list[SeatCheck]
    stages: list[Stage]

    @property
    def lede(self) -> str:
        """Counties, employers with the people they employ, the chair, the age."""
        chair = f"chair {self.chair}" if self.chair else "no chair yet"
        since = f"Since {self.started_on:%B %Y}" if self.started_on else ""
        sentences = [self.counties, f"{self.employers}; {chair}", since]
        return " ".join(f"{sentence}." for sentence in sentences if sentence)

    @property
    def employers(self) -> str:
        count = len(self.firms)
        words = f"{count} employer{'' if count == 1 else 's'}"
        known = [firm.employees for firm in self.firms if firm.employees is not None]
        if not known:
            return words
        people = f"{sum(known):,} people employed"
        if len(known) == count:
            return f"{words} with {people}"
        return f"{words}, {len(known)} of them with {people}"

    @property
    def small_firms(self) -> int:
        return sum(1 for firm in self.firms if firm.is_small)

    @property
    def employers_note(self) -> str:
        """How many, how many small ones, and whether the page shows them all."""
        count = len(self.firms)
        words = f"{count} active, {self.small_firms} of them with fewer than 50 people"
        return f"{words}; the first {MOST_FIRMS} here" if count > MOST_FIRMS else words

    @property
    def first_firms(self) -> list[Firm]:
        return self.firms[:MOST_FIRMS]

    @property
    def check_note(self) -> str:
        missing = sum(1 for check in self.checks if not check.met)
        words = {0: "no seat is missing", 1: "one seat is missing"}
        return f"{CLAUSE}: {words.get(missing, f'{missing} seats are missing')}"


def overview(partnership: Partnership) -> Overview:
    """Return a partnership's overview: three queries, whatever the number of members."""
    members = list(partnership.members.active().for_list())
    firms = _firms(partnership, [each for each in members if each.seat == Member.Seat.EMPLOYER])
    names: dict[str, list[str]] = defaultdict(list)
    for member in members:
        names[member.seat].append(member.organization.name)
    small = sum(1 for firm in firms if firm.is_small)
    chairs = [each.organization.name for each in members if each.role == Member.Role.CHAIR]
    return Overview(
        firms=firms,
        chair=joined(chairs),
        counties=county_words(county_names([partnership])[partnership.pk]),
        started_on=partnership.started_on,
        checks=composition(SeatTable(names, small)),
        stages=stages(partnership),
    )


def _firms(partnership: Partnership, members: list[Member]) -> list[Firm]:
    organizations = [member.organization_id for member in members]
    rows = partnership.board.employers.filter(organization__in=organizations)
    known = {employer.organization_id: employer for employer in rows}
    return [Firm(member, known.get(member.organization_id)) for member in members]


def stages(partnership: Partnership) -> list[Stage]:
    """Return the seven stages for the stage line."""
    here = partnership.stage_number
    return [
        Stage(
            str(stage.label).capitalize(),
            state="done" if number < here else "current" if number == here else "ahead",
        )
        for number, stage in enumerate(Partnership.Stage, 1)
    ]


def county_names(partnerships: Iterable[Partnership]) -> dict[int, list[str]]:
    """Return the names of each partnership's counties, by its key: one query for all."""
    partnerships = list(partnerships)
    codes = {fips for partnership in partnerships for fips in partnership.county_fips}
    names = dict(County.objects.filter(pk__in=codes).values_list("pk", "name"))
    return {
        partnership.pk: sorted(names[fips] for fips in partnership.county_fips if fips in names)
        for partnership in partnerships
    }
