"""Priority occupations and living wages as a board lists them."""

from decimal import Decimal

import pytest

from careerpaths.importers import board
from careerpaths.importers.board import LivingWageRow, PriorityRow
from tests.careerpaths.written import book, text
from ui.sheets import NotThisFile

PRIORITIES = ["program_year", "soc", "source", "note"]
WAGES = ["county_fips", "year", "household", "hourly", "source"]
MACHINISTS = ["2026", "51-4041", "State list of 2026", "with a credential"]
LANCASTER = ["42071", "2026", "1 adult, 1 child", "36.02", "Living Wage Calculator"]


@pytest.fixture
def priorities(tmp_path):
    def priorities(*rows, header=PRIORITIES):
        return list(board.priorities(text(tmp_path / "priorities.csv", header, *rows)))

    return priorities


@pytest.fixture
def living_wages(tmp_path):
    def living_wages(*rows, header=WAGES):
        return list(board.living_wages(text(tmp_path / "wages.csv", header, *rows)))

    return living_wages


def with_cell(row, header, column, cell):
    return [cell if name == column else old for name, old in zip(header, row, strict=True)]


def test_a_priority_occupation_has_year_code_source_and_note(priorities):
    assert priorities(MACHINISTS) == [
        PriorityRow(2026, "51-4041", "State list of 2026", "with a credential")
    ]


def test_a_workbook_of_numbers_is_read_too(tmp_path):
    source = book(tmp_path / "p.xlsx", PRIORITIES[:3], [2026, 514041, "State list"])
    assert list(board.priorities(source)) == [PriorityRow(2026, "51-4041", "State list", "")]


@pytest.mark.parametrize(
    "written", ["2026", "PY2026", "PY 2026", "py2026", "2026-27", "2026-2027", "2026/27"]
)
def test_a_program_year_is_the_one_it_begins_in(priorities, written):
    (row,) = priorities(with_cell(MACHINISTS, PRIORITIES, "program_year", written))
    assert row.program_year == 2026


def test_the_last_program_year_of_a_century_is_one(priorities):
    (row,) = priorities(with_cell(MACHINISTS, PRIORITIES, "program_year", "2099-00"))
    assert row.program_year == 2099


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("program_year", "2026-28", "'2026-28' is not a program year such as 2026"),
        ("program_year", "1926", "'1926' is not a program year"),
        ("program_year", "", "the cell is empty, where a program year"),
        ("soc", "Machinists", "'Machinists' is not a SOC code such as 51-4041"),
        ("soc", "", "the cell is empty"),
        ("source", "", "the cell is empty"),
        ("source", "x" * 251, "the text is longer than 250 letters"),
        ("note", "x" * 251, "the text is longer than 250 letters"),
    ],
)
def test_a_wrong_priority_is_refused_with_its_place(priorities, column, cell, sentence):
    with pytest.raises(NotThisFile) as refused:
        priorities(with_cell(MACHINISTS, PRIORITIES, column, cell))
    assert str(refused.value).startswith(f"priorities.csv, row 2, column {column}: {sentence}")


def test_an_occupation_twice_in_a_year_is_refused(priorities):
    next_year = with_cell(MACHINISTS, PRIORITIES, "program_year", "2027")
    assert len(priorities(MACHINISTS, next_year)) == 2
    again = with_cell(MACHINISTS, PRIORITIES, "soc", "514041")
    with pytest.raises(NotThisFile, match="priorities.csv, row 4: row 2 says this already"):
        priorities(MACHINISTS, next_year, again)


def test_half_a_list_is_refused(priorities):
    with pytest.raises(NotThisFile, match="priorities.csv, row 2: the file is cut off"):
        priorities(MACHINISTS[:2])


def test_a_list_without_a_source_is_refused(priorities):
    with pytest.raises(NotThisFile, match="priorities.csv, row 1: there is no column source"):
        priorities(MACHINISTS[:2], header=PRIORITIES[:2])


@pytest.mark.parametrize("county", ["county_fips", "area"])
def test_a_living_wage_is_a_county_s(living_wages, county):
    assert living_wages(LANCASTER, header=[county, *WAGES[1:]]) == [
        LivingWageRow("42071", 2026, "1 adult, 1 child", Decimal("36.02"), "Living Wage Calculator")
    ]


def test_a_living_wage_is_in_whole_cents(tmp_path):
    source = book(tmp_path / "w.xlsx", WAGES, [42071, 2026, "1 adult", 21.450000000000003, "MIT"])
    assert [row.hourly for row in board.living_wages(source)] == [Decimal("21.45")]


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("county_fips", "Lancaster", "'Lancaster' is not a county's FIPS code such as 42071"),
        ("year", "PY2026", "'PY2026' is not a year such as 2026"),
        ("household", "", "the cell is empty"),
        ("household", "x" * 81, "the text is longer than 80 letters"),
        ("hourly", "", "the cell is empty, where dollars an hour"),
        ("hourly", "0", "'0' is not dollars an hour, more than 0"),
        ("hourly", "0.004", "'0.004' is not dollars an hour, more than 0"),
        ("hourly", "-21.45", "-21.45 is less than 0"),
        ("hourly", "44890", "44890 is more than 1000"),
        ("hourly", "enough", "'enough' is not a number"),
        ("source", "", "the cell is empty"),
    ],
)
def test_a_wrong_living_wage_is_refused_with_its_place(living_wages, column, cell, sentence):
    with pytest.raises(NotThisFile) as refused:
        living_wages(with_cell(LANCASTER, WAGES, column, cell))
    assert str(refused.value).startswith(f"wages.csv, row 2, column {column}: {sentence}")


def test_two_wages_of_one_household_are_refused(living_wages):
    other = with_cell(LANCASTER, WAGES, "household", "1 Adult, 1 Child")
    with pytest.raises(NotThisFile, match="wages.csv, row 3: row 2 says this already"):
        living_wages(LANCASTER, with_cell(other, WAGES, "hourly", "40"))
