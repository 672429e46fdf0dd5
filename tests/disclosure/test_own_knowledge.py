"""What a coalition works out of its own answers is nobody's secret before it."""

import pytest

from disclosure import CannotProtect, Release, protect
from disclosure.rules import MinimumContributors

MANY = [("Dale", 9), ("Elm", 8), ("Fir", 7)]


def hidden(firms, relations, **how):
    values = {cell: sum(amount for _, amount in pairs) for cell, pairs in firms.items()}
    result = protect(
        values, relations, contributions=firms, rules=[MinimumContributors(n=3)], **how
    )  # fmt: skip
    return set(result.hidden)


@pytest.mark.parametrize("exact", [False, True])
def test_part_of_ones_own_sum_is_ones_own(exact):
    """Ash knows its openings and that all are replacement, so also that none are growth. Birch
    said nothing of them; nobody can keep that from Ash, who takes itself to be alone."""
    firms = {
        "growth": [("Ash", 0), ("Birch", 0)],
        "replacement": [("Ash", 5), ("Birch", 0)],
        "openings": [("Ash", 5), ("Birch", 0)],
        "other openings": MANY,
        "all openings": [("Ash", 5), ("Birch", 0), *MANY],
    }
    relations = [
        ("openings", ["growth", "replacement"]),
        ("all openings", ["openings", "other openings"]),
    ]
    found = hidden(firms, relations, exact=exact)
    assert found == {"growth", "replacement", "openings", "other openings"}


def test_what_an_earlier_total_left_to_a_coalition_is_lost():
    """Ash and Birch knew Cedar's number when the total of the three came out."""
    firms = {"a": [("Ash", 1), ("Birch", 2)], "b": [("Cedar", 3)], "c": MANY}
    firms["all"] = [pair for pairs in firms.values() for pair in pairs]
    relations = [("all", ["a", "b", "c"])]
    earlier = Release({"a and b": 6}, [("a and b", ["a", "b"])])
    assert hidden(firms, relations, published=[earlier], coalition=2) == {"a", "b"}


def test_what_everybody_can_work_out_still_cannot_be_protected():
    firms = {"a": [("Ash", 1)], "b": MANY, "all": [("Ash", 1), *MANY]}
    with pytest.raises(CannotProtect):
        hidden(firms, [("all", ["a", "b"])], frozen=["b", "all"])


def test_sum_that_is_zero_by_chance_may_move():
    """One firm more and one less: who sees the first does not know that they cancel."""
    firms = {"joined": [("Ash", 3)], "left": [("Birch", -3)], "now": [*MANY, ("Ash", 3)]}
    firms["more"] = [*firms["joined"], *firms["left"]]
    firms["before"] = [*MANY, ("Birch", 3)]
    relations = [("more", ["joined", "left"]), ("now", ["before", "more"])]
    found = hidden(firms, relations, frozen=["before"], lower={"now": 0, "before": 0})
    assert found == {"joined", "left", "more", "now"}
