"""A percent beside a hidden count: what whoever tries all fractions makes of it."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import protect
from disclosure.rates import hidden_medians, hidden_rates, reveals_count
from disclosure.rules import FullShare, MinimumCount


def shown(part, whole, decimals):
    exact = Decimal(100 * part) / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def fitting(percent, low, high, decimals):
    """Return every (part, whole) that is shown as this percent."""
    return {
        (part, whole)
        for whole in range(low, high + 1)
        for part in range(whole + 1)
        if shown(part, whole, decimals) == percent
    }


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(1, 40), st.data())
def test_a_percent_that_is_shown_fits_two_counts(whole, data):
    part = data.draw(st.integers(0, whole))
    low = data.draw(st.integers(1, whole))
    high = data.draw(st.integers(whole, whole + 10))
    decimals = data.draw(st.integers(0, 2))
    percent = shown(part, whole, decimals)
    pairs = fitting(percent, low, high, decimals)
    assert (part, whole) in pairs
    parts = {part for part, _ in pairs}
    others = {whole - part for part, whole in pairs}
    given_away = len(parts) == 1 or len(others) == 1
    assert reveals_count(str(percent), low, high) == given_away


COUNTS = {
    "welding": {"passed": 14, "failed": 3},
    "rigging": {"passed": 22, "failed": 19},
    "milling": {"passed": 15, "failed": 16},
}


def people(count, name):
    return [(f"{name} {at}", 1) for at in range(count)]


@pytest.fixture(scope="module")
def results():
    """Who passed each course, protected with the totals over courses."""
    firms, relations = {}, []
    for course, counts in COUNTS.items():
        for outcome, count in counts.items():
            firms[course, outcome] = people(count, f"{course} {outcome}")
        relations.append(((course, "all"), [(course, "passed"), (course, "failed")]))
    for outcome in ("passed", "failed", "all"):
        relations.append((("total", outcome), [(course, outcome) for course in COUNTS]))
    relations.append((("total", "all"), [("total", "passed"), ("total", "failed")]))
    values = {cell: len(pairs) for cell, pairs in firms.items()}
    for total, parts in relations:
        values[total] = sum(values[part] for part in parts)
    return protect(values, relations, contributions=firms, rules=[MinimumCount(n=10)])


def test_rates_go_with_their_hidden_cells(results):
    courses = [*COUNTS, "total"]
    rates = {c: ((c, "passed"), (c, "all"), (c, "failed")) for c in courses}
    hidden = hidden_rates(rates, results.hidden)
    assert "welding" in hidden
    assert hidden == {course for course in courses if results.hidden.intersection(rates[course])}
    assert hidden < set(courses)


def test_medians_go_with_the_count_they_are_taken_over(results):
    medians = {course: [(course, "passed")] for course in COUNTS}
    hidden = hidden_medians(medians, results.hidden)
    assert hidden == {course for course in COUNTS if (course, "passed") in results.hidden}


def test_all_or_nobody_is_hidden_before_a_percent_says_so():
    everybody = {"passed": [(who, 1) for who in "abcde"], "failed": [(who, 0) for who in "abcde"]}
    values = {"passed": 5, "failed": 0, "all": 5}
    result = protect(
        values | {"rest passed": 20, "rest failed": 10, "rest": 30, "total passed": 25,
                  "total failed": 10, "total": 35},
        [("all", ["passed", "failed"]), ("rest", ["rest passed", "rest failed"]),
         ("total passed", ["passed", "rest passed"]), ("total failed", ["failed", "rest failed"]),
         ("total", ["all", "rest"]), ("total", ["total passed", "total failed"])],
        contributions=everybody
        | {"rest passed": [(at, int(at < 20)) for at in range(30)],
           "rest failed": [(at, int(at >= 20)) for at in range(30)],
           "all": [(who, 1) for who in "abcde"]},
        rules=[FullShare()],
    )  # fmt: skip
    assert {"passed", "failed"} <= result.hidden
    assert hidden_rates({"rate": ("passed", "all", "failed")}, result.hidden) == {"rate"}
