import pytest

from partnerships.models import Member
from partnerships.rules.composition import Table, composition
from partnerships.rules.lifecycles import MEMBER
from partnerships.rules.words import county_words, few, joined, place_words


def test_a_full_table_misses_nothing():
    names = {
        "employer": ["A", "B"],
        "provider": ["College", "Tech", "Shop"],
        "labor": ["Lodge 1088"],
        "school": ["CTC"],
    }
    checks = composition(Table(names, small_firms=1))
    assert all(check.met for check in checks)
    assert [check.who for check in checks] == [
        "2 active members", "1 firm", "College, Tech and 1 more", "Lodge 1088", "CTC",
    ]  # fmt: skip


def test_an_empty_table_misses_every_seat():
    checks = composition(Table({}))
    assert not any(check.met for check in checks)
    assert [check.seat for check in checks] == [
        "employer", "employer", "provider", "labor", "school",
    ]  # fmt: skip
    assert {check.who for check in checks} == {""}


def test_one_employer_is_not_several():
    first, *_ = composition(Table({"employer": ["A"]}))
    assert (first.met, first.who) == (False, "1 active member")


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_words_are_joined_as_in_a_sentence(names, words):
    assert joined(names) == words


def test_many_names_are_cut():
    assert few(["A", "B", "C", "D", "E"]) == "A, B and 3 more"
    assert few(["A", "B"]) == "A and B"


@pytest.mark.parametrize(
    ("names", "counties", "place"),
    [
        ([], "", ""),
        (["Berks"], "Berks County", "in Berks County"),
        (["Berks", "York"], "Berks and York counties", "in Berks and York counties"),
        (["A", "B", "C", "D"], "A, B, C and D counties", "in 4 counties"),
    ],
)
def test_counties_are_named_until_they_are_too_many(names, counties, place):
    assert county_words(names) == counties
    assert place_words(names) == place


def test_every_status_has_its_moves():
    assert set(MEMBER.states) == set(Member.Status.values)
    assert {move.target for move in MEMBER.moves} <= set(Member.Status.values)


@pytest.mark.parametrize(
    ("status", "moves"),
    [("active", ["active", "dormant", "left"]), ("left", ["left", "invited", "active"])],
)
def test_a_member_may_stay_or_move_on(status, moves):
    assert [status, *MEMBER.targets(status)] == moves
