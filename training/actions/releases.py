"""Ask for the release of a round, make it, and keep it with the versions it counts."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.actions import enqueue
from jobs.running import Finished, Refused
from partnerships.models import Partnership
from training.models import DemandRound, Release, ReleaseSource
from training.reports.demand import to_json
from training.reports.making import build_round_release

RELEASE = "training.tasks.make_release"
STEPS = ["Reading the answers, and checking which figures may be shown", "Writing the release"]
NOT_CLOSED = "The round is not closed, so there is nothing to release."


class Overtaken(Exception):
    """Another release for the same period came out while this one was made: it must be made anew,
    beside that one."""


def ask_for_release(round, *, by):
    """Return the job that makes the release of a closed round; the same inputs, the same job."""
    return enqueue(
        task=RELEASE,
        title=f"Release of the {round.name} round, {round.partnership.name}",
        board=round.board,
        by=by,
        parameters={"round": round.pk},
        fingerprint=f"closed {round.closed_at.isoformat()}",
    )


def make(run):
    """Job: make the release of a closed round."""
    run.start(1)
    with tenant([run.board]):
        rounds = DemandRound.objects.closed().select_related("partnership", "board")
        round = rounds.filter(pk=run.parameters["round"]).first()
        if round is None:
            raise Refused(NOT_CLOSED)
        made = build_round_release(round)
    run.check()
    run.start(2)

    def publish(job):
        release = publish_release(round, made, job=job)
        url = reverse("training:release", args=[run.board.slug, round.pk])
        return {"release": release.pk, "url": url}

    return Finished(publish=publish)


@transaction.atomic
def publish_release(round, made, *, job):
    """Keep the release of a closed round; frozen: asked again, it is the release there is.

    Raises Overtaken when it was not checked beside all releases for the same period.
    """
    # The partnership's lock lets two releases for one period follow each other.
    Partnership.objects.select_for_update(no_key=True).get(pk=round.partnership_id)
    if release := round.releases.filter(made_at__gte=round.closed_at).first():
        return release
    beside = Release.objects.beside(round).values_list("pk", flat=True)
    if set(beside) != set(made.content.beside):
        raise Overtaken
    release = Release.objects.create(
        board=round.board,
        round=round,
        kind=made.content.kind,
        number=round.releases.count() + 1,
        made_at=timezone.now(),
        job=job,
        content=to_json(made.content),
    )
    keep_sources(release, made.answers)
    return release


def keep_sources(release, answers):
    """Write down which versions a release counts: {answer: firm}."""
    ReleaseSource.objects.bulk_create(
        ReleaseSource(
            board_id=release.board_id, release=release, answer_id=answer, organization_id=firm
        )
        for answer, firm in answers.items()
    )
