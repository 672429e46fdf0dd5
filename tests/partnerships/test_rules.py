from dataclasses import replace

import pytest

from partnerships.models import Member
from partnerships.rules.composition import Facts, findings
from partnerships.rules.lifecycles import MEMBER
from partnerships.rules.words import county_words, few, joined, number_word, place_words

NAMES = {
    "employer": ["A", "B"],
    "provider": ["College", "Tech"],
    "labor": ["Lodge 1088"],
    "school": ["CTC"],
}
FULL = Facts(
    NAMES, small_firms=1, chair="A", votes=5, employer_votes=5, codes=["332", "333"], known=2,
    counties=2, convener="Dana",
)  # fmt: skip


def check(number, **facts):
    """Return one of the eight findings of a full table that differs in these facts."""
    return findings(replace(FULL, **facts))[number]


def test_a_full_table_misses_nothing():
    found = findings(FULL)
    assert all(each.met for each in found)
    assert [each.who for each in found] == [
        "2 active members", "Chair A, 5 of 5 ballots by employers", "NAICS 332, 333: 2 employers",
        "2 counties", "Dana", "Lodge 1088", "College, Tech and 1 more", "1 firm",
    ]  # fmt: skip


def test_an_empty_table_misses_everything_and_each_says_where_it_is_written():
    found = findings(Facts({}))
    assert not any(each.met for each in found)
    assert {each.who for each in found} == {""}
    assert [each.seat for each in found] == [
        "employer", "", "", "", "", "labor", "provider", "employer",
    ]  # fmt: skip
    assert all(each.source and each.page and each.todo for each in found)


@pytest.mark.parametrize(
    ("number", "facts", "who"),
    [
        (0, {"names": {"employer": ["A"]}}, "1 active member"),
        (1, {"chair": ""}, "5 of 5 ballots by employers"),
        (1, {"employer_votes": 2}, "Chair A, 2 of 5 ballots by employers"),
        (2, {"outside": ["Farm"]}, "Farm outside NAICS 332, 333"),
        (2, {"known": 0}, "NAICS 332, 333"),
        (3, {"counties": 0}, ""),
        (4, {"convener_of": "A"}, "Dana, who belongs to A"),
    ],
)
def test_each_finding_can_fail_alone(number, facts, who):
    finding = check(number, **facts)
    assert (finding.met, finding.who) == (False, who)


def test_a_chair_leads_before_the_first_ballot():
    assert check(1, votes=0, employer_votes=0).met
    assert check(1, votes=0, employer_votes=0).who == "Chair A"


def test_a_school_teaches_too():
    assert check(6, names={"school": ["CTC"]}).met


@pytest.mark.parametrize(("number", "word"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10")])
def test_small_numbers_are_written_in_letters(number, word):
    assert number_word(number) == word


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
