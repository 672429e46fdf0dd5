"""A table of openings as it came, pasted or uploaded, becomes rows of texts."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from training.rules.paste import MOST_ROWS, Row, hits_of
from ui.sheets import Grid, NotThisFile, Source, grids, sources, spoken

PASTED = "Pasted rows"


def rows_of_text(text: str) -> list[Row]:
    """Return the rows of a pasted table, whatever separates its cells. Raises NotThisFile."""
    return _rows(Source(PASTED, BytesIO(text.encode())))


def rows_of_file(file: BinaryIO) -> list[Row]:
    """Return the rows of a CSV file or a workbook. Raises NotThisFile."""
    return _rows(sources(file)[0])


def as_text(rows: Iterable[Row]) -> str:
    """Return rows as text with tabs, to be read again: each stands in the line it had."""
    kept = {number: "\t".join(" ".join(cell.split()) for cell in cells) for number, cells in rows}
    return "\n".join(kept.get(number, "") for number in range(1, max(kept, default=0) + 1))


def _rows(source: Source) -> list[Row]:
    """Return the rows of the sheet, or behind the separator, that names most of our columns."""
    best: list[Row] = []
    with grids(source, sheet=None, quoted=True, separator=None) as found:
        refused = None
        for grid in found:
            try:
                rows = list(_spoken(grid))
            except NotThisFile as error:
                refused = refused or error
                continue
            best = max(best, rows, key=hits_of) if best else rows
    if not best and refused:
        raise refused
    return best


def _spoken(grid: Grid) -> Iterator[Row]:
    """Give the first rows of a grid that hold something; what is a formula stays its text."""
    for number, cells in islice(grid.rows, MOST_ROWS):
        texts = [spoken(cell) for cell in cells]
        if any(texts):
            yield number, texts
