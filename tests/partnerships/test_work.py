"""Priorities and actions as they are written down, whatever page asks for it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.action_items import move_action, take_action
from partnerships.actions.work import add_action, adopt, move_priority
from partnerships.models import Priority
from tests import factories
from tests import table as rows

DAY = dt.date(2025, 6, 10)

behind_the_wall = pytest.mark.usefixtures("behind_wall")


@pytest.fixture
def champion(table):
    return factories.MemberFactory(partnership=table)


@pytest.fixture
def new(table, convener, champion):
    """Adopt a priority of the table under this name."""

    def new(name="Machinists", **given):
        return adopt(
            partnership=table, name=name, by=convener, on=DAY, **({"champion": champion} | given)
        )

    return new


@behind_the_wall
def test_a_priority_takes_the_lowest_free_place(new, convener):
    first, second = new("One"), new("Two")
    assert (first.place, second.place, first.adopted_on) == (1, 2, DAY)
    move_priority(first, target="closed", by=convener, on=DAY, reason="No way to reach it.")
    assert new("Three").place == 1


@behind_the_wall
def test_a_fifth_active_priority_is_refused(new):
    for number in range(4):
        new(f"Priority {number}")
    with pytest.raises(MoveRefused, match="Four priorities are active"):
        new("One too many")


@behind_the_wall
@pytest.mark.parametrize(
    "seat",
    [{"seat": "labor"}, {"status": "left"}, {"status": "invited", "joined_on": None}],
    ids=["a union", "one that left", "one that has not agreed"],
)
def test_only_an_employer_at_the_table_champions(new, table, seat):
    with pytest.raises(ValidationError, match="championed by an employer"):
        new(champion=factories.MemberFactory(partnership=table, **seat))


@behind_the_wall
def test_a_champion_comes_from_this_table(new, board):
    with pytest.raises(ValidationError, match="championed by an employer"):
        new(champion=factories.MemberFactory(partnership__board=board))


@behind_the_wall
def test_two_priorities_of_one_name_are_refused_in_words(new):
    new("Machinists")
    with pytest.raises(ValidationError, match="priority of this name already"):
        new("Machinists")


@behind_the_wall
def test_an_issue_becomes_a_priority_once(new, table):
    issue = rows.IssueFactory(partnership=table)
    assert new(issue=issue).issue == issue
    issue.refresh_from_db()
    assert issue.state == "adopted"
    with pytest.raises(MoveRefused):
        new("Again", issue=issue)


@behind_the_wall
def test_a_priority_names_the_one_it_replaces(new, convener):
    old = new("Old")
    move_priority(old, target="replaced", by=convener, on=DAY, reason="Too wide.")
    successor = new("New", replaces=old)
    old.refresh_from_db()
    assert (old.state, old.place, old.ended_on) == ("replaced", None, DAY)
    assert old.replaced_by == successor


@behind_the_wall
def test_giving_up_a_priority_needs_a_reason(new, convener):
    with pytest.raises(MoveRefused, match="Say why"):
        move_priority(new(), target="closed", by=convener, on=DAY)


@pytest.mark.slow
def test_two_who_adopt_the_fourth_place_get_it_once(committed):
    partnership = factories.PartnershipFactory()
    champion = factories.MemberFactory(partnership=partnership)
    user = factories.UserFactory()

    def ask(number):
        try:
            with tenant([partnership.board]):
                adopt(
                    partnership=partnership, name=f"Asked {number}", champion=champion, by=user,
                    on=DAY,
                )  # fmt: skip
        except MoveRefused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(12)))
    assert answers.count("") == 4
    assert {answer for answer in answers if answer} == {
        "Four priorities are active. Close or replace one first."
    }
    with tenant([partnership.board]):
        assert sorted(Priority.objects.values_list("place", flat=True)) == [1, 2, 3, 4]


@pytest.fixture
def given(table, convener):
    """Give out an action at the table."""

    def given(**fields):
        plain = {"text": "Ask the college", "person": "Tess Moyer", "due_on": DAY}
        return add_action(partnership=table, by=convener, **(plain | {"origin": "a call"} | fields))

    return given


@behind_the_wall
def test_an_action_is_born_in_a_meeting(given, table):
    meeting = rows.MeetingFactory(partnership=table, state="running")
    action = given(meeting=meeting, origin="")
    assert (action.meeting, action.state, action.board) == (meeting, "open", table.board)


@behind_the_wall
def test_nothing_is_added_to_a_closed_meeting(given, table):
    with pytest.raises(MoveRefused, match="The meeting is over"):
        given(meeting=rows.MeetingFactory(partnership=table, closed=True))


@behind_the_wall
@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"person": " "}, "Say who does it."), ({"origin": " "}, "Say where it comes from")],
)
def test_an_action_says_who_and_where_from(given, wrong, words):
    with pytest.raises(ValidationError, match=words):
        given(**wrong)


@behind_the_wall
def test_a_done_action_has_a_day_and_may_be_opened_again(given, convener):
    done = move_action(given(), target="done", by=convener, on=DAY, reason="Two tours held.")
    assert (done.state, done.done_on, done.evidence) == ("done", DAY, "Two tours held.")
    again = move_action(done, target="open", by=convener, on=DAY)
    assert (again.state, again.done_on, again.evidence) == ("open", None, "Two tours held.")


@behind_the_wall
def test_dropping_an_action_needs_a_reason(given, convener):
    with pytest.raises(MoveRefused, match="Say why"):
        move_action(given(), target="dropped", by=convener, on=DAY)


@behind_the_wall
def test_an_action_of_the_board_is_taken_once(given, firm, union):
    action = take_action(given(), organization=firm.organization, by=firm.person)
    assert action.organization == firm.organization
    assert (action.person, action.email) == (firm.person.name, firm.person.email)
    with pytest.raises(MoveRefused, match="taken it already"):
        take_action(action, organization=union.organization, by=union.person)


@behind_the_wall
def test_a_question_to_staff_is_not_taken_by_a_firm(given, firm):
    with pytest.raises(MoveRefused):
        take_action(given(kind="research"), organization=firm.organization, by=firm.person)
