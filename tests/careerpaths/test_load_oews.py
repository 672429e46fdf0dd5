"""Wages from the official files into the database: once, again, and against an own reading."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.oews import FLAT, MEASURES
from careerpaths.models import Area, DataRelease, Wage
from tests.careerpaths.written import OFFICIAL, book, text
from ui.sheets import NotThisFile, sources

pytestmark = pytest.mark.django_db

EXTRACT = OFFICIAL / "oews_may2025_PA_and_US.csv"
LOADER = LOADERS[DataRelease.Source.OEWS]
ERROR = "Wage percent relative standard error"
# 4: paid by the hour or year only; 5: too high to be shown; 8: not released.
MACHINISTS = {
    "area_code": "0029540", "areatype": "M", "area_name": "Lancaster, PA",
    "occ_code": "514041", "occ_title": "Machinists", "Employment": 1200,
    "Employment percent relative standard error": 12.5,
    "Hourly mean wage": 26.5, "Annual mean wage": 55120, ERROR: 2,
    "Hourly 10th percentile wage": 18.0, "Hourly 25th percentile wage": 22.5,
    "Hourly median wage": 25.96, "Hourly 75th percentile wage": 30.0,
    "Hourly 90th percentile wage": 35.25, "Annual 10th percentile wage": 37440,
    "Annual 25th percentile wage": 46800, "Annual median wage": 54000,
    "Annual 75th percentile wage": 62400, "Annual 90th percentile wage": 73320,
    "Employment per 1,000 jobs": 4.812, "Location Quotient": 2.31,
}  # fmt: skip
WAGES = [column for column in FLAT if "wage" in column and "error" not in column]


def flat(path, *changes):
    rows = [[(MACHINISTS | change)[column] for column in FLAT] for change in changes]
    return [text(path, FLAT, *rows)]


def load(found, release="May 2025"):
    return LOADER.load(found, release=release)[1]


@pytest.fixture
def one(tmp_path):
    """Load one row with the changes and return its wage."""

    def one(**changes):
        load(flat(tmp_path / "wages.csv", changes))
        return Wage.objects.get()

    return one


def test_figures_land_with_their_area(one):
    wage = one()
    assert (wage.area.kind, wage.area.code, str(wage.area)) == ("metro", "29540", "Lancaster, PA")
    assert (wage.soc, wage.title, wage.level) == ("51-4041", "Machinists", "")
    assert (wage.employment, wage.annual_median) == (1200, Decimal(54000))
    assert (wage.jobs_1000, wage.location_quotient) == (Decimal("4.812"), Decimal("2.31"))
    assert wage.flags == {}


def test_what_is_not_released_is_no_number(one):
    wage = one(**{column: "-" for column in [*WAGES, ERROR]})
    assert (wage.annual_median, wage.hourly_p90) == (None, None)
    assert wage.flags["annual_median"] == wage.flags["hourly_p90"] == "not released"
    assert wage.employment == 1200


def test_pay_by_the_year_alone_has_no_hourly_wage(one):
    wage = one(**{column: "-" for column in WAGES if "Hourly" in column})
    assert (wage.hourly_median, wage.flags["hourly_median"]) == (None, "annual only")
    assert "annual_median" not in wage.flags


def test_a_wage_too_high_to_be_shown_is_a_floor(one):
    wage = one(**{"Annual 90th percentile wage": "-", "Hourly 90th percentile wage": "-"})
    assert (wage.annual_p90, wage.flags["annual_p90"]) == (Decimal(239200), "top")
    assert (wage.hourly_p90, wage.flags["hourly_p90"]) == (Decimal(115), "top")


def test_an_empty_cell_is_not_applicable(one):
    wage = one(**{"Location Quotient": ""})
    assert (wage.location_quotient, wage.flags) == (None, {"location_quotient": "not applicable"})


def test_again_changes_nothing_and_another_figure_is_kept_and_told(tmp_path):
    assert load(flat(tmp_path / "a.csv", {})).new == 1
    again = load(flat(tmp_path / "a.csv", {}))
    assert (again.new, again.unchanged, again.differing) == (0, 1, 0)
    other = load(flat(tmp_path / "b.csv", {"Annual median wage": 60000}))
    assert (other.new, other.unchanged, other.differing) == (0, 0, 1)
    assert Wage.objects.get().annual_median == 54000
    assert "54000" in other.notes[0]
    assert "60000" in other.notes[0]


def test_releases_stand_side_by_side_and_areas_keep_their_names(tmp_path):
    load(flat(tmp_path / "a.csv", {}))
    load(flat(tmp_path / "b.csv", {"area_name": "Lancaster-York, PA"}), "May 2026")
    assert [wage.release.name for wage in Wage.objects.order_by("pk")] == ["May 2025", "May 2026"]
    assert Area.objects.get().name == "Lancaster, PA"


def test_a_half_file_loads_nothing(tmp_path):
    rows = [{}, {"occ_code": "519161", "Annual median wage": "much"}]
    with pytest.raises(NotThisFile, match=r"wages.csv, row 3, column Annual median wage"):
        load(flat(tmp_path / "wages.csv", *rows))
    assert not Wage.objects.exists()
    assert not Area.objects.exists()
    assert not DataRelease.objects.exists()


def test_a_file_names_its_release_and_no_other_is_believed(tmp_path):
    found = flat(tmp_path / "oews_may2024.csv", {})
    release, _ = LOADER.load(found)
    assert release.name == "May 2024"
    with pytest.raises(NotThisFile, match="of release May 2024, not of May 2025"):
        load(found)
    both = [*found, *flat(tmp_path / "oews_may2025.csv", {})]
    with pytest.raises(NotThisFile, match="several releases: May 2024, May 2025"):
        load(both)


@pytest.mark.parametrize("name", ["2025", "May 25", "may 2025 preliminary"])
def test_a_release_has_the_name_of_its_publisher(tmp_path, name):
    with pytest.raises(NotThisFile, match="such as May 2025"):
        load(flat(tmp_path / "wages.csv", {}), name)


def test_another_table_is_refused(tmp_path):
    with pytest.raises(NotThisFile, match="wages.xlsx"):
        load([book(tmp_path / "wages.xlsx", ["Name", "Wage"], ["Machinists", 54000])])


def test_the_command_says_what_happened_or_refuses(tmp_path):
    (found,) = flat(tmp_path / "oews_may2025.csv", {})
    said = StringIO()
    call_command("import_oews", found.content, stdout=said)
    assert said.getvalue() == "OEWS wages and employment, May 2025: 1 new, 0 as they were.\n"
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_oews", tmp_path / "none.csv")


@pytest.mark.parametrize("name", ["areas", "qcew", "cpi", "series"])
def test_commands_refuse_what_is_not_theirs(tmp_path, name):
    (found,) = flat(tmp_path / "wages.csv", {})
    release = {"areas": "2020", "qcew": "2025 Q1", "cpi": "2025-01"}.get(name, "Anything")
    with pytest.raises(CommandError, match="wages.csv"):
        call_command(f"import_{name}", found.content, release=release)
    assert not DataRelease.objects.exists()


def value_of(cell):
    return Decimal(cell) if cell not in ("", "-") else None


def code_of(row):
    """The area as the table of areas writes it, read off BLS's code anew."""
    code = row["area_code"]
    if row["areatype"] == "M":
        return code.removeprefix("00")
    return "US" if row["areatype"] == "N" else code[:2]


