"""Work about occupations and credentials that outlives a request. Safe to run twice."""

from celery import shared_task
from django.utils import timezone

from accounts.models import Board
from careerpaths.actions import reference, standings
from jobs.running import Finished, run_job

LOAD_STEPS = ["Opening the files", "Reading the rows and taking them in"]
RECOUNT_STEPS = ["Counting the members that recognize each credential"]


@shared_task
def recount():
    """Ask for one count of recognitions a board and day."""
    for board in Board.objects.all():
        standings.ask_for_recount(board, on=timezone.localdate())


@shared_task(name=standings.JOB)
def recount_board(job_id):
    """Count a board's recognitions anew: members come and go, and what firms sign ends."""
    run_job(job_id, RECOUNT_STEPS, _recount_board)


def _recount_board(run):
    run.start(1)
    day = timezone.localdate(run.job.queued_at)

    def publish(job):
        return {"standings": standings.recount(run.board, day)}

    return Finished(publish)


@shared_task(name=reference.JOB)
def load_reference(job_id):
    """Load uploaded official files into their release, all of them or nothing."""
    run_job(job_id, LOAD_STEPS, reference.load_files)
