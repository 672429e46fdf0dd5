"""Tables that contradict themselves are refused in a sentence that names the cell."""

from decimal import Decimal

import pytest

from disclosure import BadTable, Release, Table, audit, primary, protect
from disclosure.rules import FullShare, MinimumContributors, MinimumCount

VALUES = {"welders": 5, "riggers": 7, "all": 12}
RELATIONS = [("all", ["welders", "riggers"])]
FIRMS = {
    "welders": [("Marsh", 5)],
    "riggers": [("Keyline", 3), ("Orchard", 2), ("Pella", 2)],
}
RULES = [MinimumContributors(n=3)]


def audited(values, relations=RELATIONS, hidden=("welders", "riggers"), **how):
    return audit(values, relations, hidden, **how)


def protected(values, relations=RELATIONS, contributions=FIRMS, **how):
    return protect(values, relations, contributions=contributions, **{"rules": RULES} | how)


both = pytest.mark.parametrize("work", [audited, protected])


def test_bad_table_is_a_value_error():
    assert issubclass(BadTable, ValueError)


def test_good_table_is_taken():
    assert audited(VALUES)["welders"] == (0, 12, False)
    assert set(protected(VALUES).hidden) == {"welders", "riggers"}


@both
@pytest.mark.parametrize(
    ("number", "total"), [(6, 12), (5, 11), (4.9, 12), (Decimal("5.01"), 12), (5, 10**17)]
)
def test_parts_that_do_not_add_up_name_their_total(work, number, total):
    with pytest.raises(BadTable, match="'all'"):
        work(VALUES | {"welders": number, "all": total})


@both
def test_parts_that_miss_by_one_in_a_trillion_people_do_not_add_up(work):
    with pytest.raises(BadTable, match="'all'"):
        work({"welders": 5, "riggers": 10**12, "all": 10**12 + 4})


@both
def test_floats_may_miss_by_their_rounding(work):
    values = {"welders": 0.1, "riggers": 0.2, "all": 0.3}
    assert values["welders"] + values["riggers"] != values["all"]
    work(values)


@both
@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN"), "5", None])
def test_a_value_that_is_no_finite_number_names_its_cell(work, number):
    with pytest.raises(BadTable, match="'welders'"):
        work(VALUES | {"welders": number})


@both
def test_a_relation_to_no_cell_names_it(work):
    with pytest.raises(BadTable, match="'smiths'"):
        work(VALUES, [*RELATIONS, ("all", ["welders", "smiths"])])
    with pytest.raises(BadTable, match="'metal'"):
        work(VALUES, [*RELATIONS, ("metal", ["welders", "riggers"])])


def test_hiding_no_cell_names_it():
    with pytest.raises(BadTable, match="'smiths'"):
        audited(VALUES, hidden=["welders", "smiths"])


def test_knowing_no_cell_names_it():
    with pytest.raises(BadTable, match="'smiths'"):
        audited(VALUES, known_by=["smiths"])


def test_freezing_no_cell_names_it():
    with pytest.raises(BadTable, match="'smiths'"):
        protected(VALUES, frozen=["smiths"])


def test_contributions_to_no_cell_name_it():
    with pytest.raises(BadTable, match="'smiths'"):
        protected(VALUES, contributions=FIRMS | {"smiths": [("Marsh", 1)]})


@both
def test_a_cell_that_is_its_own_total_is_named(work):
    with pytest.raises(BadTable, match="'welders'"):
        work(VALUES, [*RELATIONS, ("welders", ["welders"])])


@both
def test_a_cell_that_is_its_own_total_over_a_step_is_named(work):
    values = VALUES | {"metal": 5}
    with pytest.raises(BadTable, match="'(welders|metal)'"):
        work(values, [*RELATIONS, ("metal", ["welders"]), ("welders", ["metal"])])


@both
def test_an_empty_table_is_refused(work):
    with pytest.raises(BadTable):
        work({}, [], **({"hidden": []} if work is audited else {"contributions": {}}))


@pytest.mark.parametrize("rule", [MinimumCount(n=10), FullShare()])
def test_negative_counts_name_their_cell(rule):
    people = {"welders": [("ann", 1), ("bob", -1)]}
    with pytest.raises(BadTable, match="'welders'"):
        primary(people, [rule])
    with pytest.raises(BadTable, match="'welders'"):
        protected(
            VALUES | {"welders": 0, "riggers": 12}, contributions=FIRMS | people, rules=[rule]
        )


@pytest.mark.parametrize("number", [float("nan"), float("-inf"), "many", None])
def test_an_amount_that_is_no_finite_number_names_its_cell(number):
    with pytest.raises(BadTable, match="'welders'"):
        primary({"welders": [("Marsh", number)]}, RULES)
    with pytest.raises(BadTable, match="'welders'"):
        protected(VALUES, contributions=FIRMS | {"welders": [("Marsh", number)]})


@both
def test_a_cell_published_with_another_value_is_named(work):
    earlier = Release({"riggers": 6}, [])
    with pytest.raises(BadTable, match="'riggers'"):
        work(VALUES, published=[earlier])


@both
def test_two_releases_that_differ_name_the_cell(work):
    earlier = [Release({"smiths": 6}, []), ({"smiths": 7}, [])]
    with pytest.raises(BadTable, match="'smiths'"):
        work(VALUES, published=earlier)


@both
def test_a_release_that_does_not_add_up_names_its_total(work):
    earlier = Release({"smiths": 1, "metal": 7}, [("metal", ["welders", "smiths"])])
    with pytest.raises(BadTable, match="'metal'"):
        work(VALUES, published=[earlier])


RECORDS = [
    {"county": "Lake", "job": "welder", "firm": "Marsh", "openings": 4},
    {"county": "Cook", "job": "rigger", "firm": "Keyline", "openings": 2},
]


def tabulated(records=RECORDS, **how):
    return Table.from_records(
        records, dimensions=["county", "job"], amount="openings", contributor="firm", **how
    )


def test_a_table_of_no_records_is_refused():
    with pytest.raises(BadTable):
        tabulated([])


@pytest.mark.parametrize(
    ("tree", "named"),
    [
        ({"job": {"metal": ["welder"]}}, "rigger"),
        ({"job": {"metal": ["welder", "rigger", "smith"]}}, "smith"),
        ({"town": {"north": ["Lake"]}}, "town"),
    ],
)
def test_an_unknown_member_of_a_hierarchy_is_named(tree, named):
    with pytest.raises(BadTable, match=named):
        tabulated(hierarchies=tree)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), "many", None])
def test_a_record_whose_amount_is_no_number_names_its_cell(number):
    with pytest.raises(BadTable, match="Lake.*welder"):
        tabulated([RECORDS[0] | {"openings": number}])
