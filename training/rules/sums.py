"""Whether parts make all openings, and by how much they do not, in words."""


def disagreement(parts: str, made: int, openings: int) -> str:
    """Return "The quarters make 12, 1 more than the 11 openings."; "" where they agree.

    parts: what the parts are called, in the plural; made: what they come to.
    """
    if made == openings:
        return ""
    much = f"{abs(made - openings):,} {'more' if made > openings else 'fewer'}"
    noun = "opening" if openings == 1 else "openings"
    return f"{parts} make {made:,}, {much} than the {openings:,} {noun}."
