"""The rows of a file, whatever it is: one grid a sheet of a workbook, one a separator of a text."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile
from zlib import error as ZlibError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ui.sheets.model import refusal
from ui.sheets.sources import ZIP_START, Source, safe_members

Row = tuple[int, Sequence[Any]]
SEPARATORS = ("\t", "|", ",", ";")
LONGEST_LINE = 1024**2  # bytes
MOST_ROWS = 1_048_576  # a sheet has no more; a damaged one may claim them
# Put behind the last line of a text: an open quotation mark swallows it, and so shows.
END = "\x03"
UTF8_MARK = b"\xef\xbb\xbf"
UNREADABLE = (
    *(BadZipFile, InvalidFileException, ParseError, ZlibError, EOFError, NotImplementedError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)
# What a file is by its first bytes, where it is no text that can be read.
STARTS = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls) or one locked with a password"),
    (b"\xff\xfe", "a text in UTF-16"),
    (b"\xfe\xff", "a text in UTF-16"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x05\x06", "an empty zip"),
)
REMEDY = "save it as .xlsx, or as text in UTF-8."
TEXT_NAMES = (".txt", ".csv", ".tsv")
WORKBOOK_NAMES = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Grid:
    """Rows with the number a person sees; `sheet` is "" and `is_text` true for a text."""

    sheet: str
    rows: Iterator[Row]
    is_text: bool = False


@contextmanager
def grids(
    source: Source, *, sheet: str | None, quoted: bool, separator: str | None
) -> Iterator[Iterator[Grid]]:
    """Give the grids a table may stand in, each to be read before the next. Raises NotThisFile."""
    is_workbook = _is_workbook(source)
    with source.open() as stream:
        if is_workbook:
            safe_members(source.name, stream)
            stream.seek(0)
            with _workbook(source.name, stream) as book:
                yield _sheets(source.name, book, sheet)
        else:
            separators = [separator] if separator else SEPARATORS
            yield (_text(source.name, stream, each, quoted) for each in separators)


def _is_workbook(source: Source) -> bool:
    """Tell a workbook from a text by content; refuse what is neither, or not what it is named."""
    start = source.start()
    ending = PurePosixPath(source.name).suffix.lower()
    if not start:
        raise refusal(source.name, "the file is empty.")
    kind = next((kind for mark, kind in STARTS if start.startswith(mark)), "")
    if not kind and start.removeprefix(UTF8_MARK).lstrip().startswith(b"<"):
        kind = "a web page"
    is_workbook = start.startswith(ZIP_START)
    if not kind and not is_workbook and b"\0" in start:
        kind = "neither a text nor an Excel workbook"
    if kind:
        raise refusal(source.name, f"the file is {kind}; {REMEDY}")
    if is_workbook and ending in TEXT_NAMES:
        raise refusal(source.name, f"the file is an Excel workbook or a zip, not a {ending} file.")
    if not is_workbook and ending in WORKBOOK_NAMES:
        raise refusal(source.name, "the file is cut off at its start or is no Excel workbook.")
    return is_workbook


@contextmanager
def _workbook(file: str, stream: BinaryIO) -> Iterator[Any]:
    try:
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except UNREADABLE as error:
        raise refusal(file, "the file is no Excel workbook, or a damaged one.") from error
    try:
        yield book
    finally:
        book.close()


def _sheets(file: str, book: Any, wanted: str | None) -> Iterator[Grid]:
    found = [each for each in book.worksheets if wanted in (None, each.title)]
    if not found:
        names = ", ".join(each.title for each in book.worksheets)
        raise refusal(file, f"there is no sheet {wanted}; the sheets are {names}.")
    for each in found:
        yield Grid(each.title, _sheet_rows(file, each))


def _sheet_rows(file: str, sheet: Any) -> Iterator[Row]:
    # What a sheet says of its own size is wrong in files that programs wrote.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    number = 0
    while True:
        try:
            number, cells = next(rows)
        except StopIteration:
            return
        except UNREADABLE as error:
            what = "the sheet is damaged after this row."
            raise refusal(file, what, sheet.title, number) from error
        if number > MOST_ROWS:
            raise refusal(file, f"the sheet has more than {MOST_ROWS:,} rows.", sheet.title)
        yield number, cells


def _text(file: str, stream: BinaryIO, separator: str, quoted: bool) -> Grid:
    stream.seek(0)
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    text = chain(_decoded(file, stream), [END])
    reader = csv.reader(text, delimiter=separator, quoting=quoting)
    return Grid("", _text_rows(file, reader), is_text=True)


def _text_rows(file: str, reader: Any) -> Iterator[Row]:
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except csv.Error as error:
            what = f"the row cannot be read ({error})."
            raise refusal(file, what, row=number) from error
        if cells and cells[-1].endswith(END):
            if cells == [END]:
                return
            raise refusal(file, "a quotation mark is opened and not closed.", row=number)
        yield number, cells


def _decoded(file: str, stream: BinaryIO) -> Iterator[str]:
    """Give the lines as letters, with their ends."""
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
        if number == 1:
            line = line.removeprefix(UTF8_MARK)
        if len(line) == LONGEST_LINE:
            raise refusal(file, "the line is longer than 1 MB.", row=number)
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise refusal(file, "the letters are not UTF-8.", row=number) from error
