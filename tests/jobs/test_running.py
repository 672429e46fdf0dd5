import datetime as dt

import pytest

from accounts.tenancy import tenant
from jobs import actions
from jobs.actions import bring_back, cancel
from jobs.models import File, Job
from jobs.running import Finished, NewFile, Refused, run_job
from partnerships.models import Partnership
from tests import factories

pytestmark = pytest.mark.django_db
STEPS = ["Read", "Write"]
LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def made(name):
    """Work that hands over one file and one id."""
    return Finished(
        publish=lambda job: {"by": name}, files=[NewFile(f"{name}.csv", "text/csv", b"1")]
    )


def files(board):
    with tenant([board]):
        return [file.name for file in File.objects.all()]


def lose_lease():
    """Let the lease run out and the sweeper find it, as after a worker's death."""
    Job.objects.update(lease_until=LONG_AGO)
    bring_back()


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_result_and_files_are_published_with_the_end(job, board):
    run_job(job.pk, STEPS, lambda run: made("once"))
    after = fresh(job)
    assert (after.state, after.result, after.attempt) == (Job.State.DONE, {"by": "once"}, 1)
    assert files(board) == ["once.csv"]


def test_progress_is_written_as_the_work_goes(job):
    def work(run):
        run.start(1, 10, "rows")
        run.advance(4)
        run.beat()
        at = fresh(job)
        assert (at.state, at.steps, at.step) == (Job.State.RUNNING, STEPS, 1)
        assert (at.done, at.total, at.unit) == (4, 10, "rows")
        run.start(2)
        assert len(fresh(job).step_times) == 2
        return Finished()

    run_job(job.pk, STEPS, work)
    assert fresh(job).state == Job.State.DONE


def test_second_message_of_the_same_job_does_nothing(job):
    run_job(job.pk, STEPS, lambda run: made("first"))
    run_job(job.pk, STEPS, lambda run: made("second"))
    assert fresh(job).result == {"by": "first"}


def test_message_of_a_job_that_is_gone_does_nothing():
    run_job(4711, STEPS, lambda run: made("nobody"))
    assert not Job.objects.exists()


def test_of_two_workers_one_publishes(job, board):
    def slow(run):
        lose_lease()
        run_job(job.pk, STEPS, lambda run: made("second"))
        return made("first")

    run_job(job.pk, STEPS, slow)
    after = fresh(job)
    assert (after.state, after.result, after.attempt) == (Job.State.DONE, {"by": "second"}, 2)
    assert files(board) == ["second.csv"]


def test_lost_lease_discards_the_work(job, board):
    def slow(run):
        lose_lease()
        return made("late")

    run_job(job.pk, STEPS, slow)
    after = fresh(job)
    assert (after.state, after.crashes, after.result) == (Job.State.QUEUED, 1, {})
    assert files(board) == []


def test_work_hears_of_the_lost_lease_at_its_next_step(job):
    def slow(run):
        lose_lease()
        run.start(1)
        raise AssertionError("it went on")

    run_job(job.pk, STEPS, slow)
    assert fresh(job).crashes == 1


def test_work_hears_of_the_cancel_at_its_next_step(job, director):
    def work(run):
        cancel(job, by=director)
        run.start(1)
        raise AssertionError("it went on")

    run_job(job.pk, STEPS, work)
    after = fresh(job)
    assert (after.state, after.reason) == (Job.State.CANCELLED, "Cancelled by Director.")


def test_work_cancelled_at_the_last_moment_is_not_published(job, board, director):
    def work(run):
        cancel(job, by=director)
        return made("too late")

    run_job(job.pk, STEPS, work)
    assert fresh(job).state == Job.State.CANCELLED
    assert files(board) == []


def test_cancelled_job_does_not_begin(job, director):
    cancel(job, by=director)
    run_job(job.pk, STEPS, lambda run: made("anyway"))
    assert fresh(job).result == {}


def broken(run):
    raise KeyError("".join(["Key", "line"]))


def test_crash_waits_for_another_attempt_and_logs_no_data(job, caplog):
    run_job(job.pk, STEPS, broken)
    after = fresh(job)
    assert (after.state, after.crashes, after.lease_until) == (Job.State.QUEUED, 1, None)
    assert "broke with KeyError" in caplog.text
    assert "Keyline" not in caplog.text


def test_three_crashes_fail_with_a_reason(job):
    for _ in range(4):
        run_job(job.pk, STEPS, broken)
    after = fresh(job)
    assert (after.state, after.crashes, after.attempt) == (Job.State.FAILED, 3, 3)
    assert after.reason == actions.GIVEN_UP


def test_refusal_fails_at_once_in_its_own_words(job):
    def work(run):
        raise Refused("Column H_MEDIAN is missing.")

    run_job(job.pk, STEPS, work)
    after = fresh(job)
    assert (after.state, after.reason) == (Job.State.FAILED, "Column H_MEDIAN is missing.")
    assert after.crashes == 0


def test_publication_that_breaks_leaves_nothing(job, board):
    def publish(job):
        factories.PartnershipFactory(board=board)
        raise KeyError

    files_too = [NewFile("half.csv", "text/csv", b"1")]
    run_job(job.pk, STEPS, lambda run: Finished(publish, files_too))
    assert (fresh(job).state, fresh(job).crashes) == (Job.State.QUEUED, 1)
    assert files(board) == []
    with tenant([board]):
        assert not Partnership.objects.exists()


def test_publication_stands_behind_the_wall_of_its_board(job, other_board):
    factories.PartnershipFactory(board=other_board)
    seen = []

    def publish(job):
        seen.extend(Partnership.objects.all())
        return {}

    run_job(job.pk, STEPS, lambda run: Finished(publish))
    assert seen == []
    assert fresh(job).state == Job.State.DONE
