"""The one screen of a meeting: what it shows, what is written on it, and what it refuses."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Board
from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.live import finish_item
from partnerships.models import ActionItem, AgendaItem, Ballot, Decision, Issue
from partnerships.rules import live as rules
from tests import factories
from tests import table as rows

pytestmark = pytest.mark.django_db
TEN = dt.datetime(2026, 6, 10, 14, tzinfo=dt.UTC)


@pytest.fixture
def meeting(table):
    return rows.MeetingFactory(partnership=table, state="running", name="Launch meeting")


@pytest.fixture
def url(meeting):
    return reverse("partnerships:live", args=[meeting.board.slug, meeting.pk])


def send(client, url, part, **fields):
    return client.post(
        f"{url}?do={part}", {f"{part}-{name}": given for name, given in fields.items()}
    )


def only(model):
    with tenant([Board.objects.get(slug="a")]):
        return model.objects.get()


def close(meeting):
    with tenant([meeting.board]):
        meeting.state, meeting.closed_at = "closed", timezone.now()
        meeting.save()


# Who, and when ---------------------------------------------------------------------------------


def test_only_who_runs_meetings_opens_it(url, stranger_client, clerk_client, convener_client):
    assert stranger_client.get(url).status_code == 404
    assert clerk_client.get(url).status_code == 403
    assert convener_client.get(url).status_code == 200


def test_the_screen_of_a_meeting_that_is_over_leads_to_the_meeting(meeting, url, convener_client):
    close(meeting)
    assert convener_client.get(url)["Location"] == meeting.get_absolute_url()


def test_rows_cost_no_queries(table, meeting, url, convener_client):
    ballot = rows.BallotFactory(partnership=table, meeting=meeting)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url).status_code == 200
        return len(captured)

    def grow(count):
        for _ in range(count):
            rows.AgendaItemFactory(meeting=meeting)
            rows.IssueFactory(partnership=table, meeting=meeting)
            rows.DecisionFactory(meeting=meeting)
            rows.ActionItemFactory(partnership=table, meeting=meeting)
            rows.BallotItemFactory(ballot=ballot)
            member = factories.MemberFactory(partnership=table)
            rows.VoteFactory(ballot=ballot, organization=member.organization)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few


# The agenda ------------------------------------------------------------------------------------


def test_an_item_has_its_minutes_from_when_the_last_one_was_done():
    later = TEN + dt.timedelta(minutes=12)
    assert rules.due_at(TEN, [], 10) == TEN + dt.timedelta(minutes=10)
    assert rules.due_at(TEN, [later], 10) == TEN + dt.timedelta(minutes=22)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "12 min left"), (11.5, "1 min left"), (12, "0 min left"), (15, "3 min over")],
)
def test_the_clock_is_told_in_words(minutes, words):
    until = TEN + dt.timedelta(minutes=12)
    assert rules.clock(until, TEN + dt.timedelta(minutes=minutes)) == words


def test_the_top_shows_the_items_around_the_current_one():
    names = ["A", "B", "C", "D", "E", "F"]
    assert rules.around(names, 0) == [("A", "current"), ("B", "ahead"), ("C", "ahead")]
    states = [state for _, state in rules.around(names, 2)]
    assert states == ["done", "current", "ahead", "ahead"]


def test_the_next_item_is_one_press_away(meeting, url, convener_client):
    assert "No agenda" in convener_client.get(url).content.decode()
    first, second = rows.AgendaItemFactory.create_batch(2, meeting=meeting, employers_only=True)
    text = convener_client.get(url).content.decode()
    assert "Only employers speak and vote" in text
    assert "1 of 2" in text
    for _ in range(2):  # pressed twice on the same screen
        response = convener_client.post(f"{url}?do=item", {"item": first.pk})
        assert response["Location"] == url
    with tenant([meeting.board]):
        assert [item.pk for item in AgendaItem.objects.filter(done_at=None)] == [second.pk]
    convener_client.post(f"{url}?do=item", {"item": second.pk})
    assert "All items are done" in convener_client.get(url).content.decode()
    assert convener_client.post(f"{url}?do=item", {"item": "x"}).status_code == 302


def test_the_agenda_of_a_meeting_that_is_over_stands_still(meeting, url, convener_client):
    item = rows.AgendaItemFactory(meeting=meeting)
    close(meeting)
    response = convener_client.post(f"{url}?do=item", {"item": item.pk})
    assert response["Location"] == meeting.get_absolute_url()
    with tenant([meeting.board]), pytest.raises(MoveRefused):
        finish_item(meeting, item=item.pk, now=TEN)


# Writing ---------------------------------------------------------------------------------------


def test_an_issue_is_captured(meeting, url, convener_client):
    response = send(convener_client, url, "issue", name="Line mechanics", statement="Too few.")
    assert response["Location"] == f"{url}#issue"
    issue = only(Issue)
    assert (issue.name, issue.meeting_id) == ("Line mechanics", meeting.pk)
    assert "Line mechanics" in convener_client.get(url).content.decode()


def test_an_issue_named_twice_keeps_what_was_typed(table, url, convener_client):
    rows.IssueFactory(partnership=table, name="Rides")
    text = send(convener_client, url, "issue", name="Rides", statement="Typed").content.decode()
    assert "This issue is on the list already." in text
    assert "Typed" in text


def test_a_ballot_is_opened_on_the_screen_and_shows_who_is_missing(
    table, meeting, url, firm, convener_client
):
    issues = rows.IssueFactory.create_batch(3, partnership=table, meeting=meeting)
    keys = [issue.pk for issue in issues]
    response = send(convener_client, url, "ballot", question="What first?", issues=keys)
    assert response["Location"] == f"{url}#ballot"
    ballot = only(Ballot)
    assert ballot.meeting_id == meeting.pk
    text = convener_client.get(url).content.decode()
    assert "0 of 1 employers have voted." in text
    assert "Missing: Keystone Gear." in text
    assert reverse("partnerships:close_ballot", args=["a", ballot.pk]) in text
    empty = send(convener_client, url, "ballot", question="Again?")
    assert "Choose at least one issue." in empty.content.decode()


def test_it_refreshes_only_while_a_ballot_is_open_and_has_no_forms_then(
    table, meeting, url, convener_client
):
    assert "Refresh" not in convener_client.get(f"{url}?refresh=on").headers
    ballot = rows.BallotFactory(partnership=table, meeting=meeting)
    rows.BallotItemFactory(ballot=ballot)
    assert "Refresh" not in convener_client.get(url).headers
    page = convener_client.get(f"{url}?refresh=on")
    assert page["Refresh"] == "15"
    assert "Add the issue" not in page.content.decode()
    assert "Stop refreshing" in page.content.decode()


def test_a_counted_ballot_is_a_picture_with_its_ranking(table, meeting, url, convener_client):
    ballot = rows.BallotFactory(
        partnership=table, meeting=meeting, closed=True, voters=3, entitled=3
    )
    item = rows.BallotItemFactory(
        ballot=ballot, is_open=False, importance="4.70", feasibility="4.10", agreement="agree"
    )
    text = convener_client.get(url).content.decode()
    assert "One issue is both important and feasible" in text
    assert f"issue={item.issue_id}" in text


def test_a_ballot_of_two_votes_is_told_in_words(table, meeting, url, convener_client):
    rows.BallotFactory(partnership=table, meeting=meeting, closed=True, voters=2, entitled=3)
    assert "Hidden: fewer than 3 employers voted" in convener_client.get(url).content.decode()


def test_a_decision_is_written_down(meeting, url, convener_client):
    response = send(convener_client, url, "decision", text="We begin with mechanics.")
    assert response["Location"] == f"{url}#decision"
    assert only(Decision).meeting_id == meeting.pk
    assert "We begin with mechanics." in convener_client.get(url).content.decode()


def test_a_commitment_has_an_owner_and_a_day(meeting, url, firm, convener_client):
    said = {
        "text": "List the faults", "person": "Tess Moyer", "organization": firm.organization_id,
        "due_on": "2026-12-17",
    }  # fmt: skip
    text = send(convener_client, url, "commitment", **said | {"person": ""}).content.decode()
    assert "Say who does it." in text
    assert "List the faults" in text
    response = send(convener_client, url, "commitment", **said)
    assert response["Location"] == f"{url}#commitment"
    action = only(ActionItem)
    assert (action.meeting_id, action.organization_id) == (meeting.pk, firm.organization_id)
    text = convener_client.get(url).content.decode()
    assert "Tess Moyer, Keystone Gear" in text
    assert "Dec 17" in text


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("issue", {"name": "Rides"}),
        ("decision", {"text": "We begin."}),
        ("commitment", {"text": "List", "person": "Tess", "due_on": "2026-12-17"}),
    ],
)
def test_what_is_sent_after_the_close_is_refused_and_kept(
    part, said, meeting, url, convener_client
):
    close(meeting)
    page = send(convener_client, url, part, **said)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Nothing is added to it any more." in text
    assert all(given in text for given in said.values())


def test_a_form_nobody_offered_changes_nothing(url, convener_client):
    assert convener_client.post(f"{url}?do=throne").status_code == 200


def test_a_meeting_that_is_planned_can_be_started(table, convener_client):
    planned = rows.MeetingFactory(partnership=table)
    page = convener_client.get(reverse("partnerships:live", args=["a", planned.pk]))
    start = reverse("partnerships:move_meeting", args=["a", planned.pk, "running"])
    assert start in page.content.decode()