def flag_of(row, name, column):
    """Why a cell without a number has none, by what the row does publish."""
    if "wage" not in column or column == ERROR:
        return "not released" if row[column] else "not applicable"
    published = {each.split()[0] for each in WAGES if row[each] != "-"}
    own = column.split()[0]
    if published and own not in published:
        return f"{published.pop().lower()} only"
    return "not released" if row[ERROR] == "-" else "top"


def test_the_official_extract_lands_as_it_is_written():
    if not EXTRACT.exists():
        pytest.skip(f"the official {EXTRACT.name} is not here")
    with EXTRACT.open(encoding="utf-8", newline="") as file:
        written = {(code_of(row), row["occ_code"]): row for row in csv.DictReader(file)}
    outcome = load(sources(EXTRACT), "")
    assert (outcome.new, outcome.differing) == (len(written), 0) == (9929, 0)
    kept = Wage.objects.select_related("area")
    assert kept.count() == len(written)
    for wage in kept:
        row = written[wage.area.code, wage.soc.replace("-", "")]
        flags = {}
        for name, measure in MEASURES.items():
            said, has = value_of(row[measure.flat]), getattr(wage, name)
            if said is None:
                flags[name] = flag_of(row, name, measure.flat)
                floor = {"h": Decimal(115), "a": Decimal(239200)}.get(name[0])
                said = floor if flags[name] == "top" else None
            same = has is said if said is None else abs(has - said) <= Decimal("1e-6")
            assert same, (str(wage), name, has, said)
        assert wage.flags == flags, str(wage)
    again = load(sources(EXTRACT), "May 2025")
    assert (again.new, again.unchanged, again.differing) == (0, len(written), 0)
