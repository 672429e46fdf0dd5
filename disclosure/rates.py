"""Rates and medians: figures that are made of cells, and may give hidden ones back."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, inf
from typing import TypeVar

from disclosure.amounts import Number

# By how much the ends of an `Interval` may miss a whole number.
SLACK = 1e-6

Figure = TypeVar("Figure", bound=Hashable)
Cell = TypeVar("Cell", bound=Hashable)


def hidden_rates(
    rates: Mapping[Figure, tuple[Cell, Cell, Cell | None]], hidden: Iterable[Cell]
) -> set[Figure]:
    """Return the rates to hide: those with a hidden cell in them.

    rates: {rate: (numerator, denominator, difference)}, all cells of one table; the difference is
    the cell of those who are in the denominator alone (did not pass), or None where there is no
    such cell. A rate and one of its numbers give the other two, so all three must be shown. Let
    `protect` know that the denominator is the sum of the other two: it then never hides one of
    three alone.
    """
    unsafe = set(hidden)
    return {
        rate
        for rate, cells in rates.items()
        if any(cell is not None and cell in unsafe for cell in cells)
    }


def hidden_medians(medians: Mapping[Figure, Iterable[Cell]], hidden: Iterable[Cell]) -> set[Figure]:
    """Return the medians (or means, or quartiles) to hide: those over people of a hidden cell.

    medians: {median: [cells it is taken over]}; a cell is that of the count of people.
    """
    unsafe = set(hidden)
    return {median for median, cells in medians.items() if not unsafe.isdisjoint(cells)}


def reveals_count(
    percent: str | Decimal, low: Number, high: Number, *, rounding: str = ROUND_HALF_UP
) -> bool:
    """Tell whether a shown percent gives hidden counts away to who knows about how many there are.

    percent: as it is shown, "33.3", with the decimals it is shown with. low, high: the least and
    the most that the denominator may be to an attacker, such as the ends of an `Interval`, or twice
    the number where it is public. rounding: how the percent was rounded, one of decimal's modes.

    33.3 percent of 9 to 11 can only be 3 of 9; of 9 to 12 it may be 4 of 12 too. It also gives away
    when nobody or everybody can be the only answer, as 0.0 and 100.0 percent of few people do.
    Raises ValueError where no whole numbers give the percent.
    """
    shown = Decimal(percent)
    if high == inf:
        return False
    least, most = ceil(max(1, float(low) - SLACK)), floor(float(high) + SLACK)
    parts, others = set(), set()
    for part, whole in _fitting(shown, least, most, rounding):
        parts.add(part)
        others.add(whole - part)
        if len(parts) > 1 and len(others) > 1:
            return False
    if not parts:
        raise ValueError(f"No part of {least} to {most} people is {percent} percent")
    return True


def _fitting(percent: Decimal, least: int, most: int, rounding: str) -> Iterator[tuple[int, int]]:
    """Yield all (part, whole) whose percent is shown so, wholes from `least` to `most`."""
    step = Decimal(1).scaleb(min(0, int(percent.as_tuple().exponent)))
    for whole in range(least, most + 1):
        first = max(0, floor((percent - step) * whole / 100))
        last = min(whole, ceil((percent + step) * whole / 100))
        for part in range(first, last + 1):
            if (Decimal(100 * part) / whole).quantize(step, rounding) == percent:
                yield part, whole
