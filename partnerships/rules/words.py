"""Names, counties and places as a sentence says them."""

from collections.abc import Iterable, Sequence

MOST_NAMED = 2
MOST_COUNTIES_NAMED = 3
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def few(names: Sequence[str]) -> str:
    """Return the first names and how many more: "A, B and 3 more"."""
    more = len(names) - MOST_NAMED
    if more <= 0:
        return joined(names)
    return f"{', '.join(names[:MOST_NAMED])} and {more} more"


def joined(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: "A", "A and B", "A, B and C"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def county_words(names: Sequence[str]) -> str:
    """Return the counties in words: "Lancaster County", "Berks and Lancaster counties"."""
    if not names:
        return ""
    return f"{joined(names)} {'County' if len(names) == 1 else 'counties'}"


def place_words(names: Sequence[str]) -> str:
    """Return where the portal works: its counties by name, or only how many there are."""
    if not names:
        return ""
    if len(names) <= MOST_COUNTIES_NAMED:
        return f"in {county_words(names)}"
    return f"in {len(names)} counties"


def number_word(number: int) -> str:
    """Return a number as a sentence writes it: in letters up to nine."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
