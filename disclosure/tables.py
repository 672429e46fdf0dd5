"""Tables: cells, the sums that bind them, and who stands behind each."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Any, NamedTuple

from disclosure.amounts import Contribution, Number, number, total
from disclosure.dimensions import Dimension, in_order, read_dimension
from disclosure.errors import BadTable

Key = tuple[Hashable, ...]
# {cell: {contributor: its amounts}}
Behind = dict[Key, dict[Hashable, list[Number]]]


class Release(NamedTuple):
    """A table as it was published: the cells it showed with their values, and its relations.

    relations: [(total cell, [part cells]), ...], hidden cells among them; a plain pair works too.
    """

    values: Mapping[Hashable, Number]
    relations: Sequence[tuple[Hashable, Sequence[Hashable]]] = ()


@dataclass(frozen=True)
class Table:
    """A table with true values, before anything is hidden.

    values: {cell: number}; relations: [(total cell, [part cells]), ...], each total being the sum
    of its parts; contributions: {cell: [(contributor, amount), ...]} for every cell, totals too,
    each contributor once.
    """

    values: dict[Hashable, Number]
    relations: list[tuple[Hashable, list[Hashable]]]
    contributions: dict[Hashable, list[Contribution]]

    @classmethod
    def from_records(
        cls,
        records: Iterable[Mapping[str, Any]],
        dimensions: Sequence[str],
        amount: str,
        contributor: str,
        hierarchies: Mapping[str, Mapping[Any, Any]] | None = None,
        totals: bool = True,
    ) -> "Table":
        """Add up records such as {"county": ..., "job": ..., "employer": ..., "openings": 4}.

        dimensions, amount, contributor: names of the records' fields. A cell is a tuple with a
        member of each dimension, or "total" in a dimension's place for all its members together.
        Every combination is a cell; one without records is 0 and has no contributors. hierarchies:
        {dimension: {parent: [children]}} or {dimension: {child: parent}}, of any depth; records
        have the lowest members, and the top ones add up to "total". totals=False leaves out all
        cells with "total"; parents stay. Amounts keep their type: sums of int are int, of Decimal
        Decimal. Equal records give an equal table in whatever order they come.

        Raises BadTable, naming the member or the cell: no record, no dimension or a field missing;
        an amount that is no finite number; a member called "total"; a hierarchy that names no
        dimension, lacks a record's member, has a lowest member without records, records of a
        parent, a second parent, or a member above itself.
        """
        rows = _rows(records, dimensions, amount, contributor)
        axes = _axes(rows, dimensions, hierarchies or {}, totals)
        behind = _behind(rows, axes)
        cells = list(product(*(axis.members for axis in axes)))
        return cls(
            {cell: total([*chain(*behind[cell].values())]) for cell in cells},
            _relations(axes),
            {cell: [(who, total(each)) for who, each in behind[cell].items()] for cell in cells},
        )


class _Row(NamedTuple):
    cell: Key
    contributor: Hashable
    amount: Number


def _rows(
    records: Iterable[Mapping[str, Any]], dimensions: Sequence[str], amount: str, contributor: str
) -> list[_Row]:
    if not dimensions:
        raise BadTable("A table needs a dimension")
    rows = []
    for place, record in enumerate(records, start=1):
        try:
            cell = tuple(record[dimension] for dimension in dimensions)
            row = _Row(cell, record[contributor], record[amount])
        except KeyError as missing:
            raise BadTable(f"Record {place} has no field {missing}") from missing
        try:
            rows.append(row._replace(amount=number(row.amount)))
        except BadTable as error:
            raise BadTable(f"Cell {cell!r}: {error}") from error
    if not rows:
        raise BadTable("The table is empty: there is no record")
    return rows


def _axes(
    rows: Sequence[_Row],
    dimensions: Sequence[str],
    hierarchies: Mapping[str, Mapping[Any, Any]],
    totals: bool,
) -> list[Dimension]:
    for name in hierarchies:
        if name not in dimensions:
            raise BadTable(f"There is a hierarchy of {name!r}, which is no dimension")
    return [
        read_dimension(name, {row.cell[place] for row in rows}, hierarchies.get(name, {}), totals)
        for place, name in enumerate(dimensions)
    ]


def _behind(rows: Sequence[_Row], axes: Sequence[Dimension]) -> Behind:
    """Return each contributor's amounts in every cell that a row lies in, contributors sorted."""
    order = {who: rank for rank, who in enumerate(in_order({row.contributor for row in rows}))}
    within: dict[Key, list[Key]] = {}
    behind: Behind = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: order[row.contributor]):
        if row.cell not in within:
            ways = [axis.path[member] for axis, member in zip(axes, row.cell, strict=True)]
            within[row.cell] = list(product(*ways))
        for cell in within[row.cell]:
            behind[cell][row.contributor].append(row.amount)
    return behind


def _relations(axes: Sequence[Dimension]) -> list[tuple[Hashable, list[Hashable]]]:
    """Return every sum along every dimension, for each combination of the other members."""
    relations: list[tuple[Hashable, list[Hashable]]] = []
    for place, axis in enumerate(axes):
        choices = [axis.parts if other is axis else other.members for other in axes]
        for cell in product(*choices):
            before, after = cell[:place], cell[place + 1 :]
            parts = axis.parts[cell[place]]
            relations.append((cell, [(*before, part, *after) for part in parts]))
    return relations
