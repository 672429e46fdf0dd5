"""Cells of a table as HTML. Long tables have thousands: a template for each would be slow."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from ui.tables.model import Cell, Value, text


def value_html(value: Value, style: str = "number") -> SafeString:
    """Return the value, or in words why it is not there; a link and a second line, if it has
    them."""
    return mark_safe(_value(value, text(value, style)))


def rows_html(rows: Iterable[Iterable[Cell]]) -> SafeString:
    """Return rows; neighbours that share a value are one cell that spans them."""
    return mark_safe("\n".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in rows))


def _value(value: Value, words: str) -> str:
    words = escape(words)
    if not value.is_shown:
        return f'<span class="absent {value.state.value}">{words}</span>'
    if value.url:
        words = f'<a href="{escape(value.url)}">{words}</a>'
    return f'{words}<span class="second">{escape(value.detail)}</span>' if value.detail else words


def _cell(cell: Cell) -> str:
    words = cell.text
    value = _value(cell.value, words)
    if cell.is_head:
        return f'<th scope="row">{value}</th>'
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    named = ["n"] if cell.column.numeric and cell.span == 1 else []
    named += [] if words else ["blank"]
    names = f' class="{" ".join(named)}"' if named else ""
    return f'<td data-l="{escape(cell.column.label)}"{span}{names}>{value}</td>'
