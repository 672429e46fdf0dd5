"""What a NAICS code may begin with, and how its official file is read (careers.md 4.2)."""

RELEASE = "2022"
SECTORS = {11, 21, 22, 23, 31, 32, 33, 42, 44, 45, 48, 49, *range(51, 57), 61, 62, 71, 72, 81, 92}


def has_sector(code: str) -> bool:
    """Tell whether a code of digits begins with a sector; one that does not exists nowhere."""
    return int(code[:2]) in SECTORS


def codes_of(cell: str) -> list[str]:
    """Return the codes a cell of the official file names: "31-33" names three sectors.

    A cell that is no code names none.
    """
    first, _, last = cell.strip().partition("-")
    if last:
        is_range = first.isdecimal() and last.isdecimal() and len(first) == len(last) == 2
        return [str(number) for number in range(int(first), int(last) + 1)] if is_range else []
    return [first] if first.isdecimal() and 2 <= len(first) <= 6 else []


def plain_title(title: str) -> str:
    """Return a title without the mark of the trilateral agreement.

    The mark is a raised T, which readers of the workbook glue to the last word: "Crop ProductionT".
    """
    title = title.strip()
    is_marked = title[-1:] == "T" and (title[-2:-1].islower() or title[-2:-1] == ")")
    return title[:-1].rstrip() if is_marked else title
