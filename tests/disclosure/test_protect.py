"""What `protect` and `audit` take and give."""

import re
from decimal import Decimal
from fractions import Fraction
from math import inf
from pathlib import Path

import pytest

import disclosure
from disclosure import CannotProtect, Interval, Reason, Table, audit, primary, protect
from disclosure.rules import MinimumContributors, PPercent
from tests.disclosure.attackers import breaches
from tests.disclosure.examples import Example, with_totals

RULE = MinimumContributors(n=3)
MANY = ["Dale", "Elm", "Fir", "Gale"]


def by_many(number):
    return [(firm, Fraction(number, len(MANY))) for firm in MANY]


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


# Hierarchies and linked tables

COUNTIES = {
    "north": {"Lake": [4, 18], "Cook": [21, 30]},
    "south": {"Bay": [25, 16], "Dune": [33, 27]},
}


def county_table(levels):
    """Two jobs by county, in two or three levels; Lake's first job is one firm's."""
    inner = {
        (county, job): [("Ash", numbers[job])] if numbers[job] == 4 else by_many(numbers[job])
        for counties in COUNTIES.values()
        for county, numbers in counties.items()
        for job in (0, 1)
    }
    tree = {region: list(counties) for region, counties in COUNTIES.items()}
    return with_totals(inner, {0: tree} if levels == 3 else None)


@pytest.mark.parametrize("levels", [2, 3])
@pytest.mark.parametrize("exact", [True, False])
def test_hierarchies_are_protected_on_every_level(levels, exact):
    table = county_table(levels)
    result = protect(
        table.values, table.relations,
        contributions=table.contributions, rules=[RULE], exact=exact,
    )  # fmt: skip
    assert list(result.primary) == [("Lake", 0)]
    assert not list(breaches(table, result.primary, result.hidden))
    if levels == 3:
        hidden = [cell for cell in result.hidden if cell[0] in ("Cook", "Lake")]
        assert len(hidden) == 4, "the cheapest rectangle lies within the region"


def test_a_region_of_one_small_county_needs_cells_of_others():
    """Lake is all of its region: the region's cell is as secret as the county's."""
    inner = {
        ("Lake", 0): [("Ash", 4)], ("Lake", 1): by_many(18),
        ("Cook", 0): by_many(21), ("Cook", 1): by_many(30),
        ("Bay", 0): by_many(25), ("Bay", 1): by_many(16),
    }  # fmt: skip
    table = with_totals(inner, {0: {"north": ["Lake"], "south": ["Cook", "Bay"]}})
    result = protect(table.values, table.relations, contributions=table.contributions, rules=[RULE])
    assert set(result.primary) == {("Lake", 0), ("north", 0)}
    assert not list(breaches(table, result.primary, result.hidden))


def test_table_of_records_is_protected():
    records = [
        {"county": county, "job": job, "firm": who, "openings": amount}
        for county, numbers in COUNTIES["north"].items()
        for job, number in enumerate(numbers)
        for who, amount in ([("Ash", 4)] if number == 4 else by_many(number))
    ]
    table = Table.from_records(
        records, dimensions=["county", "job"], amount="openings", contributor="firm"
    )
    result = protect(table.values, table.relations, contributions=table.contributions, rules=[RULE])
    assert result.hidden == {(county, job) for county in ("Lake", "Cook") for job in (0, 1)}
    assert result.intervals["Lake", 0] == (0, 22, False)


def linked():
    """Openings by county and by job: two tables with one total and one cell in both."""
    firms = {
        "Lake": [("Ash", 4)], "Cook": by_many(21), "Bay": by_many(25),
        "welders": by_many(18), "riggers": by_many(30),
        "Cook welders": by_many(8), "Cook riggers": by_many(13),
    }  # fmt: skip
    values = {cell: sum(amount for _, amount in pairs) for cell, pairs in firms.items()}
    values |= {"riggers": 32, "all": 50}
    relations = [
        ("all", ["Lake", "Cook", "Bay"]),
        ("all", ["welders", "riggers"]),
        ("Cook", ["Cook welders", "Cook riggers"]),
    ]
    return Example({cell: int(value) for cell, value in values.items()}, relations, firms)


