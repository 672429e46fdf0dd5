"""Tables that come from outside: workbooks and texts, alone, in folders, in zips, uploaded."""

from ui.sheets.grids import Grid, grids
from ui.sheets.lines import layout_of, lines
from ui.sheets.model import Line, NotThisFile, refusal, spoken
from ui.sheets.sources import Source, sources

__all__ = [
    "Grid",
    "Line",
    "NotThisFile",
    "Source",
    "grids",
    "layout_of",
    "lines",
    "refusal",
    "sources",
    "spoken",
]
