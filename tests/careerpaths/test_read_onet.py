"""O*NET: both layouts, as text and as Excel, give the same rows; what is wrong is refused."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from careerpaths.importers import onet
from careerpaths.importers.onet import Table
from tests.careerpaths.files import (
    CATEGORIES,
    MACHINISTS,
    NEW_LAYOUT,
    OLD_LAYOUT,
    OPERATORS,
    PREPARED,
    RATED,
    READING,
    official,
    prepared,
    rated,
    write_onet,
    write_text,
)
from ui.sheets import NotThisFile, sources

LAYOUTS = [
    pytest.param(OLD_LAYOUT, False, id="30.2 text"),
    pytest.param(OLD_LAYOUT, True, id="30.2 Excel"),
    pytest.param(NEW_LAYOUT, False, id="30.3 text"),
    pytest.param(NEW_LAYOUT, True, id="30.3 Excel"),
]


@pytest.fixture
def table(tmp_path):
    def table(name, *rows):
        return sources(write_text(tmp_path / f"{name}.txt", rows))

    return table


def rows(read, files):
    return [row for source in files for row in read(source)]


@pytest.mark.parametrize(("layout", "excel"), LAYOUTS)
def test_each_layout_gives_the_same_tables(layout, excel, tmp_path):
    found = onet.tables(sources(write_onet(tmp_path / "release", layout, excel=excel)))
    assert set(found) == set(Table)
    assert rows(onet.occupations, found[Table.OCCUPATIONS]) == [
        onet.OccupationRow(MACHINISTS, "Machinists", 'Set up "and" operate machine tools.'),
        onet.OccupationRow(
            OPERATORS, "Computer Numerically Controlled Tool Operators", '"Operate" them.'
        ),
    ]
    assert rows(onet.job_zones, found[Table.JOB_ZONES]) == [onet.ZoneRow(MACHINISTS, 3)]
    assert rows(onet.zone_words, found[Table.ZONE_WORDS]) == [
        onet.ZoneWordsRow(2, "Job Zone 1-2", "Little", "High school", "Months")
    ]
    assert rows(onet.elements, found[Table.ELEMENTS]) == [
        onet.ElementRow("2.A.1.a", "Reading Comprehension", "Understanding written sentences.")
    ]
    assert rows(onet.related, found[Table.RELATED]) == [
        onet.RelatedRow(MACHINISTS, OPERATORS, "Primary-Short", 1)
    ]


@pytest.mark.parametrize(("layout", "excel"), LAYOUTS)
def test_each_layout_gives_the_same_ratings(layout, excel, tmp_path):
    found = onet.tables(sources(write_onet(tmp_path / "release", layout, excel=excel)))
    reading, level, _, programming = rows(onet.ratings, found[Table.SKILLS])
    assert reading == onet.RatingRow(
        MACHINISTS, "2.A.1.a", "Reading Comprehension", "IM", Decimal("4.12"), 8,
        Decimal("0.125"), suppress=False, not_relevant=False,
    )  # fmt: skip
    assert (level.scale, level.value) == ("LV", Decimal("4.62"))
    assert (programming.value, programming.suppress, programming.not_relevant) == (
        Decimal("0.75"), True, True,
    )  # fmt: skip
    for each in (Table.KNOWLEDGE, Table.ABILITIES, Table.WORK_ACTIVITIES):
        (source,) = found[each]
        assert [row.value for row in onet.ratings(source, each)] == [4, 5]


@pytest.mark.parametrize(("layout", "excel"), LAYOUTS)
def test_each_layout_gives_the_same_titles_and_preparation(layout, excel, tmp_path):
    found = onet.tables(sources(write_onet(tmp_path / "release", layout, excel=excel)))
    files = [*found[Table.TITLES], *found[Table.REPORTED_TITLES]]
    assert rows(onet.titles, files) == [
        onet.TitleRow(MACHINISTS, "Computer Numeric Control Machinist", "alternate", "02,08"),
        onet.TitleRow(MACHINISTS, "CNC Machinist", "short", "02,08"),
        onet.TitleRow(MACHINISTS, "Tool Room Machinist", "alternate", "01"),
        onet.TitleRow(MACHINISTS, "CNC Machinist", "reported", ""),
    ]
    assert rows(onet.preparation, found[Table.PREPARATION]) == [
        onet.PreparationRow(MACHINISTS, "2.D.1", "RL", 3, Decimal("61.25"), suppress=False),
        onet.PreparationRow(MACHINISTS, "2.D.4.a", "IM", None, Decimal("2.5"), suppress=False),
        onet.PreparationRow(MACHINISTS, "3.A.3", "OJ", 9, Decimal(0), suppress=False),
    ]
    assert rows(onet.categories, found[Table.CATEGORIES]) == [
        onet.CategoryRow("2.D.1", "RL", 3, "Post-Secondary Certificate"),
        onet.CategoryRow("3.A.3", "OJ", 9, "Over 10 years"),
    ]


ALONE = {
    "Essential Skills": Table.SKILLS,
    "Transferable Skills": Table.SKILLS,
    "Job Titles": Table.TITLES,
    "Education": Table.PREPARATION,
    "Training and Experience": Table.PREPARATION,
    "Education Categories": Table.CATEGORIES,
    "Training and Experience Categories": Table.CATEGORIES,
} | {str(each): each for each in Table}


@pytest.mark.parametrize("name", ALONE)
def test_a_file_that_comes_alone_goes_by_its_columns(name, table):
    files = table("download", *(OLD_LAYOUT | NEW_LAYOUT)[name])
    assert onet.tables(files) == {ALONE[name]: files}


def test_a_file_that_comes_alone_and_is_no_table_of_ours_is_refused(table):
    for content, words in [
        (NEW_LAYOUT["Software Skills"], "download.txt, row 1: there is no column"),
        ([RATED, *WORK_STYLES], "row 2, column Element ID: '1.C.1.a' is not a skill, knowledge"),
    ]:
        with pytest.raises(NotThisFile, match=words):
            onet.tables(table("download", *content))


def test_a_name_may_be_dressed_up_by_a_browser(tmp_path):
    write_text(tmp_path / "Education_Training_and_Experience (1).txt", OLD_LAYOUT["Skills"])
    write_text(tmp_path / "Job Zones-2.txt", OLD_LAYOUT["Job Zones"])
    with pytest.raises(NotThisFile, match=r"Experience \(1\).txt, row 1: there is no column Cat"):
        onet.tables(sources(tmp_path))


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (["Skills", "Essential Skills", "Transferable Skills"], "is of another release"),
        (["Alternate Titles", "Job Titles"], "is of another release"),
        (["Essential Skills", "Job Zones"], "Essential Skills.txt: Transferable Skills is missing"),
        (["Software Skills", "Work Context"], "release: no file is a table of O.NET"),
    ],
)
def test_files_that_do_not_belong_together_are_refused(tables, words, tmp_path):
    both = OLD_LAYOUT | NEW_LAYOUT
    folder = write_onet(tmp_path / "release", {name: both[name] for name in tables})
    with pytest.raises(NotThisFile, match=words):
        onet.tables(sources(folder))


def test_a_table_that_is_there_twice_is_refused(tmp_path):
    folder = write_onet(tmp_path / "release", {"Job Zones": OLD_LAYOUT["Job Zones"]})
    write_text(folder / "Job Zones (1).txt", OLD_LAYOUT["Job Zones"])
    with pytest.raises(NotThisFile, match="is the table Job Zones already"):
        onet.tables(sources(folder))


def test_the_release_is_told_by_read_me_folder_or_zip(tmp_path):
    folder = write_onet(tmp_path / "files", {"Job Zones": OLD_LAYOUT["Job Zones"]})
    assert onet.release_of(sources(folder)) is None
    assert onet.release_of(sources(folder), "29.3") == "29.3"
    (folder / "Read Me.txt").write_text("O*NET 31.0 Database\nAugust 2026 Release, after 30.3\n")
    assert onet.release_of(sources(folder)) == "31.0"
    for name in ("db_29_3_excel", "onet_29_3_xlsx"):
        made = write_onet(tmp_path / name, {"Job Zones": OLD_LAYOUT["Job Zones"]})
        assert onet.release_of(sources(made)) == "29.3"
        assert onet.release_of(sources(made / "Job Zones.txt")) == "29.3"
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("db_30_1_text/Read Me.txt", "O*NET® 30.1 Database")
    assert onet.release_of(sources(packed)) == "30.1"


def test_another_release_than_the_one_claimed_is_refused(tmp_path):
    folder = write_onet(tmp_path / "db_30_3_text", NEW_LAYOUT)
    for claimed, words in [
        ("31.0", "db_30_3_text: this is release 30.3 of O.NET, not 31.0"),
        ("newest", "newest is no release of O.NET such as 29.3"),
    ]:
        with pytest.raises(NotThisFile, match=words):
            onet.tables(sources(folder), claimed)
    (folder / "Read Me.txt").write_text("O*NET 31.0 Database\n")
    with pytest.raises(NotThisFile, match=r"this is release 3\d.\d of O.NET, not 3\d.\d"):
        onet.tables(sources(folder))


def test_a_layout_that_the_release_does_not_have_is_refused(tmp_path):
    new = sources(write_onet(tmp_path / "new", NEW_LAYOUT))
    old = sources(write_onet(tmp_path / "old", OLD_LAYOUT))
    assert onet.tables(new, "30.3")
    assert onet.tables(old, "30.2")
    with pytest.raises(NotThisFile, match="release 30.2 of O.NET has no table Education"):
        onet.tables(new, "30.2")
    with pytest.raises(NotThisFile, match="release 31.0 of O.NET has no table Alternate Titles"):
        onet.tables(old, "31.0")


WORK_STYLES = rated("1.C.1.a", "Achievement", "4", "5")
BAD_RATINGS = [
    (rated("2.A.1.a", "Reading", "5.01", "4"), "row 2, column Data Value: 5.01 is more than 5"),
    (rated("2.A.1.a", "Reading", "0.99", "4"), "row 2, column Data Value: 0.99 is less than 1"),
    (rated("2.A.1.a", "Reading", "4", "7.5"), "row 3, column Data Value: 7.5 is more than 7"),
    (rated("2.A.1.a", "Reading", None, "4"), "column Data Value: the cell is empty"),
    (rated("2.A.1.a", "Reading", "high", "4"), "column Data Value: 'high' is not a number"),
    (rated("2.A.1.a", "", "4", "4"), "column Element Name: the cell is empty"),
    (rated("2.A/1", "Reading", "4", "4"), "column Element ID: '2.A/1' is not"),
    (rated("2.A.", "Reading", "4", "4"), "column Element ID: '2.A.' is not an element such as"),
    (WORK_STYLES, "column Element ID: '1.C.1.a' is not of a table of ratings"),
    (
        rated("2.A.1.a", "x", "4", "4", relevant="J"),
        "row 3, column Not Relevant: 'J' is not Y or N",
    ),
    (rated("2.A.1.a", "x", "4", "4", suppress="J"), "column Recommend Suppress: 'J' is not Y or N"),
    (rated("2.A.1.a", "x", "4", "4", code="51-4041"), "'51-4041' is not an O.NET-SOC code such"),
    ([(*READING[0][:3], "CX", *READING[0][4:])], "column Scale ID: 'CX' is not a scale of this"),
    ([READING[0], READING[1][:9]], "Skills.txt, row 3: the file is cut off: the row has 9 cells"),
]


@pytest.mark.parametrize(("wrong", "words"), BAD_RATINGS)
def test_a_rating_that_is_wrong_is_named(wrong, words, table):
    (source,) = table("Skills", RATED, *wrong)
    with pytest.raises(NotThisFile, match=words):
        list(onet.ratings(source))


def test_an_element_of_another_table_is_refused(table):
    (source,) = table("Knowledge", RATED, *READING)
    with pytest.raises(
        NotThisFile, match="row 2, column Element ID: '2.A.1.a' is not of Knowledge"
    ):
        list(onet.ratings(source, Table.KNOWLEDGE))


@pytest.mark.parametrize(
    ("read", "content", "words"),
    [
        (onet.job_zones, [(MACHINISTS, 6)], "column Job Zone: 6 is more than 5"),
        (onet.job_zones, [(MACHINISTS, 2.5)], "column Job Zone: '2.5' is not a whole number"),
        (onet.job_zones, [(MACHINISTS, None)], "row 2, column Job Zone: the cell is empty"),
        (onet.job_zones, [(MACHINISTS, 3), (MACHINISTS, 3)], "row 3, .* for the second time"),
        (onet.related, [(MACHINISTS, "51-9161", "x", 1)], "column Related O.NET-SOC Code"),
        (onet.related, [(MACHINISTS, OPERATORS, None, 1)], "column Relatedness Tier: the cell is"),
        (onet.related, [(MACHINISTS, OPERATORS, "x", 0)], "column Index: 0 is less than 1"),
    ],
)
def test_another_row_that_is_wrong_is_named(read, content, words, table):
    name = "Job Zones" if read is onet.job_zones else "Related Occupations"
    header = OLD_LAYOUT[name][0][: len(content[0])]
    with pytest.raises(NotThisFile, match=words):
        list(read(*table(name, header, *content)))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (prepared("2.D.1", "RL", 13, "5"), "column Category: 13 is more than 12"),
        (prepared("3.A.2", "PT", 10, "5"), "column Category: 10 is more than 9"),
        (prepared("2.D.1", "RL", None, "5"), "column Category: the cell is empty"),
        (prepared("2.D.1", "RL", 1, "100.5"), "column Data Value: 100.5 is more than 100"),
        (prepared("2.D.4.a", "IM", None, "6"), "column Data Value: 6 is more than 5"),
        (prepared("4.C.1.a", "CX", None, "4"), "column Scale ID: 'CX' is not a scale of this"),
    ],
)
def test_a_preparation_that_is_wrong_is_named(row, words, table):
    with pytest.raises(NotThisFile, match=words):
        list(onet.preparation(*table("Education", PREPARED, *row)))


def test_categories_of_another_question_are_refused(table):
    files = table("Work Context Categories", CATEGORIES, ("4.C.1", "x", "CXP", 1, "Never"))
    with pytest.raises(NotThisFile, match="row 2, column Scale ID: 'CXP' is not a scale"):
        list(onet.categories(*files))


def test_the_official_excel_release_is_read():
    found = onet.tables(official("onet_29_3_xlsx"), "29.3")
    assert len(rows(onet.occupations, found[Table.OCCUPATIONS])) == 1_016
    assert len(rows(onet.job_zones, found[Table.JOB_ZONES])) == 923
    assert len(rows(onet.related, found[Table.RELATED])) == 18_460
    assert len(rows(onet.elements, found[Table.ELEMENTS])) == 627


@pytest.mark.slow
def test_the_official_ratings_are_read():
    found = onet.tables(official("onet_29_3_xlsx"))
    skills = rows(onet.ratings, found[Table.SKILLS])
    assert len(skills) == 61_530
    assert sum(row.suppress for row in skills) == 124
    assert sum(row.not_relevant for row in skills) == 3_302
    assert len({row.element_id for row in skills}) == 35
    assert len({row.code for row in skills}) == 879
    (knowledge,) = found[Table.KNOWLEDGE]
    assert sum(1 for _ in onet.ratings(knowledge, Table.KNOWLEDGE)) == 58_014
    assert len(rows(onet.preparation, found[Table.PREPARATION])) == 36_209


def test_the_official_text_release_is_read():
    found = onet.tables(official("onet_27_0_txt"), "27.0")
    assert len(rows(onet.occupations, found[Table.OCCUPATIONS])) == 1_016
    assert len(rows(onet.related, found[Table.RELATED])) == 18_460
    assert len(rows(onet.titles, found[Table.REPORTED_TITLES])) == 7_541
    assert len(rows(onet.preparation, found[Table.PREPARATION])) == 35_723
    assert len(rows(onet.categories, found[Table.CATEGORIES])) == 41
    assert len(rows(onet.zone_words, found[Table.ZONE_WORDS])) == 5
