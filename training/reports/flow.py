"""Where people for a partnership's critical jobs come from, beside what a release expects."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from careerpaths.models import CriticalJob
from training.models import Release, TalentSource
from training.reports.releases import ReleaseReport
from ui.tables import Group, Value, as_value, not_yet
from ui.tables.model import Row

MOST_SOURCES = 400
BEFORE_RELEASE = not_yet("a round has to release it")


@dataclass(frozen=True)
class JobFlow:
    """The sources of a critical job; what employers together expect of it, as released."""

    job: CriticalJob
    openings: Value
    by_training: Value
    sources: Sequence[TalentSource]


def talent_flow(partnership, report: ReleaseReport | None) -> list[JobFlow]:
    """Return the jobs of a partnership that have a source, in their order, with their sources.

    report: the partnership's release whose openings stand beside them. Sources are in order of
    tier and the latest year first. One query.
    """
    sources = partnership.talent_sources.select_related("job", "feeds", "provider__organization")
    ordered = sources.order_by("job__position", "job__title", "job", "tier", "-year", "name", "pk")
    released = _released(report)
    return [
        JobFlow(job, *_expected(released.get(job.title)), list(rows))
        for job, rows in groupby(ordered[:MOST_SOURCES], key=lambda source: source.job)
    ]


def _released(report: ReleaseReport | None) -> dict[str, Row]:
    rows = report.tables["jobs"].rows if report else []
    return {str(row["name"]): row for row in rows if not isinstance(row, Group)}


def _expected(row: Row | None) -> tuple[Value, Value]:
    if row is None:
        return BEFORE_RELEASE, BEFORE_RELEASE
    return as_value(row["openings"]), as_value(row["by_training"])


def latest_release(partnership) -> Release | None:
    """Return the partnership's last release, None before the first."""
    return Release.objects.without_pdf().filter(round__partnership=partnership).first()
