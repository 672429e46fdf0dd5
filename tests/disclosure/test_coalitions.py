"""Who alone forms a hidden cell knows it; with it, and with a friend's, he learns no other."""

import pytest
from hypothesis import given, settings

from disclosure import protect
from disclosure.rules import MinimumContributors
from tests.disclosure.attackers import breaches, fixed
from tests.disclosure.examples import RULES, tables, with_totals

FIRMS_OF_OWN = {
    "a": [("Ash", 4)],
    "b": [("Birch", 5)],
    "c": [("Cedar", 6)],
    "d": [("Dale", 2), ("Elm", 3), ("Fir", 4)],
    "e": [("Dale", 9), ("Elm", 8), ("Fir", 4)],
}


def line(names):
    """Return values and relations of some of these cells under their total."""
    firms = {name: FIRMS_OF_OWN[name] for name in names}
    values = {name: sum(amount for _, amount in pairs) for name, pairs in firms.items()}
    return values | {"all": sum(values.values())}, [("all", list(names))], firms


def hidden(names, coalition, **how):
    values, relations, firms = line(names)
    result = protect(
        values, relations, contributions=firms, rules=[MinimumContributors(n=3)],
        coalition=coalition, **how,
    )  # fmt: skip
    return set(result.hidden)


def test_one_of_two_alone_needs_a_third():
    """Total less own is the other's."""
    assert hidden("abde", coalition=1, frozen=["all"]) in [{"a", "b", "d"}, {"a", "b", "e"}]


def test_three_alone_need_no_fourth_until_two_put_together_what_they_know():
    assert hidden("abcde", coalition=1, frozen=["all"]) == set("abc")
    four = hidden("abcde", coalition=2, frozen=["all"])
    assert four in [set("abcd"), set("abce")]


def test_hidden_total_serves_as_well():
    assert hidden("abde", coalition=1, frozen=["d", "e"]) == {"a", "b", "all"}


def test_two_who_share_a_cell_know_it_together():
    """Ash and Birch know the shared cell; then `lone` is all that is left of the total."""
    firms = {
        "shared": [("Ash", 3), ("Birch", 4)],
        "lone": [("Cedar", 5)],
        "big": [("Dale", 20), ("Elm", 30), ("Fir", 40)],
    }
    values = {"shared": 7, "lone": 5, "big": 90, "all": 102}
    relations = [("all", ["shared", "lone", "big"])]
    known = {
        coalition: protect(
            values, relations, contributions=firms, rules=[MinimumContributors(n=3)],
            coalition=coalition, frozen=["all"],
        ).hidden
        for coalition in (1, 2)
    }  # fmt: skip
    # Cedar alone learns the shared cell from the total already.
    assert known == {1: values.keys() - {"all"}, 2: values.keys() - {"all"}}


def test_all_cells_of_one_contributor_are_known_to_him_at_once():
    """Ash forms two cells of two columns; Birch's stands in neither row nor column alone."""
    many = [("Dale", 9), ("Elm", 8), ("Fir", 7)]
    firms = {
        ("x", 1): [("Ash", 4)], ("x", 2): [("Birch", 6)], ("x", 3): many,
        ("y", 1): many, ("y", 2): [("Ash", 5)], ("y", 3): many,
        ("z", 1): many, ("z", 2): many, ("z", 3): many,
    }  # fmt: skip
    values = {cell: sum(amount for _, amount in pairs) for cell, pairs in firms.items()}
    relations = []
    for name, at in [("x", 0), ("y", 0), ("z", 0), (1, 1), (2, 1), (3, 1)]:
        parts = [cell for cell in firms if cell[at] == name]
        values[name] = sum(values[part] for part in parts)
        relations.append((name, parts))
    result = protect(
        values, relations, contributions=firms, rules=[MinimumContributors(n=3)],
        frozen=["x", "y", "z", 1, 2, 3],
    )  # fmt: skip
    own = {("x", 1), ("y", 2)}
    assert ("x", 2) not in fixed(relations, result.hidden - own)
    assert not own & fixed(relations, result.hidden - {("x", 2)})


def test_who_alone_gave_nothing_knows_that_cell_too():
    """Ash knows its 0, and with the margins shown that settles Birch's."""
    many = [("Dale", 2), ("Elm", 3), ("Fir", 4)]
    table = with_totals(
        {
            ("x", 1): many, ("x", 2): [("Ash", 0)],
            ("y", 1): [("Birch", 0)], ("y", 2): many,
        }
    )  # fmt: skip
    result = protect(
        table.values, table.relations,
        contributions=table.contributions, rules=[MinimumContributors(n=3)],
    )  # fmt: skip
    assert set(result.primary) == {("x", 2), ("y", 1)}
    assert not list(breaches(table, result.primary, result.hidden))


@pytest.mark.slow
@pytest.mark.parametrize("coalition", [1, 2])
@settings(max_examples=30, deadline=None, derandomize=True)
@given(table=tables((3, 3), (4, 5), (3, 3, 3), few=0.5, firms=6))
def test_no_coalition_learns_another_cell(table, coalition):
    result = protect(
        table.values, table.relations,
        contributions=table.contributions, rules=RULES, coalition=coalition,
    )  # fmt: skip
    assert not list(breaches(table, result.primary, result.hidden, coalition=coalition))


@pytest.mark.slow
@settings(max_examples=20, deadline=None, derandomize=True)
@given(table=tables((4, 4), few=0.5, firms=6, tree=True))
def test_least_cost_is_safe_from_coalitions_too(table):
    result = protect(
        table.values, table.relations,
        contributions=table.contributions, rules=RULES, coalition=2, exact=True,
    )  # fmt: skip
    assert not list(breaches(table, result.primary, result.hidden, coalition=2))
