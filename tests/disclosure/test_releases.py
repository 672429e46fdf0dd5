"""What the difference of two releases is made of."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import BadTable, MinimumContributors, Table, primary
from disclosure.releases import Change, Earlier, changes

WAS = [("Keyline", 4), ("Marsh", 2), ("Orchard", 5)]


def of_one_cell(after, before=WAS, cell=("Ash", "welder")):
    """The difference's value and contributors, after checking what must always hold."""
    table = changes({cell: before}, {cell: after})
    assert table.values[Earlier(cell)] == sum(amount for _, amount in before)
    assert list(table.values) == [Earlier(cell), Change(cell)]
    assert table.relations == [(cell, [Earlier(cell), Change(cell)])]
    assert list(table.contributions) == [Change(cell)]
    return table.values[Change(cell)], table.contributions[Change(cell)]


def test_who_joined_is_the_difference():
    assert of_one_cell([*WAS, ("Delta", 7)]) == (7, [("Delta", 7)])


def test_who_left_is_the_difference():
    assert of_one_cell(WAS[1:]) == (-4, [("Keyline", -4)])


def test_who_changed_is_the_difference():
    assert of_one_cell([("Keyline", 4), ("Marsh", 3), ("Orchard", 5)]) == (1, [("Marsh", 1)])


def test_changes_that_cancel_out_are_two():
    after = [("Keyline", 5), ("Marsh", 1), ("Orchard", 5)]
    assert of_one_cell(after) == (0, [("Keyline", 1), ("Marsh", -1)])


def test_who_joined_with_nothing_is_still_a_difference():
    assert of_one_cell([*WAS, ("Delta", 0)]) == (0, [("Delta", 0)])


def test_records_of_one_contributor_are_one_amount():
    after = [("Orchard", 5), ("Keyline", 1), ("Keyline", 3), ("Marsh", 2), ("Marsh", 2)]
    assert of_one_cell(after) == (2, [("Marsh", 2)])


def test_money_stays_exact():
    before, after = [("Keyline", Decimal("0.10"))], [("Keyline", Decimal("0.30"))]
    assert of_one_cell(after, before) == (Decimal("0.20"), [("Keyline", Decimal("0.20"))])


def test_same_amounts_in_other_records_are_no_difference():
    after = {"x": [("Orchard", 5), ("Marsh", 2), ("Keyline", 3), ("Keyline", 1)]}
    assert changes({"x": WAS}, after) == Table({}, [], {})


def test_cell_of_one_release_alone_has_no_difference():
    assert changes({"old": WAS}, {"new": WAS[1:]}) == Table({}, [], {})


def test_only_what_was_shown_can_be_subtracted():
    before, after = {"x": WAS, "y": WAS}, {"x": WAS[1:], "y": WAS[1:]}
    assert list(changes(before, after, shown=["y"]).values) == [Earlier("y"), Change("y")]
    assert changes(before, after, shown=[]) == Table({}, [], {})
    assert len(changes(before, after).relations) == 2


def test_shown_cell_that_nobody_stands_behind_is_named():
    with pytest.raises(BadTable, match="'z' was shown"):
        changes({"x": WAS}, {"x": WAS}, shown=["x", "z"])


@pytest.mark.parametrize(
    "cells", [({"x": [("a", None)]}, {"x": WAS}), ({"x": WAS}, {"x": [("a", "1")]})]
)
def test_amount_that_is_no_number_names_its_cell(cells):
    with pytest.raises(BadTable, match="Cell 'x'"):
        changes(*cells)


def test_earlier_cell_change_and_cell_are_three():
    assert len({Earlier("x"), Change("x"), ("x",), "x"}) == 4


def test_difference_of_few_is_hidden_by_itself():
    table = changes({"x": WAS}, {"x": [*WAS, ("Delta", 7)]})
    assert list(primary(table.contributions, [MinimumContributors(3)])) == [Change("x")]


ANSWERS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)).map(
    lambda answers: list(answers.items())
)


@given(ANSWERS, ANSWERS)
def test_earlier_and_change_add_up_to_today(before, after):
    table = changes({"x": before}, {"x": after})
    if dict(before) == dict(after):
        assert table == Table({}, [], {})
        return
    today = sum(amount for _, amount in after)
    assert table.values[Earlier("x")] + table.values[Change("x")] == today
    more = dict(table.contributions[Change("x")])
    assert sum(more.values()) == table.values[Change("x")]
    assert set(more) == {who for who, _ in set(before) ^ set(after)}
