"""Which figures by county, by size of the employer and by half-year may be shown beside those by
job.

They hang below the figures by job and never cost one of these: what the release shows already
stays shown, and where no part can be shown beside it, none is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

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
MEASURES_OF = {**dict.fromkeys(PLACES, PLACE_MEASURES), HALF: ("openings",)}

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
    """Return the figures by job with the parts that the splits make below their totals."""
    counting = sorted((fact for fact in facts if fact.counts), key=lambda one: (one.job, one.firm))
    table = job_table(counting)
    values, contributions = dict(table.values), dict(table.contributions)
    relations = list(table.relations)
    jobs = list(dict.fromkeys(fact.job for fact in counting))
    for kind, by_job in splits.items():
        names = names_of(kind, counting)
        for measure in MEASURES_OF[kind] if names else ():
            for job in (ALL_JOBS, *jobs) if by_job else (ALL_JOBS,):
                for name in names:
                    pairs = _behind(counting, kind, name, measure, job)
                    cell = part_cell(kind, name, measure, job)
                    values[cell], contributions[cell] = sum(amount for _, amount in pairs), pairs
            relations += _sums(kind, names, measure, jobs if by_job else ())
    return Table(values, relations, contributions)


def _sums(
    kind: str, names: Sequence[str], measure: str, jobs: Sequence[str]
) -> list[tuple[Cell, list[Cell]]]:
    by_job = [
        ((job, measure), [part_cell(kind, name, measure, job) for name in names])
        for job in (ALL_JOBS, *jobs)
    ]
    by_name = [
        (
            part_cell(kind, name, measure),
            [part_cell(kind, name, measure, job) for job in jobs],
        )
        for name in names
    ]
    return [*by_job, *by_name] if jobs else by_job


def _behind(
    facts: Iterable[JobFacts], kind: str, name: str, measure: str, job: str
) -> list[tuple[Answer, int]]:
    """Return what stands behind a part. Firms of a place stand behind all jobs there, with 0 where
    they have none: that no firm of two has a job tells what each said."""
    found: dict[Answer, int] = {}
    for fact in facts:
        if kind != HALF and getattr(fact, kind) != name:
            continue
        amount = _in_half(fact, name) if kind == HALF else getattr(fact, measure)
        if job in (ALL_JOBS, fact.job):
            found[fact.firm, fact.job] = found.get((fact.firm, fact.job), 0) + amount
        elif kind != HALF:
            found.setdefault((fact.firm, job), 0)
    return list(found.items())


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
        return {cell: table.values[cell] for cell in seen}
    return {}


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
