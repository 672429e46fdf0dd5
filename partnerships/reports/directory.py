"""The public directory: only what the public policy shows, and no figure of any employer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import County
from partnerships.models import Meeting, Member, Partnership, Priority
from partnerships.reports.meetings import next_meetings
from partnerships.reports.partnerships import county_names
from partnerships.rules.words import county_words
from ui.tables import Column, FileMeta, Table


@dataclass(frozen=True)
class Listing:
    """A partnership as everybody may see it."""

    partnership: Partnership
    counties: str
    meeting: Meeting | None = None
    priorities: tuple[str, ...] = ()

    @property
    def works_on(self) -> str:
        """The priorities it has adopted, or before that what it says of itself."""
        return ", ".join(self.priorities) or self.partnership.works_on

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


def joinable() -> QuerySet[Partnership, Partnership]:
    """Return the partnerships the public may write to: those listed that have not ended."""
    return listed().exclude(public_status=Partnership.PublicStatus.CLOSED)


def listings(partnerships: Iterable[Partnership], now: dt.datetime) -> list[Listing]:
    """Return partnerships as everybody may see them: three queries, whatever their number."""
    partnerships = list(partnerships)
    names = county_names(partnerships)
    meetings = next_meetings(partnerships, now)
    priorities = _priorities(partnerships)
    return [
        Listing(
            each, county_words(names[each.pk]), meetings.get(each.pk), tuple(priorities[each.pk])
        )
        for each in partnerships
    ]


def _priorities(partnerships: list[Partnership]) -> dict[int, list[str]]:
    """Return the names of the priorities each partnership works on, in their places."""
    rows = Priority.objects.active().filter(partnership__in=partnerships)
    names: dict[int, list[str]] = defaultdict(list)
    for partnership, name in rows.order_by("place", "pk").values_list("partnership", "name"):
        names[partnership].append(name)
    return names


def named_members(partnership: Partnership) -> QuerySet[Member, Member]:
    """Return the active members that agreed to be named to everybody."""
    named = partnership.members.active().filter(is_named=True)
    return named.select_related("organization").order_by("organization__name", "pk")


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
        "next_meeting": "Next meeting",
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
        "works_on": row.works_on,
        "next_meeting": _day(row.meeting),
        "board": partnership.board.name,
        "phone": partnership.board.phone,
        "address": reverse("partnerships:public", args=[partnership.board.slug, partnership.slug]),
    }


def _day(meeting: Meeting | None) -> str:
    return f"{timezone.localdate(meeting.starts_at):%Y-%m-%d}" if meeting else ""
