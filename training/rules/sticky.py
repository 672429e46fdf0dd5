"""Whether enough answers changed since a release for the next one to show new figures."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Figures = TypeVar("Figures")
# A release that fewer changed would show less than the last one, not more (ARCHITECTURE.md 5).
FEWEST_CHANGED = 5


def changed(was: Mapping[int, int], now: Mapping[int, int], company: Mapping[int, int]) -> set[int]:
    """Return the companies that joined, left or sent another version since.

    was, now: {answer: firm}; company: {firm: the company it belongs to}, for those that do.
    """
    return differing(_by_company(was, company), _by_company(now, company))


def _by_company(answers: Mapping[int, int], company: Mapping[int, int]) -> dict[int, set[int]]:
    found = defaultdict(set)
    for answer, firm in answers.items():
        found[company.get(firm, firm)].add(answer)
    return dict(found)


def differing(was: Mapping[int, Any], now: Mapping[int, Any]) -> set[int]:
    """Return the companies that say something else of one thing, or only then or only now."""
    return {one for one in {*was, *now} if was.get(one) != now.get(one)}


@dataclass(frozen=True)
class Shown(Generic[Figures]):
    """What an earlier release showed of one thing, and what each company behind it says."""

    figures: Figures
    said: Mapping[int, Hashable]


def settle(
    now: Mapping[int, Hashable],
    before: Sequence[Shown[Figures]],
    gone: Collection[int],
    make: Callable[[], Figures],
    hide: Callable[[], Figures],
) -> Figures:
    """Return figures that do not add up (words, means, bands) beside what was shown of them.

    Nothing hides in such figures what few companies changed, so while fewer than FEWEST_CHANGED
    differ from any release that showed them, the last are repeated; `before` is in order of time.
    gone: companies that answer no more: what they stand behind is hidden instead.
    """
    few = [shown for shown in before if 0 < len(differing(shown.said, now)) < FEWEST_CHANGED]
    if not few:
        return make()
    if any(one in gone for shown in before for one in shown.said):
        return hide()
    return before[-1].figures
