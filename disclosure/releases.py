"""Two releases of the same figures: what their difference gives away.

This month's total less last month's is what the few gave who joined, left or changed their answer
in between. So a cell that is safe by itself must be hidden where an earlier release showed it and
the difference is not safe. `changes` states differences as cells of their own, so that `protect`
keeps them from being worked out:

    extra = changes(before.contributions, now.contributions, shown=release.values)
    earlier = {cell: value for cell, value in extra.values.items() if isinstance(cell, Earlier)}
    protect(
        {**now.values, **extra.values},
        [*now.relations, *extra.relations],
        contributions={**now.contributions, **extra.contributions},
        rules=[MinimumContributors(3)],
        published=[Release(earlier)],
        lower=dict.fromkeys(now.values, 0),
    )

A difference may be below 0: `lower` leaves it out, and rules that count people refuse it.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from disclosure.amounts import Contribution, Number, by_contributor, total
from disclosure.dimensions import in_order
from disclosure.errors import BadTable
from disclosure.tables import Table


@dataclass(frozen=True)
class Earlier:
    """The cell as the earlier release showed it: another cell than today's, with its own value."""

    cell: Hashable


@dataclass(frozen=True)
class Change:
    """What a cell is more today than it was in the earlier release; below 0 if it is less."""

    cell: Hashable


def changes(
    before: Mapping[Hashable, Sequence[Contribution]],
    after: Mapping[Hashable, Sequence[Contribution]],
    shown: Iterable[Hashable] | None = None,
) -> Table:
    """Return an `Earlier` and a `Change` for each cell that changed, to be merged with today's.

    before, after: {cell: [(contributor, amount), ...]} of the earlier release and of today; shown:
    the cells that the earlier release showed, all of `before` if None. A cell that is hidden there
    or missing on one side gives no difference; one that did not change is published under its own
    key. The contributors of a `Change` are those who joined, left or gave another amount, with the
    difference; an `Earlier` has none, being public: no rule can hide it any more.

    Raises BadTable, naming the cell, for an amount that is no finite number and for a shown cell
    that `before` lacks.
    """
    table = Table({}, [], {})
    for cell in before if shown is None else shown:
        if cell not in before:
            raise BadTable(f"Cell {cell!r} was shown, but nobody knows who stood behind it")
        if cell not in after:
            continue
        was, now = _amounts(cell, before), _amounts(cell, after)
        difference = _difference(was, now)
        if difference:
            table.values[Earlier(cell)] = total(was.values())
            table.values[Change(cell)] = total([amount for _, amount in difference])
            table.contributions[Change(cell)] = difference
            table.relations.append((cell, [Earlier(cell), Change(cell)]))
    return table


def _amounts(
    cell: Hashable, contributions: Mapping[Hashable, Sequence[Contribution]]
) -> dict[Hashable, Number]:
    try:
        return by_contributor(contributions[cell])
    except BadTable as error:
        raise BadTable(f"Cell {cell!r}: {error}") from error


def _difference(
    was: Mapping[Hashable, Number], now: Mapping[Hashable, Number]
) -> list[Contribution]:
    """Return what each contributor gives more; one who joined or left counts, even with 0."""
    more = {who: total([now.get(who, 0), -was.get(who, 0)]) for who in {**was, **now}}
    return [(who, more[who]) for who in in_order(more) if more[who] or (who in was) != (who in now)]
