"""The SOC: both official workbooks, in any order, once; and occupations in use are kept."""

import datetime as dt

import pytest

from accounts.tenancy import tenant
from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.loading import Outcome
from careerpaths.models import DataRelease, Occupation, ReleaseInUse
from tests import factories, reference
from tests.careerpaths.files import official, write_book
from ui.sheets import NotThisFile, sources

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)

LEVELS = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", None]
STRUCTURE = [
    ["51-0000", None, None, None, "Production Occupations"],
    [None, None, None, "51-4041", "Machinists"],
]
DEFINED = ["SOC Group", "SOC Code", "SOC Title", "SOC Definition"]
DEFINITIONS = [
    ["Major", "51-0000", "Production Occupations", ""],
    ["Detailed", "51-4041", "Machinists", "Set up machine tools."],
]
SOC = LOADERS[DataRelease.Source.SOC]


@pytest.fixture
def structure(tmp_path):
    return sources(write_book(tmp_path / "s.xlsx", {"2018 Structure": [LEVELS, *STRUCTURE]}))


@pytest.fixture
def definitions(tmp_path):
    return sources(write_book(tmp_path / "d.xlsx", {"2018 SOC": [DEFINED, *DEFINITIONS]}))


def kept():
    return list(Occupation.objects.values_list("soc", "level", "title", "definition"))


def test_structure_then_definitions(structure, definitions):
    release, outcome = SOC.load(structure)
    assert (str(release), outcome) == ("SOC occupations, 2018", Outcome(new=2))
    assert SOC.load(definitions)[1] == Outcome(filled=1, unchanged=1)
    for again in (structure, definitions, structure + definitions):
        assert SOC.load(again)[1] == Outcome(unchanged=2 * len(again))
    assert kept() == [
        ("51-0000", "major", "Production Occupations", ""),
        ("51-4041", "detailed", "Machinists", "Set up machine tools."),
    ]


def test_definitions_alone_or_both_at_once_come_to_the_same(structure, definitions):
    assert SOC.load(definitions + structure)[1] == Outcome(new=2, unchanged=2)
    assert kept()[1] == ("51-4041", "detailed", "Machinists", "Set up machine tools.")


@pytest.mark.parametrize(
    ("release", "words"),
    [
        ("2010", r"s.xlsx: it says that it is of 2018, not of 2010\."),
        ("29.3", r"'29.3' is not the name of a release such as 2018\."),
        ("x" * 50, "is not the name of a release"),
    ],
)
def test_another_release_is_refused(structure, release, words):
    with pytest.raises(NotThisFile, match=words):
        SOC.load(structure, release=release)
    assert not DataRelease.objects.exists()


def test_a_file_of_another_kind_loads_nothing_of_the_first(structure, tmp_path):
    other = sources(write_book(tmp_path / "o.xlsx", {"Sheet": [["CIP2020Code"], ["01.0000"]]}))
    with pytest.raises(NotThisFile, match="o.xlsx, .* no row at the top names the columns"):
        SOC.load(structure + other)
    assert not DataRelease.objects.exists()
    assert kept() == []


def test_an_occupation_in_use_that_a_release_lacks_is_kept_and_told(board, other_board, structure):
    older = reference.OccupationFactory(
        release__name="2010", soc="51-4011", title="Computer-Controlled Tool Operators"
    )
    for each in (board, other_board):
        factories.CriticalJobFactory(partnership__board=each, soc="51-4011")
    with tenant([board]):
        board.priorityoccupations.create(program_year=2026, soc="99-1234", source="The state")
    _, outcome = SOC.load(structure)
    assert outcome.notes == [
        "51-4011 Computer-Controlled Tool Operators is in use by 2 boards and not in this "
        "release: it stays as release 2010 has it.",
        "99-1234 is in use by 1 board and not in this release: no release that is loaded has it.",
    ]
    titled = Occupation.objects.titled(board, ["51-4011", "51-4041", "11-1011"])
    assert titled["51-4011"] == older
    assert titled["51-4041"].release.name == "2018"
    assert set(titled) == {"51-4011", "51-4041"}


def test_what_need_not_name_an_occupation_does_not_use_one(board, structure):
    partnership = factories.PartnershipFactory(board=board)
    note = {"kind": "challenge", "severity": 3, "text": "Nobody comes.", "received_at": START}
    with tenant([board]):
        for soc in ("29-2061", "anybody", ""):
            partnership.public_notes.create(board=board, soc=soc, **note)
    assert SOC.load(structure)[1].notes == []


def test_many_of_them_are_told_as_a_number(board, structure):
    with tenant([board]):
        for number in range(25):
            board.priorityoccupations.create(
                program_year=2026, soc=f"11-10{number:02}", source="The state"
            )
    notes = SOC.load(structure)[1].notes
    assert len(notes) == 21
    assert notes[-1] == "The same is true of 5 more occupations in use."


def test_titles_come_from_the_release_the_board_chose(board, other_board):
    old = reference.OccupationFactory(release__name="2010", title="Machinists of old")
    new = reference.OccupationFactory(release__name="2018")
    with tenant([board, other_board]):
        ReleaseInUse.objects.create(board=board, source="soc", release=old.release)
        assert Occupation.objects.titled(board, ["51-4041"]) == {"51-4041": old}
        assert Occupation.objects.titled(other_board, ["51-4041"]) == {"51-4041": new}


def test_the_bureaus_own_workbooks_are_taken_once(django_assert_max_num_queries):
    both = official("soc_structure_2018.xlsx") + official("soc_2018_definitions.xlsx")
    with django_assert_max_num_queries(80):
        outcome = SOC.load(both)[1]
    assert (outcome.new, outcome.filled + outcome.differing) == (1_447, 867)
    assert Occupation.objects.exclude(definition="").count() == 867
    before = kept()
    again = SOC.load(both)[1]
    assert (again.new, again.filled) == (0, 0)
    assert kept() == before
