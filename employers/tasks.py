"""The week's list of employers nobody has heard from. Safe to run twice."""

from celery import shared_task
from django.utils import timezone

from accounts.models import Board
from employers.actions.silence import JOB, ask_for_list, tell_of_silence
from jobs.running import Finished, run_job

STEPS = ["Tell whom it concerns"]


@shared_task
def silence():
    """Ask for one list a board."""
    for board in Board.objects.all():
        ask_for_list(board, on=timezone.localdate())


@shared_task(name=JOB)
def silence_board(job_id):
    """Mail a board's people the employers not heard for 90 days."""
    run_job(job_id, STEPS, _silence_board)


def _silence_board(run):
    run.start(1)
    asked_on = timezone.localdate(run.job.queued_at)

    def publish(job):
        return {"mails": tell_of_silence(run.board, on=asked_on, week=job.period)}

    return Finished(publish)
