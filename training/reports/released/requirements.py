"""Competencies that employers ask for in each job, and the levels that people lack."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from training.reports.content import ReleaseContent, Row, too_few
from training.reports.released.asks import (
    REPEATED,
    WORD_COLUMNS,
    Figure,
    Says,
    ask_rows,
    read_asks,
    words,
)
from training.reports.released.given import Given
from training.reports.released.rows import in_groups
from training.rules.matrix import Requirement, read_requirements
from ui.tables import Column, Table, Value, shown

KEY = "requirements"
STEP = "Putting requirements in words"
COLUMNS = [
    Column("name", "Competency"),
    *WORD_COLUMNS,
    Column("gap", "Levels own people lack, average", unit="of 4", numeric=True),
    Column("applicants", "Levels applicants lack, average", unit="of 4", numeric=True),
]
NOTE = "Of the employers that said how they ask for it: most are 60% or more, few 40% or less."


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[Says]]:
    return read_asks(answers, company, "competencies", read_requirements)


def rows(given: Given) -> list[Row]:
    jobs = given.round.round_jobs.select_related("job")
    asked = [
        (one.job, {each.competency_id: str(each) for each in one.asked_competencies.all()})
        for one in jobs.prefetch_related("asked_competencies__competency")
    ]
    return ask_rows(given, KEY, asked, FIGURES)


def _mean(key: str, said: Callable[[Requirement], int | None]) -> Figure:
    """Return the figure of the levels that are lacking, on average."""

    def cells(levels: Sequence[int], given: Given) -> Mapping[str, Value]:
        if len(levels) < given.content.fewest:
            return {key: too_few(given.content.fewest)}
        mean = Decimal(sum(levels)) / len(levels)
        return {key: shown(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))}

    return Figure((key,), said, cells)


FIGURES = [
    words(lambda one: one.ask),
    _mean("gap", lambda one: one.gap),
    _mean("applicants", lambda one: one.applicants_lack),
]


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the round asked about no competency."""
    found = in_groups(content.more[KEY])
    return Table("What employers ask for", COLUMNS, found, f"{NOTE} {REPEATED}") if found else None
