"""Wages in bands: of enough firms, none of them too large, none of them of today."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.rules.bands import Hidden, Wage, band, is_old, old_from

DAY = dt.date(2026, 12, 8)


def wages(*hourly, people=10):
    return [Wage(firm, Decimal(wage), people) for firm, wage in enumerate(hourly)]


def found(given, fewest=5, share=25):
    return band(given, fewest=fewest, share=share)


def test_band_of_the_median():
    assert found(wages("18", "21.50", "22", "30", "31")) == (22, 24)
    assert found(wages("18", "21.99", "21.99", "30", "31")) == (20, 22)
    assert found(wages("24", "24", "24", "24", "24")) == (24, 26)


def test_who_employs_more_weighs_more():
    given = [*wages("18", "18", "18", "18", people=5), Wage(9, Decimal(30), 6), *wages()]
    assert found([*given, *[Wage(firm, Decimal(30), 6) for firm in (10, 11, 12)]]) == (30, 32)


def test_four_firms_have_no_band():
    assert found(wages("18", "19", "20", "21")) is Hidden.FEW
    assert found(wages("18", "19", "20", "21", "22"), fewest=6) is Hidden.FEW
    nobody = [*wages("18", "19", "20", "21"), Wage(9, Decimal(22), 0)]
    assert found(nobody) is Hidden.FEW, "who employs nobody stands behind nothing"


def test_one_company_of_several_records_is_one_firm():
    same = [Wage(firm % 4, Decimal(20), 10) for firm in range(8)]
    assert found(same) is Hidden.FEW


@pytest.mark.parametrize(("people", "result"), [(10, (20, 22)), (15, Hidden.LARGE)])
def test_no_firm_has_more_than_a_quarter_of_the_people(people, result):
    given = [Wage(firm, Decimal(20), 10) for firm in range(1, 5)] + [Wage(0, Decimal(20), people)]
    assert found(given) == result


def test_exactly_the_largest_share_is_allowed():
    given = [Wage(firm, Decimal(20), 10) for firm in range(1, 5)] + [Wage(0, Decimal(20), 10)]
    assert found(given, share=20) == (20, 22)
    assert found(given, share=19) is Hidden.LARGE


@given(st.permutations(wages("17.20", "19", "22.22", "25", "26")))
def test_order_changes_nothing(given):
    assert found(given) == (22, 24)


def test_wages_are_old_after_90_days():
    assert not is_old(DAY, DAY + dt.timedelta(90))
    assert is_old(DAY, DAY + dt.timedelta(91))
    assert old_from(DAY) == DAY + dt.timedelta(91)
