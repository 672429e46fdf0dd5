"""What employers ask for in each job, thing by thing, in words and means that do not add up.

Each figure is settled by itself: while too few companies changed what they say of it, it is that
of the last release that showed it (`training.rules.sticky`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from careerpaths.models import CriticalJob
from training.models import JobAnswer
from training.reports.content import GIVES_AWAY, Row, too_few
from training.reports.released.given import Given
from training.rules.matrix import Ask
from training.rules.shares import FEWEST, share_words
from training.rules.sticky import Shown, settle
from ui.tables import Column, Value, shown

Cells = Mapping[str, Value]
Thing = tuple[int, Hashable]  # a job, and what is asked for in it
WORD_COLUMNS = [
    Column("employers", "Employers", numeric=True),
    Column("required", "Require it"),
    Column("preferred", "Prefer it"),
]
REPEATED = "What too few employers changed since an earlier release is as it was there."


@dataclass(frozen=True)
class Says:
    """What a company says of one job: {thing: how it asks for it}."""

    firm: int
    job: int
    of: Mapping[Any, Any]


@dataclass(frozen=True)
class Figure:
    """Cells of a row that follow from one thing that companies say.

    said: what one says, None if it does not; cells: what is shown of all that is said.
    """

    keys: Sequence[str]
    said: Callable[[Any], Hashable]
    cells: Callable[[Sequence[Any], Given], Cells]


def read_asks(
    answers: Collection[int], company: Mapping[int, int], column: str, read: Callable
) -> dict[int, list[Says]]:
    """Return what versions say in a matrix of their jobs, by version."""
    found = defaultdict(list)
    rows = JobAnswer.objects.filter(answer__in=answers).order_by("pk")
    for answer, firm, job, kept in rows.values_list("answer", "organization", "job", column):
        found[answer].append(Says(company.get(firm, firm), job, read(kept)))
    return found


def ask_rows(
    given: Given,
    key: str,
    asked: Sequence[tuple[CriticalJob, Mapping[Any, str]]],
    figures: Sequence[Figure],
) -> list[Row]:
    """Return a row for each thing of each job, in the round's order.

    key: the table's; asked: names of things by job.
    """
    now = _by_thing(given.facts)
    before = [
        ({row.key: row for row in one.content.more.get(key, ())}, _by_thing(one.facts))
        for one in given.before
    ]
    gone = given.gone
    found = []
    for job, names in asked:
        for thing, name in names.items():
            at, row_key = (job.pk, thing), f"{job.pk}:{thing}"
            was = [(rows[row_key], said[at]) for rows, said in before if row_key in rows]
            cells: dict[str, Value] = {}
            for figure in figures:
                cells |= _settled(given, figure, now[at], was, gone)
            found.append(Row(name, cells, group=job.title, key=row_key))
    return found


def _by_thing(facts: Sequence[Says]) -> dict[Thing, dict[int, Any]]:
    """Return {company: how it asks} for each thing; of two records of a company the last."""
    found: dict[Thing, dict[int, Any]] = defaultdict(dict)
    for one in facts:
        for thing, ask in one.of.items():
            found[one.job, thing][one.firm] = ask
    return found


def _settled(
    given: Given,
    figure: Figure,
    asks: Mapping[int, Any],
    was: Sequence[tuple[Row, Mapping[int, Any]]],
    gone: Collection[int],
) -> Cells:
    """Return the figure's cells, beside the rows of releases before and what was said behind."""
    before: list[Shown[Cells]] = []
    for row, asks_then in was:
        cells = {key: row.cells[key] for key in figure.keys}
        if any(value.is_shown for value in cells.values()):
            before.append(Shown(cells, _said(figure, asks_then)))
    now = _said(figure, asks)
    make = partial(figure.cells, list(now.values()), given)
    return settle(now, before, gone, make, lambda: dict.fromkeys(figure.keys, GIVES_AWAY))


def _said(figure: Figure, asks: Mapping[int, Any]) -> dict[int, Hashable]:
    said = {firm: figure.said(ask) for firm, ask in asks.items()}
    return {firm: one for firm, one in said.items() if one is not None}


def _words(asks: Sequence[Ask], given: Given) -> Cells:
    """Return how many employers said, and in words how many of them require and prefer it."""
    fewest = max(FEWEST, given.content.fewest)
    few = too_few(fewest)
    shares = {
        ask.value: share_words(sum(one is ask for one in asks), len(asks), fewest)
        for ask in (Ask.REQUIRED, Ask.PREFERRED)
    }
    return {
        "employers": shown(len(asks)) if len(asks) >= fewest else few,
        **{name: shown(word) if word else few for name, word in shares.items()},
    }


def words(ask: Callable[[Any], Ask]) -> Figure:
    """Return the figure of how many ask for something, and how; ask: how one does."""
    return Figure(("employers", "required", "preferred"), ask, _words)
