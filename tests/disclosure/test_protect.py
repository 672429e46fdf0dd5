"""What `protect` and `audit` take and give."""

import re
from decimal import Decimal
from fractions import Fraction
from math import inf
from pathlib import Path

import pytest

import disclosure
from disclosure import CannotProtect, Interval, Reason, audit, primary, protect
from disclosure.rules import MinimumContributors, PPercent
from tests.disclosure.examples import MANY, by_many, with_totals

RULE = MinimumContributors(n=3)
FIRMS = {"a": [("Ash", 4)], "b": by_many(18), "c": by_many(27), "d": by_many(38)}
VALUES = {"a": 4, "b": 18, "c": 27, "d": 38, "all": 87}
RELATIONS = [("all", ["a", "b", "c", "d"])]


def protected(values=VALUES, relations=RELATIONS, contributions=FIRMS, rules=(RULE,), **how):
    return protect(values, relations, contributions=contributions, rules=rules, **how)


def two_way(rows, alone):
    """Return the table of these numbers; one firm each forms the cells of `alone`."""
    table = with_totals(
        {
            (f"r{row}", f"c{column}"): [(f"firm {row}/{column}", number)]
            if (row, column) in alone
            else by_many(number)
            for row, numbers in enumerate(rows)
            for column, number in enumerate(numbers)
        }
    )
    return table._replace(values={cell: int(value) for cell, value in table.values.items()})


# What comes back


def test_result_tells_what_is_hidden_and_why():
    result = protected()
    assert result.primary == {"a": Reason(RULE, 0, 0)}
    assert result.complementary == {"b"}
    assert result.hidden == {"a", "b"}
    assert result.proposal is None


def test_result_tells_an_interval_for_every_hidden_cell():
    result = protected()
    assert result.intervals == {"a": Interval(0, 22, False), "b": Interval(0, 22, False)}
    low, high, determined = result.intervals["a"]
    assert (low, high, determined) == (0, 22, False)


def test_nothing_is_hidden_where_no_rule_asks():
    result = protected(rules=[MinimumContributors(n=1)])
    assert result.hidden == set()
    assert result.primary == result.intervals == {}


def test_a_cell_without_relations_is_hidden_alone():
    result = protected(relations=[])
    assert result.hidden == {"a"}
    assert result.intervals == {"a": Interval(0, inf, False)}


def test_input_is_read_once_and_left_alone():
    values, firms = dict(VALUES), {cell: list(pairs) for cell, pairs in FIRMS.items()}
    lazy = ((total, iter(parts)) for total, parts in RELATIONS)
    result = protected(
        values, lazy, firms, rules=iter([RULE]), frozen=iter(["b"]), published=iter([])
    )
    assert result.hidden == {"a", "c"}
    assert values == VALUES
    assert firms == FIRMS
    lazy = ((total, iter(parts)) for total, parts in RELATIONS)
    assert audit(VALUES, lazy, iter(["a", "b"])) == {
        "a": (0, 22, False),
        "b": (0, 22, False),
    }


def test_any_hashable_is_a_cell():
    names = {"a": None, "b": ("b", 1), "c": 3, "d": frozenset({"d"}), "all": 2.5}
    result = protect(
        {names[cell]: value for cell, value in VALUES.items()},
        [(names["all"], [names[cell] for cell in "abcd"])],
        contributions={names[cell]: pairs for cell, pairs in FIRMS.items()},
        rules=[RULE],
    )
    assert result.hidden == {None, ("b", 1)}


# Numbers


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction])
def test_every_kind_of_number_is_taken(kind):
    values = {cell: kind(value) for cell, value in VALUES.items()}
    firms = {"a": [("Ash", kind(4))]}
    firms |= {cell: [(who, kind(9)) for who in MANY] for cell in "bcd"}
    result = protected(values, contributions=firms, rules=[RULE, PPercent(p=10)])
    assert result.hidden == {"a", "b"}
    assert result.intervals["a"] == (0, 22, False)
    assert float(result.primary["a"].need_up) == pytest.approx(0.4)


@pytest.mark.parametrize("unit", [1e-6, 0.01, 1e4, 1e9])
def test_small_and_large_units_hide_the_same(unit):
    values = {cell: value * unit for cell, value in VALUES.items()}
    firms = {cell: [(who, amount * unit) for who, amount in FIRMS[cell]] for cell in FIRMS}
    rules = [MinimumContributors(n=3, width=0.25)]
    result = protected(values, contributions=firms, rules=rules)
    assert result.hidden == {"a", "b"}
    assert result.intervals["a"][:2] == pytest.approx((0, 22 * unit))


