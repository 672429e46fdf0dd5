"""What partnerships' tables put on the list of work: the words, and the rows they are made of."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from outcomes.reports.table import MOST
from outcomes.rules.table import Fact, LateActions, Missing, Table
from outcomes.rules.today import Facts, watch, work_list
from partnerships.actions.life import save_stage_item
from tests import factories, table
from tests.conftest import sign_in

DAY = dt.date(2026, 11, 30)
YESTERDAY, LONG_AGO = DAY - dt.timedelta(days=1), DAY - dt.timedelta(days=61)
URL = "/b/a/"


def fact(on=YESTERDAY, **fields):
    return Fact(**{"name": "Autumn", "partnership": "Metal", "url": "/x/", "on": on, **fields})


def items(**kinds):
    return work_list(Facts(table=Table(**kinds)), DAY)


@pytest.mark.parametrize(
    ("kind", "title", "overdue"),
    [
        ("no_agenda", "Autumn has no agenda yet", True),
        ("no_minutes", "Send the minutes of Autumn", False),
        ("open_ballots", "Close the ballot “Autumn”", True),
        ("goals", "Say what came of the goal “Autumn”", True),
        ("items", "Autumn", True),
        ("notes", "Autumn for Metal", False),
        ("bounced", "The invitation of Autumn came back", False),
        ("expiring", "The invitation of Autumn has expired", True),
        ("steps", "Autumn", True),
        ("help", "Firm asks for help: Autumn", False),
    ],
)
def test_each_kind_of_row_says_what_to_do(kind, title, overdue):
    (item,) = items(**{kind: [fact(who="Firm")]})
    assert (item.title, item.overdue, item.url) == (title, overdue, "/x/")
    assert item.action
    assert item.due


def test_minutes_are_late_a_day_after():
    (item,) = items(no_minutes=[fact(late=True)])
    assert item.overdue


def test_a_firm_is_answered_within_two_days():
    days = [DAY - dt.timedelta(days=count) for count in (2, 3)]
    assert [item.overdue for item in items(help=[fact(on=day) for day in days])] == [True, False]


def test_a_priority_without_a_goal_is_idle_after_60_days():
    late, soon = fact(on=LONG_AGO, who="Weidman"), fact(on=LONG_AGO + dt.timedelta(days=2))
    (item,) = items(idle=[late, soon])
    assert item.title == "Autumn: no goal for 61 days"
    assert item.why == "Metal. Champion: Weidman."


def test_late_actions_are_one_line_a_partnership():
    (item,) = items(late_actions=[LateActions("Metal", "/x/", LONG_AGO, 2, 1)])
    assert item.title == "Three actions of Metal are overdue"
    assert item.why == "2 of the board, 1 of members."
    (item,) = items(late_actions=[LateActions("Metal", "/x/", LONG_AGO, 0, 1)])
    assert (item.title, item.why) == ("One action of Metal is overdue", "1 of members.")


def test_what_has_no_day_stands_last():
    found = items(
        missing=[Missing("Metal", "/m/", ["Labor representative"])],
        silent=1,
        silent_url="/s/",
        notes=[fact()],
    )
    assert [item.title for item in found] == [
        "Autumn for Metal",
        "One thing is missing at the table of Metal",
        "One employer has not been heard of late",
    ]


def test_a_table_that_meets_without_a_chair_is_watched():
    assert watch(True, YESTERDAY, [], DAY, needs_chair=True) == "No chair"
    assert watch(False, None, [], DAY, needs_chair=True) == "No convener assigned"


def in_days(count):
    return timezone.localdate() + dt.timedelta(days=count)


def at(days):
    return timezone.now() + dt.timedelta(days=days)


def a_busy_table(partnership, number=0):
    """Write one row of each kind that needs somebody."""
    table.MeetingFactory(
        partnership=partnership, name=f"Next {number}", starts_at=at(2), ends_at=at(2.1)
    )
    held = table.MeetingFactory(
        partnership=partnership, name=f"Last {number}", starts_at=at(-3), ends_at=at(-2.9),
        state="closed", closed_at=at(-2.9),
    )  # fmt: skip
    over = table.MeetingFactory(
        partnership=partnership, name=f"Over {number}", starts_at=at(-1), ends_at=at(-0.9)
    )
    table.BallotFactory(partnership=partnership, meeting=over, question=f"First {number}?")
    table.ActionItemFactory(partnership=partnership, meeting=held, due_on=in_days(-2))
    table.ActionItemFactory(partnership=partnership, due_on=in_days(-1), organization=None)
    adopted_on = in_days(-80)
    busy = table.PriorityFactory(partnership=partnership, name="Busy", adopted_on=adopted_on)
    table.GoalFactory(priority=busy, text=f"Goal {number}", due_on=in_days(-1))
    idle = table.PriorityFactory(
        partnership=partnership, name=f"Idle {number}", place=2, adopted_on=adopted_on
    )
    table.GoalFactory(priority=idle, state="hit", due_on=in_days(-70), marked_on=in_days(-70))
    people_of(partnership, number)


def people_of(partnership, number):
    table.PublicNoteFactory(partnership=partnership)
    board = partnership.board
    with tenant([board]):
        save_stage_item(partnership, key="data-sheet", due_on=in_days(-1))
    bounced, expiring = (
        factories.MemberFactory(partnership=partnership, status="invited", joined_on=None)
        for _ in range(2)
    )
    table.InviteFactory(member=bounced, name=f"Bo {number}", state="bounced")
    table.InviteFactory(member=expiring, name=f"Ex {number}", expires_on=in_days(1))
    factories.MemberFactory(
        partnership=partnership, status="prospect", joined_on=None,
        next_step=f"Call {number}", next_step_on=in_days(-1),
    )  # fmt: skip
    firm = factories.OrganizationFactory(name=f"Donegal {number}")
    employer = factories.EmployerFactory(board=board, organization=firm, last_heard_on=in_days(-91))
    table.HelpRequestFactory(employer=employer, asked_at=at(-5))


@pytest.fixture
def titles():
    def read(client):
        answer = client.get(f"{URL}?work=all")
        assert answer.status_code == 200
        return [item.title for item in answer.context["work"]]

    return read


def test_all_that_needs_somebody_is_on_the_list(convener_client, titles, board):
    a_busy_table(factories.PartnershipFactory(board=board, name="Manufacturing", stage="act"))
    assert set(titles(convener_client)) == {
        "Next 0 has no agenda yet",
        "Send the minutes of Last 0",
        "Close the ballot “First 0?”",
        "Two actions of Manufacturing are overdue",
        "Say what came of the goal “Goal 0”",
        "Idle 0: no goal for 70 days",
        "Seven things are missing at the table of Manufacturing",
        "Write the cluster data sheet: jobs, wages, firms, high-priority occupations",
        "One note from the public for Manufacturing",
        "The invitation of Bo 0 came back",
        "The invitation of Ex 0 expires",
        "Call 0",
        "Donegal 0 asks for help: recruitment assistance",
        "One employer has not been heard of late",
    }


def test_what_is_done_needs_nobody(convener_client, titles, partnership):
    soon = table.MeetingFactory(partnership=partnership, starts_at=at(2), ends_at=at(2.1))
    table.AgendaItemFactory(meeting=soon)
    table.MeetingFactory(partnership=partnership, starts_at=at(9), ends_at=at(9.1))
    table.MinutesFileFactory(meeting__partnership=partnership)
    table.ActionItemFactory(partnership=partnership, done=True, due_on=in_days(-9))
    priority = table.PriorityFactory(partnership=partnership, adopted_on=in_days(-90))
    table.GoalFactory(priority=priority, due_on=in_days(9))
    table.PublicNoteFactory(partnership=partnership, state="refused")
    again = factories.MemberFactory(partnership=partnership, status="invited", joined_on=None)
    table.InviteFactory(member=again, state="bounced")
    table.InviteFactory(member=again)
    assert titles(convener_client) == []


def test_many_meetings_without_minutes_do_not_hide_one_to_come(
    convener_client, titles, partnership
):
    for _ in range(2 * MOST):
        table.MeetingFactory(partnership=partnership, starts_at=at(-9), closed=True)
    table.MeetingFactory(partnership=partnership, name="Next", starts_at=at(2), ends_at=at(2.1))
    assert "Next has no agenda yet" in titles(convener_client)


def test_who_may_not_act_is_not_asked(reviewer_client, clerk_client, titles, partnership):
    a_busy_table(partnership)
    assert titles(reviewer_client) == []
    assert len(titles(clerk_client)) == 2  # what firms need; the clerk keeps their records
    guest = factories.MembershipFactory(board=partnership.board, role="convener", is_guest=True)
    factories.AssignmentFactory(partnership=partnership, user=guest.user)
    assert titles(sign_in(guest.user)) == []


def test_another_board_is_asked_for_nothing(stranger_client, partnership):
    a_busy_table(partnership)
    assert stranger_client.get("/b/b/").context["work"] == []


def test_the_line_of_a_partnership_tells_meeting_and_chair(convener_client, convener, board):
    partnership = factories.PartnershipFactory(board=board, stage="launch")
    factories.AssignmentFactory(partnership=partnership, user=convener)
    meeting = table.MeetingFactory(partnership=partnership, starts_at=at(9), ends_at=at(9.1))
    day = timezone.localdate(meeting.starts_at)

    def row():
        return convener_client.get(URL).context["dashboard"].partnerships[0]

    assert row().next == f"Meeting {day:%a, %b} {day.day}"
    assert row().watch == "No chair"
    factories.MemberFactory(partnership=partnership, role="chair")
    assert row().watch == ""


def test_more_of_everything_takes_no_more_queries(
    convener_client, board, django_assert_max_num_queries
):
    def add(count):
        for number in range(count):
            one = factories.PartnershipFactory(board=board, stage="act")
            a_busy_table(one, number)
            factories.MemberFactory(partnership=one, role="chair")

    def queries():
        with django_assert_max_num_queries(70) as counted:
            assert convener_client.get(f"{URL}?work=all").status_code == 200
        return len(counted)

    add(2)
    before = queries()
    add(10)
    assert queries() == before
