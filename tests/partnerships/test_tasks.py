"""The day's and the week's work of partnerships: one job a board, however often it is asked."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Job, Mail
from partnerships import tasks
from tests import factories
from tests import table as rows


@pytest.fixture
def due(table):
    return rows.ActionItemFactory(
        partnership=table, organization=None, email="tess@example.org", due_on=timezone.localdate()
    )


@pytest.fixture
def news(table):
    """A decision of yesterday, and a member of staff who wants to hear of it."""
    user = factories.MembershipFactory(board=table.board, role="convener").user
    rows.DecisionFactory(
        meeting__partnership=table, decided_on=timezone.localdate() - dt.timedelta(1)
    )
    rows.SubscriptionFactory(
        partnership=table, user=user, told_until=timezone.now() - dt.timedelta(days=7)
    )
    return user.email


@pytest.mark.parametrize(
    ("ask", "do"), [(tasks.remind, tasks.remind_board), (tasks.digest, tasks.digest_board)]
)
def test_beat_asks_once_a_board(board, other_board, ask, do):
    ask()
    ask()
    for one in (board, other_board):
        with tenant([one]):
            assert Job.objects.filter(board=one, task=do.name).count() == 1


def run_twice(board, ask, do):
    ask()
    with tenant([board]):
        job = Job.objects.get(board=board, task=do.name)
    do(job.pk)
    do(job.pk)
    return job


def test_reminders_go_out_once(board, due):
    run_twice(board, tasks.remind, tasks.remind_board)
    assert [mail.recipient for mail in Mail.objects.filter(about=f"action:{due.pk}")] == [due.email]


def test_digest_goes_out_once(board, news):
    run_twice(board, tasks.digest, tasks.digest_board)
    assert [mail.recipient for mail in Mail.objects.filter(template="digest")] == [news]
