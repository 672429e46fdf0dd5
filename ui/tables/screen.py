"""Cells of a table as HTML. Long tables have thousands: a template for each would be slow."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ui.tables.model import Cell, Value, text

NOTHING = mark_safe("")


def value_html(value: Value, style: str = "number") -> SafeString:
    """Return the value, or in words why it is not there; a link and a second line, if it has
    them."""
    words = text(value, style)
    if not value.is_shown:
        return format_html('<span class="absent {}">{}</span>', value.state.value, words)
    found = format_html('<a href="{}">{}</a>', value.url, words) if value.url else words
    if value.detail:
        return format_html('{}<span class="second">{}</span>', found, value.detail)
    return format_html("{}", found)


def row_html(cells: Iterable[Cell]) -> SafeString:
    """Return the cells of a row."""
    return format_html_join("", "{}", ((_cell_html(cell),) for cell in cells))


def _cell_html(cell: Cell) -> SafeString:
    """Return the cell with its value; neighbours that share it span it."""
    value = value_html(cell.value, cell.column.style)
    if cell.is_head:
        return format_html('<th scope="row">{}</th>', value)
    span = format_html(' colspan="{}"', cell.span) if cell.span > 1 else NOTHING
    named = ["n"] if cell.column.numeric and cell.span == 1 else []
    named += [] if cell.text else ["blank"]
    names = format_html(' class="{}"', " ".join(named)) if named else NOTHING
    return format_html('<td data-l="{}"{}{}>{}</td>', cell.column.label, span, names, value)
