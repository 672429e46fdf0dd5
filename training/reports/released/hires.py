"""People hired in 12 months, by critical job and the source they came from."""

from collections.abc import Collection, Mapping, Sequence

from careerpaths.models import CriticalJob
from training.models import DemandRound, JobAnswer
from training.reports.content import ReleaseContent, Row, part
from training.reports.released.given import Before, Given
from training.reports.released.jobs import TOTAL_NAME
from training.reports.released.rows import has_figures, in_groups
from training.reports.sections import sources_of
from training.rules.matrix import read_hires
from training.rules.safe_figures import ALL_JOBS, Cell
from training.rules.safe_hires import ALL_SOURCES, HireFacts, HiresBefore, shown_hires
from ui.tables import Column, Table

KEY = "hires"
STEP = "Checking which hires may be shown by source"
TOTAL = "All sources"
UNLISTED = "A source that is not listed any more"
COLUMNS = [Column("name", "Source"), Column("hired", "Hired in 12 months", numeric=True)]
NOTE = "Of employers who said whom they hired, in the 12 months before they answered."
NONE = "Not said by enough employers, or hidden: it would tell what few employers said."


def read(answers: Collection[int], company: Mapping[int, int]) -> dict[int, list[HireFacts]]:
    """Return what versions say of hires, by version; those that name a source."""
    found: dict[int, list[HireFacts]] = {}
    rows = JobAnswer.objects.filter(answer__in=answers).exclude(hires={}).order_by("pk")
    for row in rows.select_related("job"):
        firm = company.get(row.organization_id, row.organization_id)
        hired = {source: each.hired for source, each in read_hires(row.hires).items()}
        found.setdefault(row.answer_id, []).append(HireFacts(firm, row.job.title, hired))
    return found


def rows(given: Given) -> list[Row]:
    """Return rows of each job's sources and their sum, and a row of all jobs; none where nobody
    said whom they hired, or nothing is safe."""
    jobs = [row.job for row in given.round.round_jobs.all()]
    listed = {job.title: sources_of(job) for job in jobs}
    facts = [fact for fact in given.facts if fact.job in listed]
    before = [_before(earlier) for earlier in given.before]
    found = shown_hires(facts, listed, given.content.fewest, before)
    if not found:
        return []
    of_jobs = [row for job in jobs for row in _job_rows(job, listed[job.title], facts, found)]
    return [*of_jobs, _row(found, (ALL_JOBS, ALL_SOURCES), TOTAL, TOTAL_NAME, "|")]


def _job_rows(
    job: CriticalJob,
    listed: Mapping[str, str],
    facts: Sequence[HireFacts],
    found: Mapping[Cell, int],
) -> list[Row]:
    """Return the rows of a job; where nothing of it may be shown, its sum alone."""
    said = [fact.hired for fact in facts if fact.job == job.title]
    unlisted = {source for hired in said for source in hired} - listed.keys()
    names = {**listed, **dict.fromkeys(sorted(unlisted), UNLISTED), ALL_SOURCES: TOTAL}
    is_told = any(title == job.title for title, _ in found)
    return [
        _row(found, (job.title, key), name, job.title, f"{job.pk}|{key}")
        for key, name in names.items()
        if said and (is_told or key == ALL_SOURCES)
    ]


def _row(found: Mapping[Cell, int], cell: Cell, name: str, group: str, key: str) -> Row:
    return Row(name, {"hired": part(found.get(cell))}, group=group, key=key)


def _before(earlier: Before) -> HiresBefore:
    return HiresBefore(earlier.facts, _shown(earlier.release.round, earlier.content))


def _shown(round: DemandRound, content: ReleaseContent) -> set[Cell]:
    """Return the cells that a release showed, under the names that jobs have today."""
    titles = {str(row.job_id): row.job.title for row in round.round_jobs.all()} | {"": ALL_JOBS}
    found = set()
    for row in content.more.get(KEY, ()):
        job, _, source = row.key.partition("|")
        if row.cells["hired"].is_shown:
            found.add((titles[job], source))
    return found


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release shows no job."""
    if not has_figures(content.jobs):
        return None
    of_sources = in_groups(content.more[KEY])
    return Table("Hires by source", COLUMNS, of_sources, note=NOTE, empty=NONE)
