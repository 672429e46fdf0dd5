"""Table files from outside: found by their columns, refused with file, sheet, row and column."""

import re
import struct
import zipfile
from contextlib import suppress
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ui.sheets import Line, NotThisFile, Source, layout_of, lines, sources

CODE = re.compile(r"\d\d")
HEADER = "Code\tData Value\tNote\n"


@pytest.fixture
def text(tmp_path):
    def text(content, name="Skills.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return text


@pytest.fixture
def book(tmp_path):
    def book(name="Skills.xlsx", **sheets):
        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        made.save(tmp_path / name)
        return tmp_path / name

    return book


def read(given, columns=("Code", "Data Value"), **options):
    (source,) = sources(given)
    return list(lines(source, columns=columns, **options))


def pairs(given, **options):
    return [(line.text("Code"), line.text("Data Value")) for line in read(given, **options)]


@pytest.mark.parametrize("separator", ["\t", ",", "|", ";"])
def test_a_text_is_read_whatever_separates_its_cells(text, separator):
    path = text((HEADER + "11\t 4.5 \tn/a\r\n\n12\t\tx\n").replace("\t", separator))
    assert pairs(path) == [("11", "4.5"), ("12", "")]
    assert [line.row for line in read(path)] == [2, 4]
    assert read(path, columns=["Note"])[0].text("Note") == ""


def test_a_byte_order_mark_and_lines_above_the_header_are_passed_over(text):
    path = text("\ufeffBureau of Labor Statistics\n\n  CODE ,data\xa0 value\n1,2\n", "x.csv")
    assert pairs(path) == [("1", "2")]
    with pytest.raises(NotThisFile, match="no row at the top names the columns Code, Data Value"):
        read(path, header_within=2)


def test_cells_in_quotes_hold_separators_and_line_ends(text):
    path = text('Code,Data Value\n1,"a, b\nc"\n2,="01"\n3,"say ""so"""\n', "x.csv")
    assert pairs(path) == [("1", "a, b\nc"), ("2", '="01"'), ("3", 'say "so"')]
    assert [line.row for line in read(path)] == [2, 4, 5]


def test_quotation_marks_are_letters_where_the_file_says_so(text):
    path = text('Code\tData Value\n1\t"half\n2\tno "quotes" meant\n')
    assert pairs(path, quoted=False) == [("1", '"half'), ("2", 'no "quotes" meant')]


def test_a_workbook_is_read_from_the_sheet_that_has_the_columns(book):
    path = book(
        About=[["File description"], ["Code", "is a code"]],
        Skills=[["Title"], [], ["Code", "Data  value"], [11.0, 4.62], [None, None], ["n/a", 1]],
    )
    assert pairs(path) == [("11", "4.62"), ("", "1")]
    assert [(line.sheet, line.row) for line in read(path)] == [("Skills", 4), ("Skills", 6)]
    assert pairs(path, sheet="Skills") == [("11", "4.62"), ("", "1")]
    with pytest.raises(NotThisFile, match="Skills.xlsx: there is no sheet X; the sheets are About"):
        read(path, sheet="X")
    with pytest.raises(NotThisFile, match="sheet About, row 2: there is no column Data Value"):
        read(path, sheet="About")


def test_a_column_without_a_name_goes_by_its_letter(book):
    path = book(Structure=[["Major", "Minor"], ["11-0000", None, "Management"]])
    (line,) = read(path, columns=["Major", "Minor", ""])
    assert line.needed("") == "Management"
    assert str(line.wrong("", "a code")) == (
        "Skills.xlsx, sheet Structure, row 2, column C: 'Management' is not a code."
    )


def test_a_column_may_be_optional(text):
    (line,) = read(text("Code\n1\n"), columns=["Code"], optional=["Title"])
    assert line.text("Title") == ""
    with pytest.raises(KeyError):
        line.text("Ttle")


def test_a_cell_gives_its_number(text):
    cells = {"1,234.5": "1234.5", "-3": "-3", "+.5": "0.5", "1E-05": "0.00001", "7": "7"}
    found = read(text("Code|Data Value\n" + "".join(f"x|{each}\n" for each in cells)))
    assert [line.number("Data Value") for line in found] == [
        Decimal(each) for each in cells.values()
    ]
    assert found[-1].whole("Data Value", 1, 7) == 7
    (empty,) = read(text("Code|Data Value\nx|n/a\n"))
    assert (empty.number("Data Value"), empty.whole("Data Value")) == (None, None)


@pytest.mark.parametrize(
    "cell", ["abc", "NaN", "inf", "1,23", "1.2.3", "-", ".", "1e999", "٣", "$5"]
)
def test_what_is_no_number_is_refused(text, cell):
    (line,) = read(text(f"{HEADER}x\t{cell}\t\n"))
    with pytest.raises(NotThisFile) as refused:
        line.number("Data Value")
    assert str(refused.value) == f"Skills.txt, row 2, column Data Value: '{cell}' is not a number."


def test_a_cell_is_held_to_its_bounds_and_pattern(text):
    (line,) = read(text(f"{HEADER}x\t5.5\t\n"), columns=["Code", "Data Value", "Note"])
    for ask, words in [
        (lambda: line.number("Data Value", high=5), "5.5 is more than 5"),
        (lambda: line.number("Data Value", low=6), "5.5 is less than 6"),
        (lambda: line.whole("Data Value"), "'5.5' is not a whole number"),
        (lambda: line.once("Code", "x", {"x"}), "column Code: x stands here for the second time"),
        (lambda: line.needed("Note"), "row 2, column Note: the cell is empty"),
        (lambda: line.matching("Code", CODE, "a code such as 11"), "'x' is not a code such as 11"),
        (lambda: line.matching("Note", CODE, "a code"), "the cell is empty, where a code is"),
    ]:
        with pytest.raises(NotThisFile, match=words):
            ask()
    assert str(line.refused(None, "a sum is wrong.")) == "Skills.txt, row 2: a sum is wrong."
    (long,) = read(text(f"{HEADER}{'x' * 500}\t\t\n"))
    assert len(str(long.wrong("Code", "a code"))) < 130


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "Skills.txt", "Skills.txt: the file is empty"),
        (b"\xff\xfeC\0o\0", "Skills.txt", "a text in UTF-16"),
        (b"%PDF-1.7", "Skills.txt", "the file is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Skills.xls", "of the old kind"),
        (b"\xef\xbb\xbf\n <!doctype html>", "Skills.csv", "a web page"),
        (b"\x7fELF\0\0", "Skills", "neither a text nor"),
        (b"PK\x03\x04 and then nothing", "Skills.xlsx", "cut off or damaged"),
        (b"Code,Data Value\n1,2\n", "Skills.xlsx", "is no Excel workbook"),
        (
            b"Code,Data Value\n1,\xe92\n",
            "Skills.csv",
            "Skills.csv, row 2: the letters are not UTF-8",
        ),
        (
            b"Code,Data Value\n1,2\n3",
            "Skills.csv",
            "row 3: the file is cut off: the row has 1 cells",
        ),
        (b"Code,Data Value\n1,2,3\n", "Skills.csv", "row 2: the row has 3 cells, its header 2"),
        (b'Code,Data Value\n1,"2\n3,4\n', "Skills.csv", "row 2: a quotation mark is opened"),
        (b"Code,Data Value\n1,%b\n" % (b"2" * 200_000), "Skills.csv", "row 2: the row cannot be"),
        (b"Code,Data Value\n%b\n" % (b"2" * 2**20), "Skills.csv", "row 2: the line is longer"),
        (b"Code,code,Data Value\n1,2,3\n", "Skills.csv", "row 1, column Code: two columns"),
        (b"Code,Data Value\n\n,\n", "Skills.csv", "Skills.csv, row 1: no row follows the header"),
        (b"Code,Value\n1,2\n", "Skills.csv", "row 1: there is no column Data Value"),
    ],
)
def test_another_file_is_refused_in_words(text, content, name, words):
    with pytest.raises(NotThisFile, match=words):
        read(text(content, name))


