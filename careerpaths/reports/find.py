"""Find an occupation in plain words: "cna", "cnc guy", "forklift"."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """An occupation that the words may mean, the title that was `matched`, and `why`."""

    soc: str
    title: str
    matched: str
    why: str


def find_occupations(text: str, *, board: Any = None, limit: int = 10) -> list[Found]:
    """Return the occupations that a text may mean, the likeliest first, each once.

    With a board, the releases it works with and the words its people chose are used too.
    """
    return []
