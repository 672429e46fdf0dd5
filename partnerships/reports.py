"""What pages show about partnerships, worked out once for screen and file."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from accounts.models import County, Organization
from employers.models import Employer
from partnerships import rules
from partnerships.models import Member, Partnership
from ui.parts import Stage
from ui.tables import Column, FileMeta, Table

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
    checks: list[rules.SeatCheck]
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
        return f"{rules.CLAUSE}: {words.get(missing, f'{missing} seats are missing')}"


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
        chair=rules.joined(chairs),
        counties=rules.county_words(county_names([partnership])[partnership.pk]),
        started_on=partnership.started_on,
        checks=rules.composition(rules.Table(names, small)),
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


# The public directory: only what the public policy shows, and no figure of any employer --------


@dataclass(frozen=True)
class Listing:
    """A partnership as everybody may see it."""

    partnership: Partnership
    counties: str

    @property
    def group(self) -> str:
        return self.partnership.directory_group

    @property
    def lede(self) -> str:
        started = self.partnership.started_on
        since = f"Since {started:%B %Y}" if started else ""
        sentences = [self.partnership.cluster_note, self.counties, since]
        return " ".join(f"{sentence}." for sentence in sentences if sentence)


def listed() -> QuerySet[Partnership, Partnership]:
    """Return the partnerships of the public directory, of all boards."""
    return Partnership.objects.listed().select_related("board", "convener")


def listings(partnerships: Iterable[Partnership]) -> list[Listing]:
    partnerships = list(partnerships)
    names = county_names(partnerships)
    return [Listing(each, rules.county_words(names[each.pk])) for each in partnerships]


def counties_served() -> list[County]:
    """Return the counties that a partnership of the directory serves."""
    codes = {fips for row in listed().values_list("county_fips", flat=True) for fips in row}
    return list(County.objects.filter(pk__in=codes))


def directory_table(rows: list[Listing]) -> Table:
    """Return the directory as a table, for the file."""
    columns = {
        "name": "Partnership",
        "cluster": "Industry cluster",
        "counties": "Counties",
        "status": "Status",
        "stage": "Stage",
        "works_on": "Works on",
        "board": "Workforce board",
        "phone": "Phone",
        "address": "Page",
    }
    return Table(
        title="Industry partnerships",
        columns=[Column(key, label) for key, label in columns.items()],
        rows=[_directory_row(row) for row in rows],
    )


def directory_meta(as_of: dt.date) -> FileMeta:
    return FileMeta(
        title="Industry partnerships",
        audience="everybody",
        as_of=as_of,
        hidden_rule="None. The list holds no figures of employers.",
    )


def _directory_row(row: Listing) -> dict[str, Any]:
    partnership = row.partnership
    return {
        "name": partnership.name,
        "cluster": partnership.cluster,
        "counties": row.counties,
        "status": row.group,
        "stage": str(partnership.get_stage_display()).capitalize(),
        "works_on": partnership.works_on,
        "board": partnership.board.name,
        "phone": partnership.board.phone,
        "address": reverse("partnerships:public", args=[partnership.board.slug, partnership.slug]),
    }


# The organization's own page --------------------------------------------------------------------


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
