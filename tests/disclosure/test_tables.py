"""Tables made of records: cells, sums and who stands behind them."""

from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import BadTable, Release, Table

REGIONS = {"north": ["Ash", "Birch"], "south": ["Cedar"]}
STATE = {"all regions": ["north", "south"], **REGIONS}


def record(county="Ash", job="welder", employer="Keyline", openings=1):
    return {"county": county, "job": job, "employer": employer, "openings": openings}


def table(*records, dimensions=("county", "job"), **options):
    return Table.from_records(
        records, dimensions=list(dimensions), amount="openings", contributor="employer", **options
    )


TWO = [record("Ash", "welder", "Keyline", 4), record("Birch", "rigger", "Marsh", 2)]
COUNTIES = [record("Ash", openings=1), record("Birch", openings=2), record("Cedar", openings=4)]


def counties(*records, **hierarchy):
    return table(*(records or COUNTIES), dimensions=["county"], hierarchies={"county": hierarchy})


def test_two_dimensions_have_every_combination_and_their_totals():
    assert table(*TWO).values == {
        ("Ash", "rigger"): 0,
        ("Ash", "welder"): 4,
        ("Ash", "total"): 4,
        ("Birch", "rigger"): 2,
        ("Birch", "welder"): 0,
        ("Birch", "total"): 2,
        ("total", "rigger"): 2,
        ("total", "welder"): 4,
        ("total", "total"): 6,
    }


def test_each_total_is_the_sum_of_its_direct_parts():
    assert table(*TWO).relations == [
        (("total", "rigger"), [("Ash", "rigger"), ("Birch", "rigger")]),
        (("total", "welder"), [("Ash", "welder"), ("Birch", "welder")]),
        (("total", "total"), [("Ash", "total"), ("Birch", "total")]),
        (("Ash", "total"), [("Ash", "rigger"), ("Ash", "welder")]),
        (("Birch", "total"), [("Birch", "rigger"), ("Birch", "welder")]),
        (("total", "total"), [("total", "rigger"), ("total", "welder")]),
    ]


def test_contributors_stand_once_behind_every_cell_and_total():
    made = table(*TWO, record("Ash", "welder", "Keyline", 3), record("Ash", "rigger", "Keyline", 1))
    assert made.contributions[("Ash", "welder")] == [("Keyline", 7)]
    assert made.contributions[("Ash", "total")] == [("Keyline", 8)]
    assert made.contributions[("total", "total")] == [("Keyline", 8), ("Marsh", 2)]
    assert made.contributions[("Birch", "welder")] == []
    assert list(made.contributions) == list(made.values)


def test_one_dimension_has_keys_of_one():
    made = counties()
    assert made.values == {("Ash",): 1, ("Birch",): 2, ("Cedar",): 4, ("total",): 7}
    assert made.relations == [(("total",), [("Ash",), ("Birch",), ("Cedar",)])]


def test_three_dimensions_add_up_along_each():
    shift = [{**one, "shift": shift} for one in TWO for shift in ("day", "night")]
    made = table(*shift, dimensions=["county", "job", "shift"])
    assert len(made.values) == 27
    assert len(made.relations) == 27
    assert made.values[("total", "rigger", "night")] == 2
    assert (("Ash", "total", "day"), [("Ash", "rigger", "day"), ("Ash", "welder", "day")]) in (
        made.relations
    )


def test_parents_lie_between_members_and_total():
    made = counties(**REGIONS)
    assert made.values[("north",)] == 3
    assert made.relations == [
        (("north",), [("Ash",), ("Birch",)]),
        (("south",), [("Cedar",)]),
        (("total",), [("north",), ("south",)]),
    ]


def test_hierarchy_may_name_parents_or_children():
    by_child = {"Ash": "north", "Birch": "north", "Cedar": "south"}
    assert counties(**by_child) == counties(**REGIONS)
    assert counties(**by_child, north=None, south="total") == counties(**REGIONS)
    assert counties(north=("Ash", "Birch"), south={"Cedar"}) == counties(**REGIONS)
    assert counties(total=["north", "south"], **REGIONS) == counties(**REGIONS)


def test_hierarchy_may_be_of_any_depth():
    made = counties(**STATE)
    assert made.values[("all regions",)] == made.values[("total",)] == 7
    assert (("total",), [("all regions",)]) in made.relations
    assert (("all regions",), [("north",), ("south",)]) in made.relations


def test_member_without_parent_may_stand_beside_parents():
    made = counties(north=["Ash", "Birch"], Cedar=[])
    assert (("total",), [("Cedar",), ("north",)]) in made.relations


def test_parents_add_up_across_the_other_dimensions():
    made = table(*TWO, hierarchies={"county": {"north": ["Ash", "Birch"]}, "job": {}})
    assert made.values[("north", "total")] == 6
    assert (("north", "welder"), [("Ash", "welder"), ("Birch", "welder")]) in made.relations
    assert (("north", "total"), [("north", "rigger"), ("north", "welder")]) in made.relations
    assert (("total", "rigger"), [("north", "rigger")]) in made.relations


