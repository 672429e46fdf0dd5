"""Work of the loop that outlives a request."""

from celery import shared_task
from django.utils import timezone

from accounts.models import Board
from jobs.running import Finished, run_job
from training.actions import releases, reminders, rosters
from training.reports.making import STEPS

CHECK_STEPS = ["Checking the rows of the file"]
TAKE_STEPS = ["Checking the rows of the file", "Putting the good rows on the roster"]
REMIND_STEPS = ["Reminding employers that have not answered"]


@shared_task(name=releases.RELEASE)
def make_release(job_id):
    """Make a release of a round."""
    run_job(job_id, list(STEPS.values()), releases.make)


@shared_task
def age_wages():
    """Ask for the releases of wages that became 3 months old. Safe to run twice."""
    for board in Board.objects.all():
        releases.ask_for_wages(board, on=timezone.localdate())


@shared_task(name=rosters.CHECK)
def check_roster(job_id):
    """Check an uploaded roster and publish what is wrong with it."""
    run_job(job_id, CHECK_STEPS, rosters.check)


@shared_task(name=rosters.TAKE)
def take_roster(job_id):
    """Put the good rows of a checked roster on the class's roster."""
    run_job(job_id, TAKE_STEPS, rosters.take)


@shared_task
def remind_rounds():
    """Ask for the day's reminders of rounds, a board at a time. Safe to run twice."""
    for board in Board.objects.all():
        reminders.ask_for_reminders(board, on=timezone.localdate())


@shared_task(name=reminders.JOB)
def remind_board(job_id):
    """Mail the employers that have not answered a board's rounds that remind on this day."""
    run_job(job_id, REMIND_STEPS, _remind_board)


def _remind_board(run):
    run.start(1)
    day = timezone.localdate(run.job.queued_at)

    def publish(job):
        return {"mails": reminders.remind_due(run.board, on=day, now=job.queued_at)}

    return Finished(publish)
