"""A board's own lists from a file: added to, never replaced unless somebody says so."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.tenancy import tenant
from tests.careerpaths.written import text
from tests.factories import CountyFactory

pytestmark = pytest.mark.django_db

PRIORITIES = ["program_year", "soc", "source", "note"]
WAGES = ["county_fips", "year", "household", "hourly", "source"]
MACHINISTS = ["2026-27", "51-4041", "State list", ""]
FAMILY = ["42071", 2026, "1 adult, 1 child", "38.41", "Living Wage Calculator"]


@pytest.fixture
def run(tmp_path, board):
    """Run the command with rows for the board and return what it says."""

    def run(name, columns, *rows, slug="a", **options):
        text(tmp_path / "list.csv", columns, *rows)
        said = StringIO()
        call_command(f"import_{name}", tmp_path / "list.csv", board=slug, stdout=said, **options)
        return said.getvalue()

    return run


def priorities(run, *rows, **options):
    return run("priority_occupations", PRIORITIES, *rows, **options)


def wages(run, *rows, **options):
    CountyFactory()
    return run("living_wages", WAGES, *rows, **options)


def test_priorities_are_added_once(run, board):
    assert priorities(run, MACHINISTS) == "Board A: 1 new, 0 as they were.\n"
    assert priorities(run, MACHINISTS) == "Board A: 0 new, 1 as they were.\n"
    with tenant([board]):
        row = board.priorityoccupations.get()
    assert (row.program_year, row.soc, row.source, row.note) == (2026, "51-4041", "State list", "")


def test_the_list_of_another_board_is_not_touched(run, board, other_board):
    priorities(run, MACHINISTS)
    assert "1 new" in priorities(run, MACHINISTS, slug="b")
    for each in (board, other_board):
        with tenant([each]):
            assert each.priorityoccupations.count() == 1


def test_what_the_file_leaves_out_stays(run, board):
    priorities(run, MACHINISTS)
    priorities(run, ["2026", "51-9161", "State list", ""])
    with tenant([board]):
        assert board.priorityoccupations.count() == 2


def test_another_value_of_the_same_year_is_kept_and_told(run, board):
    wages(run, FAMILY)
    said = wages(run, [*FAMILY[:3], "40", FAMILY[4]])
    assert "1 kept, where the file differs" in said
    assert (
        "1 adult, 1 child in Lancaster County, PA, 2026: "
        "dollars an hour is “38.41” here and “40.00” in the file." in said
    )
    with tenant([board]):
        assert board.livingwages.get().hourly == Decimal("38.41")


def test_another_value_is_taken_when_asked_for(run, board):
    wages(run, FAMILY)
    said = wages(run, [*FAMILY[:3], "40", FAMILY[4]], replace=True)
    assert said == "Board A: 0 new, 0 as they were, 1 changed.\n"
    with tenant([board]):
        assert board.livingwages.get().hourly == 40


def test_a_living_wage_of_another_year_is_a_new_one(run, board):
    wages(run, FAMILY)
    assert "1 new" in wages(run, [FAMILY[0], 2027, *FAMILY[2:]])


def test_a_county_that_is_not_known_is_refused(run, board):
    with pytest.raises(CommandError, match="No county here has the FIPS code 42133"):
        wages(run, FAMILY, ["42133", *FAMILY[1:]])
    with tenant([board]):
        assert not board.livingwages.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["2026", "51-40", "State list", ""], r"list.csv, row 3, column soc"),
        (["26", "51-9161", "State list", ""], r"row 3, column program_year"),
        (MACHINISTS, "row 2 says this already"),
    ],
)
def test_a_bad_row_leaves_nothing(run, board, row, words):
    with pytest.raises(CommandError, match=words):
        priorities(run, MACHINISTS, row)
    with tenant([board]):
        assert not board.priorityoccupations.exists()


def test_an_unknown_board_and_a_missing_file_are_said(run, tmp_path):
    with pytest.raises(CommandError, match="no board with the slug nowhere"):
        priorities(run, MACHINISTS, slug="nowhere")
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_living_wages", tmp_path / "none.csv", board="a")
