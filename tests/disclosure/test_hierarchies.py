"""Tables of several levels, and tables that share cells."""

import pytest

from disclosure import Table, audit, protect
from disclosure.rules import MinimumContributors
from tests.disclosure.attackers import breaches
from tests.disclosure.examples import Example, by_many, with_totals

RULE = MinimumContributors(n=3)


def protected(values, relations, contributions, **how):
    return protect(values, relations, contributions=contributions, rules=[RULE], **how)


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


def test_intervals_of_a_result_are_those_of_an_audit():
    table = county_table(3)
    result = protected(*table)
    assert result.intervals == audit(table.values, table.relations, result.hidden)