def test_money_to_the_cent_beside_billions():
    values = {"a": Decimal("0.03"), "b": Decimal("1999999999.97"), "c": Decimal("500.00")}
    values["all"] = sum(values.values())
    firms = {"a": [("Ash", values["a"])], "b": by_many(2 * 10**9), "c": by_many(500)}
    result = protected(values, [("all", ["a", "b", "c"])], firms, frozen=["all"])
    assert result.hidden == {"a", "c"}
    assert not result.intervals["a"].determined
    assert result.intervals["a"].high >= 0.03


def test_a_table_with_losses_has_no_lower_bound():
    values = {"a": -4, "b": 18, "c": -27, "all": -13}
    firms = {"a": [("Ash", -4)], "b": by_many(18), "c": by_many(-27)}
    relations, rules = [("all", ["a", "b", "c"])], [PPercent(p=10)]
    result = protected(values, relations, firms, rules=rules, frozen=["all"])
    assert float(result.primary["a"].need_up) == pytest.approx(0.4)
    assert result.hidden == {"a", "b"}
    assert result.intervals["a"] == (-inf, inf, False)


def test_amounts_count_by_their_size_beside_losses():
    """100 less 90 is 10, but two firms stand behind it all the same."""
    values = {"a": 10, "b": 18, "c": 27, "all": 55}
    firms = {"a": [("Ash", 100), ("Birch", -90)], "b": by_many(18), "c": by_many(27)}
    result = protected(values, [("all", ["a", "b", "c"])], firms, rules=[PPercent(p=10)])
    assert list(result.primary) == ["a"]
    assert result.primary["a"].need_up == pytest.approx(10)


# What is chosen


def test_a_known_zero_hides_nobody():
    values = VALUES | {"b": 0, "all": 69}
    result = protected(values, contributions=FIRMS | {"b": [(who, 0) for who in MANY]})
    assert result.hidden == {"a", "c"}


def test_cost_says_what_to_hide():
    cost = {"a": 1, "b": 50, "c": 40, "d": 2, "all": 90}
    assert protected(cost=cost).hidden == {"a", "d"}
    assert protected(cost=cost, exact=True).hidden == {"a", "d"}


def test_a_wide_need_takes_more_than_one():
    """a must be able to rise by 40, which b and c give together."""
    rules = [MinimumContributors(n=3, width=10)]
    result = protected(rules=rules, frozen=["all", "d"])
    assert result.hidden == {"a", "b", "c"}
    assert result.intervals["a"].high >= 44


def test_frozen_cells_stay():
    assert protected(frozen=["b"]).hidden == {"a", "c"}
    assert protected(frozen={"b", "c", "d"}).hidden == {"a", "all"}


def test_totals_have_the_contributors_of_their_parts():
    firms = {"a": [("Ash", 4), ("Birch", 4)], "b": [("Ash", 9)], "c": by_many(9)}
    values = {"a": 8, "b": 9, "ab": 17, "c": 9, "all": 26}
    relations = [("all", ["ab", "c"]), ("ab", ["a", "b"])]
    result = protected(values, relations, firms)
    assert set(result.primary) == {"a", "b", "ab"}


def test_contributions_of_a_total_may_be_given():
    firms = FIRMS | {"all": [("Ash", 87)]}
    assert set(protected(contributions=firms).primary) == {"a", "all"}


def test_a_total_of_one_part_goes_with_it():
    values = VALUES | {"only": 4}
    result = protected(values, [*RELATIONS, ("only", ["a"])], FIRMS | {"only": by_many(4)})
    assert result.hidden == {"a", "only", "b"}


def test_exact_costs_no_more():
    table = two_way([[9, 8, 7, 3], [6, 1, 8, 9], [7, 9, 2, 8], [1, 6, 9, 9]], {(1, 1), (2, 2)})
    how = {"contributions": table.contributions, "rules": [RULE]}
    spent = [
        sum(table.values[cell] for cell in
            protect(table.values, table.relations, exact=exact, **how).complementary)
        for exact in (True, False)
    ]  # fmt: skip
    assert spent[0] <= spent[1] <= 1.5 * spent[0]


