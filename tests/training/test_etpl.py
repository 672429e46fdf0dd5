"""A state's list of providers and programs: every line lands or is named, and once is enough."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Organization
from accounts.tenancy import tenant
from tests import factories
from training.models import Program, Provider
from training.rules.etpl import COLUMNS, DELIVERIES, read_line

pytestmark = pytest.mark.django_db

TEXAS = Path(__file__).resolve().parents[3] / "shared/data/twc_wioa_programs_TX.csv"
LINE = {
    "Provider ID": "900", "Program ID": "5000", "ProviderName": "Bluebonnet  Trade School",
    "Program Name": "Welding,\nlevel 1", "Instructional Program (CIP) Code": "480508",
    "Length: Contact Hours": "120", "Length: Weeks": "6",
    "Required Cost: Tuition & Fees": "1,500", "Required Cost: Books & Supplies": "99.50",
    "Occupation Code (ONET 1)": "51412100", "Occupation Code (ONET 2)": "51412106",
    "Occupation Code (ONET 3)": "51412100", "Delivery Method": "In-person",
    "Institution Type": "Private for-profit", "Program Status": "Approved",
    "Campus City": "Austin", "Campus State": "TX", "Program URL": "www.example.org",
    "Associted Credential Name": "Certified Welder", "Program Description": "Welding",
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def write(*lines, columns=COLUMNS):
        path = tmp_path / "list.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(LINE | line for line in lines)
        return path

    return write


@pytest.fixture
def load(board, tmp_path, capsys):
    def load(path):
        rejects = tmp_path / "rejects.csv"
        call_command("import_etpl", str(path), board=board.slug, rejects=rejects)
        with rejects.open(encoding="utf-8-sig", newline="") as file:
            return capsys.readouterr().out, list(csv.reader(file))[1:]

    return load


def test_a_line_becomes_organization_provider_and_program(load, write, board):
    said, rejects = load(write({}))
    assert "Providers: 1 new" in said
    assert rejects == []
    with tenant([board]):
        program = Program.objects.select_related("provider__organization").get()
        assert program.provider.organization.name == "Bluebonnet Trade School"
        assert program.provider.organization.kinds == ["provider"]
        assert (program.provider.source_id, program.provider.city) == ("900", "Austin")
        assert (program.name, program.cip) == ("Welding, level 1", "48.0508")
        assert program.occupations == ["51-4121.00", "51-4121.06"]
        assert (program.hours, program.weeks) == (120, 6)
        assert (program.tuition, program.supplies) == (Decimal(1500), Decimal("99.50"))
        assert (program.delivery, program.is_active) == ("in_person", True)


def test_a_second_run_changes_nothing_and_leaves_no_history(load, write, board):
    path = write({}, {"Program ID": "5001"})
    load(path)
    history = apps.get_model("training", "ProgramEvent")
    with tenant([board]):
        before = history.objects.count()
    said, _ = load(path)
    assert "0 new, 0 changed, 2 as they were" in said
    with tenant([board]):
        assert history.objects.count() == before
        assert Provider.objects.count() == 1
    assert Organization.objects.count() == 1


def test_a_changed_line_changes_its_program_only(load, write, board):
    load(write({}, {"Program ID": "5001"}))
    said, _ = load(write({}, {"Program ID": "5001", "Length: Weeks": "7", "Campus City": "Waco"}))
    assert "0 new, 1 changed, 1 as they were" in said
    with tenant([board]):
        assert [program.weeks for program in Program.objects.order_by("source_id")] == [6, 7]


def test_a_provider_that_moved_is_changed(load, write, board):
    load(write({}))
    said, _ = load(write({"Campus City": "Waco"}))
    assert "Providers: 0 new, 1 changed" in said
    with tenant([board]):
        assert Provider.objects.get().city == "Waco"


def test_a_provider_the_board_knows_by_name_is_not_doubled(load, write, board):
    known = factories.ProviderFactory(board=board, organization__name="Bluebonnet Trade School")
    load(write({}))
    with tenant([board]):
        assert Provider.objects.get() == known
        assert Provider.objects.get().source_id == "900"


@pytest.mark.parametrize(
    ("line", "reason", "column", "value"),
    [
        ({"Program ID": " "}, "rejected: missing", "Program ID", ""),
        ({"ProviderName": ""}, "rejected: missing", "ProviderName", ""),
        ({"Program Name": "x" * 251}, "rejected: longer than 250 characters", "Program Name",
         "x" * 251),
    ],
)  # fmt: skip
def test_a_line_that_cannot_land_is_named(line, reason, column, value, load, write, board):
    said, rejects = load(write({"Program ID": "1"}, line))
    assert rejects == [["4", reason, column, value]]  # the first line's name takes two lines
    assert "Lines rejected: 1." in said
    with tenant([board]):
        assert Program.objects.count() == 1


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ({"Length: Contact Hours": "ERROR"}, "not a number from 0 to 20000"),
        ({"Length: Weeks": "99999"}, "not a number from 0 to 520"),
        ({"Delivery Method": "INVALID CODE"}, "not a way of delivery"),
        ({"Instructional Program (CIP) Code": "12"}, "not a CIP code"),
        ({"Occupation Code (ONET 2)": "welder"}, "not an O*NET code"),
        ({"Required Cost: Tuition & Fees": "ask"}, "not dollars and cents"),
        ({"Campus State": "Texas"}, "longer than 2 characters"),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_out_and_named(cell, reason, load, write, board):
    said, rejects = load(write(cell))
    ((column, value),) = cell.items()
    assert rejects == [["2", f"landed without this cell: {reason}", column, value]]
    assert "Lines rejected: 0. Cells left out: 1." in said
    with tenant([board]):
        assert Program.objects.count() == 1


def test_a_program_listed_twice_lands_once(load, write, board):
    _, rejects = load(write({}, {}))
    assert rejects == [["4", "rejected: listed twice, the first time in line 2", "Program ID",
                        "5000"]]  # fmt: skip


def test_a_rejected_formula_is_harmless_in_a_spreadsheet(load, write):
    _, rejects = load(write({"Length: Weeks": "=1+1"}))
    assert rejects[0][3] == "'=1+1"


@pytest.mark.parametrize(("cell", "cip"), [("90702 ", "09.0702"), ("48.0508", "48.0508"), ("", "")])
def test_cip_codes_get_their_zero_and_point_back(cell, cip):
    listed, rejects = read_line(2, LINE | {"Instructional Program (CIP) Code": cell})
    assert listed.program["cip"] == cip
    assert rejects == []


def test_blank_numbers_are_not_reported():
    blank = dict.fromkeys(["Length: Weeks", "Required Cost: Tuition & Fees"], "")
    listed, rejects = read_line(2, LINE | blank)
    assert listed.program["weeks"] is None
    assert listed.program["tuition"] is None
    assert rejects == []


def test_every_way_of_delivery_is_one_of_the_model():
    assert set(DELIVERIES.values()) == set(Program.Delivery.values)


def test_a_file_that_is_no_list_is_refused(load, write):
    with pytest.raises(CommandError, match="The file has no column Program ID"):
        load(write({}, columns=[name for name in COLUMNS if name != "Program ID"]))


def test_a_missing_file_or_board_is_told(load, write, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        load(tmp_path / "nothing.csv")
    with pytest.raises(CommandError, match="There is no board nowhere"):
        call_command("import_etpl", str(write({})), board="nowhere")


def test_another_board_gets_its_own_rows(load, write, board, other_board, tmp_path):
    path = write({})
    load(path)
    rejects = tmp_path / "other.csv"
    call_command("import_etpl", str(path), board=other_board.slug, rejects=rejects)
    with tenant([board]):
        assert Provider.objects.count() == 1
    with tenant([other_board]):
        assert Provider.objects.count() == 1


@pytest.mark.slow
@pytest.mark.skipif(not TEXAS.exists(), reason="the Texas list is not beside the repository")
def test_the_real_list_lands_and_a_second_run_changes_nothing(load, board):
    said, rejects = load(TEXAS)
    with tenant([board]):
        landed = Program.objects.count()
        assert Provider.objects.count() == 611
    rejected = [reject for reject in rejects if reject[1].startswith("rejected")]
    assert landed + len(rejected) == 6_245
    said, again = load(TEXAS)
    assert "0 new, 0 changed. Programs: 0 new, 0 changed" in said
    assert again == rejects
