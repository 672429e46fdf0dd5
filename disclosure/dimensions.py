"""Dimensions of a table: their members, and which members are the sum of which."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.errors import BadTable

# Stands in a key in the place of a dimension's member for all its members together.
TOTAL = "total"


@dataclass(frozen=True)
class Dimension:
    """One dimension of a table, such as counties within regions.

    members: all that can stand in its place of a key, the total last; parts: {member: the members
    that it is the sum of}; path: {member of a record: itself and all sums it lies in}.
    """

    members: list[Hashable]
    parts: dict[Hashable, list[Hashable]]
    path: dict[Hashable, list[Hashable]]


def read_dimension(
    name: Hashable, found: Collection[Hashable], hierarchy: Mapping[Any, Any], totals: bool
) -> Dimension:
    """Return the dimension whose records have the members `found`.

    hierarchy: {parent: [children]} or {child: parent}, empty where the members have none. totals:
    whether all members together are a member too. Raises BadTable, naming a member.
    """
    above = _parents(name, hierarchy) if hierarchy else dict.fromkeys(found, TOTAL)
    if TOTAL in above:
        raise BadTable(f"No member of {name!r} may be called {TOTAL!r}: that is all of them")
    _refuse_loops(name, above)
    _refuse_strangers(name, above, found)
    parts = defaultdict(list)
    for member in in_order(above):
        parts[above[member]].append(member)
    path = {member: list(_up(member, above)) for member in found}
    members = in_order(above)
    if totals:
        return Dimension([*members, TOTAL], dict(parts), path)
    del parts[TOTAL]
    return Dimension(members, dict(parts), {member: way[:-1] for member, way in path.items()})


def in_order(members: Iterable[Hashable]) -> list[Hashable]:
    """Return the members sorted, each type by itself; the same however they came."""
    by_type = defaultdict(list)
    for member in sorted(members, key=repr):
        by_type[type(member).__name__].append(member)
    return [member for name in sorted(by_type) for member in _sorted(by_type[name])]


def _sorted(members: list[Any]) -> list[Any]:
    try:
        return sorted(members)
    except TypeError:
        return members


def _parents(name: Hashable, hierarchy: Mapping[Any, Any]) -> dict[Hashable, Hashable]:
    """Return {member: parent} of all members; that of the top ones is the total."""
    above: dict[Hashable, Hashable] = {}
    for child, parent in _pairs(hierarchy):
        if above.setdefault(child, parent) != parent:
            raise BadTable(f"{name!r}: member {child!r} has two parents")
    for top in {*hierarchy, *above.values()} - {TOTAL, *above}:
        above[top] = TOTAL
    return above


def _pairs(hierarchy: Mapping[Any, Any]) -> Iterator[tuple[Hashable, Hashable]]:
    for key, value in hierarchy.items():
        if isinstance(value, list | tuple | set | frozenset):
            yield from ((child, key) for child in value)
        else:
            yield key, TOTAL if value is None else value


def _up(member: Hashable, above: Mapping[Hashable, Hashable]) -> Iterator[Hashable]:
    while member != TOTAL:
        yield member
        member = above[member]
    yield TOTAL


def _refuse_loops(name: Hashable, above: Mapping[Hashable, Hashable]) -> None:
    safe: set[Hashable] = {TOTAL}
    for member in above:
        way: set[Hashable] = set()
        while member not in safe:
            if member in way:
                raise BadTable(f"{name!r}: member {member!r} is its own ancestor")
            way.add(member)
            member = above[member]
        safe |= way


def _refuse_strangers(
    name: Hashable, above: Mapping[Hashable, Hashable], found: Collection[Hashable]
) -> None:
    """Refuse members that only the records or only the hierarchy knows, and sums with records."""
    members, sums = set(found), set(above.values())
    for strangers, what in [
        (members - above.keys(), "is not in the hierarchy"),
        (members & sums, "is a sum of others, but has records of its own"),
        (above.keys() - sums - members, "has no record"),
    ]:
        if strangers:
            raise BadTable(f"{name!r}: member {in_order(strangers)[0]!r} {what}")
