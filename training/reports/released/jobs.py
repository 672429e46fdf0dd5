"""Critical jobs, and all of them together: people employed and openings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from training.models import DemandRound
from training.reports.content import GIVES_AWAY, ReleaseContent, RoundFacts, Row, too_few
from training.reports.released.rows import as_row
from training.rules.demand import MEASURES, JobFacts
from training.rules.safe_figures import ALL_JOBS, Cell, ReleasedBefore, job_table, mask
from ui.tables import Column, Table, Value, hidden, not_reported, shown

TOTAL_NAME = "All jobs"
TOTAL_NOTE = "All jobs together count each employer once, and what is hidden too."
BESIDE_EARLIER = hidden("beside an earlier release it would tell what one employer said")
COLUMNS = [
    Column("name", "Critical job"),
    Column("employers", "Employers", numeric=True),
    Column("employed", "Employed now", numeric=True),
    Column("growth", "New jobs", numeric=True),
    Column("replacement", "Replacement", numeric=True),
    Column("openings", "All openings", numeric=True),
    Column("by_training", "Filled by training own people", numeric=True),
]


def job_rows(
    about: RoundFacts, facts: Sequence[JobFacts], before: Sequence[ReleasedBefore] | None
) -> list[Row]:
    """Return a row for each job asked about, and one for all of them together.

    before: None where no figure is safe beside earlier releases. Raises CannotProtect.
    """
    facts = [fact for fact in facts if fact.job in about.jobs and fact.counts]
    cells = _cells(facts, about.fewest, before)
    firms: dict[str, set[int]] = defaultdict(set)
    for fact in facts:
        firms[fact.job].add(fact.firm)
        firms[ALL_JOBS].add(fact.firm)
    return [
        Row(job or TOTAL_NAME, _job_cells(job, cells, len(firms[job]), about.fewest))
        for job in (*about.jobs, ALL_JOBS)
    ]


def _cells(
    facts: Sequence[JobFacts], fewest: int, before: Sequence[ReleasedBefore] | None
) -> Mapping[Cell, Value]:
    """Return each figure there is, shown or with the reason why not."""
    table = job_table(facts)
    if before is None:
        return dict.fromkeys(table.values, BESIDE_EARLIER)
    found = mask(table, fewest, before)
    return {
        **{cell: shown(value) for cell, value in table.values.items()},
        **dict.fromkeys(found.few, too_few(fewest)),
        **dict.fromkeys(found.others, GIVES_AWAY),
    }


def _job_cells(
    job: str, cells: Mapping[Cell, Value], firms: int, fewest: int
) -> Mapping[str, Value]:
    if not firms:
        return dict.fromkeys(("employers", *MEASURES), not_reported())
    employers = shown(firms) if firms >= fewest else too_few(fewest)
    return {"employers": employers, **{measure: cells[job, measure] for measure in MEASURES}}


def shown_jobs(round: DemandRound, content: ReleaseContent) -> set[Cell]:
    """Return the cells that a round's release shows, under the names that jobs have today."""
    titles = [row.job.title for row in round.round_jobs.all()]
    rows = list(zip(titles, content.jobs, strict=True))
    if content.total:
        rows.append((ALL_JOBS, content.total))
    return {
        (title, measure)
        for title, row in rows
        for measure in MEASURES
        if row.cells[measure].is_shown
    }


def jobs_table(title: str, content: ReleaseContent) -> Table:
    return Table(
        f"{title}, by critical job",
        COLUMNS,
        [as_row(row) for row in content.jobs],
        note=TOTAL_NOTE if content.total else "",
        footer=as_row(content.total) if content.total else None,
        empty="No employer stated one.",
    )
