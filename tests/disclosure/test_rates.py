"""Figures made of cells: rates, medians, and percents beside hidden counts."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.rates import hidden_medians, hidden_rates, reveals_count

RATES = {"rate": ("passed", "all", "failed"), "other": ("hired", "exits", None)}


@pytest.mark.parametrize("cell", ["passed", "all", "failed"])
def test_rate_is_hidden_with_each_of_its_three_numbers(cell):
    assert hidden_rates(RATES, [cell]) == {"rate"}


def test_rate_of_shown_numbers_is_shown():
    assert hidden_rates(RATES, {"somebody else", None}) == set()


def test_rate_without_a_cell_for_the_difference_has_two_numbers():
    assert hidden_rates(RATES, iter(["exits", "passed"])) == {"rate", "other"}


def test_median_is_hidden_with_each_count_of_its_people():
    medians = {"wage": [("Ash", "count"), ("Birch", "count")], "hours": [("Cedar", "count")]}
    assert hidden_medians(medians, iter([("Birch", "count")])) == {"wage"}
    assert hidden_medians(medians, [("Cedar", "count")]) == {"hours"}
    assert hidden_medians(medians, []) == set()


def test_a_third_of_nine_to_twelve_may_be_three_or_four():
    assert reveals_count("33.3", 9, 11)
    assert not reveals_count("33.3", 9, 12)


def test_a_percent_with_many_decimals_gives_its_numbers_away():
    assert reveals_count("46.15", 10, 25)
    assert not reveals_count("46", 10, 25)


def test_none_and_all_are_given_away():
    assert reveals_count("0.0", 3, 12)
    assert reveals_count(Decimal("100.0"), 3, 12)
    assert not reveals_count("0", 3, 400)
    assert not reveals_count("100", 3, 400)


def test_known_denominator_gives_the_numerator_away_unless_decimals_are_few():
    assert reveals_count("33.3", 12, 12)
    assert reveals_count("33.3", 11.5, 12.5)
    assert not reveals_count("33", 400, 400)


def test_one_denominator_of_several_gives_itself_away():
    assert reveals_count("25.0", 3, 7)
    assert not reveals_count("25.0", 3, 8)


def test_ends_of_an_interval_may_miss_their_whole_number():
    assert reveals_count("33.3", 12.0000002, 11.9999999)
    assert not reveals_count("33.3", Decimal("9.0000002"), 11.9999999)


def test_unbounded_counts_are_not_given_away():
    assert not reveals_count("33.3", -inf, inf)
    assert not reveals_count("0", 0, inf)


def test_rounding_is_the_callers():
    # 1 of 8 is 12.5 percent.
    assert reveals_count("13", 8, 8)
    assert reveals_count("12", 8, 8, rounding=ROUND_HALF_EVEN)
    with pytest.raises(ValueError, match="No part of 8 to 8 people is 12 percent"):
        reveals_count("12", 8, 8, rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("percent", ["100.5", "-1", "NaN"])
def test_percent_of_no_part_is_refused(percent):
    with pytest.raises(ValueError, match="percent|'n'"):
        reveals_count(percent, 1, 50)


@given(
    st.integers(1, 40).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from([Decimal("1"), Decimal("0.1"), Decimal("0.01")]),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_brute_force_agrees(true, below, above, step, rounding):
    part, whole = true
    low, high = max(1, whole - below), whole + above
    shown = (Decimal(100 * part) / whole).quantize(step, rounding)
    fits = [
        (one, of)
        for of in range(low, high + 1)
        for one in range(of + 1)
        if (Decimal(100 * one) / of).quantize(step, rounding) == shown
    ]
    sides = [{one for one, _ in fits}, {of - one for one, of in fits}]
    if low < high:
        sides.append({of for _, of in fits})
    revealed = any(len(side) == 1 for side in sides)
    assert reveals_count(str(shown), low, high, rounding=rounding) == revealed
