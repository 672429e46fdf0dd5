from ui.tables.files import write_csv, write_xlsx
from ui.tables.model import (
    Cell,
    Column,
    FileMeta,
    Group,
    State,
    Table,
    Value,
    as_value,
    hidden,
    not_reported,
    not_yet,
    shown,
    text,
)

__all__ = [
    "Cell",
    "Column",
    "FileMeta",
    "Group",
    "State",
    "Table",
    "Value",
    "as_value",
    "hidden",
    "not_reported",
    "not_yet",
    "shown",
    "text",
    "write_csv",
    "write_xlsx",
]
