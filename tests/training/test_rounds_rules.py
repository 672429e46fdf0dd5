"""Which firms count, periods and quarters."""

import datetime as dt

import pytest

from training.rules.demand import (
    JobFacts,
    period_end,
    quarter_end,
    quarter_index,
    quarter_words,
    quarters,
)


def facts(*rows):
    """One firm a row: employed, growth, replacement, by training."""
    return [JobFacts(firm, "Machinists", *row) for firm, row in enumerate(rows)]


def test_firm_counts_with_people_or_openings():
    assert [fact.counts for fact in facts((1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 0))] == [
        True, True, False,
    ]  # fmt: skip


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
