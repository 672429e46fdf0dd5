"""Periods, quarters, and which figures of a job may be shown."""

import datetime as dt

import pytest

from training.rules.demand import (
    JobFacts,
    hidden_measures,
    period_end,
    quarter_end,
    quarter_index,
    quarter_words,
    quarters,
    totals,
)


def facts(*rows):
    """One firm a row: employed, growth, replacement, by training."""
    return [JobFacts(firm, "Machinists", *row) for firm, row in enumerate(rows)]


FULL = (10, 2, 3, 1)


def test_three_firms_with_everything_hide_nothing():
    assert hidden_measures(facts(FULL, FULL, FULL), 3) == set()


def test_two_firms_hide_everything():
    hidden = hidden_measures(facts(FULL, FULL), 3)
    assert hidden == {"employed", "growth", "replacement", "openings", "by_training"}


def test_board_may_ask_for_five():
    assert hidden_measures(facts(FULL, FULL, FULL, FULL), 5) == hidden_measures(facts(FULL), 3)


def test_too_few_behind_growth_hide_both_parts_and_keep_the_sum():
    rows = facts((10, 2, 3, 1), (10, 0, 3, 1), (10, 0, 3, 1))
    assert hidden_measures(rows, 3) == {"growth", "replacement"}


def test_too_few_behind_openings_hide_all_that_lies_in_them():
    rows = facts((10, 0, 3, 1), (10, 0, 3, 1), (10, 0, 0, 0))
    assert hidden_measures(rows, 3) == {"growth", "replacement", "openings", "by_training"}


def test_growth_that_is_zero_for_all_is_shown():
    assert hidden_measures(facts((9, 0, 1, 1), (9, 0, 1, 1), (9, 0, 1, 1)), 3) == set()


def test_too_few_behind_training_hide_it_alone():
    rows = facts((9, 1, 1, 2), (9, 1, 1, 0), (9, 1, 1, 0))
    assert hidden_measures(rows, 3) == {"by_training"}


def test_too_few_behind_people_employed_hide_them_alone():
    rows = facts((9, 1, 1, 1), (0, 1, 1, 1), (0, 1, 1, 1))
    assert hidden_measures(rows, 3) == {"employed"}


def test_firm_counts_with_people_or_openings():
    assert [fact.counts for fact in facts((1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 0))] == [
        True, True, False,
    ]  # fmt: skip


def test_totals_add_up_over_firms():
    assert totals(facts(FULL, FULL)) == {
        "employed": 20, "growth": 4, "replacement": 6, "openings": 10, "by_training": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2026, 6, 1), 24, (2028, 6, 1)),
        ((2026, 1, 31), 13, (2027, 2, 28)),
        ((2026, 12, 1), 12, (2027, 12, 1)),
        ((2026, 11, 15), 1, (2026, 12, 15)),
    ],
)
def test_period_ends_whole_months_later(start, months, end):
    assert period_end(dt.date(*start), months) == dt.date(*end)


def test_quarters_are_counted_named_and_ended():
    day = dt.date(2026, 11, 21)
    assert quarter_end(quarter_index(day)) == dt.date(2026, 12, 31)
    assert quarter_words(day) == "Oct to Dec 2026"
    assert quarters(day, 2) == [dt.date(2026, 12, 31), dt.date(2027, 3, 31)]
