"""Tables for the tests and the bench: with totals, hierarchies, and contributors of each cell."""

import itertools
from fractions import Fraction
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from disclosure.rules import MinimumContributors, PPercent

TOTAL = "total"
MANY = ["Dale", "Elm", "Fir", "Gale"]
RULES = [PPercent(p=10), MinimumContributors(n=3)]


class Example(NamedTuple):
    values: dict
    relations: list
    contributions: dict


def with_totals(inner, trees=None):
    """Return the table of `inner` {(member, ...): [(contributor, amount), ...]} with its totals.

    trees: {position: {parent: [children]}}, parents between the members and the total, lower ones
    first. Every combination of members must be there.
    """
    dimensions = len(next(iter(inner)))
    members = [list(dict.fromkeys(key[at] for key in inner)) for at in range(dimensions)]
    trees = [_rooted(members[at], (trees or {}).get(at, {})) for at in range(dimensions)]
    names = [[*members[at], *trees[at]] for at in range(dimensions)]
    contributions = {
        key: [pair for leaf in itertools.product(*map(_leaves, trees, key)) for pair in inner[leaf]]
        for key in itertools.product(*names)
    }
    relations = [
        ((*rest[:at], parent, *rest[at:]), [(*rest[:at], child, *rest[at:]) for child in children])
        for at in range(dimensions)
        for parent, children in trees[at].items()
        for rest in itertools.product(*names[:at], *names[at + 1 :])
    ]
    values = {key: sum(amount for _, amount in given) for key, given in contributions.items()}
    return Example(values, relations, contributions)


def _rooted(members, tree):
    below = {child for children in tree.values() for child in children}
    return tree | {TOTAL: [name for name in [*members, *tree] if name not in below]}


def _leaves(tree, name):
    if name not in tree:
        return [name]
    return [leaf for child in tree[name] for leaf in _leaves(tree, child)]


def by_many(number):
    """Return the contributions to a cell of this value that no rule hides."""
    return [(firm, Fraction(number, len(MANY))) for firm in MANY]


def drawn(random, shape, *, most=9, empty=0.1, firms=12, few=0.15, nothing=0.0, tree=False):
    """Return a random table: a share of cells with no contributor, a share with one or two.

    nothing: the share of cells to which everybody gives 0, and of zeros in the others.
    """
    inner = {}
    for key in itertools.product(*(range(length) for length in shape)):
        number = random.choice([1, 2]) if random.random() < few else random.randint(3, 6)
        people = [] if random.random() < empty else random.sample(range(firms), number)
        blank = 1 if random.random() < nothing else nothing
        name = tuple("abcdefgh"[at] + str(member) for at, member in enumerate(key))
        inner[name] = [
            (f"firm {firm}", 0 if random.random() < blank else random.randint(1, most))
            for firm in people
        ]
    return with_totals(inner, {0: {"some": ["a0", "a1"]}} if tree else None)


def tables(*shapes, **how):
    """Strategy: random tables of one of the shapes; the seed is what shrinks."""
    return st.builds(
        lambda seed, shape: drawn(Random(seed), shape, **how),
        st.integers(0, 10_000),
        st.sampled_from(shapes),
    )


def overlapping(random, cells=6, sums=5, most=2):
    """Return numbers of which random groups are summed: no table, and harder for whole numbers."""
    names = [f"x{number}" for number in range(cells)]
    contributions = {name: [(f"firm {name}", random.randint(0, most))] for name in names}
    groups = {f"s{at}": random.sample(names, random.randint(2, 3)) for at in range(sums)}
    for total, parts in groups.items():
        contributions[total] = [pair for part in parts for pair in contributions[part]]
    values = {cell: sum(amount for _, amount in given) for cell, given in contributions.items()}
    return Example(values, list(groups.items()), contributions)
