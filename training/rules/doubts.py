"""When a figure looks too large to be meant, and is asked about once more."""

TIMES_PEOPLE = 3
TIMES_BEFORE = 10
FEW = 20  # up to this nobody is asked whatever was said before


def doubt(count: int, *, people: int | None, before: int | None) -> str:
    """Return the question about a count of people, "" where it is plausible.

    people: how many the firm employs; before: what it said last time; None where nobody knows.
    """
    if people and count > FEW and count > TIMES_PEOPLE * people:
        return f"Really {count:,}? Your company has {people:,} people."
    if before is not None and count > FEW and count > TIMES_BEFORE * before:
        return f"Really {count:,}? Last time you said {before:,}."
    return ""
