import csv
import datetime as dt
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ui.tables import (
    Column,
    FileMeta,
    Table,
    hidden,
    not_reported,
    not_yet,
    shown,
    table_csv,
    write_xlsx,
)

META = FileMeta("Needs, spring 2026", "members", dt.date(2026, 6, 12), "fewer than 3 employers")
COLUMNS = [Column("job", "Job"), Column("people", "People", numeric=True)]


def table(*rows, footer=None):
    return Table(
        "Needs",
        COLUMNS,
        [dict(zip(("job", "people"), row, strict=True)) for row in rows],
        footer=footer,
    )


def rows_of_csv(table):
    text = table_csv(table, META).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def sheet_of(table):
    stream = BytesIO()
    write_xlsx(table, META, stream)
    return load_workbook(BytesIO(stream.getvalue())).active


def test_the_file_says_what_it_is_before_the_header():
    rows = rows_of_csv(table())
    assert rows[:5] == [
        ["Title", "Needs, spring 2026"],
        ["For", "members"],
        ["As of", "2026-06-12"],
        ["Hidden values", "fewer than 3 employers"],
        [],
    ]
    assert rows[5] == ["job", "people", "people status", "people reason"]


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (shown(0), ["0", "shown", ""]),
        (shown(Decimal("1041.50")), ["1041.50", "shown", ""]),
        (shown(Fraction(1, 3)), ["0.3333", "shown", ""]),
        (shown(-4), ["-4", "shown", ""]),
        (hidden("fewer than 3 employers"), ["", "hidden", "fewer than 3 employers"]),
        (
            hidden(", so that x cannot be worked out"),
            ["", "hidden", "so that x cannot be worked out"],
        ),
        (not_yet("expected May 2027"), ["", "not_yet_available", "expected May 2027"]),
        (not_reported(), ["", "not_reported", ""]),
        (shown(None), ["", "shown", ""]),
    ],
)
def test_four_states_are_four_words_in_csv(value, cells):
    assert rows_of_csv(table(("Welders", value)))[6] == ["Welders", *cells]


def test_totals_are_the_last_row():
    rows = rows_of_csv(table(("A", shown(1)), footer={"job": "All", "people": shown(1)}))
    assert rows[-1][0] == "All"


@given(st.sampled_from("=+-@\t\r\n\0"), st.text(alphabet='ab,"1', max_size=5))
def test_no_text_becomes_a_formula_in_csv(first, rest):
    assert f"'{first}".encode() in table_csv(table((first + rest, shown(1))), META)


def test_excel_is_told_that_a_file_is_utf_8():
    assert table_csv(table(), META).startswith(b"\xef\xbb\xbfTitle,")


def test_no_text_becomes_a_formula_in_xlsx():
    cell = sheet_of(table(("=1+1", shown(2))))["A7"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_numbers_stay_numbers_in_xlsx():
    sheet = sheet_of(table(("Welders", shown(26)), ("Fitters", hidden("x"))))
    assert sheet["B7"].value == 26
    assert (sheet["B8"].value, sheet["C8"].value) == (None, "hidden")


def test_control_characters_do_not_break_xlsx():
    assert sheet_of(table(("a\x00\x0bb", shown(1))))["A7"].value == "ab"


def test_equal_tables_of_one_day_are_equal_bytes():
    first, second = BytesIO(), BytesIO()
    write_xlsx(table(("A", shown(1))), META, first)
    write_xlsx(table(("A", shown(1))), META, second)
    assert first.getvalue() == second.getvalue()


def test_a_workbook_is_dated_by_its_figures():
    stream = BytesIO()
    write_xlsx(table(("A", shown(1))), META, stream)
    properties = load_workbook(BytesIO(stream.getvalue())).properties
    assert properties.modified == properties.created == dt.datetime(2026, 6, 12)
