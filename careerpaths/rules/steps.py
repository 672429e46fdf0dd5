"""Credentials that lead to credentials: a way up, never a circle."""

from collections import defaultdict
from collections.abc import Iterable


def leads_to(steps: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether steps (from, to) lead from one credential to another, over any others."""
    onward: dict[int, set[int]] = defaultdict(set)
    for before, after in steps:
        onward[before].add(after)
    seen, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            waiting += onward[here]
    return False
