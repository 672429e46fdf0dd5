"""Each critical job by county and by size of the employer."""

from collections.abc import Collection, Mapping

from training.reports.content import ReleaseContent, Row, part
from training.reports.facts import job_facts
from training.reports.released.given import Given
from training.reports.released.parts import JOBS_PLACES, counted, part_key, parts_of
from training.reports.released.places import COLUMNS
from training.reports.released.rows import has_figures, in_groups
from training.rules.breakdowns import BY_JOB, PLACE_MEASURES, PLACES, names_of, part_cell
from training.rules.demand import JobFacts
from ui.tables import Table

KEY = JOBS_PLACES
STEP = "Checking which jobs may be shown by county and size"
NONE = "Hidden: beside the figures above it would tell what few employers said."


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[JobFacts]]:
    """Return what versions say of jobs, by version."""
    return job_facts(answers, company)


def rows(given: Given) -> list[Row]:
    """Return rows of counties and of sizes under each job that firms have; none where none is
    safe. Where no place of all jobs is, hardly one of a single job would be: it is not tried."""
    facts = counted(given.round, given.facts)
    found = parts_of(given, BY_JOB) if _has_places(given.content) else {}
    jobs = [row.job for row in given.round.round_jobs.all()]
    reported = {fact.job for fact in facts}
    return [
        Row(
            name,
            {
                measure: part(found.get(part_cell(kind, name, measure, job.title)))
                for measure in PLACE_MEASURES
            },
            group=job.title,
            key=part_key(kind, job.pk),
        )
        for job in jobs
        if found and job.title in reported
        for kind in PLACES
        for name in names_of(kind, facts)
    ]


def _has_places(content: ReleaseContent) -> bool:
    return any(has_figures(places) for places in (content.places or {}).values())


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release shows no job."""
    if not has_figures(content.jobs):
        return None
    rows = in_groups(content.more[KEY])
    return Table("Critical jobs by county and by size", COLUMNS, rows, empty=NONE)
