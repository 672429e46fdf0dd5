"""Where people for a partnership's critical jobs come from, and how far they go: the gap between
what a release expects and what its sources give. Everything is from the release and the list of
sources, so whoever reads the release may read it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from careerpaths.models import CriticalJob
from training.models import Release, TalentSource
from training.reports.content import ReleaseContent, Row
from training.reports.released import hires
from training.rules.flow import Supply, Terms, added
from ui.tables import Value, not_yet

MOST_SOURCES = 400
BEFORE_RELEASE = not_yet("a round has to release it")


@dataclass(frozen=True)
class SourceRow:
    """A source in one year; hired: the people whom employers together hired from it."""

    source: TalentSource
    hired: Value
    capture: Value


@dataclass(frozen=True)
class JobFlow:
    """A critical job with the terms of its gap, and its sources."""

    job: CriticalJob
    terms: Terms
    sources: Sequence[SourceRow]


@dataclass(frozen=True)
class _Released:
    """What a release says of jobs, by the job's number, and of hires, by that and the source."""

    months: int
    jobs: Mapping[int, Mapping[str, Value]]
    hired: Mapping[str, Value]

    def of_job(self, job: CriticalJob, measure: str) -> Value:
        return self.jobs[job.pk][measure] if job.pk in self.jobs else BEFORE_RELEASE

    def of_source(self, source: TalentSource) -> Value:
        return self.hired.get(f"{source.job_id}|source:{source.pk}", BEFORE_RELEASE)


def talent_flow(
    partnership, release: Release | None = None, content: ReleaseContent | None = None
) -> list[JobFlow]:
    """Return the jobs of a partnership that have a source, in their order, with their sources.

    release, content: the one whose openings and hires are the terms of the gap. Sources are in
    order of tier and the latest year first. A constant number of queries.
    """
    sources = partnership.talent_sources.select_related("job", "feeds", "provider__organization")
    ordered = sources.order_by("job__position", "job__title", "job", "tier", "name", "-year", "pk")
    released = _released(release, content) if release and content else _Released(0, {}, {})
    return [
        _flow(job, list(rows), released)
        for job, rows in groupby(ordered[:MOST_SOURCES], key=lambda source: source.job)
    ]


def _flow(job: CriticalJob, sources: Sequence[TalentSource], released: _Released) -> JobFlow:
    supplies = _supplies(sources, released)
    terms = Terms(
        openings=released.of_job(job, "openings"),
        by_training=released.of_job(job, "by_training"),
        months=released.months,
        supplies=list(supplies.values()),
    )
    return JobFlow(job, terms, [_row(source, released) for source in sources])


def _row(source: TalentSource, released: _Released) -> SourceRow:
    hired = released.of_source(source)
    return SourceRow(source, hired, Supply(source.completers, hired).capture)


def _supplies(sources: Sequence[TalentSource], released: _Released) -> dict[str, Supply]:
    """Return the supply of each source of tier 1; those of tier 2 give their people to these.

    A source may be stated for several years: its last year counts, and all whom the release says
    were hired from it."""
    years = defaultdict(list)
    for source in sources:
        if source.tier == 1:
            years[source.name].append(source)
    found = {}
    for name, rows in years.items():
        said = [released.of_source(row) for row in rows]
        asked = [value for value in said if value != BEFORE_RELEASE]
        found[name] = Supply(rows[0].completers, added(asked) if asked else BEFORE_RELEASE)
    return found


def _released(release: Release, content: ReleaseContent) -> _Released:
    jobs = release.round.round_jobs.values_list("job", flat=True)
    hired: Sequence[Row] = content.more.get(hires.KEY, ())
    return _Released(
        months=release.round.horizon_months,
        jobs={job: row.cells for job, row in zip(jobs, content.jobs, strict=True)},
        hired={row.key: row.cells["hired"] for row in hired},
    )


def latest_release(partnership) -> Release | None:
    """Return the partnership's last release, None before the first."""
    made = Release.objects.without_pdf().filter(round__partnership=partnership)
    return made.select_related("round").first()
