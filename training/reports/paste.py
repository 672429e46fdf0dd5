"""A pasted table as it is shown before anything of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.models import JobAnswer
from training.rules.paste import COLUMNS, PARTS, Fault, JobLine, Pasted, name_of

SHOWN = ("employed", *PARTS, "by_training")


@dataclass(frozen=True)
class PreviewRow:
    """A row as it was read: its place, the job, and a word a column."""

    row: int
    job: str
    cells: Sequence[tuple[str, str]]
    faults: Sequence[Fault]


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
