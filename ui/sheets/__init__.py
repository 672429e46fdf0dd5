"""Tables that come from outside: workbooks and texts, alone, in folders, in zips, uploaded."""

from ui.sheets.lines import layout_of, lines
from ui.sheets.model import Line, NotThisFile, refusal
from ui.sheets.sources import Source, sources

__all__ = ["Line", "NotThisFile", "Source", "layout_of", "lines", "refusal", "sources"]
