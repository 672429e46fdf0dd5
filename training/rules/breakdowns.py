"""Which figures by county, by size of the employer and by half-year may be shown beside those by
job.

They hang below the figures by job and never cost one of these: what the release shows already
stays shown, and where no part can be shown beside it, none is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from disclosure import CannotProtect
from training.rules.demand import JobFacts
from training.rules.halves import HALF, NOT_SAID
from training.rules.safe_figures import (
    ALL_JOBS,
    ReleasedBefore,
    job_table,
    least_of_jobs,
    mask_beside,
)
from training.rules.versions import Answer, Cell, Table, Version, Versions

# Begins a cell's place of the job where it names a part of one; no title begins so.
MARK = "\x1f"
PLACES = ("county", "size")
PLACE_MEASURES = ("employed", "openings")

# By what figures are split, and whether those of each job are, not of all jobs together alone.
Splits = Mapping[str, bool]
# Tried in this order: the first that can be shown beside what is shown above it.
TOGETHER: Sequence[Splits] = ({"county": False, "size": False}, {"size": False}, {"county": False})
BY_JOB: Sequence[Splits] = ({"county": True, "size": True}, {"size": True}, {"county": True})
HALVES: Sequence[Splits] = ({HALF: True}, {HALF: False})


def part_cell(kind: str, name: str, measure: str, job: str = ALL_JOBS) -> Cell:
    """Return the cell of a part of a job's figure, or of that of all jobs."""
    return f"{MARK}{kind}{MARK}{name}{MARK}{job}", measure


def is_part(cell: Cell) -> bool:
    return cell[0].startswith(MARK)


def _read(cell: Cell) -> tuple[str, str]:
    """Return what a part is one by, and the job it belongs to."""
    _, kind, _, job = cell[0].split(MARK)
    return kind, job


def names_of(kind: str, facts: Iterable[JobFacts]) -> list[str]:
    """Return the parts that answers name, in their order."""
    return sorted({name for fact in facts for name in _names(kind, fact)})


def _names(kind: str, fact: JobFacts) -> Collection[str]:
    return [*fact.halves, NOT_SAID] if kind == HALF else [getattr(fact, kind)]


def parts_table(facts: Iterable[JobFacts], splits: Splits) -> Table:
    """Return the figures by job with the parts that the splits make below their totals.

    Places are there by job and, with both kinds, where they meet, though a release may show less:
    who knows where firms are subtracts one place from another that holds most of its firms.
    """
    counting = sorted((fact for fact in facts if fact.counts), key=lambda one: (one.job, one.firm))
    table, halves = job_table(counting), names_of(HALF, counting)
    given: dict[Cell, list[tuple[Answer, int]]] = defaultdict(list)
    sums: dict[tuple[Cell, str], dict[Cell, None]] = defaultdict(dict)
    for fact in counting:
        amounts: dict[Cell, int] = {}
        for total, by, part, amount in _parts(fact, splits, halves):
            sums[total, by][part] = None
            amounts |= {cell: amount for cell in (total, part) if is_part(cell)}
        for cell, amount in amounts.items():
            given[cell].append(((fact.firm, fact.job), amount))
    return Table(
        {**table.values, **{cell: sum(amount for _, amount in given[cell]) for cell in given}},
        [*table.relations, *((total, list(parts)) for (total, _), parts in sums.items())],
        {**table.contributions, **given},
    )


