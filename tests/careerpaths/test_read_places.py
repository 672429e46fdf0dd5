"""Counties, workforce areas, and the counties of metropolitan areas."""

import pytest

from careerpaths.importers import places
from careerpaths.models import Area
from tests.careerpaths.written import OFFICIAL, book, text
from ui.sheets import NotThisFile, sources

COUNTIES = ["STATE", "STATEFP", "COUNTYFP", "COUNTYNS", "COUNTYNAME", "CLASSFP", "FUNCSTAT"]
LANCASTER = ["PA", "42", "071", "01209178", "Lancaster County", "H1", "A"]
WORKFORCE = OFFICIAL / "pa_workforce_development_areas.csv"
DELINEATION = [
    "CBSA Code", "Metropolitan Division Code", "CSA Code", "CBSA Title",
    "Metropolitan/Micropolitan Statistical Area", "Metropolitan Division Title", "CSA Title",
    "County/County Equivalent", "State Name", "FIPS State Code", "FIPS County Code",
    "Central/Outlying County",
]  # fmt: skip


def county(cbsa="29540", title="Lancaster, PA", kind="Metropolitan", **changed):
    area = [cbsa, None, None, title, f"{kind} Statistical Area", None, None]
    place = {"name": "Lancaster County", "state": "Pennsylvania", "first": "42", "last": "071"}
    return [*area, *(place | changed).values(), "Central"]


@pytest.fixture
def counties(tmp_path):
    def counties(*rows):
        source = text(tmp_path / "national_county2020.txt", COUNTIES, *rows, separator="|")
        return list(places.counties(source))

    return counties


@pytest.fixture
def workforce(tmp_path):
    def workforce(*rows):
        return list(places.workforce_areas(text(tmp_path / "areas.csv", *rows)))

    return workforce


@pytest.fixture
def metro(tmp_path):
    def metro(*rows):
        above = [["List 1. Core Based Statistical Areas (CBSAs)"], ["July 2023"]]
        below = [[], ["Note: Codes are those of July 2023."], ["Source: Census Bureau."]]
        path = tmp_path / "list1_2023.xlsx"
        return list(places.metro_areas(book(path, *above, DELINEATION, *rows, *below)))

    return metro


def test_codes_and_kinds_are_those_of_the_table_of_areas():
    assert set(places.CODES) == set(Area.Kind.values)


def test_counties_go_without_the_word_other_kinds_keep_theirs(counties):
    assert counties(
        LANCASTER,
        ["LA", "22", "001", "00558389", "Acadia Parish", "H1", "A"],
        ["CT", "09", "110", "02830244", "Capitol Planning Region", "H4", "N"],
        ["NM", "35", "013", "00929109", "Doña Ana County", "H1", "A"],
    ) == [
        places.CountyRow("42071", "Lancaster", "PA"),
        places.CountyRow("22001", "Acadia Parish", "LA"),
        places.CountyRow("09110", "Capitol Planning Region", "CT"),
        places.CountyRow("35013", "Doña Ana", "NM"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("STATE", "Penn", "column STATE: 'Penn' is not a postal code such as PA"),
        ("STATEFP", "420", "column STATEFP: '420' is not a state's FIPS code"),
        ("COUNTYFP", "", "column COUNTYFP: the cell is empty"),
        ("COUNTYNAME", "", "column COUNTYNAME: the cell is empty"),
    ],
)
def test_a_wrong_county_is_refused_with_its_place(counties, column, cell, sentence):
    row = list(LANCASTER)
    row[COUNTIES.index(column)] = cell
    with pytest.raises(NotThisFile) as refused:
        counties(LANCASTER, row)
    assert str(refused.value).startswith(f"national_county2020.txt, row 3, {sentence}")


def test_half_a_list_of_counties_is_refused(counties):
    with pytest.raises(NotThisFile, match="national_county2020.txt, row 3: the file is cut off"):
        counties(LANCASTER, LANCASTER[:4])


def test_a_workforce_area_goes_by_its_state_and_name(workforce):
    header = ["wda_name", "county_name", "county_fips"]
    (row,) = workforce(header, ["South Central", "Adams", "42001"])
    assert row == places.WorkforceRow("PA South Central", "South Central", "PA", "42001", "Adams")


def test_a_state_in_the_file_goes_before_the_one_of_the_county(workforce):
    header = ["state", "wda_name", "wda_code", "county_name", "county_fips"]
    (row,) = workforce(header, ["NJ", "Across the River", "7", "Bucks", "42017"])
    assert (row.code, row.state) == ("NJ Across the River", "NJ")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["Berks", "Berks", "4201"], "column county_fips: '4201' is not a county's FIPS code"),
        (["Berks", "Berks", "99011"], "column county_fips: '99011' is not a county's FIPS code"),
        (["", "Berks", "42011"], "column wda_name: the cell is empty"),
        (["x" * 58, "Berks", "42011"], "column wda_name: the text is longer than 57 letters"),
        (["Berks", "", "42011"], "column county_name: the cell is empty"),
    ],
)
def test_a_wrong_workforce_area_is_refused_with_its_place(workforce, row, sentence):
    with pytest.raises(NotThisFile) as refused:
        workforce(["wda_name", "county_name", "county_fips"], row)
    assert str(refused.value).startswith(f"areas.csv, row 2, {sentence}")


def test_a_list_of_something_else_is_refused(workforce):
    with pytest.raises(NotThisFile, match="areas.csv, row 1: there is no column county_fips"):
        workforce(["wda_name", "county_name", "population"], ["Berks", "Berks", "428849"])


def test_metro_areas_hold_their_counties_whatever_stands_above_and_below(metro):
    assert metro(
        county(),
        county("38620", "Ponca City, OK", "Micropolitan"),
        county(33860, "Montgomery, AL", name="Autauga County", state="Alabama", first=1, last=1),
    ) == [
        places.MetroRow("29540", "Lancaster, PA", "42071", "Lancaster County", "Pennsylvania"),
        places.MetroRow("33860", "Montgomery, AL", "01001", "Autauga County", "Alabama"),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (county("2954"), "column CBSA Code: '2954' is not a CBSA code"),
        (county(title=None), "column CBSA Title: the cell is empty"),
        (county(last="Lancaster"), "column FIPS County Code: 'Lancaster' is not a county's"),
        (county(name=None), "column County/County Equivalent: the cell is empty"),
    ],
)
def test_a_wrong_metro_area_is_refused_with_its_place(metro, row, sentence):
    with pytest.raises(NotThisFile) as refused:
        metro(county(), row)
    assert str(refused.value).startswith(f"list1_2023.xlsx, sheet Sheet, row 5, {sentence}")


@pytest.mark.skipif(not WORKFORCE.exists(), reason="the list of areas is not beside the repository")
def test_the_areas_of_pennsylvania_cover_its_counties():
    rows = list(places.workforce_areas(sources(WORKFORCE)[0]))
    assert len({row.code for row in rows}) == 22
    assert len(rows) == len({row.county_fips for row in rows}) == 67
    lancaster = [row for row in rows if row.county_fips == "42071"]
    assert [row.code for row in lancaster] == ["PA Lancaster"]
