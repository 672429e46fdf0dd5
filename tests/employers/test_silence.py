"""Employers nobody has heard from for 90 days, and who is told."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from employers.actions.silence import JOB, ask_for_list, tell_of_silence
from employers.tasks import silence, silence_board
from jobs.models import Job, Mail
from tests import factories

pytestmark = pytest.mark.django_db


def firm(board, days=None, **fields):
    today = timezone.localdate()
    heard_on = None if days is None else today - dt.timedelta(days=days)
    return factories.EmployerFactory(board=board, last_heard_on=heard_on, **fields)


def url_of(board):
    return reverse("employers:silent", args=[board.slug])


def told():
    return sorted((mail.recipient, mail.subject) for mail in Mail.objects.all())


def test_the_list_names_active_firms_not_heard_for_90_days(board, other_board, reviewer_client):
    firm(board, 91, organization__name="Silent Gears")
    firm(board, organization__name="Never Heard")
    firm(board, 90, organization__name="Just Heard")
    firm(board, 200, organization__name="Gone", is_active=False)
    firm(other_board, 200, organization__name="Elsewhere")
    page = reviewer_client.get(url_of(board))
    assert [str(row) for row in page.context["page"]] == ["Never Heard", "Silent Gears"]
    assert "Not heard for 90 days" in page.content.decode()


def test_a_stranger_finds_no_list(board, stranger_client):
    assert stranger_client.get(url_of(board)).status_code == 404


def test_a_list_without_a_firm_says_so(board, convener_client):
    assert "Every active employer was heard" in convener_client.get(url_of(board)).content.decode()


def test_rows_cost_no_queries(board, convener, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(board)).status_code == 200
        return len(captured)

    factories.EmployerFactory.create_batch(2, board=board)
    few = queries()
    factories.EmployerFactory.create_batch(10, board=board, named_contact=convener)
    assert queries() == few


def test_each_contact_is_told_once_a_week(board, other_board, convener, director):
    firm(board, 100, named_contact=convener)
    firm(board, 120, named_contact=convener)
    firm(board, 100)
    firm(other_board, 100)
    silence()
    job = Job.objects.get(board=board)
    assert (job.task, job.asked_by, job.parameters) == (JOB, None, {})
    silence_board(job.pk)
    silence_board(job.pk)
    expected = [
        (convener.email, "Not heard for 90 days: 2 employers"),
        (director.email, "Not heard for 90 days: 1 employer"),
    ]
    assert told() == sorted(expected)
    assert url_of(board) in Mail.objects.first().body
    silence()
    assert Job.objects.filter(board=board).count() == 1
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"mails": 2})


def test_another_job_of_the_week_mails_nobody_again(board, convener, day):
    firm(board, 100, named_contact=convener)
    with tenant([board]):
        for on in (day, day + dt.timedelta(days=1)):
            assert tell_of_silence(board, on=on, week="2026-W47") == 1
    assert len(told()) == 1


def test_a_week_later_they_are_told_again(board, day):
    ask_for_list(board, on=day)
    ask_for_list(board, on=day + dt.timedelta(days=7))
    assert Job.objects.count() == 2


def test_nobody_who_left_is_mailed(board, convener, director, yesterday):
    convener.memberships.update(ends_on=yesterday)
    firm(board, 100, named_contact=convener)
    factories.MembershipFactory(board=board, role="director", is_guest=True)
    silence()
    silence_board(Job.objects.get().pk)
    assert [recipient for recipient, _ in told()] == [director.email]


def test_with_nothing_to_say_nobody_is_mailed(board, convener, director):
    firm(board, 10, named_contact=convener)
    silence()
    silence_board(Job.objects.get().pk)
    assert told() == []
