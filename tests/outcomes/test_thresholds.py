import datetime as dt
from decimal import Decimal

import pytest

from outcomes.rules.figures import KINDS, figures, in_short
from outcomes.rules.measures import Activity, Gift, Group, WageChange
from outcomes.rules.thresholds import (
    FEW,
    FEW_FIRMS,
    GIFTS,
    GROUP,
    SUBTRACTED,
    WAGES,
    YOUNG,
    covers,
    covers_to_date,
)
from ui.tables import State

AS_OF = dt.date(2025, 12, 31)
OLD = dt.date(2025, 8, 1)


def people(count, firms=5):
    return Group(count, count, firms)


def wages(count, firms):
    return [WageChange(Decimal(20), Decimal(21), number % firms) for number in range(count)]


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_fewer_than_10_people_are_hidden(count, is_hidden):
    found = covers(Activity(enrolled=people(count)), AS_OF)
    assert (found.get("trainees") == FEW) is is_hidden
    assert (found.get("seats") == FEW) is is_hidden


@pytest.mark.parametrize(("firms", "is_hidden"), [(0, False), (1, True), (2, True), (3, False)])
def test_people_of_fewer_than_3_employers_are_hidden(firms, is_hidden):
    found = covers(Activity(enrolled=people(30, firms)), AS_OF)
    assert ("trainees" in found) is is_hidden
    assert ("employers" in found) is is_hidden


def test_many_seats_of_few_people_are_hidden():
    assert covers(Activity(enrolled=Group(30, 9, 5)), AS_OF)["seats"] == FEW


@pytest.mark.parametrize(
    ("completed", "others", "is_hidden"),
    [(0, 0, False), (10, 10, False), (9, 20, True), (20, 9, True), (20, 0, True), (0, 20, True)],
)
def test_all_none_or_a_few_of_a_group_are_hidden_on_both_sides(completed, others, is_hidden):
    activity = Activity(
        completed=people(completed),
        not_completed=people(others),
        due_completed=people(completed),
        due_others=people(others),
        credited=people(completed),
        not_credited=people(others),
        new_hires=people(completed),
        enrolled=people(completed + others),
    )
    found = covers(activity, AS_OF)
    for key in ("completions", "completion_rate", "cost_per_completer", "credentials", "new_hires"):
        assert (found.get(key) == GROUP) is is_hidden, key


def test_the_number_that_finished_hides_with_its_rate():
    activity = Activity(
        completed=people(20),
        not_completed=people(20),
        due_completed=people(20),
        due_others=people(3),
    )
    assert covers(activity, AS_OF)["completions"] == GROUP


@pytest.mark.parametrize(
    ("count", "firms", "cover"),
    [
        (9, 9, WAGES),
        (10, 4, WAGES),
        (10, 5, None),
        (0, 1, None),
    ],
)
def test_wages_need_10_people_of_5_employers(count, firms, cover):
    activity = Activity(wages=wages(count, firms), newest_wage_on=OLD)
    assert covers(activity, AS_OF).get("wage_gain") == cover


def test_one_employer_with_more_than_a_quarter_of_the_wages_hides_them():
    crowd = [*wages(10, 5), *[WageChange(Decimal(20), Decimal(21), 0)] * 2]
    assert covers(Activity(wages=crowd, newest_wage_on=OLD), AS_OF)["wage_gain"] == WAGES


@pytest.mark.parametrize(("age", "cover"), [(89, YOUNG), (90, None)])
def test_wages_are_shown_when_90_days_old(age, cover):
    activity = Activity(wages=wages(10, 5), newest_wage_on=AS_OF - dt.timedelta(days=age))
    assert covers(activity, AS_OF).get("wage_gain") == cover


@pytest.mark.parametrize(
    ("amounts", "cover"),
    [([], None), ([5] * 4, GIFTS), ([5] * 5, None), ([5, 5, 5, 5, 9], GIFTS)],
)
def test_match_needs_5_organizations_none_over_a_quarter(amounts, cover):
    gifts = [Gift(firm, Decimal(amount)) for firm, amount in enumerate(amounts)]
    activity = Activity(gifts=gifts, newest_gift_on=OLD if gifts else None)
    assert covers(activity, AS_OF).get("match") == cover


