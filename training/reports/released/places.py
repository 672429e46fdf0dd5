"""All jobs together by county and by size of the employer."""

from collections.abc import Sequence

from training.models import Release
from training.reports.content import ReleaseContent, RoundFacts, Row, part
from training.reports.released.jobs import shown_jobs
from training.reports.released.rows import as_row, has_figures
from training.rules.breakdowns import (
    KINDS,
    PLACE_MEASURES,
    PlacesBefore,
    place_key,
    shown_places,
)
from training.rules.demand import MEASURES, JobFacts
from training.rules.safe_figures import ALL_JOBS
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
    before: Sequence[PlacesBefore],
) -> dict[str, list[Row]]:
    """Return rows of counties and of sizes, by kind; no rows where none is safe.

    rows: the release's rows of jobs, the last all jobs together.
    """
    facts = [fact for fact in facts if fact.job in about.jobs and fact.counts]
    by_job = zip((*about.jobs, ALL_JOBS), rows, strict=True)
    cells = {
        (job, measure) for job, row in by_job for measure in MEASURES if row.cells[measure].is_shown
    }
    found = shown_places(facts, about.fewest, cells, before)
    return {
        kind: [
            Row(
                name,
                {
                    measure: part(found.get((place_key(kind, name), measure)))
                    for measure in PLACE_MEASURES
                },
            )
            for name in sorted({getattr(fact, kind) for fact in facts})
        ]
        for kind in KINDS
        if found
    }


def places_before(
    release: Release, content: ReleaseContent, facts: Sequence[JobFacts]
) -> PlacesBefore:
    """Return what a release showed by job and by place, and the answers behind it."""
    found = {
        (place_key(kind, row.name), measure)
        for kind, rows in (content.places or {}).items()
        for row in rows
        for measure, value in row.cells.items()
        if value.is_shown
    }
    return PlacesBefore(facts, shown_jobs(release, content) | found)


def places_table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release was made before there was one, or shows no job."""
    if content.places is None or not has_figures(content.jobs):
        return None
    rows: list[tables.Row | Group] = []
    for kind, of_kind in content.places.items():
        rows += [Group(GROUPS[kind]), *(as_row(row) for row in of_kind)]
    return Table("All jobs by county and by size", COLUMNS, rows, empty=NONE)
