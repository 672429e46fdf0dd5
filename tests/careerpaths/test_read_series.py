"""Series over time: the plain table, the census of employment, the price index."""

from decimal import Decimal

import pytest

from careerpaths.importers import series
from careerpaths.importers.series import SeriesRow
from careerpaths.models import Area
from tests.careerpaths.written import book, text
from ui.sheets import NotThisFile

PLAIN = [*series.SERIES, *series.SERIES_MAY_HAVE]
SHOPS = {
    "kind": "openings", "area": "29540", "period": "2026-04", "value": "12.5",
    "source": "State job bank", "naics": "332710", "soc": "51-4041", "area_kind": "metro",
    "flag": "",
}  # fmt: skip
# One line of the official file, as it was for the first quarter of a year.
QUARTER = {
    "area_fips": "42071", "own_code": "5", "industry_code": "31-33", "agglvl_code": "74",
    "size_code": "0", "year": "2025", "qtr": "1", "disclosure_code": "", "qtrly_estabs": "900",
    "month1_emplvl": "37000", "month2_emplvl": "37100", "month3_emplvl": "37200",
    "total_qtrly_wages": "700000000", "avg_wkly_wage": "1250",
}  # fmt: skip
CPI_HEADER = ["series_id        ", "year", "period", "       value", "footnote_codes"]


@pytest.fixture
def plain(tmp_path):
    def plain(**changed):
        row = SHOPS | changed
        return list(series.read(text(tmp_path / "series.csv", list(row), list(row.values()))))

    return plain


@pytest.fixture
def qcew(tmp_path):
    def qcew(*changes):
        rows = [list((QUARTER | changed).values()) for changed in changes]
        return list(series.read(text(tmp_path / "2025.q1-q1.csv", list(QUARTER), *rows)))

    return qcew


@pytest.fixture
def cpi(tmp_path):
    def cpi(*rows):
        path = tmp_path / "cu.data.1.AllItems"
        return list(series.read(text(path, CPI_HEADER, *rows, separator="\t")))

    return cpi


def index(period, value, series_id="CUUR0000SA0      ", year="2025"):
    return [series_id, year, period, f"     {value}", ""]


def test_a_plain_table_says_what_where_whose_and_when(plain):
    assert plain() == [
        SeriesRow(
            "openings", "29540", "metro", "332710", "51-4041", "2026-04", Decimal("12.5"), "",
            "State job bank",
        )
    ]  # fmt: skip


def test_a_plain_table_may_go_without_industry_occupation_and_flag(tmp_path):
    source = book(tmp_path / "s.xlsx", series.SERIES, ["gdp", "US", 2025, -1.5, "BEA"])
    assert series.layout(source) == "series"
    assert list(series.read(source)) == [
        SeriesRow("gdp", "US", "nation", "", "", "2025", Decimal("-1.5"), "", "BEA")
    ]


@pytest.mark.parametrize(
    ("code", "given", "kind"),
    [
        ("US", "", "nation"),
        ("42", "", "state"),
        ("42071", "County", "county"),
        ("29540", "metro", "metro"),
        ("4200001", "", "nonmetro"),
        ("PA South Central", "", "workforce"),
    ],
)
def test_an_area_s_kind_shows_in_its_code_or_is_given(plain, code, given, kind):
    (row,) = plain(area=code, area_kind=given)
    assert (row.area_code, row.area_kind) == (code, kind)
    assert kind in Area.Kind.values


@pytest.mark.parametrize("period", ["2025", "2025-Q4", "2025-12"])
def test_a_period_is_a_year_a_quarter_or_a_month(plain, period):
    assert plain(period=period)[0].period == period