def test_young_match_is_not_yet_available():
    gifts = [Gift(firm, Decimal(5)) for firm in range(5)]
    assert covers(Activity(gifts=gifts, newest_gift_on=AS_OF), AS_OF)["match"] == YOUNG


@pytest.mark.parametrize(
    ("answered", "asked", "cover"),
    [(0, 9, None), (2, 9, FEW_FIRMS), (3, 9, None), (8, 9, FEW_FIRMS), (9, 9, None)],
)
def test_one_or_two_employers_are_hidden_on_either_side(answered, asked, cover):
    activity = Activity(round_name="Autumn", asked=asked, answered=answered)
    assert covers(activity, AS_OF).get("answered") == cover


def test_a_total_over_a_hidden_quarter_is_hidden():
    few, many = Activity(enrolled=people(4)), Activity(enrolled=people(20))
    quarters = [covers(few, AS_OF), covers(many, AS_OF)]
    whole = Activity(enrolled=people(24))
    assert covers_to_date(whole, quarters, AS_OF)["trainees"] == SUBTRACTED
    assert "trainees" not in covers_to_date(whole, quarters[1:], AS_OF)


def test_a_hidden_figure_tells_nothing_of_what_it_is_of():
    activity = Activity(
        due_completed=people(17), due_others=people(3), completed=people(17), cost=Decimal(4711)
    )
    found = figures(activity, covers(activity, AS_OF))
    for key in ("completions", "completion_rate", "cost_per_completer"):
        assert (found[key].value.amount, found[key].of) == (None, "")


def test_few_unknown_wages_are_not_counted_out():
    activity = Activity(wages=wages(20, 5), wages_unknown=3, newest_wage_on=OLD)
    assert "3" not in figures(activity, covers(activity, AS_OF))["wage_gain"].of
    assert figures(activity, {})["wage_gain"].of == "20 with both wages known, 3 not known"


def test_every_measure_has_a_figure_and_says_what_it_is_of():
    activity = Activity(
        classes=2,
        enrolled=people(30),
        new_hires=people(12),
        completed=people(20),
        not_completed=people(10),
        due_completed=people(20),
        due_others=people(10),
        credited=people(10),
        not_credited=people(10),
        wages=wages(12, 5),
        newest_wage_on=OLD,
        cost=Decimal(9000),
        gifts=[Gift(1, Decimal(500))],
        required_match=Decimal(1000),
        round_name="Autumn",
        asked=9,
        answered=6,
    )
    found = figures(activity, {})
    assert set(found) == {kind.key for kinds in KINDS.values() for kind in kinds}
    assert all(figure.value.is_shown and figure.of for figure in found.values())
    assert found["match"].of == "of $1,000.00 required, 50.0%"
    assert in_short(found, found) == [
        "30 people began training, in 30 seats.",
        "20 of 30 seats in classes that ended were completed (66.7%).",
        "The median wage gain is 5.0% (12 with both wages known, 0 not known).",
        "Match to date is $500.00 of $1,000.00 required, 50.0%.",
    ]


def test_what_has_not_come_is_not_zero():
    found = figures(Activity(), {})
    for key in ("completion_rate", "wage_gain", "cost_per_completer", "match", "answered"):
        assert found[key].value.state is State.NOT_YET, key
    assert in_short(found, found) == ["Nobody began training in this quarter."]


def test_what_nobody_sent_is_not_reported():
    activity = Activity(due_completed=people(10), wages_unknown=10)
    found = figures(activity, {})
    assert found["wage_gain"].value.state is State.NOT_REPORTED
    assert found["cost_per_completer"].value.state is State.NOT_REPORTED


def test_match_without_a_grant_that_asks_is_shown_alone():
    found = figures(Activity(gifts=[Gift(1, Decimal(5))]), {})
    assert (found["match"].value.amount, found["match"].of) == (Decimal(5), "")


def test_a_quarter_of_hidden_groups_says_so_in_short():
    few = Activity(enrolled=people(4))
    found = figures(few, covers(few, AS_OF))
    assert in_short(found, found) == ["The group that began training is too small to be shown."]
    few = Activity(enrolled=people(12), due_completed=people(11), due_others=people(1))
    found = figures(few, covers(few, AS_OF))
    assert in_short(found, found)[1] == "The results of a small group are hidden."
