"""How a worker does a job: lease, heartbeat, progress, and publishing behind a fence.

A task is one line: `run_job(job_id, STEPS, work)`. `work(run)` reads in `tenant([run.board])`
blocks of its own, computes, and returns a `Finished`; only `run_job` publishes.
"""

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import Error, connection
from django.db.models.functions import Now
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.actions import return_crashed, store_file
from jobs.models import LEASE, Job, JobQuerySet

log = logging.getLogger(__name__)
BEAT = 15.0  # seconds between heartbeats
FRESH = 2.0  # seconds for which progress on the page may be behind

# Leases count in the database's time: one clock for all machines.
TAKE = """
    UPDATE jobs_job
    SET state = 'running', attempt = attempt + 1, lease_until = statement_timestamp() + %s,
        started_at = statement_timestamp(), steps = %s::jsonb, step = 0, step_times = '[]',
        done = 0, total = 0, unit = ''
    WHERE id = %s AND state = 'queued'
    RETURNING *"""
HOLD = """
    UPDATE jobs_job
    SET lease_until = statement_timestamp() + %s,
        step = %s, done = %s, total = %s, unit = %s, step_times = %s::jsonb
    WHERE id = %s AND attempt = %s AND state = 'running'
    RETURNING cancel_asked"""


class Stopped(Exception):
    """The work must end here; what it made is thrown away."""


class Cancelled(Stopped):
    """A person asked for the end."""


class LeaseLost(Stopped):
    """The job was taken away: the lease ran out and another worker may have it."""


class Refused(Exception):
    """The work cannot be done as asked; the message tells the person why, in words.

    The job fails with it at once: another attempt would end the same way.
    """


@dataclass(frozen=True)
class NewFile:
    """A file the job hands over; at most 50 MB."""

    name: str
    content_type: str
    content: bytes


def _nothing(job: Job) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Finished:
    """What came of the work.

    publish: writes the rows, in the transaction that ends the job, behind the board's wall;
    returns the ids for `job.result`; "url", a path on this host, is linked from the job's page.
    """

    publish: Callable[[Job], dict[str, Any]] = _nothing
    files: list[NewFile] = field(default_factory=list)


@dataclass(frozen=True)
class Progress:
    """Where the work is: step from 1, units done of a total (0: not known), and step times."""

    step: int = 0
    done: int = 0
    total: int = 0
    unit: str = ""
    times: tuple[str, ...] = ()


class Run:
    """One attempt at a job, as its work sees it; `start`, `advance` and `check` may raise.

    `Cancelled` and `LeaseLost` are not to be caught: they end the work.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.board = job.board
        self.parameters: dict[str, Any] = job.parameters
        self.progress = Progress()
        self._cancelled = self._lost = False
        self._held = time.monotonic()
        self._heartbeat: Heartbeat | None = None

    def start(self, step: int, total: int = 0, unit: str = "") -> None:
        """Begin a step, counted from 1, of `total` units ("enrolments")."""
        times = (*self.progress.times[: step - 1], timezone.now().isoformat())
        self.progress = Progress(step, 0, total, unit, times)
        self._tell()
        self.check()

    def advance(self, done: int) -> None:
        """Say how many units of this step are done; cheap enough for every row."""
        self.progress = replace(self.progress, done=done)
        if time.monotonic() - self._held > FRESH:
            self._tell()
        self.check()

    def check(self) -> None:
        """Raise when the work must end: somebody cancelled it, or the lease is lost."""
        if self._cancelled:
            raise Cancelled
        if self._lost:
            raise LeaseLost

    def beat(self) -> None:
        """Hold on to the lease, write progress, and read whether to go on."""
        try:
            answer = self._beat()
        except Error as error:
            log.warning("Job %s: no heartbeat, %s", self.job.pk, type(error).__name__)
            connection.close()
            self._lost = time.monotonic() - self._held > LEASE.total_seconds()
            return
        if answer is None:
            self._lost = True
            return
        self._held = time.monotonic()
        self._cancelled = answer[0]

    def _beat(self) -> tuple | None:
        at = self.progress
        with connection.cursor() as cursor:
            cursor.execute(
                HOLD,
                [LEASE, at.step, at.done, at.total, at.unit, json.dumps(at.times),
                 self.job.pk, self.job.attempt],
            )  # fmt: skip
            return cursor.fetchone()

    def _tell(self) -> None:
        if self._heartbeat:
            self._heartbeat.now()
        else:
            self.beat()

    @contextmanager
    def heart(self) -> Iterator[None]:
        """Beat while the block runs, in a thread with a database connection of its own.

        Inside a transaction, a test's, nobody else could see the lease: there each step beats.
        """
        if connection.in_atomic_block:
            yield
            return
        self._heartbeat = Heartbeat(self)
        self._heartbeat.start()
        try:
            yield
        finally:
            self._heartbeat.end()


class Heartbeat(threading.Thread):
    """Beats every 15 seconds, and at once when there is news."""

    def __init__(self, run: Run) -> None:
        super().__init__(name=f"heartbeat of job {run.job.pk}", daemon=True)
        self._run = run
        self._news = threading.Event()
        self._ended = False

    def run(self) -> None:
        try:
            while True:
                self._news.wait(BEAT)
                self._news.clear()
                if self._ended:
                    return
                self._run.beat()
        finally:
            connection.close()

    def now(self) -> None:
        self._news.set()

    def end(self) -> None:
        self._ended = True
        self._news.set()
        self.join()


Work = Callable[[Run], Finished]


def run_job(job_id: int, steps: Sequence[str], work: Work) -> None:
    """Do the job if it still waits; safe to call twice, the second call finds nothing to do.

    `work` runs outside any transaction. When it raises `Refused` the job fails with its words;
    after any other exception it waits for another attempt, three in all.
    """
    job = lease(job_id, steps)
    if job is None:
        return
    run = Run(job)
    try:
        with run.heart():
            finished = work(run)
        publish(run, finished)
    except Refused as refusal:
        _mine(job).update(state=Job.State.FAILED, finished_at=Now(), reason=str(refusal)[:500])
    except Stopped:
        _mine(job).filter(cancel_asked=True).update(state=Job.State.CANCELLED, finished_at=Now())
    except Exception as error:
        _crashed(job, error)


def lease(job_id: int, steps: Sequence[str]) -> Job | None:
    """Take a waiting job for 45 seconds and raise its fence, or return None."""
    rows = list(Job.objects.raw(TAKE, [LEASE, json.dumps(list(steps)), job_id]))
    return rows[0] if rows else None


def publish(run: Run, finished: Finished) -> None:
    """End the job and show what it made in one transaction, if this attempt still holds it."""
    job = run.job
    with tenant([run.board]):
        ending = _mine(job).filter(cancel_asked=False)
        if not ending.update(state=Job.State.DONE, finished_at=Now()):
            raise LeaseLost
        job.refresh_from_db()
        for file in finished.files:
            store_file(board=run.board, job=job, now=job.finished_at, **vars(file))
        job.result = finished.publish(job)
        job.save(update_fields=["result"])


def _mine(job: Job) -> JobQuerySet:
    """Return the row only while this attempt holds it: the fence."""
    return Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)


def _crashed(job: Job, error: Exception) -> None:
    """Let the job wait for another attempt; log where it broke, but none of its data."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("Job %s broke with %s\n%s", job.pk, type(error).__name__, where)
    if not connection.in_atomic_block:
        # It may have broken because the database went away meanwhile.
        connection.close_if_unusable_or_obsolete()
    return_crashed(_mine(job))
