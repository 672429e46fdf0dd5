"""What a firm requires beside what the others do, in words for that firm alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.rules.shares import FEW, HALF, MOST

# Fewer others could be told apart by whoever knows the own answer.
FEWEST_OTHERS = 5
SENTENCES = {
    FEW: "Few of the other employers do.",
    HALF: "About half of the others do too.",
    MOST: "Most of the others do too.",
}


@dataclass(frozen=True)
class Required:
    """Something a firm requires in one job; how many employers stand behind the released word for
    those that require it, and the word; None where the release shows none."""

    name: str
    employers: int | None
    word: str | None


def others(employers: int) -> int:
    """Return how many other employers stand behind a released word, be the own answer in it or
    not."""
    return employers - 1


def remarks(required: Sequence[Required]) -> list[str]:
    """Return a sentence for each requirement that at least 5 others answered about."""
    return [
        f"{each.name}: you require it. {SENTENCES[each.word]}"
        for each in required
        if each.word in SENTENCES
        and each.employers is not None
        and others(each.employers) >= FEWEST_OTHERS
    ]