def test_without_totals_parents_stay():
    made = table(*TWO, hierarchies={"county": {"north": ["Ash", "Birch"]}}, totals=False)
    assert [*made.values] == [
        *[("Ash", "rigger"), ("Ash", "welder"), ("Birch", "rigger"), ("Birch", "welder")],
        *[("north", "rigger"), ("north", "welder")],
    ]
    assert made.relations == [
        (("north", job), [("Ash", job), ("Birch", job)]) for job in ("rigger", "welder")
    ]


@pytest.mark.parametrize("kind", [int, Decimal, Fraction, float])
def test_amounts_keep_their_type(kind):
    made = table(record(openings=kind(3)), record(openings=kind(4)))
    assert type(made.values[("total", "total")]) is kind
    assert made.contributions[("Ash", "welder")] == [("Keyline", kind(7))]


def test_money_keeps_its_cents():
    made = table(record(openings=Decimal("1.50")), record(openings=Decimal("2.50")))
    assert str(made.values[("Ash", "welder")]) == "4.00"


def test_numbers_of_other_libraries_become_pythons():
    made = table(record(openings=numpy.int64(3)), record(openings=True))
    assert type(made.values[("total", "total")]) is int


def test_types_may_be_mixed():
    made = table(record(openings=Decimal("0.5")), record(openings=0.25), record(openings=1))
    assert made.values[("Ash", "welder")] == 1.75


def test_members_of_several_types_have_one_order():
    made = counties(*[record(county) for county in ("b", 10, None, "a", 9, (1, "x"), (1, 2))])
    names = [county for (county,) in made.values]
    assert names == [None, 9, 10, "a", "b", (1, "x"), (1, 2), "total"]


MIXED = st.one_of(st.integers(-9, 9), st.floats(-9, 9), st.fractions(-9, 9, max_denominator=9))
RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(["Ash", "Birch", "Cedar"]),
        st.sampled_from([1, "x"]),
        openings=MIXED,
    ),
    min_size=1,
)


@given(RECORDS, st.randoms())
def test_order_of_records_does_not_matter(records, random):
    mixed = list(records)
    random.shuffle(mixed)
    once, again = table(*records), table(*mixed)
    assert once == again
    assert list(once.values) == list(again.values)


WHOLE = st.builds(
    record,
    st.sampled_from(["Ash", "Birch", "Cedar"]),
    st.sampled_from(["welder", "rigger"]),
    st.sampled_from("abc"),
    st.integers(0, 9),
)


@given(st.lists(WHOLE))
@settings(deadline=None)
def test_all_sums_and_all_contributions_add_up(records):
    made = table(*COUNTIES, *records, hierarchies={"county": STATE})
    for whole, parts in made.relations:
        assert made.values[whole] == sum(made.values[part] for part in parts)
    for cell, value in made.values.items():
        assert value == sum(amount for _, amount in made.contributions[cell])
    everything = [*COUNTIES, *records]
    assert made.values[("total", "total")] == sum(one["openings"] for one in everything)
    assert made.values[("north", "welder")] == sum(
        one["openings"]
        for one in everything
        if one["county"] in REGIONS["north"] and one["job"] == "welder"
    )


@pytest.mark.parametrize(
    ("hierarchy", "sentence"),
    [
        ({"north": ["Ash", "Birch"]}, "'Cedar' is not in the hierarchy"),
        ({**REGIONS, "east": ["Dogwood"]}, "'Dogwood' has no record"),
        ({**REGIONS, "east": []}, "'east' has no record"),
        ({"north": ["Ash", "Birch"], "Ash": ["Cedar"]}, "'Ash' is a sum of others"),
        ({**REGIONS, "west": ["Ash"]}, "'Ash' has two parents"),
        ({"Ash": "total", **REGIONS}, "'Ash' has two parents"),
        ({**REGIONS, "x": ["x"]}, "'x' is its own ancestor"),
        ({**REGIONS, "x": ["y"], "y": ["x"]}, "'(x|y)' is its own ancestor"),
        ({**REGIONS, "north": ["Ash", "Birch", "total"]}, "'total'"),
    ],
)
def test_hierarchy_that_does_not_fit_names_a_member(hierarchy, sentence):
    with pytest.raises(BadTable, match=sentence):
        counties(**hierarchy)


def test_hierarchy_of_no_dimension_is_named():
    with pytest.raises(BadTable, match="'region'"):
        table(*TWO, hierarchies={"region": REGIONS})


def test_empty_table_is_refused():
    with pytest.raises(BadTable, match="empty"):
        table()
    with pytest.raises(BadTable, match="dimension"):
        table(*TWO, dimensions=[])


@pytest.mark.parametrize("field", ["county", "employer", "openings"])
def test_record_without_a_field_names_it(field):
    lacking = {name: value for name, value in record().items() if name != field}
    with pytest.raises(BadTable, match=f"Record 2 has no field '{field}'"):
        table(record(), lacking)


@pytest.mark.parametrize("amount", [float("nan"), float("-inf"), Decimal("sNaN"), "3", None])
def test_amount_that_is_no_number_names_its_cell(amount):
    with pytest.raises(BadTable, match=r"\('Birch', 'welder'\)"):
        table(record(), record("Birch", openings=amount))


def test_member_called_total_is_refused():
    with pytest.raises(BadTable, match="'total'"):
        table(record("total"))


def test_release_is_a_pair():
    assert Release({"a": 1}, []) == ({"a": 1}, [])
    assert Release({"a": 1}).relations == ()
