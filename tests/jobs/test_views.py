import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Look
from accounts.tenancy import tenant
from jobs.models import Job, Mail
from tests import factories
from tests.conftest import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]
BEGAN = dt.datetime(2025, 7, 1, 14, 42, 6, tzinfo=dt.UTC)


def page(name, job, **changes):
    return reverse(f"jobs:{name}", kwargs={"board": "a", "pk": job.pk} | changes)


def index(board):
    return reverse("jobs:index", args=[board.slug])


def text(response):
    return " ".join(response.content.decode().split())


def change(job, **values):
    Job.objects.filter(pk=job.pk).update(**values)


def finish(job, state="done", **values):
    change(
        job, state=state, started_at=BEGAN, finished_at=BEGAN + dt.timedelta(seconds=48), **values
    )


@pytest.fixture
def running(job):
    change(
        job, state="running", lease_until=timezone.now(), started_at=timezone.now(), step=2,
        steps=["Read enrolments", "Check figures", "Publish"], done=1204, total=1940,
        unit="figures", step_times=[BEGAN.isoformat(), "2025-07-01T14:42:09+00:00"],
    )  # fmt: skip
    return job


@pytest.fixture
def file(job, board):
    return factories.FileFactory(board=board, job=job, name="rows “Q3”.csv", content=b"a,b")


def test_list_shows_the_work_of_the_board(reviewer_client, board, job):
    factories.JobFactory(title="Another board's")
    shown = text(reviewer_client.get(index(board)))
    assert "Outcome report" in shown
    assert "One piece of work is waiting or running." in shown
    assert "Another board" not in shown


def test_empty_list_says_what_will_be_here(reviewer_client, board):
    assert "No work yet" in text(reviewer_client.get(index(board)))


def test_list_asks_as_much_for_many_rows_as_for_few(convener_client, board, convener):
    counts = []
    for rows in (2, 10):
        factories.JobFactory.create_batch(rows, board=board, asked_by=convener)
        factories.MailFactory.create_batch(rows, board=board, state=Mail.State.FAILED)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            convener_client.get(index(board))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_progress_is_percent_words_and_steps(reviewer_client, running):
    response = reviewer_client.get(page("detail", running))
    shown = text(response)
    assert "<title> 54% Outcome report" in shown
    assert "1,204 of 1,940 figures" in shown
    assert "10:42:06 am, 3 s" in shown
    assert "since 10:42:09 am" in shown


def test_progress_page_refreshes_until_told_not_to(reviewer_client, job):
    assert reviewer_client.get(page("detail", job)).headers["Refresh"] == "5"
    still = reviewer_client.get(page("detail", job) + "?refresh=off")
    assert "Refresh" not in still.headers
    assert "Refresh every 5 seconds" in text(still)


def test_finished_page_does_not_refresh(reviewer_client, job):
    finish(job)
    response = reviewer_client.get(page("detail", job))
    assert "Refresh" not in response.headers
    assert "<title> Outcome report" in text(response)


def test_done_page_leads_to_what_was_made_and_its_files(convener_client, job, file):
    finish(job, result={"url": "/b/a/reports/1/"}, steps=["Read"], step_times=[BEGAN.isoformat()])
    shown = text(convener_client.get(page("detail", job)))
    assert '<a class="btn btn-primary" href="/b/a/reports/1/">' in shown
    assert page("file", file) in shown
    assert "10:42:06 am, 48 s" in shown


def test_files_are_named_but_not_linked_without_the_right(reviewer_client, job, file):
    finish(job)
    shown = text(reviewer_client.get(page("detail", job)))
    assert "rows “Q3”.csv" in shown
    assert page("file", file) not in shown


@pytest.mark.parametrize("url", ["https://example.org/", "//example.org/", "javascript:1", "x"])
def test_result_leads_nowhere_else(job, url):
    job.result = {"url": url}
    assert job.result_url == ""


def test_failed_page_says_why_and_offers_another_try(convener_client, job):
    finish(job, "failed", reason="Column H_MEDIAN is missing.")
    shown = text(convener_client.get(page("detail", job)))
    assert "Column H_MEDIAN is missing." in shown
    assert "Try again" in shown


def test_nobody_is_offered_what_she_may_not(reviewer_client, job):
    finish(job, "cancelled", reason="Cancelled by Dana.")
    assert "Try again" not in text(reviewer_client.get(page("detail", job)))


