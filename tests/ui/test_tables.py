from decimal import Decimal
from fractions import Fraction

import pytest

from ui.tables import (
    Column,
    Group,
    State,
    Table,
    as_value,
    hidden,
    not_reported,
    not_yet,
    shown,
    text,
)
from ui.tables.screen import rows_html

COLUMNS = [
    Column("job", "Job"),
    Column("people", "People", numeric=True),
    Column("wage", "Wage", numeric=True, style="money"),
]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (hidden("fewer than 3 employers"), "Hidden: fewer than 3 employers"),
        (
            hidden(", so that the line below cannot be worked out"),
            "Hidden, so that the line below cannot be worked out",
        ),
        (not_yet("expected May 2027"), "not yet available, expected May 2027"),
        (not_yet(), "not yet available"),
        (not_reported(), "not reported"),
        (shown(0), "0"),
    ],
)
def test_what_is_not_there_says_why_and_zero_is_zero(value, words):
    assert text(value) == words


@pytest.mark.parametrize(
    ("amount", "style", "words"),
    [
        (1204, "number", "1,204"),
        (-3, "number", "\N{MINUS SIGN}3"),
        (Decimal("2.50"), "number", "2.50"),
        (Fraction(1, 3), "number", "0.3"),
        (Decimal("1486.666"), "money", "$1,486.67"),
        (Fraction(-3600), "money", "\N{MINUS SIGN}$3,600.00"),
        (Decimal("90.7"), "percent", "90.7%"),
        ("fewer than 3", "money", "fewer than 3"),
        (None, "number", ""),
    ],
)
def test_numbers_read_as_people_write_them(amount, style, words):
    assert text(shown(amount), style) == words


def test_plain_cells_count_as_shown():
    assert as_value(7).state is State.SHOWN


def test_neighbors_hidden_for_one_reason_share_a_cell():
    few = hidden("fewer than 3 employers")
    cells = Table("T", COLUMNS, []).cells({"job": "Welders", "people": few, "wage": few})
    assert [(cell.text, cell.span) for cell in cells] == [
        ("Welders", 1),
        ("Hidden: fewer than 3 employers", 2),
    ]


def test_a_hidden_head_keeps_its_own_cell():
    few = hidden("x")
    cells = Table("T", COLUMNS, []).cells({"job": few, "people": few, "wage": few})
    assert [cell.span for cell in cells] == [1, 2]
    assert cells[0].is_head


def test_groups_hold_the_rows_under_them():
    rows = [{"job": "A"}, Group("Second"), {"job": "B"}, {"job": "C"}]
    sections = Table("T", COLUMNS, rows).sections()
    assert [(group.label if group else "", len(lines)) for group, lines in sections] == [
        ("", 1),
        ("Second", 2),
    ]


def test_totals_come_last_and_groups_are_no_data():
    table = Table("T", COLUMNS, [Group("g"), {"job": "A"}], footer={"job": "All"})
    assert [row["job"] for row in table.data_rows()] == ["A", "All"]
    assert table.totals[0][0].text == "All"


def test_a_table_without_totals_has_no_footer():
    assert Table("T", COLUMNS, []).totals == []


def test_cells_on_a_page_are_words_and_never_markup():
    table = Table("Jobs", COLUMNS, [])
    row = table.cells({"job": "<b>Cook", "people": shown(1204, url="/a?b=1&c"), "wage": not_yet()})
    assert rows_html([row]) == (
        '<tr><th scope="row">&lt;b&gt;Cook</th>'
        '<td data-l="People" class="n"><a href="/a?b=1&amp;c">1,204</a></td>'
        '<td data-l="Wage" class="n"><span class="absent not_yet_available">not yet available'
        "</span></td></tr>"
    )
    shared = table.cells({"job": "Cook", "people": hidden("few"), "wage": hidden("few")})
    assert 'colspan="2"' in rows_html([shared])
    assert 'class="second"' in rows_html([table.cells({"job": shown("Cook", detail="cold")})])
