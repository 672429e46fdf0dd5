"""Openings by half-year, of each critical job and of all together."""

from collections.abc import Collection, Mapping

from training.reports.content import ReleaseContent, Row, part
from training.reports.facts import job_facts
from training.reports.released.given import Given
from training.reports.released.jobs import TOTAL_NAME
from training.reports.released.parts import TIMING, counted, part_key, parts_of
from training.reports.released.rows import as_row, has_figures
from training.rules.breakdowns import HALVES, names_of, part_cell
from training.rules.demand import JobFacts
from training.rules.halves import HALF, NOT_SAID, half_words
from training.rules.safe_figures import ALL_JOBS
from ui.tables import Column, Table

KEY = TIMING
STEP = "Checking which openings may be shown by time"
NOTE = "Where employers did not say when, openings stand in a column of their own."
NONE = "Not said by enough employers, or hidden: it would tell what few employers said."


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[JobFacts]]:
    """Return what versions say of jobs, by version."""
    return job_facts(answers, company)


def rows(given: Given) -> list[Row]:
    """Return a row for each job that firms have, and one for all jobs; none where nobody said
    when, or no half-year is safe."""
    facts = counted(given.round, given.facts)
    found = parts_of(given, HALVES) if any(fact.halves for fact in facts) else {}
    if not found:
        return []
    reported, halves = {fact.job for fact in facts}, names_of(HALF, facts)
    jobs = [row.job for row in given.round.round_jobs.all()]
    named = [(job.title, job.title, part_key(HALF, job.pk)) for job in jobs]
    return [
        Row(
            name,
            {half: part(found.get(part_cell(HALF, half, "openings", job))) for half in halves},
            key=key,
        )
        for job, name, key in (*named, (ALL_JOBS, TOTAL_NAME, part_key(HALF)))
        if job in reported or job == ALL_JOBS
    ]


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release shows no job."""
    if not has_figures(content.jobs):
        return None
    rows = content.more[KEY]
    halves = rows[0].cells if rows else []
    columns = [Column(half, _words(half), numeric=True) for half in halves]
    return Table(
        "Openings by half-year",
        [Column("name", "Critical job"), *columns],
        [as_row(row) for row in rows[:-1]],
        note=NOTE if rows else "",
        footer=as_row(rows[-1]) if rows else None,
        empty=NONE,
    )


def _words(half: str) -> str:
    return "Not said" if half == NOT_SAID else half_words(half)
