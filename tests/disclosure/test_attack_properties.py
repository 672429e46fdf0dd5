"""What an attacker works out of a table: `audit` against attackers of our own."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from disclosure import audit
from tests.disclosure.attackers import SLACK, fixed, listed, searched, spans
from tests.disclosure.examples import TOTAL, overlapping, tables

SMALL = [(2, 2), (2, 3), (3, 3), (3, 4), (4, 4), (2, 2, 2), (2, 2, 3)]
FLAT = [shape for shape in SMALL if len(shape) == 2]
SEEDS = st.integers(0, 10_000)


def often(examples):
    return settings(max_examples=examples, deadline=None, derandomize=True)


def some_cells(table, seed, most=12):
    """Cells to hide, never the grand total: so whole tables are finitely many."""
    random = Random(seed)
    cells = [cell for cell in table.values if set(cell) != {TOTAL}]
    return random.sample(cells, random.randint(1, min(most, len(cells))))


def grand_total(table):
    return max(table.values.values())


def is_inside(inner, outer):
    return inner.low >= outer.low - SLACK and inner.high <= outer.high + SLACK


# The attackers themselves


@often(60)
@given(tables((2, 2), (1, 3), most=1, few=0.9), SEEDS)
def test_searching_finds_what_writing_down_every_table_finds(table, seed):
    hidden = some_cells(table, seed, most=5)
    most = grand_total(table)
    assume(0 < (most + 1) ** len(hidden) < 20_000)
    found = listed(table.values, table.relations, hidden, most)
    assert searched(table.values, table.relations, hidden, most) == found


@often(60)
@given(tables(*SMALL), SEEDS)
def test_a_cell_that_elimination_fixes_is_a_point_of_the_program(table, seed):
    hidden = some_cells(table, seed)
    found = spans(table.values, table.relations, hidden)
    assert all(found[cell].is_point() for cell in fixed(table.relations, hidden))


# What `audit` finds


TANGLED = SEEDS.map(lambda seed: overlapping(Random(seed)))


@often(300)
@given(st.one_of(tables(*SMALL, most=2, few=0.5, empty=0.3), TANGLED), SEEDS)
def test_audit_of_whole_numbers_finds_what_brute_force_finds(table, seed):
    hidden, most = some_cells(table, seed), grand_total(table)
    found = audit(table.values, table.relations, hidden, upper=most, integer=True)
    truth = searched(table.values, table.relations, hidden, most)
    assert found.keys() == truth.keys()
    for cell, span in truth.items():
        assert found[cell][:2] == pytest.approx(span), cell
        assert found[cell].determined == (span.low == span.high), cell


def test_whole_numbers_fix_what_fractions_leave_open():
    """x + y = 1, x + z = 1, y + z + v = 1: v is 2x - 1, so that x is a half or more."""
    values = {"x": 1, "y": 0, "z": 0, "v": 1, "xy": 1, "xz": 1, "yzv": 1}
    relations = [("xy", ["x", "y"]), ("xz", ["x", "z"]), ("yzv", ["y", "z", "v"])]
    hidden = ["x", "y", "z", "v"]
    assert audit(values, relations, hidden)["x"] == (pytest.approx(0.5), 1, False)
    whole = audit(values, relations, hidden, integer=True)
    assert whole == {cell: (values[cell], values[cell], True) for cell in hidden}


@often(200)
@given(st.one_of(tables(*SMALL, most=2, few=0.5, empty=0.3), TANGLED), SEEDS)
def test_whole_tables_lie_within_the_audit(table, seed):
    hidden = some_cells(table, seed)
    found = audit(table.values, table.relations, hidden)
    truth = searched(table.values, table.relations, hidden, grand_total(table))
    for cell, span in truth.items():
        assert is_inside(span, found[cell]), cell
        assert found[cell].low - SLACK <= table.values[cell] <= found[cell].high + SLACK


@often(100)
@given(tables(*FLAT, most=3), SEEDS)
def test_two_ways_whole_numbers_know_no_more_than_fractions(table, seed):
    hidden = some_cells(table, seed)
    whole = audit(table.values, table.relations, hidden, integer=True)
    broken = audit(table.values, table.relations, hidden)
    for cell in hidden:
        assert whole[cell][:2] == pytest.approx(broken[cell][:2]), cell


@often(150)
@given(st.one_of(tables(*SMALL), tables((3, 3), (4, 3), (3, 3, 3), tree=True), TANGLED), SEEDS)
def test_audit_finds_what_another_program_finds(table, seed):
    hidden = some_cells(table, seed)
    found = audit(table.values, table.relations, hidden)
    truth = spans(table.values, table.relations, hidden)
    surely = fixed(table.relations, hidden)
    for cell, span in truth.items():
        assert found[cell][:2] == pytest.approx(span, abs=SLACK), cell
        assert found[cell].determined == (cell in surely or span.is_point()), cell


@often(100)
@given(tables(*SMALL), SEEDS)
def test_a_further_relation_never_widens(table, seed):
    random = Random(seed)
    hidden = some_cells(table, seed)
    some = random.sample(table.relations, random.randint(0, len(table.relations)))
    group = random.sample(sorted(table.values), 2)
    values = table.values | {"group": sum(table.values[cell] for cell in group)}
    steps = [some, table.relations, [*table.relations, ("group", group)]]
    found = [audit(values, relations, hidden) for relations in steps]
    for before, after in zip(found, found[1:], strict=False):
        for cell in hidden:
            assert is_inside(after[cell], before[cell]), cell
            assert after[cell].determined or not before[cell].determined, cell


@often(100)
@given(tables(*SMALL), SEEDS)
def test_knowing_a_cell_never_widens(table, seed):
    hidden = some_cells(table, seed)
    known = hidden[:1]
    before = audit(table.values, table.relations, hidden)
    after = audit(table.values, table.relations, hidden, known_by=known)
    truth = spans(table.values, table.relations, hidden, known=known)
    for cell, span in truth.items():
        assert is_inside(after[cell], before[cell])
        assert after[cell][:2] == pytest.approx(span, abs=SLACK)
