"""The SOC: its level comes from the column, whatever zeros the code has."""

from collections import Counter

import pytest

from careerpaths.importers import soc
from careerpaths.importers.soc import SocRow
from tests.careerpaths.files import official, write_book
from ui.sheets import NotThisFile, sources

PREAMBLE = [["U.S. Bureau of Labor Statistics"], [], ["November 2017"], []]
LEVELS = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", None]
DEFINED = ["SOC Group", "SOC Code", "SOC Title", "SOC Definition"]


@pytest.fixture
def book(tmp_path):
    def book(*rows):
        (source,) = sources(write_book(tmp_path / "soc.xlsx", {"2018 SOC": [*PREAMBLE, *rows]}))
        return source

    return book


def test_the_column_tells_the_level(book):
    rows = [
        ["51-0000", None, None, None, "Production Occupations"],
        [None, "51-5100", None, None, "Printing Workers"],
        [None, None, "51-5110", None, "Printing Workers"],
        [None, None, None, "51-5111", "Prepress Technicians and Workers"],
    ]
    assert list(soc.read_structure(book(LEVELS, *rows))) == [
        SocRow("51-0000", "major", "Production Occupations"),
        SocRow("51-5100", "minor", "Printing Workers"),
        SocRow("51-5110", "broad", "Printing Workers"),
        SocRow("51-5111", "detailed", "Prepress Technicians and Workers"),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ([None, None, None, None, "A title"], "row 6: 0 codes stand in the row"),
        (["51-0000", "51-1000", None, None, "A title"], "row 6: 2 codes"),
        ([None, None, None, "51-511", "A title"], "column Detailed Occupation: '51-511' is not"),
        ([None, None, None, "51-5111"], "row 6, column E: the cell is empty"),
    ],
)
def test_a_row_of_the_structure_that_is_wrong_is_named(book, row, words):
    with pytest.raises(NotThisFile, match=f"soc.xlsx, sheet 2018 SOC, .*{words}"):
        list(soc.read_structure(book(LEVELS, row)))


def test_definitions_are_read(book):
    rows = [
        ["Major", "51-0000", "Production", ""],
        ["Detailed", "51-4041", "Machinists", "Set up."],
    ]
    assert list(soc.read_definitions(book(DEFINED, *rows))) == [
        SocRow("51-0000", "major", "Production"),
        SocRow("51-4041", "detailed", "Machinists", "Set up."),
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Group", "51-0000", "x", ""]], "row 6, column SOC Group: 'Group' is not Major, Minor"),
        ([["Major", "51", "x", ""]], "row 6, column SOC Code: '51' is not a SOC code"),
        ([["Major", "51-0000", "", ""]], "row 6, column SOC Title: the cell is empty"),
        ([["Major", "51-0000", "x", ""]] * 2, "row 7, column SOC Code: 51-0000 stands here for"),
    ],
)
def test_a_row_of_the_definitions_that_is_wrong_is_named(book, rows, words):
    with pytest.raises(NotThisFile, match=words):
        list(soc.read_definitions(book(DEFINED, *rows)))


def test_one_workbook_is_not_the_other(book):
    with pytest.raises(NotThisFile, match="no row at the top names the columns Major Group"):
        list(soc.read_structure(book(DEFINED, ["Major", "51-0000", "x", ""])))


def test_the_bureaus_own_workbooks_are_read():
    structure = list(soc.read_structure(*official("soc_structure_2018.xlsx")))
    levels = Counter(row.level for row in structure)
    assert levels == {"major": 23, "minor": 98, "broad": 459, "detailed": 867}
    defined = list(soc.read_definitions(*official("soc_2018_definitions.xlsx")))
    assert {row.code: row.level for row in defined} == {row.code: row.level for row in structure}
    assert all(bool(row.definition) == (row.level == "detailed") for row in defined)
    of = {row.code: row.level for row in structure}
    assert of["15-1200"] == of["31-1100"] == of["51-5100"] == "minor"