def test_a_workbook_under_a_texts_name_is_refused(book):
    path = book("Skills.txt", Skills=[["Code", "Data Value"]])
    with pytest.raises(NotThisFile, match="an Excel workbook or a zip, not a .txt file"):
        read(path)


def test_a_whole_number_kept_as_a_fraction_reads_as_people_see_it():
    line = Line("x.xlsx", "Skills", 2, {"Code": 0, "Value": 1}, [11.0, 1.5])
    assert (line.text("Code"), line.text("Value")) == ("11", "1.5")


def test_a_workbook_of_charts_alone_is_refused(tmp_path):
    made = Workbook()
    made.create_chartsheet("Chart")
    made.remove(made["Sheet"])
    made.save(tmp_path / "chart.xlsx")
    with pytest.raises(NotThisFile, match="chart.xlsx: the file is no Excel workbook"):
        read(tmp_path / "chart.xlsx")


def test_what_is_missing_or_holds_nothing_is_refused(tmp_path, packed):
    (tmp_path / "empty").mkdir()
    for path, words in [
        (tmp_path / "no.csv", "no.csv: No such file or folder"),
        (tmp_path / "empty", "the folder holds no file"),
        (packed({"__MACOSX/x": "x"}), "the zip holds no file"),
    ]:
        with pytest.raises(NotThisFile, match=words):
            sources(path)
    with pytest.raises(NotThisFile, match="the file is an empty zip"):
        read(packed(name="empty.zip"))


