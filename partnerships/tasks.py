"""Work of a partnership that outlives a request."""

from celery import shared_task
from django.utils import timezone

from accounts.models import Board
from accounts.tenancy import tenant
from jobs.running import Finished, Refused, run_job
from partnerships.actions import digests, minutes, reminders
from partnerships.models import Meeting
from partnerships.reports.minutes import minutes_of, pdf_bytes

MINUTES_STEPS = ["Reading the meeting", "Writing the PDF", "Sending the minutes"]
REMIND_STEPS = ["Reminding of actions and invitations"]
DIGEST_STEPS = ["Writing the digests"]


@shared_task
def remind():
    """Ask for one round of reminders a board and day. Safe to run twice."""
    for board in Board.objects.all():
        reminders.ask_for_reminders(board, on=timezone.localdate())


@shared_task
def digest():
    """Ask for one round of digests a board and week. Safe to run twice."""
    for board in Board.objects.all():
        digests.ask_for_digests(board, on=timezone.localdate())


@shared_task(name=reminders.JOB)
def remind_board(job_id):
    """Mail the owners of actions, and those who were invited and have not answered."""
    run_job(job_id, REMIND_STEPS, _remind_board)


def _remind_board(run):
    run.start(1)
    day = timezone.localdate(run.job.queued_at)

    def publish(job):
        return {"mails": reminders.remind_all(run.board, on=day)}

    return Finished(publish)


@shared_task(name=digests.JOB)
def digest_board(job_id):
    """Mail each reader what changed since her last digest."""
    run_job(job_id, DIGEST_STEPS, _digest_board)


def _digest_board(run):
    run.start(1)

    def publish(job):
        sent = digests.send_digests(run.board, now=job.queued_at, week=job.period)
        return {"mails": sent}

    return Finished(publish)


@shared_task(name=minutes.MAKE)
def make_minutes(job_id):
    """Freeze the minutes of a closed meeting as page and PDF, and mail them."""
    run_job(job_id, MINUTES_STEPS, _make_minutes)


def _make_minutes(run):
    run.start(1)
    with tenant([run.board]):
        held = Meeting.objects.held().select_related("partnership", "board")
        meeting = held.filter(pk=run.parameters["meeting"]).first()
        if meeting is None:
            raise Refused("The meeting is not closed, so there are no minutes to send.")
        content = minutes_of(meeting)
    run.start(2)
    pdf = pdf_bytes(content)
    run.start(3)

    def publish(job):
        made = minutes.publish_minutes(
            meeting, content=content, pdf=pdf, by=job.asked_by, now=timezone.now()
        )
        return {"minutes": made.pk, "url": minutes.staff_path(meeting)}

    return Finished(publish)
