"""Parts of figures by job, by county, size and half-year: which of them a release shows."""

from collections.abc import Sequence

from training.models import DemandRound
from training.reports.content import ReleaseContent, Row
from training.reports.released.given import Before, Given
from training.reports.released.jobs import shown_jobs
from training.rules.breakdowns import Splits, part_cell, shown_parts
from training.rules.demand import JobFacts
from training.rules.halves import HALF
from training.rules.safe_figures import ALL_JOBS, Cell, ReleasedBefore

JOBS_PLACES, TIMING = "jobs_places", "timing"


def part_key(kind: str, job: int | None = None) -> str:
    """Return the key of a row: what it is a part by, and the job's number; none for all jobs."""
    return f"{kind}:{job or ''}"


def shown_cells(round: DemandRound, content: ReleaseContent) -> set[Cell]:
    """Return all cells by job and of their parts that a round's release shows, under the names
    that jobs have today."""
    titles = {str(row.job_id): row.job.title for row in round.round_jobs.all()} | {"": ALL_JOBS}
    found = shown_jobs(round, content)
    for kind, rows in (content.places or {}).items():
        found |= {part_cell(kind, row.name, measure) for row in rows for measure in _shown(row)}
    for row in content.more.get(JOBS_PLACES, ()):
        kind, _, job = row.key.partition(":")
        found |= {part_cell(kind, row.name, measure, titles[job]) for measure in _shown(row)}
    for row in content.more.get(TIMING, ()):
        job = titles[row.key.partition(":")[2]]
        found |= {part_cell(HALF, half, "openings", job) for half in _shown(row)}
    return found


def _shown(row: Row) -> list[str]:
    return [key for key, value in row.cells.items() if value.is_shown]


def counted(round: DemandRound, facts: Sequence[JobFacts]) -> list[JobFacts]:
    """Return the answers of those who stand behind a job that the round asks about."""
    titles = {row.job.title for row in round.round_jobs.all()}
    return [fact for fact in facts if fact.job in titles and fact.counts]


def parts_of(given: Given, ladder: Sequence[Splits]) -> dict[Cell, int]:
    """Return the parts that a table may show beside what stands above it and what is out."""
    before = [_released(earlier) for earlier in given.before]
    facts, shown = counted(given.round, given.facts), shown_cells(given.round, given.content)
    return shown_parts(ladder, facts, given.content.fewest, shown, before)


def _released(earlier: Before) -> ReleasedBefore:
    round = earlier.release.round
    return ReleasedBefore(earlier.facts, shown_cells(round, earlier.content))
