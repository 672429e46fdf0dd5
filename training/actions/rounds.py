"""Prepare, open and close a demand round."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format

from accounts.models import Membership
from accounts.permissions import Permission
from employers.actions.services import ask
from employers.models import Question
from jobs.actions import post
from partnerships.models import Member, Partnership
from training.actions.releases import ask_for_release
from training.models import DemandRound, RoundJob

WORK_STARTED = "The round is no longer being prepared."
NOT_OPEN = "The round is not open."


@transaction.atomic
def save_round(round, *, jobs):
    """Save a round that is being prepared, with the critical jobs it asks about, in order.

    Raises ValidationError when somebody opened it meanwhile.
    """
    if round.pk and _locked(round).state != DemandRound.State.DRAFT:
        raise ValidationError(WORK_STARTED)
    round.save()
    round.round_jobs.all().delete()
    RoundJob.objects.bulk_create(
        RoundJob(board=round.board, round=round, job=job, position=position)
        for position, job in enumerate(jobs, 1)
    )
    return round


@transaction.atomic
def change_end(round):
    """Save the closing date of an open round. Raises ValidationError once it is closed."""
    if _locked(round).state != DemandRound.State.OPEN:
        raise ValidationError(NOT_OPEN)
    round.save(update_fields=["closes_on"])
    return round


def _locked(round):
    """Return the round as it is now, its row locked until the transaction ends."""
    return DemandRound.objects.select_for_update(no_key=True).get(pk=round.pk)


@transaction.atomic
def open_round(round, *, day, address):
    """Open the round and mail each active employer member's people who may answer.

    Every agency reads from then on that these firms were asked about their training needs.
    address: function from a path to the full address of a page, for the link in the mail.
    Raises ValidationError, in words, where it cannot be opened.
    """
    # One open round a partnership: its lock lets two people who open rounds follow each other.
    Partnership.objects.select_for_update().get(pk=round.partnership_id)
    round = _locked(round)
    _require_openable(round, day)
    round.opens_on = min(round.opens_on, day)
    round.state = DemandRound.State.OPEN
    round.save()
    _note_question(round, day)
    for membership in people_to_ask(round, day):
        _invite_to_answer(round, membership, address)
    return round


def _note_question(round, day):
    for member in round.partnership.members.active().employers().select_related("organization"):
        ask(
            board=round.board, organization=member.organization, on=day,
            topic=Question.Topic.TRAINING, agency=round.board.name,
        )  # fmt: skip


def people_to_ask(round, day):
    """Return the memberships of people who may answer for the active employer members."""
    members = Membership.objects.current(day).with_permission(Permission.ANSWER)
    return members.filter(
        organization__members__partnership=round.partnership_id,
        organization__members__seat=Member.Seat.EMPLOYER,
        organization__members__status=Member.Status.ACTIVE,
    ).select_related("user", "organization")


def _require_openable(round, day):
    if round.state != DemandRound.State.DRAFT:
        raise ValidationError(WORK_STARTED)
    if round.closes_on < day:
        raise ValidationError("Its closing date has passed. Change the date, then open it.")
    if not round.round_jobs.exists():
        raise ValidationError("It asks about no critical job yet. Choose at least one.")
    if DemandRound.objects.open().filter(partnership=round.partnership_id).exists():
        raise ValidationError("The partnership has an open round. Close that one first.")


def _invite_to_answer(round, membership, address):
    until = date_format(round.closes_on, "l, F j")
    organization = membership.organization
    page = reverse("training:answer", args=[organization.pk, round.pk])
    post(
        recipient=membership.user.email,
        template="round open",
        about=f"round:{round.pk}:{organization.pk}",
        occasion="open",
        subject=f"{round.name} round: answer for {organization.name} by {until}"[:200],
        body=(
            f"The {round.partnership.name} partnership asks what {organization.name} needs: a few "
            f"numbers for each critical job, and the training your people need. It takes about "
            f"{minutes_to_answer(round)} minutes. You can stop and go on at any time until "
            f"{until}.\n\n{address(page)}\n"
        ),
        board=round.board,
    )


def minutes_to_answer(round):
    """Return about how long a firm needs, for the task list and the mail."""
    return 2 + round.round_jobs.count()


@transaction.atomic
def close_round(round, *, by, now):
    """Close an open round for good and ask for its release. Return the job that makes it.

    Sending an answer takes the same lock, so that none arrives after the release was read.
    """
    round = _locked(round)
    if round.state != DemandRound.State.OPEN:
        raise ValidationError(NOT_OPEN)
    round.state = DemandRound.State.CLOSED
    round.closed_at = now
    round.save()
    return ask_for_release(round, by=by)
