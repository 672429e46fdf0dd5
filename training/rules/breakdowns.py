"""Which figures by county and by size of the employer may be shown beside those by job.

They hang below the figures of all jobs and never cost one of these: what the release shows by job
stays shown, and where no place can be shown beside it, none is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from disclosure import CannotProtect
from training.rules.demand import JobFacts
from training.rules.safe_figures import (
    ALL_JOBS,
    job_table,
    least_of_jobs,
    mask_beside,
)
from training.rules.versions import Cell, Table, Version, Versions

# Begins a cell's place of the job where it names a county or a size; no title begins so.
MARK = "\x1f"
KINDS = ("county", "size")
PLACE_MEASURES = ("employed", "openings")
# Tried in this order: the first that can be shown beside the figures by job.
LADDER = (KINDS, ("size",), ("county",))


@dataclass(frozen=True)
class PlacesBefore:
    """An earlier release for the same period: the answers behind it, and all cells it showed."""

    facts: Sequence[JobFacts]
    shown: Collection[Cell]


def place_key(kind: str, name: str) -> str:
    """Return what stands for a county or a size in a cell's place of the job."""
    return f"{MARK}{kind}{MARK}{name}"


def place_table(facts: Sequence[JobFacts], kinds: Sequence[str] = KINDS) -> Table:
    """Return the figures by job with those of all jobs by county and size below their totals."""
    table = job_table(facts)
    values, contributions = dict(table.values), dict(table.contributions)
    relations = list(table.relations)
    counting = sorted((fact for fact in facts if fact.counts), key=lambda one: (one.job, one.firm))
    for kind in kinds:
        names = sorted({getattr(fact, kind) for fact in counting})
        for measure in PLACE_MEASURES if names else ():
            cells = [(place_key(kind, name), measure) for name in names]
            for cell, name in zip(cells, names, strict=True):
                there = [fact for fact in counting if getattr(fact, kind) == name]
                pairs = [((fact.firm, fact.job), getattr(fact, measure)) for fact in there]
                values[cell], contributions[cell] = sum(amount for _, amount in pairs), pairs
            relations.append(((ALL_JOBS, measure), cells))
    return Table(values, relations, contributions)


def shown_places(
    facts: Sequence[JobFacts],
    fewest: int,
    shown: Collection[Cell],
    before: Sequence[PlacesBefore] = (),
) -> dict[Cell, int]:
    """Return the figures by county and size that may be shown; none where none can.

    shown: the cells by job that the release shows.
    """
    earlier = [(place_table(release.facts), release.shown) for release in before]
    for kinds in LADDER:
        table = place_table(facts, kinds)
        cost = {cell: float(value) for cell, value in table.values.items()}
        try:
            mask = mask_beside(table, fewest, earlier, cost=cost, frozen=shown, least=_least)
        except CannotProtect:
            continue
        seen = [cell for cell in table.values if cell not in mask.few and cell not in mask.others]
        return {cell: table.values[cell] for cell in seen if cell[0].startswith(MARK)}
    return {}


def _least(versions: Versions, fewest: int) -> dict[Version, int]:
    """Return what everybody can tell: one reason is given for all hidden places, so they are 0 or
    more; figures by job as by `least_of_jobs`."""
    return {
        key: 0 if key.cell[0].startswith(MARK) else least
        for key, least in least_of_jobs(versions, fewest).items()
    }