# What cannot be


def test_a_frozen_secret_cannot_be_protected():
    with pytest.raises(CannotProtect, match="'a'") as failure:
        protected(frozen=["a"])
    assert failure.value.cell == "a"


def test_nothing_to_hide_behind_cannot_be_protected():
    with pytest.raises(CannotProtect, match="'a'"):
        protected(frozen=["b", "c", "d", "all"])


def test_zeros_are_nothing_to_hide_behind():
    values = {"a": 4, "b": 0, "all": 4}
    firms = {"a": [("Ash", 4)], "b": [(who, 0) for who in MANY], "all": by_many(4)}
    with pytest.raises(CannotProtect, match="'a'"):
        protected(values, [("all", ["a", "b"])], firms, frozen=["all"])


def test_a_need_beyond_reach_cannot_be_protected():
    """With the total shown, a can rise by no more than the 83 of the others."""
    rules = [MinimumContributors(n=3, width=20)]
    assert protected(rules=rules, frozen=["all"]).intervals["a"].high >= 84
    with pytest.raises(CannotProtect, match="'a'"):
        protected(rules=[MinimumContributors(n=3, width=21)], frozen=["all"])


def test_whole_numbers_that_leave_nothing_open_cannot_be_protected():
    """x + y = 1, x + z = 1, y + z + v = 1: fractions would leave x open from a half to 1."""
    values = {"x": 1, "y": 0, "z": 0, "v": 1, "xy": 1, "xz": 1, "yzv": 1}
    relations = [("xy", ["x", "y"]), ("xz", ["x", "z"]), ("yzv", ["y", "z", "v"])]
    firms = {cell: [(f"firm {cell}", values[cell])] for cell in "xyzv"}
    firms |= {cell: by_many(1) for cell in ("xy", "xz", "yzv")}
    with pytest.raises(CannotProtect):
        protected(values, relations, firms, frozen=["xy", "xz", "yzv"])
    hidden = set(protected(values, relations, firms).hidden)
    found = audit(values, relations, hidden, integer=True)
    assert not any(found[cell].determined for cell in "xyzv")


def merged(table, proposal):
    """Return the table with the proposed members taken together."""

    def name(cell):
        key = cell if isinstance(cell, tuple) else (cell,)
        key = tuple(
            "+".join(map(str, proposal.merge[at]))
            if member in proposal.merge.get(at, ())
            else member
            for at, member in enumerate(key)
        )
        return key if isinstance(cell, tuple) else key[0]

    inner = {}
    totals = {total for total, _ in table.relations}
    for cell in table.values.keys() - totals:
        inner.setdefault(name(cell), []).extend(table.contributions[cell])
    return with_totals(inner)


def test_where_merging_helps_it_is_proposed():
    table = two_way([[4, 30], [25, 41], [28, 33]], {(0, 0)})
    frozen = [cell for cell in table.values if "total" in cell or "c1" in cell]
    with pytest.raises(CannotProtect, match="'r0', 'c0'") as failure:
        protected(*table, frozen=frozen)
    proposal = failure.value.proposal
    assert proposal is not None
    assert str(proposal)
    coarser = merged(table, proposal)
    kept = [cell for cell in coarser.values if cell in frozen]
    assert len(protected(*coarser, frozen=kept).hidden) == proposal.hidden


def test_one_dimension_proposes_to_take_its_small_cell_with_another():
    with pytest.raises(CannotProtect) as failure:
        protected(frozen=["b", "c", "d", "all"])
    proposal = failure.value.proposal
    assert "a" in proposal.merge[0]
    assert len(proposal.merge[0]) > 1
    assert proposal.hidden == 0


def test_nothing_is_proposed_where_nothing_helps():
    values = {"a": 4, "all": 4}
    with pytest.raises(CannotProtect) as failure:
        protected(values, [("all", ["a"])], {"a": [("Ash", 4)], "all": by_many(4)}, frozen=["all"])
    assert failure.value.proposal is None


def test_primary_is_what_the_rules_say():
    assert protected().primary == primary(FIRMS | {"all": [*FIRMS["a"], *by_many(83)]}, [RULE])


# The example of the README


def test_readme_is_true():
    text = (Path(disclosure.__file__).parent / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert sum(block.count("assert ") for block in blocks) >= 4
    exec("\n".join(blocks), {})
