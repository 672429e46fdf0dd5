"""What people type for a job, and the occupation they mean: the yardstick of the search.

`everyday_titles.csv` was judged by the definitions of SOC 2018 alone, never by what a search
finds. Where two codes are defensible `soc` holds both, joined by a bar. `note` begins with what
makes a title unlike plain speech: misspelled, abbreviated, hard, either (of two codes); then why.
"""

import csv
import re
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

TITLES = Path(__file__).with_name("everyday_titles.csv")
STRUCTURE = Path(__file__).resolve().parents[3] / "shared/data/soc_structure_2018.xlsx"

# A detailed occupation ends in no zero: those are the broad, minor and major groups.
DETAILED = re.compile(r"\d\d-\d{3}[1-9]")
# All major groups but the armed forces (55).
MAJOR_GROUPS = {f"{number}" for number in range(11, 54, 2)}
KINDS = {"misspelled", "abbreviated", "hard", "either"}


@pytest.fixture(scope="module")
def rows():
    with TITLES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def codes(row):
    return row["soc"].split("|")


def kinds(row):
    return set(filter(None, row["note"].partition(":")[0].split(", ")))


def test_at_least_320_titles_each_once(rows):
    titles = [row["title"] for row in rows]
    assert len(titles) >= 320
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(title == " ".join(title.split()) != "" for title in titles)


def test_every_code_is_a_detailed_occupation(rows):
    assert [row for row in rows if not all(map(DETAILED.fullmatch, codes(row)))] == []


def test_every_major_group_that_boards_train_for_is_there(rows):
    assert {code[:2] for row in rows for code in codes(row)} == MAJOR_GROUPS


def test_few_titles_have_two_codes_and_each_says_why(rows):
    double = [row for row in rows if "|" in row["soc"]]
    assert len(double) <= len(rows) / 10
    assert all(len(codes(row)) == len(set(codes(row))) == 2 for row in double)
    assert double == [row for row in rows if "either" in kinds(row)]
    assert all(row["note"].partition(": ")[2] for row in double)


def test_notes_name_kinds_that_exist_and_say_why_a_title_is_hard(rows):
    assert set().union(*map(kinds, rows)) == KINDS
    assert all(row["note"].partition(": ")[2] for row in rows if "hard" in kinds(row))


@pytest.mark.skipif(not STRUCTURE.exists(), reason="the structure of SOC 2018 is not here")
def test_every_code_is_in_the_structure_of_soc_2018(rows):
    with closing(openpyxl.load_workbook(STRUCTURE, read_only=True)) as workbook:
        detailed = {row[3] for row in workbook.active.iter_rows(min_row=9, values_only=True)}
    assert {code for row in rows for code in codes(row)} - detailed == set()
