"""Protecting tables: seconds, megabytes, growth, and how near the least that must be hidden.

Each case runs in a process of its own, so that its peak of memory is its own. No database.
"""

import itertools
import multiprocessing
import resource
import sys
import time
from functools import partial
from random import Random

import numpy as np

from disclosure import audit, primary, protect
from disclosure.rules import MinimumContributors, PPercent
from tests.disclosure.examples import Example, drawn, with_totals
from tests.disclosure.fuzz import problems

RULES = [PPercent(p=10), MinimumContributors(n=3)]
CUBE, SQUARE, SMALL = (13, 21, 5), (50, 50), (12, 6)
PRIMARY = 0.08
FIRMS = 400
# A cell has so many contributors, or, as often as makes 8 percent of the table primary, one or two.
MANY, FEW = range(4, 11), (1, 2)
FUZZED = 10_000


def alike(random):
    return random.randint(50, 150)


def log_normal(random):
    return max(1, round(random.lognormvariate(4, 1.5)))


def run():
    timed("13 x 21 x 5, amounts of like size", [partial(cube, CUBE, alike)], 10)
    timed("13 x 21 x 5, log-normal amounts", [partial(cube, CUBE, log_normal)], 60)
    timed("50 x 50, amounts of like size", [partial(cube, SQUARE, alike)], 30)
    timed("50 x 50, log-normal amounts", [partial(cube, SQUARE, log_normal)], 30)
    timed("200 of 12 x 6", [partial(cube, SMALL, alike, seed) for seed in range(200)], 20)
    grow("amounts of like size", alike)
    grow("log-normal amounts", log_normal)
    compare()
    fuzz()


def cube(shape, amount, seed=1):
    """Return a table with margins of which about 8 percent is primary."""
    random = Random(seed)
    keys = list(itertools.product(*(range(length) for length in shape)))
    inner = {key: given(random, random.choice(MANY), amount) for key in keys}
    table = with_totals(inner)
    missing = PRIMARY * len(table.values) - len(primary(table.contributions, RULES))
    while missing >= 1:
        for key in random.sample(keys, round(missing)):
            inner[key] = given(random, random.choice(FEW), amount)
        table = with_totals(inner)
        missing = PRIMARY * len(table.values) - len(primary(table.contributions, RULES))
    return table


def given(random, number, amount):
    return [(firm, amount(random)) for firm in random.sample(range(FIRMS), number)]


def timed(name, makers, limit):
    seconds, megabytes, tables = in_child(partial(work, makers))
    cells, secret, hidden = (sum(counts) for counts in zip(*tables, strict=True))
    print(
        f"disclosure: {name}, {cells:,} cells, {secret / cells:.1%} primary, {hidden / cells:.1%} "
        f"hidden: protected and audited in {seconds:.1f} s (must: under {limit} s), "
        f"{megabytes:.0f} MB (must: under 500 MB)"
    )


def work(makers):
    """Protect and audit tables; return seconds, peak megabytes, and what was counted in each."""
    tables = [make() for make in makers]
    begin = time.perf_counter()
    counts = [protect_and_audit(table) for table in tables]
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, peak / (2**20 if sys.platform == "darwin" else 2**10), counts


def protect_and_audit(table):
    values, relations, contributions = table
    result = protect(values, relations, contributions=contributions, rules=RULES)
    found = audit(values, relations, result.hidden)
    assert not any(found[cell].determined for cell in result.primary)
    return len(values), len(result.primary), len(result.hidden)


def grow(name, amount):
    """Fit seconds to a power of the number of cells."""
    shapes = [(5, 8, 3), (7, 12, 3), (9, 15, 4), (13, 21, 5)]
    cells, seconds = [], []
    for shape in shapes:
        spent, _, counts = in_child(partial(work, [partial(cube, shape, amount)]))
        cells.append(counts[0][0])
        seconds.append(spent)
    power = np.polyfit(np.log(cells), np.log(seconds), 1)[0]
    points = ", ".join(f"{n:,}: {spent:.2f} s" for n, spent in zip(cells, seconds, strict=True))
    print(f"disclosure: {name}, time grows with cells to the power {power:.1f} ({points})")


def compare():
    """Count cells hidden greedily beside the fewest possible, at a cost of 1 for each."""
    greedy = fewest = worst = 0
    for seed in range(50):
        table = drawn(Random(seed), [(4, 5), (5, 5), (3, 3, 3), (6, 4)][seed % 4], few=0.2)
        some, least = (hidden(table, exact) for exact in (False, True))
        greedy, fewest, worst = greedy + some, fewest + least, max(worst, some / least)
    print(
        f"disclosure: 50 small tables, {greedy} cells hidden where {fewest} is the least: "
        f"{greedy / fewest:.3f} times (must: 1.15 or less, target 1.05; worst table {worst:.2f})"
    )


def hidden(table: Example, exact):
    cost = dict.fromkeys(table.values, 1)
    result = protect(
        table.values, table.relations,
        contributions=table.contributions, rules=RULES, cost=cost, exact=exact,
    )  # fmt: skip
    return max(1, len(result.hidden))


def fuzz():
    """Protect random tables and attack them with other programs, in as many processes as cores."""
    with multiprocessing.get_context("spawn").Pool() as pool:
        found = [wrong for wrongs in pool.imap(attacked, range(FUZZED), 50) for wrong in wrongs]
    print(
        f"disclosure: {FUZZED:,} random tables with totals, attacked by other programs: "
        f"{len(found)} given away (must: 0)"
    )
    for problem in found[:3]:
        print(f"disclosure: {problem}")


def attacked(seed):
    return [f"table {seed}: {wrong}" for _, wrong in problems(Random(seed))]


def in_child(work):
    """Return what `work` returns in a fresh process, whose memory holds nothing else."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work)
