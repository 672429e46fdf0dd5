"""What share of employers asks for something, in words: a count would tell more (ADR 23)."""

# Fewer make no share: with own answers in mind, the others could be told apart.
FEWEST = 5
MOST, HALF, FEW = "most", "about half", "few"


def share_words(yes: int, of: int, fewest: int = FEWEST) -> str | None:
    """Return "most" (60 percent or more), "few" (40 percent or less) or "about half"; None for
    fewer than `fewest` employers.

    None of them is "few" and all of them is "most". Whoever is one of five or more and reads it
    learns neither that all others ask for it nor that none does.
    """
    if of < fewest:
        return None
    if 5 * yes >= 3 * of:
        return MOST
    return FEW if 5 * yes <= 2 * of else HALF
