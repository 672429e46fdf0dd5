"""Ballots: who may open, cast and close them, what is counted, and what nobody ever reads."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions import ballots as actions
from partnerships.models import Mark, Vote
from partnerships.rules import ballots as rules
from tests import factories
from tests import table as rows

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 6, 10, 14, 12, tzinfo=dt.UTC)  # 10:12 where the boards are


@pytest.fixture
def ballot(table):
    """An open ballot on two issues."""
    ballot = rows.BallotFactory(partnership=table, question="What first?")
    for name in ("Line mechanics", "Rides to second shift"):
        issue = rows.IssueFactory(partnership=table, name=name)
        rows.BallotItemFactory(ballot=ballot, issue=issue)
    return ballot


def voters(partnership, count):
    return factories.MemberFactory.create_batch(count, partnership=partnership)


def items_of(ballot):
    with tenant([ballot.board]):
        return list(ballot.items.select_related("issue"))


def cast(ballot, organization, *marks):
    """Cast a ballot paper as the firm's person does, behind the firm's wall."""
    paper = dict(zip([item.pk for item in items_of(ballot)], marks, strict=False))
    with tenant([ballot.board], organization):
        actions.cast(
            ballot, organization=organization, marks=paper, by=factories.UserFactory(), now=NOW
        )


def close(ballot):
    with tenant([ballot.board]):
        return actions.close_ballot(ballot, by=None, now=NOW)


# Rules -----------------------------------------------------------------------------------------


def test_an_average_has_two_places():
    assert rules.average([5, 4, 5]) == Decimal("4.67")
    assert rules.average([1, 2]) == Decimal("1.50")


@pytest.mark.parametrize(
    ("important", "feasible", "word"),
    [
        ([5, 4, 4], [3, 3, 4], "agree"),
        ([5, 5, 5, 5, 5, 5, 1], [4, 4, 4, 4, 4, 4, 4], "agree"),  # one firm splits no vote
        ([1, 3, 5], [3, 3, 3], "mixed"),
        ([4, 4, 4, 4], [1, 1, 5, 5], "split"),
    ],
)
def test_votes_agree_where_their_middle_half_does(important, feasible, word):
    assert rules.agreement(important, feasible) == word


def test_first_comes_what_is_both_important_and_feasible():
    assert rules.comes_first(Decimal("3.01"), Decimal("4.00"))
    assert not rules.comes_first(Decimal("3.00"), Decimal("4.00"))
    assert not rules.comes_first(Decimal("4.00"), Decimal("2.99"))


# Opening ---------------------------------------------------------------------------------------


def open_ballot(table, issues, **fields):
    with tenant([table.board]):
        return actions.open_ballot(
            partnership=table, question="What first?", issues=issues, by=None, now=NOW, **fields
        )


def test_a_ballot_numbers_its_issues(table):
    issues = rows.IssueFactory.create_batch(3, partnership=table)
    ballot = open_ballot(table, issues)
    assert [(item.position, item.issue) for item in items_of(ballot)] == list(enumerate(issues, 1))


def test_there_is_one_open_ballot_on_a_question(table, ballot):
    with pytest.raises(MoveRefused, match="A ballot on this question is open"):
        open_ballot(table, [rows.IssueFactory(partnership=table)])
    close(ballot)
    assert open_ballot(table, [rows.IssueFactory(partnership=table)])


def test_an_issue_stands_on_one_open_ballot(table, ballot):
    taken = items_of(ballot)[0].issue
    with (
        tenant([table.board]),
        pytest.raises(MoveRefused, match="Line mechanics stands on an open ballot"),
    ):
        actions.open_ballot(
            partnership=table, question="Another?", issues=[taken], by=None, now=NOW
        )


def test_only_open_issues_of_the_partnership_are_put_to_a_vote(table):
    aside = rows.IssueFactory(partnership=table, state="set_aside", name="Parking")
    with pytest.raises(MoveRefused, match="Parking is not open any more"):
        open_ballot(table, [aside])
    with pytest.raises(MoveRefused, match="at least one issue"):
        open_ballot(table, [rows.IssueFactory(partnership__board=table.board)])


def test_nothing_is_added_to_a_meeting_that_is_over(table):
    over = rows.MeetingFactory(partnership=table, closed=True)
    with pytest.raises(MoveRefused, match="The meeting is over"):
        open_ballot(table, [rows.IssueFactory(partnership=table)], meeting=over)
    with tenant([table.board]), pytest.raises(MoveRefused, match="The meeting is over"):
        actions.name_issue(partnership=table, meeting=over, name="X", by=None, on=NOW.date())


# Casting ---------------------------------------------------------------------------------------


def test_a_firm_changes_its_marks_while_the_ballot_is_open(ballot, firm):
    cast(ballot, firm.organization, (5, 2), (1, 1))
    cast(ballot, firm.organization, (4, 4), (2, 3))
    with tenant([ballot.board]):
        marks = Mark.objects.order_by("item__position")
        assert [(mark.importance, mark.feasibility) for mark in marks] == [(4, 4), (2, 3)]
        assert Vote.objects.count() == 1


def test_a_paper_that_leaves_an_issue_out_is_refused(ballot, firm):
    with pytest.raises(MoveRefused, match="each issue"):
        cast(ballot, firm.organization, (5, 2))


def test_who_has_no_vote_casts_none(ballot, union):
    with pytest.raises(MoveRefused, match="has no vote"):
        cast(ballot, union.organization, (5, 2), (1, 1))


def test_a_vote_after_closing_is_not_counted(ballot, firm):
    close(ballot)
    with pytest.raises(MoveRefused, match="The ballot closed at 10:12. Your marks were not count"):
        cast(ballot, firm.organization, (5, 2), (1, 1))
    later = actions.closed_words(NOW, NOW + dt.timedelta(days=1))
    assert later == "The ballot closed on Jun 10 at 10:12. Your marks were not counted."


# Counting --------------------------------------------------------------------------------------


def test_three_ballots_make_totals_and_their_marks_are_destroyed(table, ballot):
    for member, paper in zip(
        voters(table, 4), [((5, 4), (1, 1)), ((4, 4), (3, 2)), ((5, 3), (5, 5))], strict=False
    ):
        cast(ballot, member.organization, *paper)
    ballot = close(ballot)
    assert (ballot.state, ballot.voters, ballot.entitled) == ("closed", 3, 4)
    found = [
        (item.importance, item.feasibility, item.agreement, item.is_open)
        for item in items_of(ballot)
    ]
    assert found == [
        (Decimal("4.67"), Decimal("3.67"), "agree", False),
        (Decimal("3.00"), Decimal("2.67"), "mixed", False),
    ]
    with tenant([ballot.board]):
        assert not Mark.objects.exists()
        assert Vote.objects.count() == 3


def test_two_ballots_make_no_totals_and_are_destroyed_too(table, ballot):
    for member in voters(table, 2):
        cast(ballot, member.organization, (5, 4), (1, 1))
    ballot = close(ballot)
    assert ballot.voters == 2
    assert {item.importance for item in items_of(ballot)} == {None}
    with tenant([ballot.board]):
        assert not Mark.objects.exists()


def test_a_firm_that_left_after_voting_counts_among_those_who_could(table, ballot):
    member, _ = voters(table, 2)
    cast(ballot, member.organization, (5, 4), (1, 1))
    with tenant([table.board]):
        member.status = "left"
        member.save()
    ballot = close(ballot)
    assert (ballot.voters, ballot.entitled) == (1, 2)


def test_a_ballot_is_closed_once(ballot):
    close(ballot)
    with pytest.raises(MoveRefused):
        close(ballot)


def test_no_firm_reads_another_firms_vote_or_marks(table, ballot, firm):
    other = voters(table, 1)[0]
    cast(ballot, other.organization, (5, 4), (1, 1))
    with tenant([ballot.board], firm.organization):
        assert not Vote.objects.exists()
        assert not Mark.objects.exists()


# Issues ----------------------------------------------------------------------------------------


def test_an_issue_on_a_ballot_stays_until_it_closes(table, ballot):
    issue = items_of(ballot)[0].issue
    with tenant([table.board]):
        with pytest.raises(MoveRefused, match="stands on an open ballot"):
            actions.move_issue(issue, target="set_aside", by=None, reason="Too hard")
        actions.close_ballot(ballot, by=None, now=NOW)
        assert (
            actions.move_issue(issue, target="set_aside", by=None, reason="Hard").reason == "Hard"
        )
