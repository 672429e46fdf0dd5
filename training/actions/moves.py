"""Move a round that was opened: give it more time, open it again, withdraw it.

Everybody who was asked is told, in the same transaction.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from training.actions.asking import tell
from training.actions.rounds import ANOTHER_OPEN, NOT_OPEN, locked, note_move
from training.models import DemandRound, RoundMove

NOT_CLOSED = "The round is not closed."
PASSED = "Choose today or a later day."
Kind, State = RoundMove.Kind, DemandRound.State


@transaction.atomic
def extend_round(round, *, closes_on, reason="", by, now):
    """Give an open round more time. Raises ValidationError, in words, where that cannot be."""
    round = locked(round)
    if not round.is_open:
        raise ValidationError(NOT_OPEN)
    if closes_on <= round.closes_on:
        words = date_format(round.closes_on, "F j, Y")
        raise ValidationError({"closes_on": f"Choose a day after {words}, its last day now."})
    return _move(round, Kind.EXTENDED, reason, by, now, closes_on=closes_on)


@transaction.atomic
def reopen_round(round, *, closes_on, reason, by, now):
    """Open a closed round again; what was released stays. Raises ValidationError, in words."""
    round = locked(round)
    if not round.is_closed:
        raise ValidationError(NOT_CLOSED)
    try:
        with transaction.atomic():
            return _move(
                round, Kind.REOPENED, reason, by, now,
                closes_on=closes_on, state=State.OPEN, closed_at=None,
            )  # fmt: skip
    except IntegrityError as error:
        # The constraint keeps one round open a partnership, also against one opened just now.
        raise ValidationError(ANOTHER_OPEN) from error


@transaction.atomic
def withdraw_round(round, *, reason, by, now):
    """Withdraw an open round: nothing of it counts. Raises ValidationError, in words."""
    round = locked(round)
    if not round.is_open:
        raise ValidationError(NOT_OPEN)
    return _move(round, Kind.WITHDRAWN, reason, by, now, state=State.WITHDRAWN, closed_at=now)


def _move(round, kind, reason, by, now, **changes):
    if "closes_on" in changes and changes["closes_on"] < timezone.localdate(now):
        raise ValidationError({"closes_on": PASSED})
    for field, value in changes.items():
        setattr(round, field, value)
    round.save(update_fields=list(changes))
    move = note_move(round, kind, by=by, now=now, reason=reason)
    subject, words = _words(round, kind)
    tell(move, subject=subject, words=words, now=now)
    return move


def _words(round, kind):
    """Return the subject of the mail and its first paragraph."""
    whose = f"The {round.partnership.name} partnership"
    until = date_format(round.closes_on, "F j")
    name = f"The {round}"
    if kind == Kind.EXTENDED:
        return (
            f"{name} stays open until {until}",
            f"{whose} gives more time: you can answer, or change your answer, until {until}.",
        )
    if kind == Kind.REOPENED:
        return (
            f"{name} is open again",
            f"{whose} opened the round again: you can answer, or change what you sent, until "
            f"{until}. What you sent counts as it is if you do nothing.",
        )
    return (
        f"{name} was withdrawn",
        f"{whose} withdrew the round. You need not answer, and nothing you answered is counted.",
    )
