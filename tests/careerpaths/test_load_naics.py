"""The official workbook of industries: titles without their mark, sectors one by one."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import Workbook

from careerpaths.models import DataRelease
from employers.models import Industry

pytestmark = pytest.mark.django_db

CENSUS = Path(__file__).resolve().parents[3] / "shared/data/2022_NAICS_Structure.xlsx"
HEADER = ["2022 NAICS Code", "2022 NAICS Title"]
ROWS = [
    ["31-33", "ManufacturingT"],
    [None, None],
    [332, "Fabricated Metal Product ManufacturingT "],
    [332710, "Machine Shops"],
]


@pytest.fixture
def write(tmp_path):
    def write(*rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
        book.save(path)
        return path

    return write


def industries():
    return dict(Industry.objects.values_list("code", "title"))


def test_each_code_lands_with_its_plain_title(write, capsys):
    call_command("import_naics", write(HEADER, *ROWS))
    assert industries() == {
        "31": "Manufacturing", "32": "Manufacturing", "33": "Manufacturing",
        "332": "Fabricated Metal Product Manufacturing", "332710": "Machine Shops",
    }  # fmt: skip
    assert "NAICS industries, 2022: 5 new, 0 as they were." in capsys.readouterr().out


def test_lines_above_the_header_and_another_column_are_passed_over(write):
    above = [["2022 NAICS Structure"], [], ["Change Indicator", *HEADER]]
    call_command("import_naics", write(*above, ["", "332710", "Machine Shops"]))
    assert industries() == {"332710": "Machine Shops"}


def test_the_other_official_file_is_read_too(write):
    header = ["Seq. No.", "2022 NAICS US   Code", "2022 NAICS US Title"]
    call_command("import_naics", write(header, [], [1, 11, "Agriculture"], [], ["A note"]))
    assert industries() == {"11": "Agriculture"}


def test_once_is_enough_and_a_title_that_differs_is_told(write, capsys):
    call_command("import_naics", write(HEADER, *ROWS))
    call_command("import_naics", write(HEADER, *ROWS[:3], [332710, "Machine shops, all"]))
    said = capsys.readouterr().out
    assert "0 new, 4 as they were, 1 different and left as they were." in said
    assert '332710, 2022 stays as it was: title is "Machine Shops"' in said
    assert industries()["332710"] == "Machine Shops"
    release = DataRelease.objects.get()
    assert (release.source, release.name) == (DataRelease.Source.NAICS, "2022")


def test_another_file_is_refused_in_words(write, tmp_path):
    text = tmp_path / "list.xlsx"
    text.write_text("code,title")
    for path, words in [
        (text, "list.xlsx: .* is no Excel workbook"),
        (write(["a", "b"]), "no row at the top names the columns 2022 NAICS Code"),
        (write(*[["a"]] * 30, HEADER, *ROWS), "no row at the top"),
        (write(["2027 NAICS Code", "2027 NAICS Title"], *ROWS), "no row at the top"),
        (write(["2022 NAICS Code"], [11]), "sheet Sheet, row 1: there is no column 2022 NAICS T"),
        (write(HEADER), "no row follows the header"),
        (write(HEADER, ["33271O", "Machine Shops"]), "row 2, .*: '33271O' is not a NAICS code"),
        (write(HEADER, *ROWS, [333, None]), "row 6, column 2022 NAICS Title: the cell is empty"),
        (write(HEADER, [11, "x" * 201]), "the title is longer than 200 letters"),
        (write(HEADER, *ROWS, [32, "Again"]), "row 6, .* 32 stands here for the second time"),
        (tmp_path / "missing.xlsx", "No such file"),
        (tmp_path, "There are [0-9]+ files"),
    ]:
        with pytest.raises(CommandError, match=words):
            call_command("import_naics", path)
    assert industries() == {}
    assert not DataRelease.objects.exists()


@pytest.mark.skipif(not CENSUS.exists(), reason="the Census Bureau's workbook is not here")
def test_the_census_bureaus_own_workbook_is_taken():
    call_command("import_naics", CENSUS)
    found = industries()
    assert [len([code for code in found if len(code) == digits]) for digits in range(2, 7)] == [
        24, 96, 308, 689, 1_012,
    ]  # fmt: skip
    assert not [title for title in found.values() if title.endswith("T")]
    assert found["332710"] == "Machine Shops"
