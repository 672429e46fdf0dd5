"""Work of the loop that outlives a request."""

from celery import shared_task
from django.urls import reverse

from accounts.tenancy import tenant
from jobs.running import Finished, Refused, run_job
from training.actions import rosters
from training.actions.rounds import publish_release
from training.models import DemandRound
from training.reports.demand import to_json
from training.reports.making import build_round_release

RELEASE_STEPS = [
    "Reading the answers",
    "Checking which figures may be shown",
    "Writing the release",
]
CHECK_STEPS = ["Checking the rows of the file"]
TAKE_STEPS = ["Checking the rows of the file", "Putting the good rows on the roster"]


@shared_task(name="training.tasks.make_release")
def make_release(job_id):
    """Make the release of a closed round."""
    run_job(job_id, RELEASE_STEPS, _make_release)


def _make_release(run):
    run.start(1)
    with tenant([run.board]):
        rounds = DemandRound.objects.closed().select_related("partnership", "board")
        round = rounds.filter(pk=run.parameters["round"]).first()
        if round is None:
            raise Refused("The round is not closed, so there is nothing to release.")
        run.start(2)
        content = to_json(build_round_release(round))
    run.check()
    run.start(3)

    def publish(job):
        release = publish_release(round, content=content, job=job)
        url = reverse("training:release", args=[run.board.slug, round.pk])
        return {"release": release.pk, "url": url}

    return Finished(publish=publish)


@shared_task(name=rosters.CHECK)
def check_roster(job_id):
    """Check an uploaded roster and publish what is wrong with it."""
    run_job(job_id, CHECK_STEPS, rosters.check)


@shared_task(name=rosters.TAKE)
def take_roster(job_id):
    """Put the good rows of a checked roster on the class's roster."""
    run_job(job_id, TAKE_STEPS, rosters.take)
