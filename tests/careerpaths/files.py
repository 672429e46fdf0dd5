"""Small files in the official layouts, written for the tests; and where the real ones may lie."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from ui.sheets import sources

OFFICIAL = Path(__file__).resolve().parents[3] / "shared/data"


def official(name):
    """Return an official file or folder, or skip the test."""
    if not (OFFICIAL / name).exists():
        pytest.skip(f"the official {name} is not here")
    return sources(OFFICIAL / name)


def write_book(path, sheets):
    """Write a workbook: {sheet: rows}. Return the path."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def write_text(path, rows, separator="\t"):
    """Write rows as text, without quotation marks around anything. Return the path."""
    lines = [separator.join("n/a" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    return path


RATED = (
    "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N",
    "Standard Error", "Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant",
    "Date", "Domain Source",
)  # fmt: skip
PREPARED = (
    "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Category", "Data Value", "N",
    "Standard Error", "Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Date",
    "Domain Source",
)  # fmt: skip
CATEGORIES = ("Element ID", "Element Name", "Scale ID", "Category", "Category Description")
MACHINISTS, OPERATORS = "51-4041.00", "51-9161.00"


def rated(element, name, importance, level, relevant="N", suppress="N", code=MACHINISTS):
    """Return the two rows of a rating."""
    rest = ("08/2023", "Analyst")
    return [
        (code, element, name, "IM", importance, 8, "0.1250", None, None, suppress, None, *rest),
        (code, element, name, "LV", level, 8, "0.1830", "3.5", "4.5", suppress, relevant, *rest),
    ]


def prepared(element, scale, category, value, code=MACHINISTS):
    """Return the row of one category of a question of preparation."""
    rest = (28, "0.0", None, None, "N", "08/2023", "Incumbent")
    return [(code, element, "Question", scale, category, value, *rest)]


READING = rated("2.A.1.a", "Reading Comprehension", "4.12", "4.62")
PROGRAMMING = rated("2.B.3.e", "Programming", "1.5", "0.75", relevant="Y", suppress="Y")
EDUCATION = [*prepared("2.D.1", "RL", 3, "61.25"), *prepared("2.D.4.a", "IM", None, "2.5")]
ON_THE_JOB = prepared("3.A.3", "OJ", 9, "0.00")
EDUCATION_WORDS = [("2.D.1", "Required Level of Education", "RL", 3, "Post-Secondary Certificate")]
ON_THE_JOB_WORDS = [("3.A.3", "On-the-Job Training", "OJ", 9, "Over 10 years")]
UNCHANGED = {
    "Occupation Data": [
        ("O*NET-SOC Code", "Title", "Description"),
        (MACHINISTS, "Machinists", 'Set up "and" operate machine tools.'),
        (OPERATORS, "Computer Numerically Controlled Tool Operators", '"Operate" them.'),
    ],
    "Job Zones": [
        ("O*NET-SOC Code", "Job Zone", "Date", "Domain Source"),
        (MACHINISTS, 3, "08/2023", "Analyst"),
    ],
    "Job Zone Reference": [
        ("Job Zone", "Name", "Experience", "Education", "Job Training", "Examples", "SVP Range"),
        (2, "Job Zone 1-2", "Little", "High school", "Months", "Helpers", "(Below 6.0)"),
    ],
    "Content Model Reference": [
        ("Element ID", "Element Name", "Description"),
        ("2.A.1.a", "Reading Comprehension", "Understanding written sentences."),
    ],
    "Knowledge": [RATED, *rated("2.C.3.d", "Mechanical", 4, 5)],
    "Abilities": [RATED, *rated("1.A.2.a.2", "Manual Dexterity", 4, 5)],
    "Work Activities": [RATED, *rated("4.A.3.a.3", "Controlling Machines", 4, 5)],
    "Related Occupations": [
        ("O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
        (MACHINISTS, OPERATORS, "Primary-Short", 1),
    ],
    "Sample of Reported Titles": [
        ("O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"),
        (MACHINISTS, "CNC Machinist", "Y"),
    ],
}
TITLES = [(MACHINISTS, "Computer Numeric Control Machinist", "CNC Machinist", "02,08")]
TITLES_BESIDE = [(MACHINISTS, "Tool Room Machinist", None, "01")]
OLD_LAYOUT = UNCHANGED | {
    "Skills": [RATED, *READING, *PROGRAMMING],
    "Alternate Titles": [
        ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
        *TITLES, *TITLES_BESIDE,
    ],
    "Education, Training, and Experience": [PREPARED, *EDUCATION, *ON_THE_JOB],
    "Education, Training, and Experience Categories": [
        CATEGORIES, *EDUCATION_WORDS, *ON_THE_JOB_WORDS,
    ],
    "Work Context": [PREPARED, *prepared("4.C.1.a", "CX", None, "4.1")],
}  # fmt: skip
NEW_LAYOUT = UNCHANGED | {
    "Essential Skills": [RATED, *READING],
    "Transferable Skills": [RATED, *PROGRAMMING],
    "Job Titles": [
        ("O*NET-SOC Code", "Job Title", "Short Title", "Source(s)"),
        *TITLES, *TITLES_BESIDE,
    ],
    "Education": [PREPARED, *EDUCATION],
    "Training and Experience": [PREPARED, *ON_THE_JOB],
    "Education Categories": [CATEGORIES, *EDUCATION_WORDS],
    "Training and Experience Categories": [CATEGORIES, *ON_THE_JOB_WORDS],
    "Software Skills": [("O*NET-SOC Code", "Workplace Example"), (MACHINISTS, "Mastercam")],
}  # fmt: skip
# What the Excel release adds behind a column.
EXCEL_ADDS = {
    "O*NET-SOC Code": ("Title", "Machinists"),
    "Scale ID": ("Scale Name", "Importance"),
    "Related O*NET-SOC Code": ("Related Title", "Operators"),
}


def write_onet(folder, tables, *, excel=False):
    """Write a release of O*NET as text or as Excel into a new folder. Return the folder."""
    folder.mkdir()
    for name, rows in tables.items():
        if excel:
            write_book(folder / f"{name}.xlsx", {name[:31]: as_excel(rows)})
        else:
            write_text(folder / f"{name}.txt", rows)
    return folder


def as_excel(rows):
    """Return the rows as the Excel release has them: more columns, numbers, empty cells."""
    header, *body = rows
    made = [_widened(header, header, 0)]
    return made + [_widened(header, [_as_number(cell) for cell in row], 1) for row in body]


def _widened(header, row, which):
    cells = []
    for name, cell in zip(header, row, strict=True):
        cells.append(cell)
        if name in EXCEL_ADDS and "Title" not in header:
            cells.append(EXCEL_ADDS[name][which])
    return cells


def _as_number(cell):
    # "01" is a code; Excel keeps it as text.
    is_number = isinstance(cell, str) and re.fullmatch(r"\d(\.\d+)?|[1-9]\d(\.\d+)?", cell)
    return float(cell) if is_number else cell
