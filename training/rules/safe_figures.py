"""Which figures of a release may be shown: those of a round, beside what was released before.

What is not hidden tells nobody what one firm said, neither by itself nor by adding and subtracting
figures of this release and of the earlier ones for the same period.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure import MinimumContributors, Release, primary, protect
from training.rules.demand import MEASURES, JobFacts
from training.rules.versions import Answer, Cell, Table, Version, Versions

# Stands in a cell's place of the job; no job has an empty title.
ALL_JOBS = ""
# Openings that are not filled by training: displayed nowhere, but anybody can subtract.
OTHERWISE = "otherwise"
SPLITS = [("growth", "replacement"), ("by_training", OTHERWISE)]
# Those who stand behind a hidden figure of two firms know it when they talk to each other.
COALITION = 2


@dataclass(frozen=True)
class ReleasedBefore:
    """An earlier release for the same period: the answers behind it, and the cells it showed."""

    facts: Sequence[JobFacts]
    shown: Collection[Cell]


@dataclass(frozen=True)
class Mask:
    """The hidden cells of a release: `few`, since too few firms stand behind them; `others`,
    since beside them the number of one firm could be worked out."""

    few: frozenset[Cell] = frozenset()
    others: frozenset[Cell] = frozenset()


def job_table(facts: Iterable[JobFacts]) -> Table:
    """Return the true figures of a round, with cells (job, measure) and (ALL_JOBS, measure).

    The firms that count stand behind a job, with 0 where they say 0; contributors are answers:
    (firm, job). A job that nobody reported has no cells.
    """
    given: dict[Cell, list[tuple[Answer, int]]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: (fact.job, fact.firm)):
        if fact.counts:
            for job in (fact.job, ALL_JOBS):
                for measure in (*MEASURES, OTHERWISE):
                    answer = (fact.firm, fact.job)
                    given[job, measure].append((answer, getattr(fact, measure)))
    jobs = list(dict.fromkeys(job for job, _ in given if job != ALL_JOBS))
    return Table(
        values={cell: sum(amount for _, amount in pairs) for cell, pairs in given.items()},
        relations=_relations(jobs) if jobs else [],
        contributions=given,
    )


def _relations(jobs: Sequence[str]) -> list[tuple[Cell, list[Cell]]]:
    over_jobs = [
        ((ALL_JOBS, measure), [(job, measure) for job in jobs])
        for measure in (*MEASURES, OTHERWISE)
    ]
    of_openings = [
        ((job, "openings"), [(job, part) for part in parts])
        for job in (ALL_JOBS, *jobs)
        for parts in SPLITS
    ]
    return [*over_jobs, *of_openings]


def mask(table: Table, fewest: int, before: Sequence[ReleasedBefore] = ()) -> Mask:
    """Return which cells of a round's table to hide.

    fewest: firms behind a shown number (ARCHITECTURE.md 5: 3, a board may be stricter). Raises
    CannotProtect where the releases before give a firm away whatever is hidden now.
    """
    few = set(primary(by_firm(table.contributions), [MinimumContributors(fewest)]))
    tables = [(job_table(release.facts), release.shown) for release in before]
    return mask_beside(table, fewest, tables, cost=_costs(table, few))


Least = Callable[[Versions, int], dict[Version, int]]


def least_of_jobs(versions: Versions, fewest: int) -> dict[Version, int]:
    """Return what everybody can tell of each figure: it is 0 or more, and the words at a hidden
    one say whether enough firms stand behind it, each with 1 or more."""
    least = {}
    for cell, pairs in by_firm(versions.contributions).items():
        if isinstance(cell, Version):
            firms, givers = {firm for firm, _ in pairs}, {firm for firm, amount in pairs if amount}
            some = 1 if givers and len(firms) >= fewest else 0
            least[cell] = fewest if len(givers) >= fewest else some
    return least


def mask_beside(
    table: Table,
    fewest: int,
    before: Sequence[tuple[Table, Collection[Cell]]],
    *,
    cost: Mapping[Cell, float],
    frozen: Collection[Cell] = (),
    least: Least = least_of_jobs,
) -> Mask:
    """Return which cells of a table to hide beside earlier ones of which some cells are out.

    cost: what it costs readers that a cell is hidden; frozen: cells that stay shown; least: what
    everybody knows figures to be at least. Raises CannotProtect.
    """
    if not table.values:
        return Mask()
    few = set(primary(by_firm(table.contributions), [MinimumContributors(fewest)]))
    versions = Versions()
    public = {key for old, shown in before for key in _released(versions, old, shown)}
    known = versions.worked_out(public, least(versions, fewest)) if public else set()
    name = versions.add(table)
    zeros = {name[cell] for cell, value in table.values.items() if not value and cell not in few}
    told = versions.worked_out(public | zeros, least(versions, fewest)) if zeros else known
    # What is out already has nobody behind it, as nothing protects it any more; neither has a 0
    # that follows from the 0 of enough firms.
    settled = known.union(key for key in told if not versions.values[key])
    result = protect(
        versions.values,
        versions.relations,
        contributions=by_firm({**versions.contributions, **dict.fromkeys(settled, [])}),
        rules=[MinimumContributors(fewest)],
        cost={name[cell]: lost for cell, lost in cost.items()},
        published=[Release({key: versions.values[key] for key in public})],
        frozen={name[cell] for cell in frozen},
        coalition=COALITION,
        lower=least(versions, fewest),
    )
    hidden = {cell for cell, key in name.items() if key in result.hidden}
    too_few = {cell for cell, key in name.items() if cell in few and key in result.hidden | known}
    return Mask(frozenset(too_few), frozenset(hidden - too_few))


def by_firm(contributions: Mapping[Any, Sequence[tuple[Any, Any]]]) -> dict[Hashable, list]:
    """Return contributions of answers as those of firms."""
    return {
        cell: [(firm, amount) for (firm, _), amount in pairs]
        for cell, pairs in contributions.items()
    }


def _released(versions: Versions, old: Table, shown: Collection[Cell]) -> list[Version]:
    """Take in the answers behind an earlier release; return what it showed."""
    name = versions.add(old)
    return [name[cell] for cell in shown if cell in name]


def _costs(table: Table, few: Collection[Hashable]) -> dict[Cell, float]:
    """Return what it costs readers that a cell is hidden; cells displayed nowhere cost nothing.

    A job costs what it is large, in each measure, so that the same job is hidden in all of them;
    its openings twice that. All jobs together cost half of the jobs that can be shown: rather one
    of several jobs is hidden than the total, but most of the jobs are worth more than it.
    """
    costs: dict[Cell, float] = defaultdict(float)
    for cell in table.values:
        job, measure = cell
        if job == ALL_JOBS or measure == OTHERWISE:
            continue
        size = table.values[job, "employed"] + table.values[job, "openings"]
        costs[cell] = size * (2 if measure == "openings" else 1)
        if cell not in few:
            costs[ALL_JOBS, measure] += costs[cell] / 2
    return costs
