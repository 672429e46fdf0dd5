"""What may be shown: the rule of the fewest contributors."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import disclosure
from disclosure import MinimumContributors, Reason, primary

RULE = MinimumContributors(n=3)


def hidden(*contributions, rule=RULE):
    return list(primary({"cell": list(contributions)}, [rule])) == ["cell"]


def test_two_contributors_are_hidden_and_three_are_shown():
    assert hidden(("a", 1), ("b", 1))
    assert not hidden(("a", 1), ("b", 1), ("c", 1))


def test_one_contributor_is_hidden():
    assert hidden(("a", 80))


def test_one_contributor_with_three_records_is_still_one():
    assert hidden(("a", 1), ("a", 2), ("a", 3))


def test_zeros_do_not_hide_the_only_number():
    assert hidden(("a", 80), ("b", 0), ("c", 0), ("d", 0))


def test_zero_of_three_is_shown_and_zero_of_two_is_hidden():
    assert not hidden(("a", 0), ("b", 0), ("c", 0))
    assert hidden(("a", 0), ("b", 0))


def test_nothing_to_hide_without_contributors():
    assert not hidden()


def test_a_number_and_its_opposite_are_not_zero():
    assert hidden(("a", 5), ("a", -5), ("b", 0), ("c", 0))


def test_board_may_be_stricter():
    five = MinimumContributors(n=5)
    assert hidden(*[(firm, 1) for firm in "abcd"], rule=five)
    assert not hidden(*[(firm, 1) for firm in "abcde"], rule=five)


def test_reason_tells_rule_and_need_each_way():
    rule = MinimumContributors(n=3, width=0.5)
    assert primary({"x": [("a", 4), ("b", 6)]}, [rule]) == {"x": Reason(rule, 5.0, 5.0)}
    assert primary({"x": [("a", 4)]}, [RULE]) == {"x": Reason(RULE, 0, 0)}


def test_first_rule_that_hides_gives_the_reason():
    stricter = MinimumContributors(n=9)
    cells = {"x": [("a", 1), ("b", 1), ("c", 1)], "y": [("a", 1)]}
    reasons = primary(cells, [RULE, stricter])
    assert {cell: reason.rule for cell, reason in reasons.items()} == {"x": stricter, "y": RULE}


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_amount_that_is_no_number_names_its_cell(amount):
    with pytest.raises(ValueError, match="welders"):
        primary({"welders": [("a", amount)]}, [RULE])


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3))), st.randoms())
def test_order_of_contributions_does_not_matter(contributions, random):
    mixed = list(contributions)
    random.shuffle(mixed)
    assert hidden(*contributions) == hidden(*mixed)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), min_size=1))
def test_what_is_shown_has_three_givers_or_is_zero_of_three(contributions):
    givers = {firm for firm, amount in contributions if amount}
    if not hidden(*contributions):
        assert len({firm for firm, _ in contributions}) >= 3
        assert len(givers) >= 3 or not givers


def test_package_needs_nothing_of_ours():
    code = (
        "import sys, disclosure; "
        "assert not {'django', 'ui', 'accounts', 'training'} & set(sys.modules)"
    )
    root = Path(disclosure.__file__).parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
