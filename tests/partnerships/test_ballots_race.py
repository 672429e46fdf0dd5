"""A paper cast while the ballot closes is counted or refused, never lost between the two."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions import ballots as actions
from partnerships.models import Ballot, BallotItem, Mark, Vote
from tests import factories
from tests import table as rows

NOW = dt.datetime(2026, 6, 10, 14, 12, tzinfo=dt.UTC)


@pytest.mark.slow
def test_what_is_cast_while_a_ballot_closes_is_counted_or_refused(committed):
    item, user = rows.BallotItemFactory(), factories.UserFactory()
    ballot = item.ballot
    members = factories.MemberFactory.create_batch(12, partnership=ballot.partnership)

    def vote(member):
        try:
            with tenant([ballot.board], member.organization):
                actions.cast(
                    ballot, organization=member.organization, marks={item.pk: (4, 4)}, by=user,
                    now=NOW,
                )  # fmt: skip
        except MoveRefused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    def count(_):
        try:
            with tenant([ballot.board]):
                actions.close_ballot(ballot, by=user, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        papers = [pool.submit(vote, member) for member in members[:8]]
        closing = pool.submit(count, None)
        papers += [pool.submit(vote, member) for member in members[8:]]
        closing.result()
        answers = [paper.result() for paper in papers]
    with tenant([ballot.board]):
        closed = Ballot.objects.get(pk=ballot.pk)
        assert closed.voters == Vote.objects.count() == answers.count("")
        assert not Mark.objects.exists()
        assert not BallotItem.objects.filter(is_open=True).exists()
    assert {answer[:17] for answer in answers if answer} <= {"The ballot closed"}
