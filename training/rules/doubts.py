"""When a figure looks too large, or a wage too small, to be meant, and is asked about once more."""

from decimal import Decimal

TIMES_PEOPLE = 3
TIMES_BEFORE = 10
FEW = 20  # up to this nobody is asked whatever was said before
LEAST_WAGE, MOST_WAGE = Decimal(5), Decimal(150)  # dollars an hour


def doubt(count: int, *, people: int | None, before: int | None) -> str:
    """Return the question about a count of people, "" where it is plausible.

    people: how many the firm employs; before: what it said last time; None where nobody knows.
    """
    if people and count > FEW and count > TIMES_PEOPLE * people:
        return f"Really {count:,}? Your company has {people:,} people."
    if before is not None and count > FEW and count > TIMES_BEFORE * before:
        return f"Really {count:,}? Before it was {before:,}."
    return ""


def wage_doubt(wage: Decimal) -> str:
    """Return the question about an hourly wage, "" where it is plausible."""
    if LEAST_WAGE <= wage <= MOST_WAGE:
        return ""
    return f"Really ${wage:,.2f} an hour?"
