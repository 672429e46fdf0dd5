"""Tables as CSV and XLSX.

Rows 1 to 4 tell title, audience, as-of date and the rule for hidden values; row 5 is empty; row
6 names the columns, the first of which is the heading of the row's group where there are groups.
Each numeric column is followed by its status (shown, hidden, not_yet_available, not_reported) and
the reason; a value that is not shown is an empty cell.
"""

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ui.tables.model import FileMeta, Group, Row, Table, as_value, decimal, text

# A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
MODIFIED = re.compile(rb"(<dcterms:(modified|created)[^>]*>)[^<]*(</dcterms:)")


def table_csv(table: Table, meta: FileMeta) -> bytes:
    """Return the table as a file that Excel reads."""
    return rows_csv(file_rows(table, meta))


def rows_csv(rows: Iterable[Sequence]) -> bytes:
    """Return rows as a file: a byte order mark makes Excel read UTF-8, no cell is a formula."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(table: Table, meta: FileMeta, stream: BinaryIO) -> None:
    """Write the table as a workbook; equal tables with one as-of date give equal bytes."""
    write_book({"Table": table}, meta, stream)


def write_book(tables: Mapping[str, Table], meta: FileMeta, stream: BinaryIO) -> None:
    """Write tables as the sheets of a workbook, by the names of the sheets."""
    book = Workbook(write_only=True)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        for row in file_rows(table, meta):
            sheet.append([sheet_cell(sheet, cell) for cell in row])
    unpacked = BytesIO()
    book.save(unpacked)
    stream.write(with_fixed_dates(unpacked, meta.as_of))


def file_rows(table: Table, meta: FileMeta) -> list[list]:
    lines = [header(table), *(data_row(table, row) for row in table.data_rows())]
    groups = _groups(table)
    if any(groups):
        lines = [[group, *line] for group, line in zip(["group", *groups], lines, strict=True)]
    return [*[list(pair) for pair in meta.rows()], [], *lines]


def _groups(table: Table) -> list[str]:
    """Return the heading over each row of figures; none over the totals."""
    groups, heading = [], ""
    for row in table.rows:
        if isinstance(row, Group):
            heading = row.label
        else:
            groups.append(heading)
    return [*groups, ""] if table.footer else groups


def header(table: Table) -> list[str]:
    names = []
    for column in table.columns:
        names.append(column.key)
        if column.numeric:
            names += [f"{column.key} status", f"{column.key} reason"]
    return names


def data_row(table: Table, row: Row) -> list:
    cells: list = []
    for column in table.columns:
        value = as_value(row.get(column.key, ""))
        if not column.numeric:
            cells.append(text(value))
        else:
            amount = exact(value.amount) if value.is_shown else ""
            cells += [amount, value.state.value, value.reason.removeprefix(", ")]
    return cells


def exact(amount: int | Decimal | Fraction | str | None) -> int | Decimal | str:
    """The number itself, without signs for people; a fraction to four decimals."""
    if isinstance(amount, Fraction):
        return decimal(amount, 4)
    return "" if amount is None else amount


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def sheet_cell(sheet, cell) -> WriteOnlyCell:
    if not isinstance(cell, str):
        return WriteOnlyCell(sheet, cell)
    string = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", cell))
    string.data_type = "s"  # otherwise a text beginning with "=" would become a formula
    return string


def with_fixed_dates(archive: BytesIO, day: dt.date) -> bytes:
    """The same archive dated `day` throughout: openpyxl writes the time of saving."""
    packed = BytesIO()
    stamp = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, MODIFIED.sub(stamp, old.read(name)))
    return packed.getvalue()
