"""Ask for background work, cancel it, keep files, and put mail into the outbox."""

import hashlib
import logging
from functools import partial

from celery import current_app
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError

from jobs.models import DOUBTFUL_AFTER, MAX_CRASHES, WAITS_TOO_LONG, File, Job, Mail
from jobs.rules import job_key

log = logging.getLogger(__name__)
SENDER = "jobs.tasks.send_waiting_mail"
MOST_TOLD = 100
# The connection a thread kept may have died with the broker since; a new one is tried at once.
ONCE_MORE = {"max_retries": 1, "interval_start": 0, "interval_step": 0}
GIVEN_UP = "It broke off three times and was given up. Nothing was published."


@transaction.atomic
def enqueue(*, task, title, board, by, parameters, period="", fingerprint=""):
    """Return the job that does this work: a new one, or the one that does or did the same.

    task: a Celery task, or its name, that takes the job's id.
    parameters: JSON, ids and words only; with task, board and period they tell what the work is.
    fingerprint: hash of everything the result depends on; equal ones need no second run.

    An unfinished job of the same work is returned instead of a second one, and a finished one
    whose fingerprint is the same and not empty. The broker is told after the commit.
    """
    name = getattr(task, "name", task)
    key = job_key(name, parameters, period)
    same = board.jobs.filter(key=key)
    if job := same.answering(fingerprint).first():
        return job
    try:
        with transaction.atomic():
            job = board.jobs.create(
                task=name, title=title, parameters=parameters, key=key, period=period,
                fingerprint=fingerprint, asked_by=by, queued_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError:
        # Somebody asked for the same at the same moment: the constraint chose theirs.
        return same.first()
    transaction.on_commit(partial(wake, name, job.pk))
    return job


def wake(task, *arguments):
    """Tell the broker that work waits. A broker that is down is no error: the sweeper will."""
    try:
        current_app.send_task(task, args=arguments, retry_policy=ONCE_MORE)
    except (KombuError, OperationalError, OSError) as error:
        log.warning("The broker was not told of %s: %s", task, type(error).__name__)


@transaction.atomic
def cancel(job, *, by):
    """Cancel waiting work at once; ask running work to stop at its next check."""
    words = f"Cancelled by {by}."
    same = Job.objects.filter(pk=job.pk)
    waiting = same.filter(state=Job.State.QUEUED)
    now = timezone.now()
    if not waiting.update(state=Job.State.CANCELLED, finished_at=now, reason=words):
        same.filter(state=Job.State.RUNNING).update(cancel_asked=True, reason=words)
    job.refresh_from_db()


@transaction.atomic
def return_crashed(jobs):
    """Let running jobs whose worker broke wait for another attempt, three in all.

    Work that somebody wanted cancelled ends here instead.
    """
    running = jobs.filter(state=Job.State.RUNNING)
    running.filter(cancel_asked=True).update(state=Job.State.CANCELLED, finished_at=Now())
    running.filter(crashes__gte=MAX_CRASHES - 1).update(
        state=Job.State.FAILED, finished_at=Now(), crashes=F("crashes") + 1, reason=GIVEN_UP
    )
    running.update(state=Job.State.QUEUED, crashes=F("crashes") + 1, lease_until=None)


def bring_back():
    """Return what the broker or a worker lost: expired leases, and jobs that wait too long.

    The broker is told again of the oldest waiting jobs; a second message does no harm.
    """
    with transaction.atomic():
        # A row locked by its own publication is alive.
        expired = Job.objects.expired(Now()).select_for_update(of=("self",), skip_locked=True)
        return_crashed(Job.objects.filter(pk__in=list(expired.values_list("pk", flat=True))))
    waiting = Job.objects.waiting_since(Now() - WAITS_TOO_LONG).order_by("queued_at", "pk")
    for job in waiting[:MOST_TOLD]:
        wake(job.task, job.pk)


def repeat(job, *, by):
    """Return a job that does the work of one that failed or was cancelled once more."""
    return enqueue(
        task=job.task,
        title=job.title,
        board=job.board,
        by=by,
        parameters=job.parameters,
        period=job.period,
        fingerprint=job.fingerprint,
    )


def store_file(*, board, name, content_type, content, now, job=None):
    """Keep a file of a board, at most 50 MB; runs behind the wall of that board."""
    return File.objects.create(
        board=board,
        job=job,
        name=name,
        content_type=content_type,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        made_at=now,
    )


@transaction.atomic
def post(*, recipient, template, about, occasion, subject, body, board=None, may_resend=False):
    """Put a mail into the outbox; it is sent after the commit.

    A second mail of the same recipient, template, object and occasion is the first.
    may_resend: sending it twice does no harm, so a crash while sending needs no person.
    """
    mail, is_new = Mail.objects.get_or_create(
        recipient=recipient,
        template=template,
        about=about,
        occasion=occasion,
        defaults={
            "subject": subject,
            "body": body,
            "board": board,
            "may_resend": may_resend,
            "queued_at": timezone.now(),
        },
    )
    if is_new:
        transaction.on_commit(partial(wake, SENDER))
    return mail


def mails_for_a_person(board):
    """Return the board's mails that were refused, or may or may not have arrived."""
    return board.mails.for_a_person(timezone.now() - DOUBTFUL_AFTER)


@transaction.atomic
def send_again(mail):
    """Let a mail that failed, or may not have arrived, be sent once more."""
    if mails_for_a_person(mail.board).filter(pk=mail.pk).update(state=Mail.State.WAITING):
        transaction.on_commit(partial(wake, SENDER))


def drop(mail):
    """Let such a mail be: it arrived, or is not wanted any more."""
    mails_for_a_person(mail.board).filter(pk=mail.pk).update(state=Mail.State.DROPPED)
