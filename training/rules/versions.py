"""The same figures in several releases: what is one figure, and what two of them differ by."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from disclosure import audit
from disclosure.releases import changes

Cell = tuple[str, str]  # job and measure
Answer = tuple[int, str]  # firm and job
Contributions = Sequence[tuple[Answer, int]]


@dataclass(frozen=True)
class Table:
    """The figures of a round: values; which are the sum of which; and the answers behind each."""

    values: Mapping[Cell, int]
    relations: Sequence[tuple[Cell, Sequence[Cell]]]
    contributions: Mapping[Cell, Contributions]


class Version(NamedTuple):
    """A cell with certain answers behind it; `number` is another for each version there is."""

    cell: Cell
    number: int


class Difference(NamedTuple):
    """What a cell is more in its older version than in its newer one; below 0 if it is less."""

    older: Version
    newer: Version


class Versions:
    """The cells of several tables, and all sums that bind them, as one table.

    A figure with the same answers behind it is one cell, however often it was released. Otherwise
    a cell has several versions, and two of them differ by what those gave who joined, left or
    changed their answer: a cell of its own.
    """

    def __init__(self) -> None:
        self.values: dict[Hashable, int] = {}
        self.contributions: dict[Hashable, Contributions] = {}
        self.relations: list[tuple[Hashable, list[Hashable]]] = []
        self._known: dict[Cell, list[Version]] = defaultdict(list)

    def add(self, table: Table) -> dict[Cell, Version]:
        """Take in a table of answers; return the version of each of its cells."""
        name = {cell: self._version(cell, table) for cell in table.values}
        self.relations += [
            (name[total], [name[part] for part in parts]) for total, parts in table.relations
        ]
        return name

    def _version(self, cell: Cell, table: Table) -> Version:
        new = Version(cell, len(self.values))
        found: dict[Difference, Any] = {}
        for older in self._known[cell]:
            extra = changes({cell: table.contributions[cell]}, {cell: self.contributions[older]})
            if not extra.values:
                return older
            (found[Difference(older, new)],) = extra.contributions.values()
        for difference, pairs in found.items():
            self.values[difference] = sum(amount for _, amount in pairs)
            self.contributions[difference] = pairs
            # Always the older as the total of the newer: no version is its own total.
            self.relations.append((difference.older, [new, difference]))
        self._known[cell].append(new)
        self.values[new] = table.values[cell]
        self.contributions[new] = table.contributions[cell]
        return new

    def worked_out(self, shown: Collection[Hashable], least: Mapping[Any, int]) -> set[Hashable]:
        """Return the cells that follow from the shown ones, themselves among them.

        least: {cell: what it is at least}, for all to know.
        """
        if not self.values:
            return set()
        hidden = [key for key in self.values if key not in shown]
        found = audit(self.values, self.relations, hidden, lower=least, integer=True)
        return {*shown, *(key for key in hidden if found[key].determined)}
