"""A pasted table is read by the words of its columns; each fault names its row and column."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from training.importers.paste import as_text, rows_of_file, rows_of_text
from training.rules.paste import COLUMNS, NEEDED, name_of, read_table
from ui.sheets import NotThisFile

JOBS = ["Machinists", "Welders"]
HEADER = "Job\tEmployed now\tNew jobs\tRetire\tLeave\tMove up\tBy training\tHow sure\n"
ROW = "Machinists\t24\t2\t4\t3\t2\t4\tFairly sure\n"


def read(text):
    return read_table(rows_of_text(text), JOBS)


def faults(text):
    return [(each.row, each.column, each.what) for each in read(text).all_faults]


def with_cell(column, said):
    names = HEADER.strip().split("\t")
    cells = ROW.strip().split("\t")
    cells[names.index(column)] = said
    return HEADER + "\t".join(cells)


@pytest.mark.parametrize("separator", ["\t", ",", ";", "|"])
def test_row_is_read_whatever_separates_its_cells(separator):
    pasted = read((HEADER + ROW).replace("\t", separator))
    assert pasted.may_be_kept
    (line,) = pasted.lines
    assert (line.row, line.job) == (2, "Machinists")
    assert line.values == {
        "employed": 24, "growth": 2, "retiring": 4, "leaving": 3, "promoted": 2,
        "by_training": 4, "certainty": "high",
    }  # fmt: skip


def test_columns_are_known_by_other_words_in_any_order():
    pasted = read(
        "headcount;occupation;growth;retirements;QUIT;promotions;note\n1;welders;0;0;0;0;x"
    )
    assert pasted.may_be_kept
    assert pasted.lines[0].job == "Welders"
    assert pasted.lines[0].values["certainty"] == "medium"
    assert pasted.passed_over == ["note"]


def test_lines_above_the_header_are_passed_over():
    assert read(f"Our openings\n\n{HEADER}{ROW}").lines[0].row == 4


@pytest.mark.parametrize(
    ("column", "said", "what"),
    [
        ("Job", "", "The cell is empty. Name the job."),
        ("Job", "Pilots", "'Pilots' is not a job of this round."),
        ("Employed now", "-1", "'-1' is less than 0."),
        ("Employed now", "many", "'many' is not a whole number."),
        ("Employed now", "2.5", "'2.5' is not a whole number."),
        ("Employed now", "=1+1", "'=1+1' is not a whole number."),
        ("Employed now", "", "The cell is empty. Enter 0 if there are none."),
        ("Employed now", "100000", "Enter 99,999 or less."),
        ("Employed now", "9" * 5000, "Enter 99,999 or less."),
        ("By training", "12", "This cannot be more than 11, all openings."),
        ("How sure", "very", "'very' is not high, medium or low."),
    ],
)
def test_fault_names_its_row_and_column(column, said, what):
    assert faults(with_cell(column, said)) == [(2, column, what)]


def test_empty_column_of_training_is_none():
    assert read(with_cell("By training", "")).lines[0].values["by_training"] == 0


def test_thousands_may_have_a_comma():
    assert read(with_cell("Employed now", "1,204")).lines[0].values["employed"] == 1204


def test_sums_that_disagree_are_named_with_the_difference():
    header = HEADER.replace("How sure", "All openings")
    what = "New jobs, retire, leave and move up make 11, 2 fewer than the 13 openings."
    assert faults(header + ROW.replace("Fairly sure", "13")) == [(2, "All openings", what)]
    header = HEADER.replace("How sure", "To hire")
    what = "By training and by hiring make 10, 1 fewer than the 11 openings."
    assert faults(header + ROW.replace("Fairly sure", "6")) == [(2, "By hiring", what)]


def test_what_is_not_hired_is_trained():
    header = HEADER.replace("\tBy training", "").replace("How sure", "Hire")
    row = "Machinists\t24\t2\t4\t3\t2\t7"
    assert read(header + row).lines[0].values["by_training"] == 4
    what = "This cannot be more than 11, all openings."
    assert faults(header + row[:-1] + "12") == [(2, "By hiring", what)]


def test_same_job_twice_is_refused():
    assert faults(HEADER + ROW + ROW) == [(3, "Job", "Machinists stands here for the second time.")]


def test_wrong_columns_are_named():
    assert faults("Name\tAge\nAnn\t40") == [
        (0, "", f"No row names the columns {', '.join(map(name_of, NEEDED))}.")
    ]
    assert faults("Job\tEmployed now\tNew jobs\tRetire\tLeave\nWelders\t1\t1\t1\t1") == [
        (1, "Move up", "There is no such column.")
    ]
    assert faults(f"Growth\t{HEADER}1\t{ROW}") == [(1, "New jobs", "Two columns are named so.")]
    assert faults(HEADER) == [(1, "", "No row follows the names of the columns.")]


def test_row_longer_than_its_header_is_refused():
    assert faults(HEADER + ROW.strip() + "\t7") == [(2, "", "The row has 9 cells, its header 8.")]


def test_workbook_is_read_and_comes_back_as_text_with_the_same_rows():
    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Openings")
    sheet.append([])
    for row in (HEADER + ROW).splitlines():
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row.split("\t")])
    file = BytesIO()
    book.save(file)
    file.name = "openings.xlsx"
    rows = rows_of_file(file)
    assert read_table(rows, JOBS).may_be_kept
    assert rows_of_text(as_text(rows)) == rows
    assert rows[-1][0] == 3


def test_file_that_is_no_table_is_refused():
    with pytest.raises(NotThisFile):
        rows_of_file(BytesIO(b"%PDF-1.7"))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        pasted = read(text)
    except NotThisFile:
        return
    assert not pasted.may_be_kept


def test_our_own_columns_are_known():
    assert read("\t".join(map(name_of, COLUMNS)) + "\n").faults[0].what.startswith("No row follows")
