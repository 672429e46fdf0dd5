"""Prepare, open and close a demand round."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from employers.actions.services import ask
from employers.models import Question
from partnerships.models import Partnership
from training.actions.asking import ask_people
from training.actions.releases import ask_for_release
from training.models import DemandRound, RoundJob, RoundMove
from training.rules.rounds import FEWEST_JOBS, MOST_JOBS

WORK_STARTED = "The round is no longer being prepared."
NOT_OPEN = "The round is not open."
ANOTHER_OPEN = "The partnership has an open round. Close that one first."


@transaction.atomic
def save_round(round, *, jobs):
    """Save a round that is being prepared, with the critical jobs it asks about, in order.

    Raises ValidationError when somebody opened it meanwhile.
    """
    if round.pk and locked(round).state != DemandRound.State.DRAFT:
        raise ValidationError(WORK_STARTED)
    round.save()
    round.round_jobs.exclude(job__in=jobs).delete()
    # A job that stays keeps what the round asks about it.
    for position, job in enumerate(jobs, 1):
        RoundJob.objects.update_or_create(
            board=round.board, round=round, job=job, defaults={"position": position}
        )
    return round


def locked(round):
    """Return the round as it is now, its row locked until the transaction ends."""
    return DemandRound.objects.select_for_update(no_key=True).get(pk=round.pk)


def note_move(round, kind, *, by, now, reason=""):
    """Write down what became of a round, for its firms to read."""
    return RoundMove.objects.create(
        board=round.board, round=round, kind=kind, reason=reason, closes_on=round.closes_on,
        moved_by=by, moved_at=now,
    )  # fmt: skip


@transaction.atomic
def open_round(round, *, by, now):
    """Open the round and mail each active employer member's people who may answer.

    Every agency reads from then on that these firms were asked about their training needs.
    Raises ValidationError, in words, where it cannot be opened.
    """
    # One open round a partnership: its lock lets two people who open rounds follow each other.
    Partnership.objects.select_for_update().get(pk=round.partnership_id)
    round, day = locked(round), timezone.localdate(now)
    _require_openable(round, day)
    round.opens_on = min(round.opens_on, day)
    round.state = DemandRound.State.OPEN
    round.save()
    _note_question(round, day)
    note_move(round, RoundMove.Kind.OPENED, by=by, now=now)
    ask_people(round, minutes=minutes_to_answer(round), by=by, now=now)
    return round


def _note_question(round, day):
    for member in round.partnership.members.active().employers().select_related("organization"):
        ask(
            board=round.board, organization=member.organization, on=day,
            topic=Question.Topic.TRAINING, agency=round.board.name,
        )  # fmt: skip


def _require_openable(round, day):
    if round.state != DemandRound.State.DRAFT:
        raise ValidationError(WORK_STARTED)
    if round.closes_on < day:
        raise ValidationError("Its closing date has passed. Change the date, then open it.")
    if not FEWEST_JOBS <= round.round_jobs.count() <= MOST_JOBS:
        raise ValidationError(f"A round asks about {FEWEST_JOBS} to {MOST_JOBS} critical jobs.")
    if not (round.ballot_id or round.chosen_how):
        raise ValidationError("Say how members chose its critical jobs, then open it.")
    if DemandRound.objects.open().filter(partnership=round.partnership_id).exists():
        raise ValidationError(ANOTHER_OPEN)


def minutes_to_answer(round):
    """Return about how long a firm needs, for the task list and the mail."""
    return 2 + round.round_jobs.count()


@transaction.atomic
def close_round(round, *, by, now):
    """Close an open round and ask for its release. Return the job that makes it.

    Sending an answer takes the same lock, so that none arrives after the release was read.
    """
    round = locked(round)
    if round.state != DemandRound.State.OPEN:
        raise ValidationError(NOT_OPEN)
    round.state = DemandRound.State.CLOSED
    round.closed_at = now
    round.save()
    note_move(round, RoundMove.Kind.CLOSED, by=by, now=now)
    return ask_for_release(round, by=by)
