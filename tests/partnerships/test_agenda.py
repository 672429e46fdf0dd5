"""Agendas: built from what is open, changed by hand, and built again without losing anything."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions import agenda
from partnerships.reports import openings
from tests import table as rows

pytestmark = pytest.mark.django_db

DAY, NOON = rows.DAY, rows.NOON
WEEK = dt.timedelta(days=7)
FIRST = "Antitrust statement and purpose"


@pytest.fixture
def last(table):
    return rows.MeetingFactory(partnership=table, closed=True, starts_at=NOON - 4 * WEEK)


@pytest.fixture
def meeting(table):
    return rows.MeetingFactory(partnership=table)


@pytest.fixture
def build(meeting, convener, behind_wall):
    def build():
        return agenda.build_agenda(meeting, by=convener, day=DAY)

    return build


def names(meeting):
    return [item.name for item in meeting.items.all()]


# Building ---------------------------------------------------------------------------------------


def test_the_launch_agenda_has_a_ballot_among_employers(table, convener, behind_wall):
    launch = rows.MeetingFactory(partnership=table, kind="launch")
    items = agenda.build_agenda(launch, by=convener, day=DAY)
    ballot = next(item for item in items if item.name.startswith("Ballot"))
    assert ballot.employers_only
    assert names(launch) == [item.name for item in items]
    assert names(launch)[0] == "Welcome by the employers who called us together"


def test_what_is_open_comes_between_the_opening_and_the_topic(table, last, meeting, build):
    rows.DecisionFactory(meeting=last, text="We share a van.", decided_on=DAY - 4 * WEEK)
    rows.ActionItemFactory(
        partnership=table, text="Ask the bus company", organization=None, due_on=DAY - WEEK
    )
    rows.IssueFactory(partnership=table, name="Rides", named_on=DAY)
    rows.ChallengeFactory(partnership=table, name="No bus at 5 am", named_on=DAY)
    items = {item.name: item.lines for item in build()}
    assert names(meeting)[:4] == [
        FIRST, "Decisions since last time", "Overdue actions", "New issues and challenges",
    ]  # fmt: skip
    assert items["Decisions since last time"] == ["We share a van."]
    assert items["Overdue actions"] == ["Tess Moyer: Ask the bus company (due Jun 3)"]
    assert items["New issues and challenges"] == ["Issue: Rides", "Challenge: No bus at 5 am"]


def test_what_is_not_open_takes_no_time(meeting, build):
    assert {item.source.split()[0] for item in build()} == {"regular"}


def test_building_again_keeps_what_people_wrote(table, meeting, build, convener):
    build()
    opening = meeting.items.get(name=FIRST)
    opening.notes, opening.minutes = "All agreed.", 7
    opening.save()
    rows.AgendaItemFactory(meeting=meeting, name="A guest speaks")
    rows.IssueFactory(partnership=table, name="Rides", named_on=DAY)
    build()
    assert names(meeting).count(FIRST) == 1
    opening.refresh_from_db()
    assert (opening.notes, opening.minutes) == ("All agreed.", 7)
    assert "A guest speaks" in names(meeting)
    assert "New issues and challenges" in names(meeting)
    places = [item.position for item in meeting.items.all()]
    assert places == list(range(1, len(places) + 1))


def test_lines_are_read_again_and_what_closed_goes(table, meeting, build):
    issue = rows.IssueFactory(partnership=table, name="Rides", named_on=DAY)
    build()
    issue.state = "set_aside"
    issue.save()
    build()
    assert "New issues and challenges" not in names(meeting)


def test_a_change_of_kind_brings_its_agenda(meeting, build):
    build()
    meeting.kind = "annual"
    meeting.save()
    build()
    assert "Each priority: keep, close or replace" in names(meeting)
    assert names(meeting).count(FIRST) == 1


def test_a_closed_meeting_gets_no_agenda(meeting, build):
    meeting.state, meeting.closed_at = "closed", NOON
    meeting.save()
    with pytest.raises(MoveRefused, match="The meeting is closed"):
        build()


# Sources ----------------------------------------------------------------------------------------


def test_task_forces_report_goals_hit_missed_and_next(table, behind_wall):
    priority = rows.PriorityFactory(partnership=table, name="Machinists")
    rows.PriorityFactory(partnership=table, name="Supervisors", place=2)
    rows.GoalFactory(priority=priority, text="Fill the class", due_on=DAY)
    rows.GoalFactory(priority=priority, text="Quote", state="hit", marked_on=DAY)
    rows.GoalFactory(priority=priority, text="Old", state="missed", marked_on=DAY - 8 * WEEK)
    block = openings.task_forces(table, NOON - 4 * WEEK, DAY)
    assert sorted(block.lines) == [
        "Machinists: Fill the class (due Jun 10)",
        "Machinists: Quote (hit)",
        "Supervisors: no goal for the next 60 days yet",
    ]
    assert block.minutes == 10


def test_before_the_first_meeting_everything_open_is_news(table, behind_wall):
    rows.IssueFactory(partnership=table, name="Rides", named_on=DAY - 9 * WEEK)
    assert openings.news(table, None, DAY).lines == ("Issue: Rides",)
    assert openings.news(table, NOON, DAY).lines == ()
    assert openings.decisions(table, None, DAY).lines == ()


def test_a_block_says_how_many_more_there_are(table, behind_wall):
    for number in range(12):
        rows.IssueFactory(partnership=table, name=f"Issue {number}", named_on=DAY)
    lines = openings.news(table, None, DAY).lines
    assert (len(lines), lines[-1]) == (11, "and 2 more")


# Pages ------------------------------------------------------------------------------------------


def test_the_button_builds_and_the_page_shows_what_is_open(table, meeting, convener_client):
    rows.IssueFactory(partnership=table, name="Rides", named_on=DAY)
    url = reverse("partnerships:build_agenda", args=["a", meeting.pk])
    assert convener_client.get(url).status_code == 405
    page = convener_client.post(url, follow=True).content.decode()
    assert "Issue: Rides" in page
    assert "Read again what is open" in page


ITEM = {"name": "A guest speaks", "minutes": "15", "place": "1"}


@pytest.fixture
def two_items(meeting):
    return [
        rows.AgendaItemFactory(meeting=meeting, name=name, position=position)
        for position, name in enumerate(["One", "Two"], 1)
    ]


def post(client, page, meeting, item=None, **data):
    keys = [meeting.pk] + ([item.pk] if item else [])
    return client.post(reverse(f"partnerships:{page}", args=["a", *keys]), data)


def test_an_item_takes_the_place_it_is_given(meeting, two_items, convener_client):
    assert post(convener_client, "add_item", meeting, **ITEM).status_code == 302
    with tenant([meeting.board]):
        assert names(meeting) == ["A guest speaks", "One", "Two"]
    changed = {"name": "One", "minutes": "5", "place": "3", "notes": "A note."}
    assert post(convener_client, "edit_item", meeting, two_items[0], **changed).status_code == 302
    with tenant([meeting.board]):
        assert names(meeting) == ["A guest speaks", "Two", "One"]
        assert meeting.items.get(name="One").notes == "A note."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Enter the item."),
        ({"minutes": "0"}, "Enter minutes from 1 to 480."),
        ({"minutes": "many"}, "Enter a whole number."),
        ({"place": "9"}, "Select a valid choice."),
        (
            {"employers_only": "on", "notes": "Said by one."},
            "What employers say among themselves is not minuted.",
        ),
    ],
)
def test_a_wrong_item_is_said_at_the_field(meeting, two_items, convener_client, changes, words):
    page = post(convener_client, "edit_item", meeting, two_items[0], **(ITEM | changes))
    assert page.content.decode().count(words) == 2
    with tenant([meeting.board]):
        assert names(meeting) == ["One", "Two"]


def test_an_item_is_taken_off_and_one_of_another_meeting_is_missing(
    meeting, two_items, convener_client
):
    assert post(convener_client, "remove_item", meeting, two_items[0]).status_code == 302
    with tenant([meeting.board]):
        assert names(meeting) == ["Two"]
    elsewhere = rows.AgendaItemFactory(meeting__partnership=meeting.partnership)
    assert post(convener_client, "remove_item", meeting, elsewhere).status_code == 404
    assert post(convener_client, "edit_item", meeting, elsewhere, **ITEM).status_code == 404


def test_notes_are_corrected_until_the_minutes_are_sent(meeting, two_items, convener_client):
    with tenant([meeting.board]):
        meeting.state, meeting.closed_at = "closed", NOON
        meeting.save()
    changed = ITEM | {"name": "One", "notes": "A note."}
    assert post(convener_client, "edit_item", meeting, two_items[0], **changed).status_code == 302
    page = post(convener_client, "add_item", meeting, **ITEM).content.decode()
    assert "The meeting is closed. Nothing is added to it any more." in page
    rows.MinutesFileFactory(meeting=meeting)
    page = post(convener_client, "edit_item", meeting, two_items[0], **changed).content.decode()
    assert "The minutes are sent." in page
    gone = post(convener_client, "remove_item", meeting, two_items[0])
    assert gone.status_code == 302
    with tenant([meeting.board]):
        assert meeting.items.count() == 2
