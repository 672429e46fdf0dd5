"""Finds the table in a file by the names of its columns, and gives its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ui.sheets.grids import Grid, grids
from ui.sheets.model import Line, NotThisFile, refusal, spoken
from ui.sheets.sources import Source

HEADER_WITHIN = 20  # rows: official files have lines of title above their header


def lines(
    source: Source,
    *,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    sheet: str | None = None,
    header_within: int = HEADER_WITHIN,
    quoted: bool = True,
    separator: str | None = None,
) -> Iterator[Line]:
    """Give the rows of the table that has these columns, one by one; empty rows are passed over.

    The table is looked for in the sheet named, else in each sheet, below at most `header_within`
    rows; in a text behind each separator. Names are compared without regard to case and blanks;
    "" is the first column without a name. `optional` columns read as empty where the file goes
    without them. `quoted` is whether quotation marks hold cells of a text together.
    Raises NotThisFile, also for a row of a text that is shorter or longer than its header, and
    for a table without rows.
    """
    with grids(source, sheet=sheet, quoted=quoted, separator=separator) as found:
        header = _found(source.name, found, {"": columns}, header_within)
        places = header.places(source.name, [*columns, *optional])
        is_empty = True
        for number, cells in header.grid.rows:
            if any(spoken(cell) for cell in cells):
                if header.grid.is_text:
                    _check_width(source.name, number, cells, header)
                yield Line(source.name, header.grid.sheet, number, places, cells)
                is_empty = False
        if is_empty:
            raise refusal(source.name, "no row follows the header.", header.grid.sheet, header.row)


def layout_of(
    source: Source,
    layouts: Mapping[str, Sequence[str]],
    *,
    sheet: str | None = None,
    header_within: int = HEADER_WITHIN,
    quoted: bool = True,
) -> str:
    """Return the name of the first layout whose columns the file has. Raises NotThisFile.

    The refusal says what the file lacks of the layout it comes closest to.
    """
    with grids(source, sheet=sheet, quoted=quoted, separator=None) as found:
        return _found(source.name, found, layouts, header_within).layout


@dataclass(frozen=True)
class Header:
    """The row that names the columns of a layout, in the grid it heads."""

    grid: Grid
    row: int
    layout: str
    names: Sequence[str]

    @property
    def width(self) -> int:
        return max(place for place, name in enumerate(self.names, 1) if name)

    def places(self, file: str, columns: Sequence[str]) -> dict[str, int | None]:
        return {column: self._place(file, column) for column in columns}

    def _place(self, file: str, column: str) -> int | None:
        name = _folded(column)
        if name and self.names.count(name) > 1:
            what = "two columns have this name."
            raise refusal(file, what, self.grid.sheet, self.row, column)
        if name in self.names:
            return self.names.index(name)
        return None if name else len(self.names)


@dataclass(frozen=True)
class Miss:
    """A row that names some columns of a layout, not all; below 0 where there is no such row."""

    refused: NotThisFile
    hits: int


def _found(
    file: str, found: Iterator[Grid], layouts: Mapping[str, Sequence[str]], within: int
) -> Header:
    """Return the first header of a layout; refuse the file with its nearest miss."""
    closest = Miss(refusal(file, "the workbook has no sheet with cells."), -2)
    for grid in found:
        header = _search(file, grid, layouts, within)
        if isinstance(header, Header):
            return header
        closest = max(closest, header, key=lambda miss: miss.hits)
    raise closest.refused


def _search(
    file: str, grid: Grid, layouts: Mapping[str, Sequence[str]], within: int
) -> Header | Miss:
    wanted = ", ".join(next(iter(layouts.values())))
    what = f"no row at the top names the columns {wanted}."
    closest = Miss(refusal(file, what, grid.sheet), -1)
    try:
        for number, cells in islice(grid.rows, within):
            names = [_folded(cell) for cell in cells]
            for layout, columns in layouts.items():
                named = [each for each in columns if each]
                missing = [each for each in named if _folded(each) not in names]
                if not missing:
                    return Header(grid, number, layout, names)
                hits = len(named) - len(missing)
                if hits > max(closest.hits, 0):
                    what = f"there is no column {', '.join(missing)}."
                    closest = Miss(refusal(file, what, grid.sheet, number), hits)
    except NotThisFile as error:
        # With another separator the same rows may well be readable.
        return Miss(error, 0) if closest.hits < 0 else closest
    return closest


def _folded(name: Any) -> str:
    return " ".join(spoken(name).split()).casefold()


def _check_width(file: str, number: int, cells: Sequence[str], header: Header) -> None:
    """Refuse a row that was cut off, or that a stray separator made longer."""
    if len(cells) < header.width:
        what = f"the file is cut off: the row has {len(cells)} cells, its header {header.width}."
        raise refusal(file, what, row=number)
    if any(cells[len(header.names) :]):
        what = f"the row has {len(cells)} cells, its header {len(header.names)}."
        raise refusal(file, what, row=number)