def _parts(
    fact: JobFacts, splits: Splits, halves: Iterable[str]
) -> Iterator[tuple[Cell, str, Cell, int]]:
    """Yield what a firm's answer about a job is in: a total, what it is split by, the part, and
    what the firm gives to it."""
    kinds = [kind for kind in PLACES if kind in splits]
    where = " / ".join(getattr(fact, kind) for kind in kinds)
    for measure in PLACE_MEASURES:
        amount = getattr(fact, measure)
        for kind in kinds:
            place = getattr(fact, kind)
            own = part_cell(kind, place, measure, fact.job)
            yield (fact.job, measure), kind, own, amount
            yield part_cell(kind, place, measure), "job", own, amount
            if len(kinds) > 1:
                yield own, "meeting", part_cell("meeting", where, measure, fact.job), amount
    for half in halves if HALF in splits else ():
        own, amount = part_cell(HALF, half, "openings", fact.job), _in_half(fact, half)
        together = part_cell(HALF, half, "openings")
        if splits[HALF]:
            yield (fact.job, "openings"), HALF, own, amount
            yield together, "job", own, amount
        else:
            yield (ALL_JOBS, "openings"), HALF, together, amount


def _in_half(fact: JobFacts, half: str) -> int:
    """Return a firm's openings in a half-year, or those of which it did not say when."""
    if half == NOT_SAID:
        return fact.openings - sum(fact.halves.values())
    return fact.halves.get(half, 0)


def shown_parts(
    ladder: Iterable[Splits],
    facts: Collection[JobFacts],
    fewest: int,
    shown: Collection[Cell],
    before: Sequence[ReleasedBefore] = (),
) -> dict[Cell, int]:
    """Return the parts that may be shown by the first of a ladder's splits that can; else none.

    shown: the cells that the release shows above, and that stay so.
    """
    known = _splits([*shown, *(cell for release in before for cell in release.shown)])
    for splits in ladder:
        # What is shown by now may tell of these parts, so its sums are looked at too.
        everything = known | {kind: known.get(kind, False) or by for kind, by in splits.items()}
        table = parts_table(facts, everything)
        earlier = [(parts_table(one.facts, everything), one.shown) for one in before]
        wanted = [cell for cell in table.values if _is_of(cell, splits)]
        cost = {cell: float(table.values[cell]) for cell in wanted}
        frozen = [cell for cell in shown if cell in table.values]
        try:
            mask = mask_beside(table, fewest, earlier, cost=cost, frozen=frozen, least=_least)
        except CannotProtect:
            continue
        seen = [cell for cell in wanted if cell not in mask.few and cell not in mask.others]
        return {cell: table.values[cell] for cell in seen} | _nobody(facts, splits, fewest)
    return {}


def _nobody(facts: Collection[JobFacts], splits: Splits, fewest: int) -> dict[Cell, int]:
    """Return the 0 of each job that no firm of a place has, where enough firms are there. Where
    two are, it would tell what each said."""
    jobs = {fact.job for fact in facts}
    found: dict[Cell, int] = {}
    for kind in (kind for kind in PLACES if splits.get(kind)):
        for place in names_of(kind, facts):
            there = [fact for fact in facts if getattr(fact, kind) == place]
            if len({fact.firm for fact in there}) >= fewest:
                for job in jobs - {fact.job for fact in there}:
                    cells = (part_cell(kind, place, measure, job) for measure in PLACE_MEASURES)
                    found |= dict.fromkeys(cells, 0)
    return found


def _splits(cells: Iterable[Cell]) -> dict[str, bool]:
    """Return the splits that cells belong to."""
    found: dict[str, bool] = {}
    for cell in cells:
        if is_part(cell):
            kind, job = _read(cell)
            found[kind] = found.get(kind, False) or job != ALL_JOBS
    return dict(sorted(found.items()))


def _is_of(cell: Cell, splits: Splits) -> bool:
    """Tell whether a cell is one that these splits add: places of all jobs stand apart from those
    of each job, half-years of both together."""
    if not is_part(cell):
        return False
    kind, job = _read(cell)
    return kind in splits and (kind == HALF or splits[kind] == (job != ALL_JOBS))


def _least(versions: Versions, fewest: int) -> dict[Version, int]:
    """Return what everybody can tell: one reason is given for all hidden parts, so they are 0 or
    more; figures by job as by `least_of_jobs`."""
    return {
        key: 0 if is_part(key.cell) else least
        for key, least in least_of_jobs(versions, fewest).items()
    }