def test_a_missing_value_has_its_reason(plain):
    (row,) = plain(value="")
    assert (row.value, row.flag) == (None, "not released")
    (row,) = plain(value="", flag="too few firms")
    assert (row.value, row.flag) == (None, "too few firms")


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("area", "Lancaster", "'Lancaster' is not the code of a metro area"),
        ("area_kind", "town", "'town' is not a kind of area (nation, state, metro,"),
        ("naics", "3327x", "'3327x' is not a NAICS code such as 332710 or 31-33"),
        ("soc", "514041", "'514041' is not a SOC code such as 51-4041"),
        ("period", "2025-13", "'2025-13' is not a period such as 2025, 2025-Q1 or 2025-04"),
        ("period", "April", "'April' is not a period"),
        ("value", "many", "'many' is not a number"),
        ("kind", "", "the cell is empty"),
        ("kind", "x" * 41, "the text is longer than 40 letters"),
        ("source", "", "the cell is empty"),
        ("flag", "x" * 21, "the text is longer than 20 letters"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(plain, column, cell, sentence):
    with pytest.raises(NotThisFile) as refused:
        plain(**{column: cell})
    assert str(refused.value).startswith(f"series.csv, row 2, column {column}: {sentence}")


def test_five_digits_alone_are_refused_for_they_may_be_either(plain):
    with pytest.raises(NotThisFile) as refused:
        plain(area_kind="")
    assert str(refused.value) == (
        "series.csv, row 2, column area: 29540 may be a metro area or a county: "
        "say which in a column area_kind."
    )


def test_a_code_of_no_kind_is_refused(plain):
    with pytest.raises(NotThisFile, match="'PENNSYLVANIA' is not the code of an area such as US"):
        plain(area="PENNSYLVANIA", area_kind="")


def test_a_wage_is_never_negative(plain):
    with pytest.raises(NotThisFile, match="column value: -1 is less than 0"):
        plain(kind="weekly wage", value="-1")


def test_a_quarter_counts_establishments_wages_and_each_month_s_jobs(qcew):
    rows = qcew({})
    assert {(row.kind, row.period): row.value for row in rows} == {
        ("establishments_private", "2025-Q1"): 900,
        ("weekly_wage_private", "2025-Q1"): 1250,
        ("employment_private", "2025-01"): 37000,
        ("employment_private", "2025-02"): 37100,
        ("employment_private", "2025-03"): 37200,
    }
    assert {(row.area_kind, row.area_code, row.naics, row.soc) for row in rows} == {
        ("county", "42071", "31-33", "")
    }
    assert {(row.flag, row.source) for row in rows} == {("", series.QCEW_SOURCE)}


def test_the_last_quarter_ends_the_year(qcew):
    months = [row.period for row in qcew({"qtr": "4"}) if row.kind == "employment_private"]
    assert months == ["2025-10", "2025-11", "2025-12"]


@pytest.mark.parametrize(
    ("code", "level", "area"),
    [
        ("US000", "14", ("nation", "US")),
        ("42000", "54", ("state", "42")),
        ("C2954", "44", ("metro", "29540")),
        ("42071", "74", ("county", "42071")),
    ],
)
def test_areas_of_the_census_go_by_the_same_codes(qcew, code, level, area):
    row = qcew({"area_fips": code, "agglvl_code": level})[0]
    assert (row.area_kind, row.area_code) == area


def test_all_ownerships_together_and_private_firms_are_told_apart(qcew):
    rows = qcew(
        {"own_code": "0", "industry_code": "10", "agglvl_code": "70"},
        {"own_code": "5", "industry_code": "10", "agglvl_code": "71"},
        {"own_code": "5", "industry_code": "332710", "agglvl_code": "78"},
    )
    assert [(row.kind, row.naics) for row in rows if row.kind.startswith("weekly")] == [
        ("weekly_wage_all", ""),
        ("weekly_wage_private", ""),
        ("weekly_wage_private", "332710"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"own_code": "3"},
        {"size_code": "4"},
        {"industry_code": "1013", "agglvl_code": "73"},
        {"area_fips": "CS540", "agglvl_code": "34"},
        {"area_fips": "C1454", "agglvl_code": "84"},
        {"area_fips": "42999"},
    ],
)
def test_rows_that_belong_in_no_series_are_passed_over(qcew, changed):
    assert len(qcew(changed, {})) == 5


