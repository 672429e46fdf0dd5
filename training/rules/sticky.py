"""Whether enough answers changed since a release for the next one to show new figures."""

from collections import defaultdict
from collections.abc import Mapping

# A release that fewer changed would show less than the last one, not more (ARCHITECTURE.md 5).
FEWEST_CHANGED = 5


def changed(was: Mapping[int, int], now: Mapping[int, int], company: Mapping[int, int]) -> set[int]:
    """Return the companies that joined, left or sent another version since.

    was, now: {answer: firm}; company: {firm: the company it belongs to}, for those that do.
    """
    before, after = _by_company(was, company), _by_company(now, company)
    return {one for one in before | after if before.get(one) != after.get(one)}


def _by_company(answers: Mapping[int, int], company: Mapping[int, int]) -> dict[int, set[int]]:
    found = defaultdict(set)
    for answer, firm in answers.items():
        found[company.get(firm, firm)].add(answer)
    return dict(found)
