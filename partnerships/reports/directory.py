"""The public directory: only what the public policy shows, and no figure of any employer."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import County
from partnerships.models import Partnership
from partnerships.reports.partnerships import county_names
from partnerships.rules.words import county_words
from ui.tables import Column, FileMeta, Table


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
    return [Listing(each, county_words(names[each.pk])) for each in partnerships]


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
