"""Remind the employers that have not answered: by hand, or on the days the round says."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import Board
from accounts.tenancy import tenant
from jobs.actions import enqueue
from jobs.models import Mail
from training.actions.asking import REMINDED, about, people_to_remind, remind_people
from training.actions.rounds import NOT_OPEN, locked
from training.models import DemandRound

JOB = "training.tasks.remind_board"


@transaction.atomic
def remind(round: DemandRound, *, firm: int | None = None, by, now: dt.datetime, day: dt.date):
    """Mail the people of firms without a sent answer, at most once a day each.

    firm: only that one. Returns how many mails are new. Raises ValidationError unless it is open.
    """
    round = locked(round)
    if not round.is_open:
        raise ValidationError(NOT_OPEN)
    people = [each for each in people_to_remind(round, day) if firm in (None, each.organization.pk)]
    subjects = {about(round, each.organization.pk) for each in people}
    mails = Mail.objects.filter(template=REMINDED, about__in=subjects)
    before = mails.count()
    remind_people(round, people, by=by, now=now)
    return mails.count() - before


def due(board: Board, day: dt.date):
    """Return the board's open rounds that remind on this day."""
    return board.demandrounds.open().filter(Q(remind_first_on=day) | Q(remind_last_on=day))


def ask_for_reminders(board: Board, *, on: dt.date) -> None:
    """Ask for the day's reminders of a board, if a round is due; once for its day."""
    with tenant([board]):
        if not due(board, on).exists():
            return
    day = on.isoformat()
    enqueue(
        task=JOB, title="Reminders of rounds", board=board, by=None, parameters={}, period=day,
        fingerprint=day,
    )  # fmt: skip


def remind_due(board: Board, *, on: dt.date, now: dt.datetime) -> int:
    """Remind in all rounds that are due; returns how many mails are new."""
    return sum(remind(round, by=None, now=now, day=on) for round in list(due(board, on)))
