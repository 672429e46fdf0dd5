"""What an audit may know besides the shown cells."""

from math import inf

from disclosure import audit

VALUES = {"a": 4, "b": 18, "c": 27, "d": 38, "all": 87}
RELATIONS = [("all", ["a", "b", "c", "d"])]


def test_bounds_for_all_cells_or_for_some():
    hidden = ["a", "b"]
    assert audit(VALUES, RELATIONS, hidden, lower=2)["a"] == (2, 20, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 1, "b": 10})["a"] == (1, 12, False)
    assert audit(VALUES, RELATIONS, hidden, upper=19)["a"] == (3, 19, False)
    assert audit(VALUES, RELATIONS, hidden, upper={"b": 20})["a"] == (2, 22, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 0})["b"] == (-inf, 22, False)
    assert audit(VALUES, RELATIONS, hidden, lower=None)["a"] == (-inf, inf, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 0, "b": 18})["b"] == (18, 22, False)


def test_bounds_that_meet_determine():
    found = audit(VALUES, RELATIONS, ["a", "b"], lower={"b": 18}, upper={"b": 18})
    assert found == {"a": (4, 4, True), "b": (18, 18, True)}


def test_whole_numbers_cut_fractions_off():
    found = audit(VALUES, RELATIONS, ["a", "b"], lower={"a": -0.5, "b": 17.5}, integer=True)
    assert found == {"a": (0, 4, False), "b": (18, 22, False)}


def test_one_who_knows_a_cell_is_asked_by_a_list():
    hidden = ["a", "b", "c"]
    assert audit(VALUES, RELATIONS, hidden)["a"] == (0, 49, False)
    found = audit(VALUES, RELATIONS, hidden, known_by=["b"])
    assert found["a"] == (0, 31, False)
    assert audit(VALUES, RELATIONS, hidden, known_by={"b", "c"})["a"] == (4, 4, True)


def test_of_several_who_know_cells_the_best_informed_counts():
    hidden = ["a", "b", "c"]
    known = {"Birch": ["b"], "Cedar": ["c"]}
    found = audit(VALUES, RELATIONS, hidden, known_by=known)
    assert found["a"] == (0, 22, False), "Cedar knows c, so that a and b share 22"
    assert found["b"] == (0, 22, False), "of Birch's own cell, Cedar's view counts"
    assert found["c"] == (0, 31, False)


def test_those_who_know_do_not_meet():
    found = audit(VALUES, RELATIONS, ["a", "b", "c"], known_by={"Birch": ["b"], "Cedar": ["c"]})
    assert not found["a"].determined


def test_an_earlier_release_is_known():
    earlier = ({"a and b": 22}, [("a and b", ["a", "b"])])
    hidden = ["a", "b", "c"]
    assert audit(VALUES, RELATIONS, hidden, published=[earlier]) == {
        "a": (0, 22, False), "b": (0, 22, False), "c": (27, 27, True),
    }  # fmt: skip
    assert audit(VALUES, RELATIONS, ["a", "b"], published=[({"b": 18}, [])])["a"].determined
