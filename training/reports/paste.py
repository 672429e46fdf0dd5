"""A pasted table as it is shown before anything of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.models import Organization
from training.models import Answer, DemandRound, JobAnswer
from training.reports.answers import earlier_answer, working_answer
from training.reports.firm_size import people_employed
from training.rules.doubts import doubt
from training.rules.paste import COLUMNS, PARTS, Fault, JobLine, Pasted, name_of

SHOWN = ("employed", *PARTS, "by_training")


@dataclass(frozen=True)
class PreviewRow:
    """A row as it was read: its place, the job, and a word a column."""

    row: int
    job: str
    cells: Sequence[tuple[str, str]]
    faults: Sequence[Fault]


@dataclass(frozen=True)
class LineDoubts:
    """What looks too large in a row. questions: {name of a column: "Really 4,000?"} of what was
    not kept before; flags: the figures that the job's answer marks once the row is kept."""

    row: int
    job: str
    questions: Mapping[str, str]
    flags: Sequence[str]


def doubts_about(
    pasted: Pasted, round: DemandRound, organization: Organization
) -> list[LineDoubts]:
    """Return the doubts about each row, in its order; rows without any have neither."""
    people = people_employed(round, organization)
    before = _by_job(earlier_answer(round, organization))
    standing = _by_job(working_answer(round, organization))
    return [
        _line_doubts(line, people, before.get(line.job), standing.get(line.job))
        for line in pasted.lines
    ]


def _by_job(answer: Answer | None) -> dict[str, JobAnswer]:
    rows = answer.job_answers.select_related("job") if answer else []
    return {row.job.title: row for row in rows}


def _line_doubts(
    line: JobLine, people: int | None, before: JobAnswer | None, standing: JobAnswer | None
) -> LineDoubts:
    asked = {
        key: doubt(line.values[key], people=people, before=getattr(before, key, None))
        for key in SHOWN
    }
    large = {key: question for key, question in asked.items() if question}
    said = [row for row in (standing, before) if row]
    questions = {
        name_of(key): question
        for key, question in large.items()
        if not any(key in row.flags and getattr(row, key) == line.values[key] for row in said)
    }
    kept = standing.flags if standing else []
    return LineDoubts(line.row, line.job, questions, sorted({*kept} - {*SHOWN} | {*large}))


def preview(pasted: Pasted) -> list[PreviewRow]:
    """Return the rows with each column's name beside what was read there."""
    return [PreviewRow(line.row, line.job, _cells(line), line.faults) for line in pasted.lines]


def _cells(line: JobLine) -> list[tuple[str, str]]:
    said = [(name_of(key), f"{line.values[key]:,}" if key in line.values else "") for key in SHOWN]
    sure = JobAnswer.Certainty(line.values["certainty"]).label
    return [*said, (name_of("certainty"), sure)]


def columns_shown() -> list[str]:
    """Return the names of the columns of a preview."""
    return [name_of(key) for key in (*SHOWN, "certainty")]


def template_rows(jobs: Sequence[str]) -> list[list[str]]:
    """Return our own table, a row a job, to be filled in."""
    names = [name_of(key) for key in COLUMNS]
    return [names, *([job, *[""] * (len(names) - 1)] for job in jobs)]
