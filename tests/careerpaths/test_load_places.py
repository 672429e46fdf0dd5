"""Counties and areas from their lists into the database: once, again, and in any order."""

import csv

import pytest

from accounts.models import County
from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.places import DELINEATION
from careerpaths.models import Area, AreaCounty, DataRelease
from tests.careerpaths.test_read_places import COUNTIES, LANCASTER, WORKFORCE
from tests.careerpaths.written import book, text
from ui.sheets import NotThisFile, sources

pytestmark = pytest.mark.django_db

LOADER = LOADERS[DataRelease.Source.AREAS]
YORK = ["PA", "42", "133", "01209190", "York County", "H1", "A"]
PARISH = ["LA", "22", "001", "00558389", "Acadia Parish", "H1", "A"]
WORKFORCE_COLUMNS = ["wda_name", "county_name", "county_fips"]


def load(*found, release="2023"):
    return LOADER.load(found, release=release)[1]


@pytest.fixture
def counties(tmp_path):
    return text(tmp_path / "counties.txt", COUNTIES, LANCASTER, PARISH, separator="|")


@pytest.fixture
def workforce(tmp_path):
    def workforce(*rows):
        return text(tmp_path / "areas.csv", WORKFORCE_COLUMNS, *rows)

    return workforce


@pytest.fixture
def metro(tmp_path):
    def metro(*fips):
        rows = [
            [29540, "Lancaster, PA", "Metropolitan Statistical Area", f"{name} County",
             "Pennsylvania", 42, int(code[2:])]
            for code, name in fips
        ]  # fmt: skip
        return book(tmp_path / "delineation.xlsx", DELINEATION, *rows)

    return metro


def named(area):
    return sorted(str(each.county) for each in area.counties.select_related("county"))


def test_counties_land_once(counties):
    assert load(counties).new == 2
    again = load(counties)
    assert (again.new, again.unchanged) == (0, 2)
    assert sorted(map(str, County.objects.all())) == ["Acadia Parish, LA", "Lancaster County, PA"]


def test_a_county_is_not_renamed(counties, tmp_path):
    load(counties)
    other = [*LANCASTER[:4], "Conestoga County", *LANCASTER[5:]]
    outcome = load(text(tmp_path / "later.txt", COUNTIES, other, separator="|"))
    assert (outcome.new, outcome.differing) == (0, 1)
    assert County.objects.get(pk="42071").name == "Lancaster"


def test_workforce_areas_land_with_their_counties(workforce):
    rows = [["South Central", "Adams", "42001"], ["South Central", "York", "42133"]]
    assert load(workforce(*rows)).new == 2
    area = Area.objects.get()
    assert (area.kind, area.code, area.name) == ("workforce", "PA South Central", "South Central")
    assert named(area) == ["Adams County, PA", "York County, PA"]
    assert load(workforce(*rows)).unchanged == 2


def test_metropolitan_areas_hold_the_counties_of_the_list(metro, counties):
    load(metro(("42071", "Lancaster")), counties)
    area = Area.objects.get()
    assert (area.kind, area.code, named(area)) == ("metro", "29540", ["Lancaster County, PA"])


def test_a_county_that_a_later_list_leaves_out_stays_and_is_told(metro):
    load(metro(("42071", "Lancaster"), ("42133", "York")))
    outcome = load(metro(("42071", "Lancaster")), release="2028")
    assert outcome.notes == ["Lancaster, PA keeps counties that this file does not name."]
    assert len(named(Area.objects.get())) == 2


def test_areas_overlap_and_none_is_another(metro, workforce):
    load(metro(("42071", "Lancaster")), workforce(["Lancaster", "Lancaster", "42071"]))
    assert sorted(Area.objects.values_list("kind", flat=True)) == ["metro", "workforce"]
    assert AreaCounty.objects.filter(county="42071").count() == 2


def test_a_bad_row_leaves_nothing(counties, workforce):
    with pytest.raises(NotThisFile, match=r"areas.csv, row 3, column county_fips"):
        load(counties, workforce(["Berks", "Berks", "42011"], ["Bucks", "Bucks", "4217"]))
    assert not County.objects.exists()
    assert not DataRelease.objects.exists()


def test_files_name_the_year(tmp_path, counties):
    path = tmp_path / "national_county2020.txt"
    text(path, COUNTIES, LANCASTER, separator="|")
    release, _ = LOADER.load(sources(path))
    assert release.name == "2020"
    with pytest.raises(NotThisFile, match="Name the release, such as 2020"):
        LOADER.load([counties])


def test_another_table_is_refused(tmp_path):
    with pytest.raises(NotThisFile, match=r"other\.csv"):
        load(text(tmp_path / "other.csv", ["a", "b"], [1, 2]))


def test_the_areas_of_pennsylvania_cover_each_county_once():
    if not WORKFORCE.exists():
        pytest.skip(f"the official {WORKFORCE.name} is not here")
    with WORKFORCE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert load(*sources(WORKFORCE)).new == len(rows) == 67
    assert load(*sources(WORKFORCE)).unchanged == 67
    kept = AreaCounty.objects.values_list("area__code", "county_id")
    assert sorted(kept) == sorted((f"PA {r['wda_name']}", r["county_fips"]) for r in rows)
    assert Area.objects.count() == 22
