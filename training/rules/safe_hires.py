"""Which figures of people hired, by job and source, may be shown. They add up with nothing else."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from disclosure import CannotProtect
from training.rules.safe_figures import ALL_JOBS, mask_beside
from training.rules.versions import Answer, Cell, Table, Version, Versions

# Stands in a cell's place of the source; no source has an empty key.
ALL_SOURCES = ""


@dataclass(frozen=True)
class HireFacts:
    """People whom one firm hired for one job in 12 months, {source: people}."""

    firm: int
    job: str
    hired: Mapping[str, int]


@dataclass(frozen=True)
class HiresBefore:
    """An earlier release for the same period: the answers behind it, and the cells it showed."""

    facts: Sequence[HireFacts]
    shown: Collection[Cell]


def hire_table(facts: Sequence[HireFacts], sources: Mapping[str, Collection[str]]) -> Table:
    """Return people by job and source with the totals of jobs, and of all jobs.

    sources: those that a job lists, though nobody may have hired from them. All who say of a job
    whom they hired stand behind each of its sources, with 0 where they name it not.
    """
    said: dict[str, list[HireFacts]] = defaultdict(list)
    for fact in sorted(facts, key=lambda one: (one.job, one.firm)):
        said[fact.job].append(fact)
    given: dict[Cell, list[tuple[Answer, int]]] = {(ALL_JOBS, ALL_SOURCES): []}
    relations: list[tuple[Cell, list[Cell]]] = []
    for job, of_job in said.items():
        named = {source for fact in of_job for source in fact.hired}
        cells = [(job, source) for source in sorted({*named, *sources.get(job, ())})]
        for cell in cells:
            given[cell] = [((fact.firm, job), fact.hired.get(cell[1], 0)) for fact in of_job]
        given[job, ALL_SOURCES] = [((one.firm, job), sum(one.hired.values())) for one in of_job]
        given[ALL_JOBS, ALL_SOURCES] += given[job, ALL_SOURCES]
        relations.append(((job, ALL_SOURCES), cells))
    relations.append(((ALL_JOBS, ALL_SOURCES), [(job, ALL_SOURCES) for job in said]))
    values = {cell: sum(people for _, people in pairs) for cell, pairs in given.items()}
    return Table(values, relations, given) if said else Table({}, [], {})


def shown_hires(
    facts: Sequence[HireFacts],
    sources: Mapping[str, Collection[str]],
    fewest: int,
    before: Sequence[HiresBefore] = (),
) -> dict[Cell, int]:
    """Return the figures that may be shown; none where none is safe beside what is out."""
    table = hire_table(facts, sources)
    cost = {cell: float(value + 1) for cell, value in table.values.items()}
    earlier = [(hire_table(one.facts, sources), one.shown) for one in before]
    try:
        mask = mask_beside(table, fewest, earlier, cost=cost, least=_least)
    except CannotProtect:
        return {}
    seen = [cell for cell in table.values if cell not in mask.few and cell not in mask.others]
    return {cell: table.values[cell] for cell in seen}


def _least(versions: Versions, fewest: int) -> dict[Version, int]:
    """Return what everybody can tell: one reason is given for all that is hidden, so it is 0 or
    more."""
    return {key: 0 for key in versions.contributions if isinstance(key, Version)}
