from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.rules.prices import Costs, alone, employers_pay, holding, price, shares

COSTS = Costs(Decimal("13200.00"), Decimal("420.00"), Decimal("3600.00"))
money = st.decimals(0, 100_000, places=2)
costs = st.builds(Costs, money, money, money)
seats_of = st.dictionaries(st.integers(), st.integers(1, 40), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("seats", "together", "each"),
    [(9, "13380.00", "1486.67"), (12, "14640.00", "1220.00"), (16, "16320.00", "1020.00")],
)
def test_a_seat_costs_less_with_more_seats(seats, together, each):
    assert employers_pay(COSTS.fixed, COSTS.seat, seats, COSTS.grant_share) == Decimal(together)
    assert price(COSTS, seats) == Decimal(each)


def test_alone_a_firm_pays_all_and_has_no_grant():
    assert alone(COSTS, 3) == Decimal("4820.00")


def test_the_boards_fund_takes_the_cents_that_do_not_divide():
    made = shares(COSTS, {"keyline": 3, "others": 6})
    assert made.firms == {"keyline": Decimal("4460.01"), "others": Decimal("8920.02")}
    assert made.remainder == Decimal("-0.03")
    assert made.total == Decimal("13380.00")


def test_a_grant_larger_than_the_cost_leaves_nothing_to_pay():
    assert employers_pay(Decimal(100), Decimal(10), 2, Decimal(500)) == 0


def test_without_seats_nobody_pays():
    assert shares(COSTS, {}).total == 0


@given(costs, seats_of)
def test_shares_and_remainder_are_the_total_exactly(costs, seats_of):
    made = shares(costs, seats_of)
    assert sum(made.firms.values()) + made.remainder == made.total
    assert abs(made.remainder) <= Decimal("0.005") * sum(seats_of.values())


@given(money, money, st.integers(1, 100), st.integers(1, 100))
def test_a_seat_never_gets_dearer_with_more_seats(fixed, seat, seats, more):
    without_grant = Costs(fixed, seat)
    assert price(without_grant, seats + more) <= price(without_grant, seats)


def test_nobody_pays_more_than_the_highest_price_she_named():
    pledges = {"a": (6, None), "b": (3, Decimal(1400)), "c": (3, Decimal(1300))}
    assert holding(COSTS, pledges) == {"a": 6, "b": 3, "c": 3}
    pledges["c"] = (3, Decimal(1200))  # at 12 seats $1,220; without c, b pays $1,486.67
    assert holding(COSTS, pledges) == {"a": 6}


@given(costs, st.dictionaries(st.integers(), st.tuples(st.integers(1, 9), st.none() | money)))
def test_whoever_holds_agrees_to_the_price_they_make(costs, pledges):
    held = holding(costs, pledges)
    if held:
        now = price(costs, sum(held.values()))
        assert all(pledges[firm][1] is None or pledges[firm][1] >= now for firm in held)