def test_linked_tables_are_protected_together():
    """Hiding Cook beside Lake would leave it in the other table, as the sum of its two jobs."""
    table = linked()
    result = protected(*table)
    assert not list(breaches(Example(*table[:2], table.contributions | {"all": by_many(50)}),
                             result.primary, result.hidden))  # fmt: skip
    assert result.hidden == {"Lake", "Bay"}
    cook = protected(*table, frozen=["Bay", "all"])
    assert cook.hidden == {"Lake", "Cook", "Cook welders"}


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


# What an audit may know


def test_bounds_for_all_cells_or_for_some():
    hidden = ["a", "b"]
    assert audit(VALUES, RELATIONS, hidden, lower=2)["a"] == (2, 20, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 1, "b": 10})["a"] == (1, 12, False)
    assert audit(VALUES, RELATIONS, hidden, upper=19)["a"] == (3, 19, False)
    assert audit(VALUES, RELATIONS, hidden, upper={"b": 20})["a"] == (2, 22, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 0})["b"] == (-inf, 22, False)
    assert audit(VALUES, RELATIONS, hidden, lower=None)["a"] == (-inf, inf, False)
    assert audit(VALUES, RELATIONS, hidden, lower={"a": 0, "b": 18})["b"] == (18, 22, False)


def test_bounds_that_meet_determine():
    found = audit(VALUES, RELATIONS, ["a", "b"], lower={"b": 18}, upper={"b": 18})
    assert found == {"a": (4, 4, True), "b": (18, 18, True)}


def test_whole_numbers_cut_fractions_off():
    found = audit(VALUES, RELATIONS, ["a", "b"], lower={"a": -0.5, "b": 17.5}, integer=True)
    assert found == {"a": (0, 4, False), "b": (18, 22, False)}


def test_one_who_knows_a_cell_is_asked_by_a_list():
    hidden = ["a", "b", "c"]
    assert audit(VALUES, RELATIONS, hidden)["a"] == (0, 49, False)
    found = audit(VALUES, RELATIONS, hidden, known_by=["b"])
    assert found["a"] == (0, 31, False)
    assert audit(VALUES, RELATIONS, hidden, known_by={"b", "c"})["a"] == (4, 4, True)


def test_of_several_who_know_cells_the_best_informed_counts():
    hidden = ["a", "b", "c"]
    known = {"Birch": ["b"], "Cedar": ["c"]}
    found = audit(VALUES, RELATIONS, hidden, known_by=known)
    assert found["a"] == (0, 22, False), "Cedar knows c, so that a and b share 22"
    assert found["b"] == (0, 22, False), "of Birch's own cell, Cedar's view counts"
    assert found["c"] == (0, 31, False)


def test_those_who_know_do_not_meet():
    found = audit(VALUES, RELATIONS, ["a", "b", "c"], known_by={"Birch": ["b"], "Cedar": ["c"]})
    assert not found["a"].determined


def test_an_earlier_release_is_known():
    earlier = ({"a and b": 22}, [("a and b", ["a", "b"])])
    hidden = ["a", "b", "c"]
    assert audit(VALUES, RELATIONS, hidden, published=[earlier]) == {
        "a": (0, 22, False), "b": (0, 22, False), "c": (27, 27, True),
    }  # fmt: skip
    assert audit(VALUES, RELATIONS, ["a", "b"], published=[({"b": 18}, [])])["a"].determined


def test_intervals_of_a_result_are_those_of_an_audit():
    table = county_table(3)
    result = protected(*table)
    assert result.intervals == audit(table.values, table.relations, result.hidden)


def test_primary_is_what_the_rules_say():
    assert protected().primary == primary(FIRMS | {"all": [*FIRMS["a"], *by_many(83)]}, [RULE])


# The example of the README


def test_readme_is_true():
    text = (Path(disclosure.__file__).parent / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert sum(block.count("assert ") for block in blocks) >= 4
    exec("\n".join(blocks), {})
