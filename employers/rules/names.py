"""By which word a firm is looked up."""

LEADING = {"the", "a", "an"}


def first_word(name: str) -> str:
    """Return the word by which people look a firm up: "The Gear Works" is found under "Gear"."""
    words = name.split()
    kept = [word for word in words if word.lower() not in LEADING] or words
    return kept[0].strip(",.") if kept else ""
