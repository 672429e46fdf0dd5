"""Two connections at once, with real commits."""

import itertools
import time

import pytest
from django.db import OperationalError, connection, transaction

from jobs import running
from jobs.actions import bring_back, cancel, enqueue
from jobs.mail import send_waiting
from jobs.models import LEASE, Job, Mail
from jobs.running import Finished, LeaseLost, Run, run_job
from tests import factories
from tests.jobs.conftest import elsewhere, eventually

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed", "told")]
STEPS = ["Read", "Write"]


def someone_waits_for_a_lock():
    with connection.cursor() as cursor:
        # Within a transaction the server's view of its sessions stands still.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def ask(board):
    return enqueue(task="tests.nothing", title="Report", board=board, by=None, parameters={})


def test_two_who_ask_at_once_get_one_job():
    board = factories.BoardFactory()
    with transaction.atomic():
        first = ask(board)
        second = elsewhere(ask, board)
        eventually(someone_waits_for_a_lock)
    assert second.result() == first
    assert Job.objects.count() == 1


def test_heartbeat_shows_progress_and_hears_the_cancel(monkeypatch):
    monkeypatch.setattr(running, "FRESH", 0)
    job = factories.JobFactory()
    beaten = []

    def work(run):
        run.start(1, 10, "rows")
        eventually(lambda: Job.objects.get(pk=job.pk).step == 1)
        beaten.append(Job.objects.get(pk=job.pk).lease_until)
        cancel(job, by="Dana")
        for done in itertools.count():
            run.advance(done % 10)

    run_job(job.pk, STEPS, work)
    job.refresh_from_db()
    assert (job.state, job.reason) == (Job.State.CANCELLED, "Cancelled by Dana.")
    assert job.lease_until > beaten[0]


def test_work_runs_outside_any_transaction():
    job = factories.JobFactory()
    atomic = []

    def work(run):
        atomic.append(connection.in_atomic_block)
        return Finished()

    run_job(job.pk, STEPS, work)
    job.refresh_from_db()
    assert atomic == [False]
    assert job.state == Job.State.DONE


def test_sweeper_leaves_a_publication_alone_that_outlives_its_lease():
    job = factories.JobFactory()

    def publish(job):
        Job.objects.filter(pk=job.pk).update(lease_until=job.queued_at)
        elsewhere(bring_back).result()
        return {"made": 1}

    run_job(job.pk, STEPS, lambda run: Finished(publish))
    job.refresh_from_db()
    assert (job.state, job.crashes, job.result) == (Job.State.DONE, 0, {"made": 1})


def test_heart_without_database_gives_the_lease_up_when_it_ran_out(monkeypatch):
    run = Run(factories.JobFactory())

    def away():
        raise OperationalError

    monkeypatch.setattr(run, "_beat", away)
    run.beat()
    run.check()
    monkeypatch.setattr(run, "_held", time.monotonic() - LEASE.total_seconds() - 1)
    run.beat()
    with pytest.raises(LeaseLost):
        run.check()


def test_job_whose_connection_broke_waits_for_another_attempt():
    job = factories.JobFactory()

    def work(run):
        connection.connection.close()
        return Job.objects.count()

    run_job(job.pk, STEPS, work)
    job.refresh_from_db()
    assert (job.state, job.crashes) == (Job.State.QUEUED, 1)


def test_mail_that_is_being_taken_is_passed_over(settings, mailoutbox):
    settings.OUTBOX_EMAIL = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    first, second = factories.MailFactory(), factories.MailFactory()
    with transaction.atomic():
        Mail.objects.select_for_update(of=("self",)).get(pk=first.pk)
        elsewhere(send_waiting).result()
    assert [mail.to for mail in mailoutbox] == [[second.recipient]]
    send_waiting()
    assert len(mailoutbox) == 2