def test_what_is_not_disclosed_is_missing_and_never_zero(qcew):
    zeros = dict.fromkeys(["month1_emplvl", "month2_emplvl", "month3_emplvl", "avg_wkly_wage"], "0")
    rows = {row.kind: row for row in qcew({"disclosure_code": "N", **zeros})}
    for kind in ("employment_private", "weekly_wage_private"):
        assert (rows[kind].value, rows[kind].flag) == (None, "not released")
    counted = rows["establishments_private"]
    assert (counted.value, counted.flag) == (900, "")


def test_a_quarter_without_anything_disclosed_has_no_establishments_either(qcew):
    rows = qcew({"disclosure_code": "-", "qtrly_estabs": "0"})
    assert {(row.value, row.flag) for row in rows} == {(None, "not released")}


def test_a_true_zero_stays_one(qcew):
    assert {row.value for row in qcew(dict.fromkeys(list(QUARTER)[8:], "0"))} == {0}


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("agglvl_code", "", "the cell is empty, where a level such as 74"),
        ("area_fips", "Lancaster", "'Lancaster' is not a county as the census writes it"),
        ("industry_code", "31_33", "'31_33' is not a NAICS code"),
        ("year", "25", "'25' is not a year such as 2025"),
        ("qtr", "A", "'A' is not a quarter from 1 to 4"),
        ("avg_wkly_wage", "-1", "-1 is less than 0"),
        ("month2_emplvl", "many", "'many' is not a number"),
    ],
)
def test_a_wrong_cell_of_a_quarter_is_refused_with_its_place(qcew, column, cell, sentence):
    with pytest.raises(NotThisFile) as refused:
        qcew({}, {column: cell})
    assert str(refused.value).startswith(f"2025.q1-q1.csv, row 3, column {column}: {sentence}")


def test_the_index_goes_by_month_and_year(cpi):
    rows = cpi(index("M04", "320.795"), index("M13", "321.943"))
    assert rows == [
        SeriesRow(
            "CUUR0000SA0", "US", "nation", "", "", period, Decimal(value), "", series.CPI_SOURCE
        )
        for period, value in (("2025-04", "320.795"), ("2025", "321.943"))
    ]
    assert rows[0].kind == series.ALL_ITEMS


def test_a_month_that_nobody_surveyed_is_missing(cpi):
    (row,) = cpi(index("M10", "-"))
    assert (row.period, row.value, row.flag) == ("2025-10", None, "not released")


def test_other_areas_and_half_years_of_the_index_are_passed_over(cpi):
    rows = cpi(index("S01", "1"), index("M01", "2", "CUURS12BSA0"), index("M02", "3"))
    assert [row.value for row in rows] == [3]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (index("M01", "1", "LNS14000000"), "series_id: 'LNS14000000' is not a CPI series such as"),
        (index("M14", "1"), "period: 'M14' is not a month from M01 to M13"),
        (index("M01", "1", year="1825"), "year: '1825' is not a year"),
        (index("M01", "x"), "value: 'x' is not a number"),
    ],
)
def test_a_wrong_cell_of_the_index_is_refused_with_its_place(cpi, row, sentence):
    with pytest.raises(NotThisFile) as refused:
        cpi(index("M01", "1"), row)
    assert str(refused.value).startswith(f"cu.data.1.AllItems, row 3, column {sentence}")


def test_half_a_file_is_refused(cpi):
    with pytest.raises(NotThisFile, match="cu.data.1.AllItems, row 3: the file is cut off"):
        cpi(index("M01", "1"), index("M02", "2")[:3])


def test_a_file_without_a_value_for_any_series_is_refused(qcew):
    with pytest.raises(NotThisFile, match="the file has no value that belongs in a series"):
        qcew({"own_code": "1"})


def test_another_layout_is_refused(tmp_path):
    source = text(tmp_path / "annual.csv", ["area_fips", "own_code", "annual_avg_estabs"])
    with pytest.raises(NotThisFile, match="annual.csv, row 1: there is no column industry_code"):
        list(series.read(source))