def test_half_a_workbook_is_refused(book, text):
    whole = book(
        Skills=[["Code", "Data Value"], *[[n, n * 1.1] for n in range(3_000)]]
    ).read_bytes()
    with pytest.raises(NotThisFile, match="half.xlsx: the file is cut off or damaged"):
        read(text(whole[: len(whole) // 2], "half.xlsx"))
    with pytest.raises(NotThisFile, match="no Excel workbook, or a damaged one"):
        read(text(replaced(whole, {"xl/workbook.xml": b"<workbook"}), "bad.xlsx"))
    sheet = part(whole, "xl/worksheets/sheet1.xml")
    cut = replaced(whole, {"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]})
    with pytest.raises(NotThisFile, match="sheet Skills, row .*: the sheet is damaged after this"):
        read(text(cut, "cut.xlsx"))


def test_a_workbook_that_claims_too_many_rows_is_refused(book, text):
    whole = book(Skills=[["Code", "Data Value"], [1, 2]]).read_bytes()
    sheet = part(whole, "xl/worksheets/sheet1.xml").replace(b'r="2"', b'r="99999999"')
    claimed = replaced(whole, {"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(NotThisFile, match="more than 1,048,576 rows"):
        read(text(claimed, "claims.xlsx"))


def part(book, name):
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.read(name)


def replaced(book, parts):
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return made.getvalue()


@pytest.fixture
def packed(tmp_path):
    def packed(members=(), name="db_30_1_text.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in dict(members).items():
                archive.writestr(member, content)
        return tmp_path / name

    return packed


def test_a_zip_gives_its_files_without_unpacking_them(packed, book):
    workbook = book(Skills=[["Code", "Data Value"], [1, 2]]).read_bytes()
    path = packed(
        {
            "db_30_1_text/Skills.txt": f"{HEADER}1\t2\t\n",
            "db_30_1_text/Skills.xlsx": workbook,
            "__MACOSX/._Skills.txt": "x",
            "db_30_1_text/.DS_Store": "x",
        }
    )
    found = sources(path)
    assert [source.name for source in found] == ["Skills.txt", "Skills.xlsx"]
    assert {source.within for source in found} == {"db_30_1_text.zip/db_30_1_text"}
    for source in found:
        assert [line.text("Code") for line in lines(source, columns=["Code"])] == ["1"]


def test_a_folder_gives_its_files_and_a_workbook_is_one(tmp_path, book, text):
    for made in (book(Skills=[["Code"]]), text("Code\n"), text("x", ".hidden")):
        assert made.exists()
    found = sources(tmp_path)
    assert [source.name for source in found] == ["Skills.txt", "Skills.xlsx"]
    assert {source.within for source in found} == {tmp_path.name}
    assert [source.name for source in sources(str(tmp_path / "Skills.xlsx"))] == ["Skills.xlsx"]


def test_an_upload_can_be_read_twice(text, packed):
    upload = BytesIO(packed({"Skills.txt": f"{HEADER}1\t2\t\n"}).read_bytes())
    upload.name = "upload.zip"
    (source,) = sources(upload)
    for _ in range(2):
        assert [line.text("Code") for line in lines(source, columns=["Code"])] == ["1"]
    assert [line.file for line in read(BytesIO(b"Code,Data Value\n1,2\n"))] == ["The file"]


def test_a_bomb_is_refused_before_it_is_unpacked(packed):
    with pytest.raises(NotThisFile, match="bomb.txt unpacks to over 200 times its size"):
        sources(packed({"bomb.txt": b"0" * (17 * 1024**2)}))


@pytest.mark.parametrize(
    ("at", "size", "value", "words"),
    [(24, 4, 3 * 1024**3, "more than 2 GB"), (8, 2, 1, "locked with a password")],
)
def test_a_zip_that_is_too_large_or_locked_is_refused(packed, at, size, value, words):
    content = bytearray(packed({"Skills.txt": "x"}).read_bytes())
    entry = content.index(b"PK\x01\x02") + at
    content[entry : entry + size] = struct.pack("<I" if size == 4 else "<H", value)
    with pytest.raises(NotThisFile, match=f"Skills.txt .*{words}"):
        sources(BytesIO(bytes(content)))


def test_the_layout_is_told_by_the_columns(text):
    layouts = {"new": ["Job Title", "Code"], "old": ["Alternate Title", "Code"]}
    (source,) = sources(text("Some heading\nCode\tAlternate Title\n"))
    assert layout_of(source, layouts) == "old"
    (source,) = sources(text("Code\tTitle\n"))
    with pytest.raises(NotThisFile, match="row 1: there is no column Job Title"):
        layout_of(source, layouts)


def test_a_cell_that_must_be_filled_gives_its_text_and_a_key_comes_once(text):
    (line,) = read(text(f"{HEADER}x\t\t\n"))
    earlier = set()
    assert line.once("Code", line.needed("Code"), earlier) == "x"
    assert earlier == {"x"}


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(content):
    source = Source("x", BytesIO(content))
    with suppress(NotThisFile):
        list(lines(source, columns=["a"]))
