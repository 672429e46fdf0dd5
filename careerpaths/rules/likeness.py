"""How well a title answers a search: pure, over words made plain.

A word of the search finds its best partner in the title: the same word, one that begins alike, or
one with like letters. The score adds up what part of the search found a partner and, less, what
part of the title did.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

# Words that say what kind of post it is and in few cases what the work is about.
COMMON = frozenset(
    (
        *("administrator", "agent", "aide", "analyst", "assistant", "associate", "attendant"),
        *("clerk", "coordinator", "director", "engineer", "except", "handler", "helper"),
        *("inspector", "installer", "instructor", "lead", "machine", "maker", "manager"),
        *("mechanic", "officer", "operator", "other", "planner", "professional"),
        *("repairer", "representative", "setter", "specialist", "supervisor", "teacher"),
        *("technician", "technologist", "tender", "tester", "trainer", "worker"),
    )
)
COMMON_WEIGHT = 0.4
SEARCH_SHARE = 0.75  # what the search's words count beside the title's
BEGINS_ALIKE = 0.85
LIKE_LETTERS = 0.7  # share of letters from which two words may be one, misspelled or bent
MISSPELLED = 0.9


def likeness(search: tuple[str, ...], title: Iterable[str]) -> float:
    """Return how well the words of a title answer those of a search: 0 to 1."""
    words = tuple(title)
    if not search or not words:
        return 0.0
    pairs = [[partner(one, other) for other in words] for one in search]
    asked = [max(row) for row in pairs]
    answered = [max(column) for column in zip(*pairs, strict=True)]
    return SEARCH_SHARE * _share(search, asked) + (1 - SEARCH_SHARE) * _share(words, answered)


def covered(search: tuple[str, ...], text: Iterable[str]) -> float:
    """Return what part of a search the words of a longer text hold: 0 to 1."""
    words = frozenset(text)
    return _share(search, [max((partner(one, w) for w in words), default=0.0) for one in search])


def _share(words: tuple[str, ...], points: list[float]) -> float:
    weights = [COMMON_WEIGHT if word in COMMON else 1.0 for word in words]
    return sum(w * p for w, p in zip(weights, points, strict=True)) / sum(weights)


@lru_cache(maxsize=100_000)
def partner(search: str, word: str) -> float:
    """Return how far a word answers a word of the search: 0 to 1."""
    if search == word:
        return 1.0
    if (len(search) >= 4 and word.startswith(search)) or (
        len(word) >= 5 and search.startswith(word)
    ):
        return BEGINS_ALIKE
    if search[:1] != word[:1] or min(len(search), len(word)) < 4:
        return 0.0
    if len(_pairs(search) & _pairs(word)) * 2 < min(len(search), len(word)):
        return 0.0  # the long way would find no more
    alike = SequenceMatcher(None, search, word).ratio()
    return alike * MISSPELLED if alike >= LIKE_LETTERS else 0.0


@lru_cache(maxsize=50_000)
def _pairs(word: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f" {word} ")))
