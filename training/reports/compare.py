"""A firm's own answer beside what all employers say together. Only the firm reads it."""

from dataclasses import dataclass

from training.models import Answer, JobAnswer, Need, Release
from training.reports.releases import ReleaseReport
from ui.tables import Column, Group, Table, not_reported, shown
from ui.tables.model import Row

MEASURES = {
    "employed": "employ",
    "openings": "expect to open",
    "by_training": "fill by training own people",
}
JOB_COLUMNS = [
    Column("name", "Critical job"),
    *(
        Column(f"{whose}_{measure}", f"{label} {words}", numeric=True)
        for measure, words in MEASURES.items()
        for whose, label in (("own", "You"), ("all", "All"))
    ),
]
NEED_COLUMNS = [
    Column("name", "Skill you named"),
    Column("own", "Your people", numeric=True),
    Column("all", "People of all employers", numeric=True),
]


@dataclass(frozen=True)
class OwnBeside:
    """The firm's figures as the release counted them, each beside the figure of all."""

    answer: Answer
    jobs: Table
    needs: Table | None


def own_beside(release: Release, report: ReleaseReport, organization) -> OwnBeside | None:
    """Return a firm's own answer beside a release; None where the release counts none of it."""
    source = release.sources.filter(organization=organization).select_related("answer").first()
    if source is None:
        return None
    given = {row.job_id: row for row in source.answer.job_answers.all()}
    asked = release.round.round_jobs.values_list("job", flat=True)
    people = {
        need.competency.name: need.people
        for need in Need.objects.of_version(source.answer).select_related("competency")
    }
    # In the round's order: a job may have another title today.
    by_job = zip(asked, _rows(report, "jobs"), strict=True)
    jobs = [_job_row(row, given.get(job)) for job, row in by_job]
    needs = [
        {"name": name, "own": shown(people[name]), "all": row["people"]}
        for row in _rows(report, "needs")
        if (name := str(row["name"])) in people
    ]
    return OwnBeside(
        source.answer,
        Table("Your answer beside all employers, by job", JOB_COLUMNS, jobs),
        Table("Your training needs beside all employers", NEED_COLUMNS, needs) if needs else None,
    )


def _rows(report: ReleaseReport, table: str) -> list[Row]:
    return [row for row in report.tables[table].rows if not isinstance(row, Group)]


def _job_row(row: Row, mine: JobAnswer | None) -> Row:
    figures = {f"all_{measure}": row[measure] for measure in MEASURES}
    for measure in MEASURES:
        figures[f"own_{measure}"] = shown(getattr(mine, measure)) if mine else not_reported()
    return {"name": row["name"], **figures}
