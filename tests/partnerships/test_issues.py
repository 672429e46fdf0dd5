"""The list of issues: who keeps it, what it offers, and what a form refuses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from partnerships.models import Issue
from tests import factories
from tests import table as rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(table):
    return rows.IssueFactory(partnership=table, name="Line mechanics", statement="Nobody repairs.")


def url_of(page, board, *args):
    return reverse(f"partnerships:{page}", args=[board.slug, *args])


def every(issue):
    board, table = issue.board, issue.partnership
    return [
        url_of("issues", board, table.pk),
        url_of("add_issue", board, table.pk),
        url_of("edit_issue", board, issue.pk),
        url_of("move_issue", board, issue.pk, "set_aside"),
    ]


def fresh(issue):
    with tenant([issue.board]):
        return Issue.objects.get(pk=issue.pk)


def test_strangers_find_nothing_and_clerks_are_refused(issue, stranger_client, clerk_client):
    assert {stranger_client.get(url).status_code for url in every(issue)} == {404}
    assert {clerk_client.get(url).status_code for url in every(issue)} == {403}


def test_an_issue_of_another_board_is_missing(board, other_board, convener_client):
    theirs = rows.IssueFactory(partnership__board=other_board)
    urls = [
        url_of("issues", board, theirs.partnership_id),
        url_of("add_issue", board, theirs.partnership_id),
        url_of("edit_issue", board, theirs.pk),
        url_of("move_issue", board, theirs.pk, "open"),
    ]
    assert {convener_client.get(url).status_code for url in urls} == {404}


def test_an_empty_list_says_what_to_do(table, convener_client):
    page = convener_client.get(url_of("issues", table.board, table.pk)).content.decode()
    assert "No issues yet" in page
    assert "Open a ballot" not in page


def test_the_list_says_where_each_issue_stands(table, issue, convener_client):
    rows.IssueFactory(partnership=table, state="set_aside", reason="Too hard", name="Parking")
    ballot = rows.BallotFactory(partnership=table, question="What first?")
    rows.BallotItemFactory(ballot=ballot, issue=rows.IssueFactory(partnership=table, name="Rides"))
    page = convener_client.get(url_of("issues", table.board, table.pk))
    assert [row.name for row in page.context["page"]] == ["Line mechanics", "Rides", "Parking"]
    text = page.content.decode()
    for words in ("Nobody repairs.", "Too hard", "On a ballot", "Put it back on the list",
                  "Make it a priority", "What first?"):  # fmt: skip
        assert words in text


def test_rows_cost_no_queries(table, issue, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of("issues", table.board, table.pk)).status_code == 200
        return len(captured)

    def grow(count):
        for _ in range(count):
            meeting = rows.MeetingFactory(partnership=table)
            rows.BallotItemFactory(ballot__partnership=table, issue__meeting=meeting)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few


def test_an_issue_is_added_and_changed(table, convener_client):
    challenge = rows.ChallengeFactory(partnership=table)
    url = url_of("add_issue", table.board, table.pk)
    shown = convener_client.get(f"{url}?challenge={challenge.pk}").content.decode()
    assert f'<option value="{challenge.pk}" selected' in shown
    data = {"name": "Rides", "statement": "No bus at 5 am.", "challenge": challenge.pk}
    assert convener_client.post(url, data).status_code == 302
    with tenant([table.board]):
        issue = Issue.objects.get()
    assert (issue.name, issue.challenge_id, issue.meeting_id) == ("Rides", challenge.pk, None)
    edit = url_of("edit_issue", table.board, issue.pk)
    assert convener_client.post(edit, data | {"name": "Rides at 5"}).status_code == 302
    assert fresh(issue).name == "Rides at 5"


def test_an_issue_stands_on_the_list_once(table, issue, convener_client):
    url = url_of("add_issue", table.board, table.pk)
    data = {"name": "Line mechanics", "statement": "Typed with care"}
    page = convener_client.post(url, data).content.decode()
    assert "This issue is on the list already." in page
    assert "Typed with care" in page
    assert "Enter the issue." in convener_client.post(url, {"statement": "X"}).content.decode()


def test_an_issue_is_set_aside_with_a_reason_and_put_back(issue, convener_client):
    aside = url_of("move_issue", issue.board, issue.pk, "set_aside")
    assert "Say why." in convener_client.post(aside, {"reason": ""}).content.decode()
    assert convener_client.post(aside, {"reason": "Too hard"}).status_code == 302
    assert (fresh(issue).state, fresh(issue).reason) == ("set_aside", "Too hard")
    back = url_of("move_issue", issue.board, issue.pk, "open")
    assert convener_client.post(back, {"save": "x"}).status_code == 302
    assert fresh(issue).state == "open"


def test_an_issue_on_a_ballot_is_not_set_aside(issue, convener_client):
    rows.BallotItemFactory(ballot__partnership=issue.partnership, issue=issue)
    aside = url_of("move_issue", issue.board, issue.pk, "set_aside")
    page = convener_client.post(aside, {"reason": "Too hard"}).content.decode()
    assert "Line mechanics stands on an open ballot. Close that one first." in page
    assert "Too hard" in page


def test_to_become_a_priority_it_needs_a_champion(issue, convener_client):
    adopt = convener_client.get(url_of("move_issue", issue.board, issue.pk, "adopted"))
    assert adopt.status_code == 302
    assert f"issue={issue.pk}&name=Line+mechanics" in adopt["Location"]
    factories.MemberFactory(partnership=issue.partnership)
    assert "Line mechanics" in convener_client.get(adopt["Location"]).content.decode()
