"""What a firm requires in each job beside what a release says of all. Only the firm reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from training.models import JobAnswer, Release
from training.reports.content import Row, from_json
from training.reports.released import credentials, others, requirements
from training.rules.check import Required, remarks
from training.rules.matrix import Ask, read_credentials, read_requirements

# Tables of a release that say how employers ask for things.
ASKED = (requirements.KEY, credentials.KEY, others.KEY)


@dataclass(frozen=True)
class JobCheck:
    """A job with what is said of the firm's requirements; requires: whether it has any."""

    job: str
    remarks: list[str]
    requires: bool


def check_requirements(release: Release, organization) -> list[JobCheck]:
    """Return the jobs that the firm answered about, in the round's order; none where it did not.

    The firm's answer is the one that the release counts, else its last one.
    """
    source = release.sources.filter(organization=organization).first()
    answers = release.round.answers.sent().filter(organization=organization)
    answer = source.answer if source else answers.first()
    if answer is None:
        return []
    own = {row.job_id: row for row in JobAnswer.objects.filter(answer=answer)}
    released = _released(release)
    jobs = [row.job for row in release.round.round_jobs.select_related("job")]
    found = []
    for job in jobs:
        if job.pk in own:
            required = list(_required(own[job.pk], released))
            found.append(JobCheck(job.title, remarks(required), bool(required)))
    return found


def _released(release: Release) -> dict[str, dict[str, Row]]:
    """Return the rows of what is asked, by table and by their keys."""
    more = from_json(release.content).more
    return {table: {row.key: row for row in more.get(table, ())} for table in ASKED}


def _required(own: JobAnswer, released: Mapping[str, Mapping[str, Row]]) -> Iterator[Required]:
    competencies = read_requirements(own.competencies)
    held = read_credentials(own.credentials)
    asks: dict[str, dict[Any, Ask]] = {
        requirements.KEY: {thing: said.ask for thing, said in competencies.items()},
        credentials.KEY: {thing: said.ask for thing, said in held.items()},
        others.KEY: others.other_asks(own),
    }
    for table, of_table in asks.items():
        for thing, ask in of_table.items():
            if ask is Ask.REQUIRED:
                yield _beside(released[table].get(f"{own.job_id}:{thing}"))


def _beside(row: Row | None) -> Required:
    """Return a requirement as the release tells of it, if it does."""
    if row is None:
        return Required("", None, None)
    employers, word = row.cells["employers"].amount, row.cells["required"].amount
    return Required(
        row.name,
        employers if isinstance(employers, int) else None,
        word if isinstance(word, str) else None,
    )
