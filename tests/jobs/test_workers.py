"""Real Celery workers, killed in the middle of a job."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.actions import bring_back, enqueue
from jobs.models import WAITS_TOO_LONG, File, Job
from tests import factories
from tests.jobs.conftest import eventually
from tests.jobs.tasks_for_tests import long_at_first

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.usefixtures("committed")]


@contextmanager
def worker(queue, log):
    """A worker with one child in a process group of its own, on the test's database."""
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    options = ["-I", "tests.jobs.tasks_for_tests", "-Q", queue, "-c", "1", "-l", "INFO"]
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config.celery", "worker", *options],
        env=os.environ | {"DATABASE_URL": f"{address}/{connection.settings_dict['NAME']}"},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        kill_group(process)


def kill_group(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def working_child(process, log):
    """Return the id of the process that works on the job, once it has begun."""

    def begun():
        assert process.poll() is None, Path(log.name).read_text()
        return Job.objects.get().unit

    eventually(begun)
    return int(Job.objects.get().unit)


def lease_runs_out():
    """Let the sweeper find the lease expired, and the job waiting for long."""
    Job.objects.update(lease_until=timezone.now(), queued_at=timezone.now() - WAITS_TOO_LONG)
    bring_back()


@pytest.fixture
def asked(worker_queue):
    board = factories.BoardFactory()
    return enqueue(task=long_at_first, title="Long", board=board, by=None, parameters={})


@pytest.fixture
def log(tmp_path):
    with (tmp_path / "worker.log").open("wb") as stream:
        yield stream


def assert_one_result(asked):
    eventually(lambda: Job.objects.get().is_finished)
    job = Job.objects.get()
    assert (job.state, job.attempt, job.crashes) == (Job.State.DONE, 2, 1)
    assert job.result == {"attempt": 2}
    with tenant([asked.board]):
        assert [bytes(file.content) for file in File.objects.all()] == [b"once"]


def test_job_outlives_its_killed_worker(asked, worker_queue, log):
    with worker(worker_queue, log) as first:
        working_child(first, log)
        kill_group(first)
    with worker(worker_queue, log):
        lease_runs_out()
        assert_one_result(asked)


def test_job_outlives_its_killed_child(asked, worker_queue, log):
    with worker(worker_queue, log) as process:
        os.kill(working_child(process, log), signal.SIGKILL)
        lease_runs_out()
        assert_one_result(asked)
