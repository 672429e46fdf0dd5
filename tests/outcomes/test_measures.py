import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.rules.measures import (
    Activity,
    Gift,
    Group,
    WageChange,
    cents,
    completion_rate,
    cost_per_completer,
    largest_share,
    match_given,
    tenth,
    wage_gain,
)
from outcomes.rules.quarters import (
    Quarter,
    last_quarters,
    quarter_from,
    quarter_of,
    quarters_through,
)


def changes(base, follow):
    return [
        WageChange(Decimal(before), Decimal(after))
        for before, after in zip(base, follow, strict=True)
    ]


def test_wage_gain_is_the_median_of_the_individual_gains():
    """The vector of measures.md 2: 5.0%, where the ratio of medians would be 12.5%."""
    assert wage_gain(changes([15, 16, 20], [18, 16, 21])) == 5


def test_wage_gain_of_an_even_number_lies_between_the_middle_two():
    assert wage_gain(changes([10, 10, 10, 10], [10, 11, 12, 20])) == 15


def test_wage_gain_of_nobody_is_not_a_number():
    assert wage_gain([]) is None


def test_wages_may_fall():
    assert tenth(wage_gain(changes([20], [19]))) == Decimal("-5.0")


def test_completion_rate_counts_seats_in_classes_that_ended():
    activity = Activity(due_completed=Group(49, 49, 9), due_others=Group(5, 5, 3))
    assert tenth(completion_rate(activity)) == Decimal("90.7")


def test_completion_rate_without_a_class_that_ended_is_not_zero():
    assert completion_rate(Activity()) is None


def test_cost_per_completion_is_rounded_to_the_cent():
    """The published vector T7 of measures.md: $31,630,158 for 9,014 people."""
    activity = Activity(due_completed=Group(9014, 9014, 90), cost=Decimal("31630158"))
    assert cost_per_completer(activity) == Decimal("3509.00")


@pytest.mark.parametrize(
    "activity",
    [Activity(cost=Decimal("100")), Activity(due_completed=Group(3, 3, 1))],
)
def test_cost_without_people_or_without_costs_is_not_zero(activity):
    assert cost_per_completer(activity) is None


def test_match_adds_up_every_gift():
    activity = Activity(gifts=[Gift(1, Decimal("10.50")), Gift(2, Decimal("4.50"))])
    assert match_given(activity) == Decimal("15.00")


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(1500, 43), "34.9"),
        (Fraction(1, 20), "0.1"),
        (Fraction(-1, 20), "0.0"),
        (Fraction(-3, 20), "-0.1"),
        (Fraction(100), "100.0"),
    ],
)
def test_rates_round_half_up_once(exact, rounded):
    assert tenth(exact) == Decimal(rounded)


@given(st.fractions(min_value=-1000, max_value=10**6))
def test_rounding_moves_a_rate_by_at_most_half_a_tenth(exact):
    assert abs(Fraction(tenth(exact)) - exact) <= Fraction(1, 20)


def test_cents_round_half_up():
    assert cents(Decimal("0.125")) == Decimal("0.13")


def test_largest_share_adds_a_firms_contributions_and_leaves_out_people_without_a_firm():
    assert largest_share([(1, 1), (1, 1), (2, 1), (None, 6)]) == Fraction(2, 9)
    assert largest_share([]) == 0


def test_quarters_know_their_days():
    quarter = quarter_of(dt.date(2026, 11, 21))
    assert str(quarter) == "October to December 2026"
    assert (quarter.starts_on, quarter.ends_on) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_quarters_go_back_over_the_year():
    assert [quarter.key for quarter in last_quarters(dt.date(2026, 2, 3), 3)] == [
        "2026Q1",
        "2025Q4",
        "2025Q3",
    ]


def test_quarters_through_hold_both_ends():
    assert len(quarters_through(Quarter(2024, 4), Quarter(2026, 1))) == 6
    assert quarters_through(Quarter(2026, 2), Quarter(2026, 1)) == []


@given(st.dates(min_value=dt.date(2, 1, 1), max_value=dt.date(9998, 12, 31)))
def test_a_day_lies_in_its_quarter_and_its_key_reads_back(day):
    quarter = quarter_of(day)
    assert quarter.starts_on <= day <= quarter.ends_on
    assert quarter.next().previous() == quarter == quarter_from(quarter.key)


@pytest.mark.parametrize("key", ["", "2026", "2026Q5", "Q1", "2026Q1x", "../Q1"])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(ValueError, match="not a quarter"):
        quarter_from(key)
