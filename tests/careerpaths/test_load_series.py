"""Series, the employment census and the price index into the database."""

from decimal import Decimal

import pytest

from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.series import CPI, QCEW
from careerpaths.models import Area, DataRelease, SeriesValue
from tests import reference
from tests.careerpaths.written import text
from tests.factories import CountyFactory
from ui.sheets import NotThisFile

pytestmark = pytest.mark.django_db

Source = DataRelease.Source
SERIES = ["kind", "area", "area_kind", "naics", "period", "value", "source"]
QUARTER = {
    "area_fips": "42071", "own_code": 5, "industry_code": 332710, "agglvl_code": 78,
    "size_code": 0, "year": 2025, "qtr": 1, "disclosure_code": "", "qtrly_estabs": 31,
    "month1_emplvl": 800, "month2_emplvl": 805, "month3_emplvl": 811, "avg_wkly_wage": 1204,
}  # fmt: skip


def quarters(path, *changes):
    rows = [[(QUARTER | change)[column] for column in QCEW] for change in changes]
    return text(path, QCEW, *rows)


def load(source, *found, release):
    return LOADERS[source].load(found, release=release)[1]


def qcew(path, *changes):
    return load(Source.QCEW, quarters(path, *changes), release="2025 Q1")


def values():
    return {(each.kind, each.period): (each.value, each.flag) for each in SeriesValue.objects.all()}


def test_a_quarter_lands_with_its_county(tmp_path):
    CountyFactory()
    assert qcew(tmp_path / "q.csv", {}).new == 5
    assert values() == {
        ("establishments_private", "2025-Q1"): (31, ""),
        ("weekly_wage_private", "2025-Q1"): (1204, ""),
        ("employment_private", "2025-01"): (800, ""),
        ("employment_private", "2025-02"): (805, ""),
        ("employment_private", "2025-03"): (811, ""),
    }
    row = SeriesValue.objects.select_related("area").first()
    assert (row.area.kind, row.area.code, row.naics) == ("county", "42071", "332710")
    assert str(row.area) == "Lancaster County, PA"


def test_again_changes_nothing(tmp_path):
    CountyFactory()
    qcew(tmp_path / "q.csv", {})
    again = qcew(tmp_path / "q.csv", {})
    assert (again.new, again.unchanged, again.differing) == (0, 5, 0)


def test_what_is_not_disclosed_is_not_released_and_never_0(tmp_path):
    CountyFactory()
    hidden = dict.fromkeys(["month1_emplvl", "month2_emplvl", "month3_emplvl", "avg_wkly_wage"], 0)
    qcew(tmp_path / "q.csv", hidden | {"disclosure_code": "N"})
    kept = values()
    assert kept.pop(("establishments_private", "2025-Q1")) == (31, "")
    assert set(kept.values()) == {(None, "not released")}
    assert not SeriesValue.objects.filter(value=0).exists()


def test_a_disclosed_0_stays_0(tmp_path):
    CountyFactory()
    qcew(tmp_path / "q.csv", {"month1_emplvl": 0})
    assert values()["employment_private", "2025-01"] == (0, "")


def test_areas_that_are_not_kept_are_passed_over_and_told(tmp_path):
    outcome = qcew(tmp_path / "q.csv", {"area_fips": "42000", "agglvl_code": 58}, {})
    assert (outcome.new, outcome.notes) == (
        5,
        ["5 values of 1 areas that are not kept here were passed over (county 42071). "
         "Load the counties and areas to take them too."],
    )  # fmt: skip
    assert str(Area.objects.get()) == "Pennsylvania"


def test_quarters_are_read_off_the_files_name(tmp_path):
    CountyFactory()
    found = [quarters(tmp_path / "2025.q1-q1.singlefile.csv", {})]
    release, _ = LOADERS[Source.QCEW].load(found)
    assert release.name == "2025 Q1"


def test_the_price_index_lands_by_month(tmp_path):
    rows = [["CUUR0000SA0", 2025, "M01", 317.671, ""], ["CUUR0000SA0", 2025, "M02", "-", ""]]
    outcome = load(Source.CPI, text(tmp_path / "cu.txt", CPI, *rows, separator="\t"),
                   release="2025-02")  # fmt: skip
    assert outcome.new == 2
    assert values() == {
        ("CUUR0000SA0", "2025-01"): (Decimal("317.671"), ""),
        ("CUUR0000SA0", "2025-02"): (None, "not released"),
    }
    assert str(Area.objects.get()) == "United States"


@pytest.fixture
def plain(tmp_path):
    def plain(*rows, release="Projections 2026"):
        return load(Source.SERIES, text(tmp_path / "s.csv", SERIES, *rows), release=release)

    return plain


def test_a_plain_series_speaks_of_areas_by_code(plain):
    area = reference.AreaFactory()
    row = ["openings", "29540", "metro", "31-33", "2026", 120, "State projections"]
    assert plain(row).new == 1
    assert SeriesValue.objects.get().area == area
    assert plain(row).unchanged == 1


def test_another_value_is_kept_apart_in_another_release(plain):
    row = ["openings", "42", "", "", "2026", 120, "State projections"]
    plain(row)
    other = [*row[:5], 130, row[6]]
    assert plain(other).differing == 1
    assert plain(other, release="Projections 2027").new == 1
    assert sorted(SeriesValue.objects.values_list("value", flat=True)) == [120, 130]


def test_a_plain_series_of_an_unknown_area_is_refused(plain):
    row = ["openings", "29540", "metro", "", "2026", 120, "State projections"]
    with pytest.raises(NotThisFile, match=r"s.csv: no area here has the code 29540 \(metro\)"):
        plain(row)
    assert not DataRelease.objects.exists()


def test_a_file_of_another_kind_is_refused(tmp_path):
    found = quarters(tmp_path / "q.csv", {})
    with pytest.raises(NotThisFile, match="these are columns of the QCEW"):
        load(Source.CPI, found, release="2025-02")
