"""Wages by occupation: both layouts, every footnote, and what is refused."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from careerpaths.importers import oews
from careerpaths.models import Area
from tests.careerpaths.written import OFFICIAL, book, text, zipped
from ui.sheets import NotThisFile, Source, sources

EXTRACT = OFFICIAL / "oews_may2025_PA_and_US.csv"
LANCASTER = {
    "area_code": "0029540", "areatype": "M", "area_name": "Lancaster, PA",
    "occ_code": "311131", "occ_title": "Nursing Assistants",
}  # fmt: skip
LANCASTER_OFFICIAL = {
    "AREA": 29540, "AREA_TITLE": "Lancaster, PA", "AREA_TYPE": 4, "I_GROUP": "cross-industry",
    "OWN_CODE": 1235, "OCC_CODE": "31-1131", "OCC_TITLE": "Nursing Assistants",
    "O_GROUP": "detailed",
}  # fmt: skip
FIGURES = {
    "employment": 3380, "employment_rse": 1.3, "jobs_1000": 13.399, "location_quotient": 1.44,
    "hourly_mean": 20.97, "annual_mean": 43610, "wage_rse": 0.5,
    "hourly_p10": 18.6, "hourly_p25": 19.19, "hourly_median": 21.58, "hourly_p75": 22.17,
    "hourly_p90": 23.59, "annual_p10": 38690, "annual_p25": 39910, "annual_median": 44890,
    "annual_p75": 46110, "annual_p90": 49060,
}  # fmt: skip
HOURLY = [name for name in FIGURES if name.startswith("hourly")]
ANNUAL = [name for name in FIGURES if name.startswith("annual")]
FLOOR = {"hourly": Decimal("115.00"), "annual": Decimal("239200")}


def every(names, mark):
    return dict.fromkeys(names, mark)


def flat_row(**changed):
    """Return a row of the extract; `changed` by names of measures or of columns."""
    columns = {name: each.flat for name, each in oews.MEASURES.items()}
    row = {**LANCASTER, **{columns[name]: value for name, value in FIGURES.items()}}
    row |= {columns.get(name, name): value for name, value in changed.items()}
    return [row[column] for column in oews.FLAT]


def official_row(**changed):
    columns = {name: each.official for name, each in oews.MEASURES.items()}
    row = {**LANCASTER_OFFICIAL, **{columns[name]: value for name, value in FIGURES.items()}}
    row |= {columns.get(name, name): value for name, value in changed.items()}
    return [row[column] for column in oews.OFFICIAL]


@pytest.fixture
def flat(tmp_path):
    def flat(*rows):
        return list(oews.read(text(tmp_path / "extract.csv", oews.FLAT, *rows)))

    return flat


@pytest.fixture
def official(tmp_path):
    def official(*rows):
        return list(oews.read(book(tmp_path / "MSA_M2025_dl.xlsx", oews.OFFICIAL, *rows)))

    return official


def expected(**changed):
    given = {name: Decimal(str(value)) for name, value in FIGURES.items()}
    level = changed.pop("level", "")
    fields = {"area_code": "29540", "area_kind": "metro", "area_name": "Lancaster, PA"}
    return oews.WageRow(
        **fields, soc="31-1131", title="Nursing Assistants", level=level,
        figures=given | changed, flags={},
    )  # fmt: skip


def test_both_layouts_say_the_same(flat, official):
    assert flat(flat_row()) == [expected()]
    assert official(official_row()) == [expected(level="detailed")]


@pytest.mark.parametrize(
    ("kind", "code", "area"),
    [
        ("N", "0000000", ("nation", "US", "United States")),
        ("S", "4200000", ("state", "42", "Lancaster, PA")),
        ("S", "0100000", ("state", "01", "Lancaster, PA")),
        ("M", "0029540", ("metro", "29540", "Lancaster, PA")),
        ("M", "4200001", ("nonmetro", "4200001", "Lancaster, PA")),
    ],
)
def test_areas_of_the_extract_go_by_their_own_codes(flat, kind, code, area):
    (row,) = flat(flat_row(areatype=kind, area_code=code))
    assert (row.area_kind, row.area_code, row.area_name) == area


@pytest.mark.parametrize(
    ("kind", "code", "area"),
    [
        (1, 99, ("nation", "US", "United States")),
        ("2", "42", ("state", "42", "Lancaster, PA")),
        (2, 1, ("state", "01", "Lancaster, PA")),
        (3, 72, ("state", "72", "Lancaster, PA")),
        (4, 29540, ("metro", "29540", "Lancaster, PA")),
        (6, 100001, ("nonmetro", "0100001", "Lancaster, PA")),
    ],
)
def test_areas_of_the_workbook_go_by_the_same_codes(official, kind, code, area):
    (row,) = official(official_row(AREA_TYPE=kind, AREA=code))
    assert (row.area_kind, row.area_code, row.area_name) == area


def test_kinds_of_area_are_those_of_the_table_of_areas():
    assert set(oews.OFFICIAL_KINDS.values()) <= set(Area.Kind.values)


def test_a_code_without_hyphen_is_the_same_occupation(flat):
    assert [row.soc for row in flat(flat_row(occ_code="113031"), flat_row(occ_code="000000"))] == [
        "11-3031",
        "00-0000",
    ]


def test_what_is_not_released_is_missing_and_never_zero(flat, official):
    hidden = [*HOURLY, *ANNUAL, "wage_rse", "employment", "employment_rse"]
    (row,) = flat(flat_row(**every(hidden, "-")))
    assert {row.figures[name] for name in hidden} == {None}
    assert row.flags == every(hidden, "not released")
    marks = every([*HOURLY, *ANNUAL, "wage_rse"], "*") | every(["employment", "jobs_1000"], "**")
    (row,) = official(official_row(**marks))
    assert {row.figures[name] for name in marks} == {None}
    assert row.flags == every(marks, "not released")


@pytest.mark.parametrize(("missing", "flag"), [(HOURLY, "annual only"), (ANNUAL, "hourly only")])
def test_pay_that_goes_by_the_other_unit_is_said_so(flat, official, missing, flag):
    for row in (
        *flat(flat_row(**every(missing, "-"))),
        *official(official_row(**every(missing, "*"))),
        *official(official_row(**every(missing, None))),
    ):
        assert {row.figures[name] for name in missing} == {None}
        assert row.flags == every(missing, flag)


def test_a_wage_too_high_to_show_is_a_floor(flat, official):
    high = ["hourly_p75", "hourly_p90", "annual_p75", "annual_p90"]
    for row in (
        *flat(flat_row(**every(high, "-"))),
        *official(official_row(**every(high, "#"))),
    ):
        assert row.flags == every(high, "top")
        assert {name: row.figures[name] for name in high} == {
            name: FLOOR[name.partition("_")[0]] for name in high
        }


def test_wages_all_too_high_to_show_are_floors(flat, official):
    wages = [*HOURLY, *ANNUAL]
    for row in (
        *flat(flat_row(**every(wages, "-"))),
        *official(official_row(**every(wages, "#"))),
    ):
        assert row.flags == every(wages, "top")


def test_annual_pay_alone_may_be_too_high_to_show(official):
    marks = every(HOURLY, "*") | every(ANNUAL, "#")
    (row,) = official(official_row(**marks))
    assert row.flags == every(HOURLY, "annual only") | every(ANNUAL, "top")


def test_an_older_release_has_its_own_floors(tmp_path):
    source = book(tmp_path / "M2021.xlsx", oews.OFFICIAL, official_row(annual_p90="#"))
    (row,) = oews.read(source, {"hourly": Decimal(100), "annual": Decimal(208_000)})
    assert row.figures["annual_p90"] == 208_000


def test_a_published_number_above_the_floor_is_a_number(flat):
    (row,) = flat(flat_row(annual_p90=758610, hourly_p90="115.00"))
    assert row.figures["annual_p90"] == 758610
    assert row.flags == {}


def test_an_empty_cell_does_not_apply(flat, official):
    empty = every(["jobs_1000", "location_quotient"], "")
    nation = {"areatype": "N", "area_code": "0000000"}
    assert flat(flat_row(**nation, **empty))[0].flags == every(empty, "not applicable")
    assert official(official_row(**empty))[0].flags == every(empty, "not applicable")
    nothing = every([*HOURLY, *ANNUAL, "wage_rse"], "")
    assert flat(flat_row(**nothing))[0].flags == every(nothing, "not applicable")


def test_rows_of_one_industry_or_ownership_are_passed_over(official):
    rows = official(
        official_row(I_GROUP="sector", employment=1),
        official_row(OWN_CODE=5, employment=2),
        official_row(),
    )
    assert [row.figures["employment"] for row in rows] == [3380]


def test_a_file_of_industries_alone_is_refused(official):
    with pytest.raises(NotThisFile, match="MSA_M2025_dl.xlsx: no row speaks of all industries"):
        official(official_row(I_GROUP="sector"))


def test_a_broad_group_in_no_finer_detail_is_given_once(official):
    group = {"OCC_CODE": "13-1020", "OCC_TITLE": "Buyers and Purchasing Agents"}
    rows = official(
        official_row(**group, O_GROUP="broad"),
        official_row(**group, O_GROUP="detailed"),
        official_row(O_GROUP="broad"),
    )
    assert [(row.soc, row.level) for row in rows] == [
        ("13-1020", "detailed"),
        ("31-1131", "broad"),
    ]


def test_an_occupation_twice_in_an_area_is_refused(flat, official):
    with pytest.raises(NotThisFile, match="row 3: 31-1131 is in Lancaster, PA twice"):
        flat(flat_row(), flat_row())
    with pytest.raises(NotThisFile, match="sheet Sheet, row 3: 31-1131 is in Lancaster"):
        official(official_row(), official_row(employment=1))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"areatype": "Q"}, "column areatype: 'Q' is not a kind of area"),
        ({"area_code": "29540"}, "column area_code: '29540' is not the code of an area"),
        ({"occ_code": "3111"}, "column occ_code: '3111' is not an occupation's code"),
        ({"occ_title": ""}, "column occ_title: the cell is empty"),
        ({"area_name": "x" * 151}, "column area_name: the text is longer than 150 letters"),
        ({"annual_median": -1}, "column Annual median wage: -1 is less than 0"),
        ({"hourly_median": "lots"}, "column Hourly median wage: 'lots' is not a number"),
        ({"employment": 3380.5}, "column Employment: '3380.5' is not a whole number"),
        ({"wage_rse": 44890}, "standard error: 44890 is more than 1000"),
        ({"employment": "#"}, "column Employment: '#' is not a number"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(flat, changed, sentence):
    with pytest.raises(NotThisFile) as refused:
        flat(flat_row(), flat_row(**{"occ_code": "311132", **changed}))
    assert str(refused.value).startswith("extract.csv, row 3, column")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"AREA_TYPE": 5}, "column AREA_TYPE: '5' is not a kind of area"),
        ({"AREA": "Lancaster"}, "column AREA: 'Lancaster' is not an area's code of 5 digits"),
        ({"O_GROUP": "fine"}, "column O_GROUP: 'fine' is not a level (total, major,"),
        ({"I_GROUP": None}, "column I_GROUP: the cell is empty"),
        ({"annual_p10": "-5"}, "column A_PCT10: -5 is less than 0"),
    ],
)
def test_a_wrong_cell_of_a_workbook_is_refused_with_its_place(official, changed, sentence):
    with pytest.raises(NotThisFile) as refused:
        official(official_row(OCC_CODE="31-1132"), official_row(**changed))
    assert str(refused.value).startswith("MSA_M2025_dl.xlsx, sheet Sheet, row 3, column")
    assert sentence in str(refused.value)


def test_a_file_without_a_column_is_refused(tmp_path):
    source = text(tmp_path / "extract.csv", oews.FLAT[:-1], flat_row()[:-1])
    with pytest.raises(NotThisFile, match="extract.csv, row 1: there is no column Annual 90th"):
        list(oews.read(source))


def test_half_a_file_is_refused(tmp_path):
    source = text(tmp_path / "extract.csv", oews.FLAT, flat_row(), flat_row()[:9])
    with pytest.raises(NotThisFile, match="row 3: the file is cut off: the row has 9 cells"):
        list(oews.read(source))


def test_a_workbook_by_the_name_of_a_text_is_refused(tmp_path):
    book(tmp_path / "wages.xlsx", oews.OFFICIAL, official_row()).content.rename(
        tmp_path / "wages.csv"
    )
    with pytest.raises(NotThisFile, match="wages.csv: the file is an Excel workbook"):
        list(oews.read(sources(tmp_path / "wages.csv")[0]))


def test_a_zip_gives_its_workbooks_with_wages(tmp_path):
    for name in ("MSA_M2025_dl.xlsx", "BOS_M2025_dl.xlsx"):
        book(tmp_path / name, oews.OFFICIAL, official_row())
    book(tmp_path / "file_descriptions.xlsx", ["Field", "Description"])
    files = sorted(tmp_path.iterdir())
    found = oews.tables(zipped(tmp_path / "oesm25ma.zip", *files))
    assert [each.name for each in found] == ["BOS_M2025_dl.xlsx", "MSA_M2025_dl.xlsx"]
    assert [list(oews.read(each)) for each in found] == [[expected(level="detailed")]] * 2


def test_a_zip_of_descriptions_alone_is_refused(tmp_path):
    book(tmp_path / "file_descriptions.xlsx", ["Field", "Description"])
    with pytest.raises(NotThisFile, match="No file here holds wages"):
        oews.tables(sources(tmp_path))


@pytest.mark.parametrize(
    ("name", "within", "release"),
    [
        ("oews_may2025_PA_and_US.csv", "data", "May 2025"),
        ("all_data_M_2024.xlsx", "", "May 2024"),
        ("MSA_M2025_dl.xlsx", "oesm25ma.zip/oesm25ma", "May 2025"),
        ("wages.xlsx", "oesm23st.zip/.", "May 2023"),
        ("wages.xlsx", "data", None),
    ],
)
def test_files_are_named_for_their_release(name, within, release):
    assert oews.release_of(Source(name, Path(name), within=within)) == release


@pytest.fixture(scope="module")
def extract():
    if not EXTRACT.exists():
        pytest.skip("the extract of May 2025 is not beside the repository")
    return list(oews.read(sources(EXTRACT)[0]))


def test_the_extract_of_may_2025_is_read_whole(extract):
    assert len(extract) == len({(row.area_code, row.soc) for row in extract}) == 9_929
    areas = {(row.area_kind, row.area_code) for row in extract}
    kinds = Counter(kind for kind, _ in areas)
    assert kinds == {"nation": 1, "state": 1, "metro": 16, "nonmetro": 4}


def test_nursing_assistants_in_lancaster_are_as_published(extract):
    found = [row for row in extract if (row.area_code, row.soc) == ("29540", "31-1131")]
    assert found == [expected()]


def test_missing_values_of_may_2025_have_the_reasons_of_their_footnotes(extract):
    """Counted in the official time series, which has the footnotes that the extract lost."""
    assert Counter(flag for row in extract for flag in row.flags.values()) == {
        "annual only": 3_324,
        "hourly only": 96,
        "not released": 2_039,
        "top": 204,
        "not applicable": 2 * 1_104,
    }
