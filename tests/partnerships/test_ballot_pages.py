"""The pages of a ballot: staff opens and closes it, approvers vote, the table reads totals."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from partnerships.models import Ballot, Mark, Vote
from partnerships.reports.ballots import Ranked, finding
from tests import factories
from tests import table as rows
from tests.partnerships.conftest import seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def ballot(table):
    ballot = rows.BallotFactory(partnership=table, question="What first?")
    for name in ("Line mechanics", "Rides to second shift"):
        rows.BallotItemFactory(ballot=ballot, issue=rows.IssueFactory(partnership=table, name=name))
    return ballot


@pytest.fixture
def closed(table):
    """A ballot counted from five votes, of which one issue is championed."""
    ballot = rows.BallotFactory(partnership=table, closed=True, voters=5, entitled=6)
    totals = [("Line mechanics", "4.70", "3.90", "agree"), ("Rides", "4.10", "1.90", "split")]
    for position, (name, importance, feasibility, agreement) in enumerate(totals, start=1):
        issue = rows.IssueFactory(partnership=table, name=name)
        rows.BallotItemFactory(
            ballot=ballot, issue=issue, importance=importance, feasibility=feasibility,
            agreement=agreement, is_open=False, position=position,
        )  # fmt: skip
    return ballot


def staff(page, ballot, *args):
    return reverse(f"partnerships:{page}", args=[ballot.board.slug, *(args or [ballot.pk])])


def own(page, member, ballot):
    return reverse(f"partnerships:{page}", args=[member.organization_id, ballot.pk])


def paper(ballot, *marks):
    with tenant([ballot.board]):
        keys = list(ballot.items.values_list("pk", flat=True))
    return {
        f"{scale}_{key}": str(mark)
        for key, pair in zip(keys, marks, strict=True)
        for scale, mark in zip(["importance", "feasibility"], pair, strict=True)
    }


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# Staff -----------------------------------------------------------------------------------------


def test_only_who_runs_meetings_opens_these(table, ballot, stranger_client, clerk_client):
    urls = [
        staff("open_ballot", ballot, table.pk),
        staff("ballot", ballot),
        staff("close_ballot", ballot),
    ]
    assert {stranger_client.get(url).status_code for url in urls} == {404}
    assert {clerk_client.get(url).status_code for url in urls} == {403}


def test_a_ballot_is_opened_on_the_issues_chosen(table, convener, convener_client):
    first, second = rows.IssueFactory.create_batch(2, partnership=table)
    url = staff("open_ballot", table, table.pk)
    assert convener_client.get(url).content.decode().count("checked") == 2
    data = {"question": "What first?", "issues": [second.pk]}
    response = convener_client.post(url, data)
    with tenant([table.board]):
        made = Ballot.objects.get()
        assert [item.issue for item in made.items.all()] == [second]
    assert response["Location"] == staff("ballot", made)
    assert made.opened_by == convener


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"question": ""}, "Enter the question."),
        ({"issues": []}, "Choose at least one issue."),
        ({"question": "What first?"}, "A ballot on this question is open. Close that one first."),
    ],
)
def test_a_ballot_that_cannot_be_is_refused(data, says, table, ballot, convener_client):
    issue = rows.IssueFactory(partnership=table)
    data = {"question": "Typed", "issues": [issue.pk]} | data
    page = convener_client.post(staff("open_ballot", ballot, table.pk), data).content.decode()
    assert says in page
    assert data["question"] in page


def test_an_open_ballot_says_who_voted_and_nothing_of_what(ballot, firm, convener_client):
    missing = factories.MemberFactory(
        partnership=ballot.partnership, organization__name="Ironstone Bakery"
    )
    firm.client.post(own("vote", firm, ballot), paper(ballot, (5, 2), (1, 4)))
    page = convener_client.get(staff("ballot", ballot))
    assert page.context["turnout"].voted == [firm.organization]
    assert page.context["turnout"].missing == [missing.organization]
    assert "1 of 2 employers have voted." in page.content.decode()
    assert page.context["rows"] == []


def test_closing_counts_and_shows_the_totals(ballot, convener_client):
    for _ in range(3):
        member = seat(ballot.partnership, "approver")
        member.client.post(own("vote", member, ballot), paper(ballot, (5, 4), (2, 3)))
    close = staff("close_ballot", ballot)
    assert "The marks are destroyed." in convener_client.get(close).content.decode()
    response = convener_client.post(close, {"save": "x"})
    assert response["Location"] == staff("ballot", ballot)
    page = convener_client.get(staff("ballot", ballot)).content.decode()
    assert "One issue is both important and feasible; nobody champions it yet" in page
    assert "Average of 3 of 3 votes" in page
    assert "Who will?" in page
    assert "meanwhile" in convener_client.post(close, {"save": "x"}, follow=True).content.decode()


def test_a_ballot_of_a_meeting_that_goes_on_leads_back_to_its_screen(table, convener_client):
    meeting = rows.MeetingFactory(partnership=table, state="running")
    ballot = rows.BallotFactory(partnership=table, meeting=meeting)
    live = reverse("partnerships:live", args=[table.board.slug, meeting.pk])
    assert live in convener_client.get(staff("ballot", ballot)).content.decode()
    response = convener_client.post(staff("close_ballot", ballot), {"save": "x"})
    assert response["Location"] == live


def test_fewer_than_three_votes_are_told_in_words(ballot, firm, union, convener_client):
    firm.client.post(own("vote", firm, ballot), paper(ballot, (5, 2), (1, 4)))
    convener_client.post(staff("close_ballot", ballot), {"save": "x"})
    page = convener_client.get(staff("ballot", ballot)).content.decode()
    assert "Hidden: fewer than 3 employers voted (1 of 1)." in page
    for member, name in [(firm, "own_ballot_result"), (union, "partner_ballot_result")]:
        page = member.client.get(own(name, member, ballot)).content.decode()
        assert "Hidden: fewer than 3 employers voted. Totals are shown from 3 ballots" in page
        assert "1 of 1" not in page


def test_a_champion_is_named_beside_the_issue(table, closed, convener_client):
    with tenant([table.board]):
        issue = closed.items.get(position=1).issue
    champion = factories.MemberFactory(partnership=table, organization__name="Marlow Dairy")
    rows.PriorityFactory(partnership=table, issue=issue, champion=champion)
    page = convener_client.get(staff("ballot", closed)).content.decode()
    assert "One issue is both important and feasible; it has a champion" in page
    assert "Marlow Dairy" in page


@pytest.mark.parametrize("is_closed", [True, False])
def test_rows_cost_no_queries(is_closed, table, firm, convener_client):
    totals = {"importance": "4.00", "feasibility": "4.00", "agreement": "agree", "is_open": False}
    ballot = rows.BallotFactory(partnership=table, closed=is_closed)
    urls = [
        (convener_client, staff("ballot", ballot)),
        (firm.client, own("own_ballot_result", firm, ballot)),
    ]
    if not is_closed:
        urls.append((firm.client, own("vote", firm, ballot)))

    def grow(count):
        for _ in range(count):
            rows.BallotItemFactory(ballot=ballot, **totals if is_closed else {})
            member = factories.MemberFactory(partnership=table)
            rows.VoteFactory(ballot=ballot, organization=member.organization)

    grow(2)
    few = [queries(*each) for each in urls]
    grow(10)
    assert [queries(*each) for each in urls] == few


# Voting ----------------------------------------------------------------------------------------


def test_only_an_approver_of_a_member_votes(ballot, firm, editor_client, union):
    url = own("vote", firm, ballot)
    assert firm.client.get(url).status_code == 200
    assert editor_client.get(url).status_code == 403
    assert editor_client.post(url, {}).status_code == 403
    elsewhere = seat(factories.PartnershipFactory(board=ballot.board), "approver")
    assert elsewhere.client.get(own("vote", elsewhere, ballot)).status_code == 404
    invited = seat(ballot.partnership, "approver", status="invited", joined_on=None)
    assert invited.client.get(own("vote", invited, ballot)).status_code == 404
    assert union.client.get(own("vote", union, ballot)).status_code == 404


def test_a_member_votes_and_changes_its_marks(ballot, firm):
    url = own("vote", firm, ballot)
    response = firm.client.post(url, paper(ballot, (5, 2), (1, 4)))
    assert response["Location"] == own("own_ballot_result", firm, ballot)
    page = firm.client.get(url)
    assert page.content.decode().count(" checked") == 4
    assert "Your company has voted." in page.content.decode()
    firm.client.post(url, paper(ballot, (3, 3), (1, 4)))
    with tenant([ballot.board]):
        assert sorted(Mark.objects.values_list("importance", "feasibility")) == [(1, 4), (3, 3)]
        assert Vote.objects.get().cast_by == firm.person


@pytest.mark.parametrize("mark", ["", "6", "x"])
def test_a_mark_off_the_scale_is_refused_at_its_field(mark, ballot, firm):
    page = firm.client.post(own("vote", firm, ballot), paper(ballot, (mark, 2), (1, 4)))
    text = page.content.decode()
    assert "Line mechanics: choose how important it is, from 1 to 5." in text
    assert text.count(" checked") == 3
    with tenant([ballot.board]):
        assert not Vote.objects.exists()


def test_a_vote_after_closing_is_refused_and_nothing_typed_is_lost(ballot, firm, convener_client):
    convener_client.post(staff("close_ballot", ballot), {"save": "x"})
    with tenant([ballot.board]):
        closed_at = timezone.localtime(Ballot.objects.get().closed_at)
    url = own("vote", firm, ballot)
    text = firm.client.post(url, paper(ballot, (5, 2), (1, 4))).content.decode()
    assert f"The ballot closed at {closed_at:%-I:%M}. Your marks were not counted." in text
    assert text.count(" checked") == 4
    assert firm.client.get(url)["Location"] == own("own_ballot_result", firm, ballot)


# Reading ---------------------------------------------------------------------------------------


def test_the_table_reads_the_totals_and_who_left_it_does_not(closed, firm, union, editor_client):
    url = own("own_ballot_result", firm, closed)
    for client, address in [
        (firm.client, url),
        (editor_client, url),
        (union.client, own("partner_ballot_result", union, closed)),
    ]:
        text = client.get(address).content.decode()
        assert "Average of 5 of 6 votes" in text
        assert "Split" in text
        assert "Who will?" not in text
    with tenant([closed.board]):
        firm.status = "left"
        firm.save()
    assert firm.client.get(url).status_code == 404


def test_while_it_is_open_each_reads_what_is_hers_to_do(ballot, firm, union, editor_client):
    url = own("own_ballot_result", firm, ballot)
    assert own("vote", firm, ballot) in firm.client.get(url).content.decode()
    assert "An approver of your company casts" in editor_client.get(url).content.decode()
    page = union.client.get(own("partner_ballot_result", union, ballot)).content.decode()
    assert "Employers vote." in page
    firm.client.post(own("vote", firm, ballot), paper(ballot, (5, 2), (1, 4)))
    assert "Change our marks" in firm.client.get(url).content.decode()


@pytest.mark.parametrize(
    ("champions", "says"),
    [
        ([], "No issue is both important and feasible"),
        (["A"], "One issue is both important and feasible; it has a champion"),
        (["", ""], "Two issues are both important and feasible; none has a champion yet"),
        (["A", "B"], "Two issues are both important and feasible; all have a champion"),
        (["A", "", ""], "Three issues are both important and feasible; one has a champion"),
        (["A", "B", ""], "Three issues are both important and feasible; two have a champion"),
        (["A"] * 12, "12 issues are both important and feasible; all have a champion"),
    ],
)
def test_the_finding_counts_what_is_championed(champions, says):
    first = [Ranked(1, None, 4, 4, "Yes", champion) for champion in champions]
    assert finding(first) == says


def test_meetings_and_seats_lead_to_ballots(table, firm, union, convener_client, clerk_client):
    meeting = rows.MeetingFactory(partnership=table)
    ballot = rows.BallotFactory(partnership=table, meeting=meeting)
    page = reverse("partnerships:meeting", args=[table.board.slug, meeting.pk])
    assert staff("ballot", ballot) in convener_client.get(page).content.decode()
    assert staff("ballot", ballot) not in clerk_client.get(page).content.decode()
    for member, prefix in [(firm, "own"), (union, "partner")]:
        page = reverse(f"partnerships:{prefix}_meeting", args=[member.organization_id, meeting.pk])
        result = own(f"{prefix}_ballot_result", member, ballot)
        assert result in member.client.get(page).content.decode()
    counted = rows.BallotFactory(partnership=table, closed=True)
    for member, prefix in [(firm, "own"), (union, "partner")]:
        page = reverse(f"partnerships:{prefix}_seat", args=[member.organization_id, table.pk])
        result = own(f"{prefix}_ballot_result", member, counted)
        assert result in member.client.get(page).content.decode()
    listed = reverse("partnerships:meetings", args=[table.board.slug, table.pk])
    assert staff("issues", table, table.pk) in convener_client.get(listed).content.decode()
