"""Coarser tables: which categories to take together where hiding alone does not do."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.amounts import Contribution, total
from disclosure.dimensions import in_order
from disclosure.errors import BadTable, CannotProtect, Proposal

# Each try protects a whole table, so not all of them are made.
MOST_TRIES = 40


@dataclass(frozen=True)
class Plain:
    """A table as it was given: values, relations and contributions by key."""

    values: Mapping[Hashable, Any]
    relations: Sequence[tuple[Hashable, Sequence[Hashable]]]
    contributions: Mapping[Hashable, Sequence[Contribution]]


def propose(table: Plain, cell: Hashable, protect: Callable[[Plain], int]) -> Proposal | None:
    """Return the merge of categories around `cell` that leaves the fewest cells hidden, or None.

    Categories that may be merged are the parts of one total along one position of the keys: the
    jobs of a family, the quarters of a year. protect: hides what a table needs and returns how many
    cells that is, or raises CannotProtect.
    """
    best = None
    for tries, (position, members) in enumerate(_merges(table, cell)):
        if tries == MOST_TRIES:
            break
        try:
            hidden = protect(_merged(table, position, members))
        except (BadTable, CannotProtect):
            continue
        if best is None or (hidden, len(members)) < best[0]:
            best = (hidden, len(members)), Proposal({position: members}, hidden)
    return best and best[1]


def _merges(table: Plain, cell: Hashable) -> Iterator[tuple[int, list[Hashable]]]:
    """Yield (position, members): the cell's category with each of its siblings, then with more."""
    for position, member in enumerate(_key(cell)):
        siblings = [other for other in _siblings(table, cell, position) if other != member]
        yield from ((position, [member, other]) for other in siblings)
        for count in range(2, len(siblings) + 1):
            yield position, [member, *siblings[:count]]


def _siblings(table: Plain, cell: Hashable, position: int) -> list[Hashable]:
    """Return the categories under the same total as the cell's along a position, smallest first.

    A category that is itself a total has cells of its own below it and cannot be merged.
    """
    size: dict[Hashable, Any] = {}
    for _, parts in table.relations:
        if cell in parts and _differ_only_at(position, parts):
            size |= {_key(part)[position]: abs(table.values.get(part, 0)) for part in parts}
    for parent, parts in table.relations:
        if _differ_only_at(position, [parent, *parts]):
            size.pop(_key(parent)[position], None)
    return sorted(in_order(size), key=lambda member: size[member])


def _differ_only_at(position: int, cells: Iterable[Hashable]) -> bool:
    keys = [_key(cell) for cell in cells]
    if any(len(key) != len(keys[0]) or position >= len(key) for key in keys):
        return False
    return len({key[:position] + key[position + 1 :] for key in keys}) == 1


def _key(cell: Hashable) -> tuple[Hashable, ...]:
    return cell if isinstance(cell, tuple) and cell else (cell,)


def _merged(table: Plain, position: int, members: Sequence[Hashable]) -> Plain:
    """Return the table with some categories of one position taken together."""
    together = frozenset(members)

    def renamed(cell: Hashable) -> Hashable:
        key = _key(cell)
        if position >= len(key) or key[position] not in together:
            return cell
        return (*key[:position], together, *key[position + 1 :])

    values: dict[Hashable, list] = {}
    for cell, value in table.values.items():
        values.setdefault(renamed(cell), []).append(value)
    contributions: dict[Hashable, list[Contribution]] = {}
    for cell, pairs in table.contributions.items():
        contributions.setdefault(renamed(cell), []).extend(pairs)
    relations = {
        (renamed(whole), tuple(dict.fromkeys(map(renamed, parts))))
        for whole, parts in table.relations
    }
    return Plain(
        {cell: total(numbers) for cell, numbers in values.items()},
        [(whole, list(parts)) for whole, parts in relations if parts != (whole,)],
        contributions,
    )
