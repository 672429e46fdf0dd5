"""Ask for the release of a round, make it, and keep it with the versions it counts."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.actions import enqueue
from jobs.running import Finished, Refused
from partnerships.models import Partnership
from training.models import DemandRound, Release, ReleaseSource
from training.reports.aging import build_wages_release, rounds_with_old_wages
from training.reports.content import to_json
from training.reports.files import pdf_of
from training.reports.making import STEPS, build_round_release
from training.reports.releases import read_release
from training.rules.sticky import FEWEST_CHANGED

RELEASE = "training.tasks.make_release"
NOT_CLOSED = "The round is not closed, so there is nothing to release."
NOT_OPEN = "The round is not open."
ONCE = "A round has one release before its close, and this one has had it."
WITHDRAWN = "An employer withdrew its answer, so this release cannot be repeated with wages."
TOO_FEW = f"At least {FEWEST_CHANGED} answers must be new or changed since the last release."
Kind = Release.Kind


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


def why_not_now(round):
    """Return why an open round can have no release before its close, in words, or ""."""
    if not round.is_open:
        return NOT_OPEN
    if round.releases.filter(kind=Kind.INTERIM).exists():
        return ONCE
    new = round.answers.sent().exclude(release_sources__release__round=round)
    return TOO_FEW if new.count() < FEWEST_CHANGED else ""


@transaction.atomic
def ask_for_interim(round, *, by, day):
    """Return the job that releases what is in before the close. Raises ValidationError.

    day: the day it is asked for, until which answers count.
    """
    # A close waits, or this finds the round closed.
    round = DemandRound.objects.select_for_update(no_key=True).get(pk=round.pk)
    if words := why_not_now(round):
        raise ValidationError(words)
    return enqueue(
        task=RELEASE,
        title=f"Release of the open {round.name} round, {round.partnership.name}",
        board=round.board,
        by=by,
        parameters={"round": round.pk, "kind": Kind.INTERIM, "day": day.isoformat()},
    )


def ask_for_wages(board, *, on):
    """Ask for the release of wages of each closed round whose wages are all old on a day."""
    with tenant([board]):
        rounds = list(rounds_with_old_wages(board, on))
    for round in rounds:
        enqueue(
            task=RELEASE,
            title=f"Wages of the {round.name} round, {round.partnership.name}",
            board=board,
            by=None,
            parameters={"round": round.pk, "kind": Kind.WAGES, "day": on.isoformat()},
        )


def make(run):
    """Job: make the release of a closed round, its wages when they are old, or the release before
    the close of an open round."""

    def step(name):
        run.start(list(STEPS).index(name) + 1)

    with tenant([run.board]):
        round = _round_of(run)
        made = _made(run, round, step)
    step("pages")
    pdf = pdf_of(read_release(Release(board=round.board, content=to_json(made.content))))

    def publish(job):
        release = publish_release(round, made, pdf=pdf, job=job)
        url = reverse("training:release", args=[run.board.slug, round.pk])
        return {"release": release.pk, "url": url}

    return Finished(publish=publish)


def _round_of(run):
    is_interim = run.parameters.get("kind") == Kind.INTERIM
    rounds = DemandRound.objects.open() if is_interim else DemandRound.objects.closed()
    rounds = rounds.select_related("partnership", "board").prefetch_related("round_jobs__job")
    round = rounds.filter(pk=run.parameters["round"]).first()
    if round is None:
        raise Refused(NOT_OPEN if is_interim else NOT_CLOSED)
    return round


def _made(run, round, step):
    """Return the release that is asked for, as of its day: equal inputs give equal releases."""
    if "day" not in run.parameters:
        day = timezone.localdate(round.closed_at)
        return build_round_release(round, kind=Kind.CLOSING, as_of=day, step=step)
    day = dt.date.fromisoformat(run.parameters["day"])
    if run.parameters["kind"] == Kind.INTERIM:
        return build_round_release(round, kind=Kind.INTERIM, as_of=day, step=step)
    made = build_wages_release(round, as_of=day, step=step)
    if made is None:
        raise Refused(WITHDRAWN)
    return made


def _is_out(round, kind):
    """Return the release that was asked for, if it is out already: of a closed round since its
    close."""
    same = round.releases.filter(kind=kind)
    return (same if kind == Kind.INTERIM else same.filter(made_at__gte=round.closed_at)).first()


@transaction.atomic
def publish_release(round, made, *, pdf=None, job=None):
    """Keep a release of a round; frozen: asked again, it is the release there is.

    Raises Overtaken when it was not checked beside all releases for the same period.
    """
    # The partnership's lock lets two releases for one period follow each other.
    Partnership.objects.select_for_update(no_key=True).get(pk=round.partnership_id)
    if release := _is_out(round, made.content.kind):
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
        pdf=pdf,
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
