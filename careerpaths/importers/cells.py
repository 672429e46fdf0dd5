"""Cells that several lists have alike."""

import re

from ui.sheets import Line


def short(line: Line, column: str, longest: int) -> str:
    """Return a text that may not be empty nor longer than this. Raises NotThisFile."""
    text = line.needed(column)
    if len(text) > longest:
        raise line.refused(column, f"the text is longer than {longest} letters.")
    return text


def short_if_any(line: Line, column: str, longest: int) -> str:
    """Return a text that may be empty. Raises NotThisFile where it is too long."""
    return short(line, column, longest) if line.text(column) else ""


def matching_if_any(line: Line, column: str, pattern: re.Pattern[str], expected: str) -> str:
    """Return a text of a pattern, "" where there is none. Raises NotThisFile."""
    return line.matching(column, pattern, expected) if line.text(column) else ""
