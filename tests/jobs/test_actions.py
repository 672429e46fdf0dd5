import datetime as dt
import hashlib

import pytest
from celery import Celery, shared_task
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.tenancy import tenant
from jobs import actions
from jobs.actions import bring_back, cancel, enqueue, repeat, store_file
from jobs.models import MAX_CRASHES, Job
from tests import factories

pytestmark = pytest.mark.django_db
LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@shared_task(name="tests.jobs.named")
def named(job_id):
    """Stands for a task of an app above."""


def ask(board, by, **changes):
    values = {"task": "tests.nothing", "title": "Report", "parameters": {"partnership": 1}}
    return enqueue(board=board, by=by, **values | changes)


def test_broker_is_told_after_the_commit(board, director, told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(board, director, task=named)
        assert told == []
    assert told == [("tests.jobs.named", job.pk)]
    assert (job.state, job.asked_by, job.board) == (Job.State.QUEUED, director, board)


def test_broker_that_is_down_is_no_error(
    board, director, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    down = Celery("down", broker="redis://127.0.0.1:1/0", set_as_current=False)
    down.conf.broker_transport_options = {"max_retries": 1, "interval_start": 0}
    monkeypatch.setattr(actions, "current_app", down)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(board, director)
    assert "The broker was not told of tests.nothing" in caplog.text
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_nothing_is_asked_when_the_caller_rolls_back(
    board, director, told, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        ask(board, director)
        transaction.set_rollback(True)
    assert told == []
    assert not Job.objects.exists()


@pytest.mark.parametrize("state", ["queued", "running"])
def test_unfinished_job_is_returned_instead_of_a_second(board, director, state):
    first = ask(board, director)
    Job.objects.update(state=state, lease_until=timezone.now())
    assert ask(board, director, title="The same, asked again") == first


@pytest.mark.parametrize(
    "changes", [{"parameters": {"partnership": 2}}, {"period": "2025Q3"}, {"task": "tests.other"}]
)
def test_other_work_is_another_job(board, director, changes):
    assert ask(board, director) != ask(board, director, **changes)


def test_the_same_work_of_another_board_is_another_job(board, other_board, director):
    assert ask(board, director) != ask(other_board, director)


def finish(job, state=Job.State.DONE):
    Job.objects.filter(pk=job.pk).update(state=state, finished_at=timezone.now())


def test_done_job_with_equal_inputs_is_returned(board, director, told):
    first = ask(board, director, fingerprint="f" * 64)
    finish(first)
    assert ask(board, director, fingerprint="f" * 64) == first


def test_done_job_with_other_inputs_is_made_again(board, director):
    first = ask(board, director, fingerprint="f" * 64)
    finish(first)
    assert ask(board, director, fingerprint="e" * 64) != first


def test_done_job_without_fingerprint_is_made_again(board, director):
    first = ask(board, director)
    finish(first)
    assert ask(board, director) != first


def test_unfinished_job_goes_before_a_done_one(board, director):
    finish(ask(board, director, fingerprint="f" * 64))
    unfinished = ask(board, director, fingerprint="e" * 64)
    assert ask(board, director, fingerprint="f" * 64) == unfinished


def test_failed_job_is_repeated_as_a_new_one(job, director):
    finish(job, Job.State.FAILED)
    again = repeat(job, by=director)
    assert again != job
    assert (again.task, again.parameters, again.asked_by) == (job.task, job.parameters, director)


def test_waiting_job_is_cancelled_at_once(job, director):
    cancel(job, by=director)
    assert (job.state, job.reason) == (Job.State.CANCELLED, "Cancelled by Director.")
    assert job.finished_at


def test_running_job_is_asked_to_stop(job, director):
    Job.objects.update(state=Job.State.RUNNING, lease_until=timezone.now())
    cancel(job, by=director)
    assert (job.state, job.cancel_asked) == (Job.State.RUNNING, True)


def test_finished_job_stays_as_it_is(job, director):
    finish(job)
    cancel(job, by=director)
    assert (job.state, job.cancel_asked, job.reason) == (Job.State.DONE, False, "")


def test_file_keeps_its_size_and_hash(board, job):
    with tenant([board]):
        file = store_file(
            board=board, job=job, name="a.csv", content_type="text/csv", content=b"a,b",
            now=LONG_AGO,
        )  # fmt: skip
        assert (file.size, file.sha256) == (3, hashlib.sha256(b"a,b").hexdigest())
        assert list(job.files.without_content()) == [file]


def test_file_over_50_mb_is_refused_by_the_database(board):
    with tenant([board]), pytest.raises(IntegrityError), transaction.atomic():
        factories.FileFactory(board=board, size=50_000_001)


def test_job_that_waits_too_long_is_told_again(job, told):
    bring_back()
    assert told == []
    Job.objects.update(queued_at=LONG_AGO)
    bring_back()
    assert told == [(job.task, job.pk)]


def run(**changes):
    Job.objects.update(state=Job.State.RUNNING, lease_until=LONG_AGO, attempt=1, **changes)


def test_expired_lease_sends_the_job_back(job, told):
    run(queued_at=LONG_AGO)
    bring_back()
    job.refresh_from_db()
    assert (job.state, job.crashes, job.lease_until) == (Job.State.QUEUED, 1, None)
    assert told == [(job.task, job.pk)]


def test_lease_in_force_is_left_alone(job):
    run()
    Job.objects.update(lease_until=timezone.now() + dt.timedelta(seconds=45))
    bring_back()
    job.refresh_from_db()
    assert (job.state, job.crashes) == (Job.State.RUNNING, 0)


def test_third_expired_lease_fails_the_job(job, told):
    run(crashes=MAX_CRASHES - 1)
    bring_back()
    job.refresh_from_db()
    assert (job.state, job.crashes, job.reason) == (Job.State.FAILED, 3, actions.GIVEN_UP)
    assert told == []


def test_expired_lease_of_cancelled_work_ends_it(job):
    run(cancel_asked=True)
    bring_back()
    job.refresh_from_db()
    assert (job.state, job.crashes) == (Job.State.CANCELLED, 0)
