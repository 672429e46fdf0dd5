"""All jobs together by county and by size of the employer."""

from collections.abc import Sequence

from training.reports.content import ReleaseContent, RoundFacts, Row, part
from training.reports.released.rows import as_row, has_figures
from training.rules.breakdowns import (
    PLACE_MEASURES,
    PLACES,
    TOGETHER,
    names_of,
    part_cell,
    shown_parts,
)
from training.rules.demand import MEASURES, JobFacts
from training.rules.safe_figures import ALL_JOBS, ReleasedBefore
from ui.tables import Column, Group, Table
from ui.tables import model as tables

COLUMNS = [
    Column("name", "Where"),
    Column("employed", "Employed now", numeric=True),
    Column("openings", "All openings", numeric=True),
]
GROUPS = {"county": "By county", "size": "By size of the employer"}
NONE = "Hidden: beside the figures by job it would tell what few employers said."


def place_rows(
    about: RoundFacts,
    facts: Sequence[JobFacts],
    rows: Sequence[Row],
    before: Sequence[ReleasedBefore],
) -> dict[str, list[Row]]:
    """Return rows of counties and of sizes, by kind; no rows where none is safe.

    rows: the release's rows of jobs, the last all jobs together; before: with all that each
    earlier release showed by job and of its parts.
    """
    facts = [fact for fact in facts if fact.job in about.jobs and fact.counts]
    by_job = zip((*about.jobs, ALL_JOBS), rows, strict=True)
    cells = {
        (job, measure) for job, row in by_job for measure in MEASURES if row.cells[measure].is_shown
    }
    found = shown_parts(TOGETHER, facts, about.fewest, cells, before)
    return {
        kind: [
            Row(
                name,
                {
                    measure: part(found.get(part_cell(kind, name, measure)))
                    for measure in PLACE_MEASURES
                },
            )
            for name in names_of(kind, facts)
        ]
        for kind in PLACES
        if found
    }


def places_table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release was made before there was one, or shows no job."""
    if content.places is None or not has_figures(content.jobs):
        return None
    rows: list[tables.Row | Group] = []
    # The database keeps the kinds in an order of its own.
    for kind in (kind for kind in PLACES if kind in content.places):
        rows += [Group(GROUPS[kind]), *map(as_row, content.places[kind])]
    return Table("All jobs by county and by size", COLUMNS, rows, empty=NONE)