def test_convener_tries_again(convener_client, job):
    finish(job, "failed")
    response = convener_client.post(page("repeat", job))
    again = Job.objects.exclude(pk=job.pk).get()
    assert response.url == again.get_absolute_url()


def test_done_job_is_not_repeated(convener_client, job):
    finish(job)
    assert convener_client.post(page("repeat", job)).url == job.get_absolute_url()
    assert Job.objects.count() == 1


def test_convener_cancels(convener_client, job):
    response = convener_client.post(page("cancel", job), follow=True)
    assert "Cancelled by Convener." in text(response)


def test_running_page_says_that_it_will_stop(convener_client, running):
    shown = text(convener_client.post(page("cancel", running), follow=True))
    assert "Cancelled by Convener. It stops at its next check." in shown
    assert "Cancel this work" not in shown


def test_clerk_cancels_her_own_work_only(clerk, clerk_client, job, board):
    own = factories.JobFactory(board=board, asked_by=clerk)
    assert clerk_client.post(page("cancel", own)).status_code == 302
    assert clerk_client.post(page("cancel", job)).status_code == 403


def test_download_is_a_download_and_nothing_else(convener_client, file):
    response = convener_client.get(page("file", file))
    assert response.content == b"a,b"
    assert response.headers["Content-Type"] == "text/csv"
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_download_is_written_into_the_ledger(convener, convener_client, file, board):
    convener_client.get(page("file", file))
    with tenant([board]):
        look = Look.objects.get()
    assert (look.user, look.kind, look.about) == (convener, "file", "rows “Q3”.csv")


def test_right_is_needed_to_download(reviewer_client, file):
    assert reviewer_client.get(page("file", file)).status_code == 403


def test_right_is_needed_to_try_again(reviewer_client, job):
    assert reviewer_client.post(page("repeat", job)).status_code == 403


@pytest.mark.parametrize("board_slug", ["a", "b"])
def test_stranger_gets_404(stranger_client, job, file, board_slug):
    for name, row in [("detail", job), ("file", file)]:
        assert stranger_client.get(page(name, row, board=board_slug)).status_code == 404
    for name in ("cancel", "repeat"):
        assert stranger_client.post(page(name, job, board=board_slug)).status_code == 404
    assert Job.objects.get().state == Job.State.QUEUED


def test_guest_follows_her_own_work_only(board, job):
    guest = factories.MembershipFactory(board=board, is_guest=True, role="convener").user
    own = factories.JobFactory(board=board, asked_by=guest)
    client = sign_in(guest)
    answer = client.get(page("detail", own))
    assert answer.status_code == 200
    assert f'href="{index(board)}"' not in text(answer)
    assert client.post(page("cancel", own)).status_code == 302
    assert client.get(page("detail", job)).status_code == 404
    for name in ("cancel", "repeat"):
        assert client.post(page(name, job)).status_code == 404


def test_an_uploaded_file_is_not_handed_out(director_client, board):
    """A roster opens only to people assigned to its partnership, on the roster's own page."""
    upload = factories.FileFactory(board=board, job=None)
    assert director_client.get(page("file", upload)).status_code == 404


@pytest.mark.parametrize("name", ["cancel", "repeat", "send_again", "drop"])
def test_changes_need_a_post(convener_client, job, name):
    assert convener_client.get(page(name, job)).status_code == 405


def test_mail_in_doubt_is_listed_for_who_may_decide(convener_client, reviewer_client, board):
    factories.MailFactory(board=board, state=Mail.State.SENDING, sending_at=BEGAN)
    assert "it may have arrived" in text(convener_client.get(index(board)))
    assert "it may have arrived" not in text(reviewer_client.get(index(board)))


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [("send_again", "waiting", "is sent again"), ("drop", "dropped", "is not sent again")],
)
def test_person_decides_about_a_mail(convener_client, board, name, state, words):
    mail = factories.MailFactory(board=board, state=Mail.State.FAILED)
    response = convener_client.post(page(name, mail), follow=True)
    assert words in text(response)
    assert Mail.objects.get().state == state


def test_mail_of_another_board_is_out_of_reach(convener_client, other_board):
    mail = factories.MailFactory(board=other_board, state=Mail.State.FAILED)
    for name in ("send_again", "drop"):
        assert convener_client.post(page(name, mail)).status_code == 404
