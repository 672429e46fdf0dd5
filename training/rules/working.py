"""Moving totals of sent answers, for the people assigned to the partnership alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from training.rules.pooling import SHOWN_FROM

EMERGING_AFTER = 12  # months (domain.md b.1: what is needed later than that is emerging)


@dataclass(frozen=True)
class Said:
    """Counts that one firm states of one thing: a job, or a skill in a window of time."""

    firm: int
    thing: Any
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Moving:
    """The sums of enough firms of one thing; `counts` in the order they were stated in."""

    firms: int
    counts: tuple[int, ...]


def moving_totals(said: Iterable[Said]) -> dict[Any, Moving]:
    """Return the sums of each thing that at least two firms speak of; zeros alone say nothing."""
    by_thing = defaultdict(list)
    for each in said:
        if any(each.counts):
            by_thing[each.thing].append(each)
    sums = {
        thing: Moving(
            firms=len({each.firm for each in stated}),
            counts=tuple(map(sum, zip(*(each.counts for each in stated), strict=True))),
        )
        for thing, stated in by_thing.items()
    }
    return {thing: total for thing, total in sums.items() if total.firms >= SHOWN_FROM}


def reasons_named(said: Iterable[tuple[int, Any, Iterable[str]]]) -> dict[Any, dict[str, int]]:
    """Return {thing: {reason: firms}} of reasons that at least two firms name, the most first.

    said: firm, thing and the reasons it gives; a firm may speak of a thing more than once.
    """
    named = {(thing, reason, firm) for firm, thing, reasons in said for reason in reasons}
    firms = Counter((thing, reason) for thing, reason, _ in named)
    found: dict[Any, dict[str, int]] = defaultdict(dict)
    for (thing, reason), count in sorted(firms.items(), key=lambda item: (-item[1], item[0][1])):
        if count >= SHOWN_FROM:
            found[thing][reason] = count
    return dict(found)
