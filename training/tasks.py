"""Work of the loop that outlives a request."""

from celery import shared_task

from jobs.running import run_job
from training.actions import releases, rosters

CHECK_STEPS = ["Checking the rows of the file"]
TAKE_STEPS = ["Checking the rows of the file", "Putting the good rows on the roster"]


@shared_task(name=releases.RELEASE)
def make_release(job_id):
    """Make a release of a round."""
    run_job(job_id, releases.STEPS, releases.make)


@shared_task(name=rosters.CHECK)
def check_roster(job_id):
    """Check an uploaded roster and publish what is wrong with it."""
    run_job(job_id, CHECK_STEPS, rosters.check)


@shared_task(name=rosters.TAKE)
def take_roster(job_id):
    """Put the good rows of a checked roster on the class's roster."""
    run_job(job_id, TAKE_STEPS, rosters.take)
