"""Which records of firms are one company."""

from collections.abc import Mapping


def company_of(above: Mapping[int, int], firm: int) -> int:
    """Return the company at the top of a firm: itself where nothing is above it.

    above: {record: the record it was merged into, or the company it belongs to}. Records that name
    each other in a circle are one company, named by the smallest of them.
    """
    passed = [firm]
    while (firm := above.get(firm, firm)) not in passed:
        passed.append(firm)
    return min(passed[passed.index(firm) :])
