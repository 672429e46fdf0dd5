"""Move a class through its life; each move is declared in training.rules.cohorts."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from training.actions import pledges
from training.models import Cohort
from training.rules.cohorts import move_to

TOO_FEW = (
    "Too few seats hold to confirm the class: {short}. A firm never pays more than the highest "
    "price it named."
)
DECIDED = "The class is decided; its terms no longer change."


class MoveRefused(Exception):
    """The class cannot be moved; the message says why."""


@transaction.atomic
def move(*, cohort: Cohort, by: User, target: str) -> Cohort:
    """Take one declared step. Raises MoveRefused with a sentence for the person."""
    cohort = pledges.locked(cohort)
    step = move_to(cohort.state, target)
    if step is None:
        state = cohort.get_state_display().lower()
        raise MoveRefused(f"The class is {state} by now; look at it again.")
    if target == Cohort.State.CONFIRMED:
        if not pledges.confirm(cohort):
            words = f"{cohort.seats_pledged} of the {cohort.min_seats} it needs are pledged"
            raise MoveRefused(TOO_FEW.format(short=words))
        return cohort
    cohort.state = step.target
    cohort.save(update_fields=["state"])
    return cohort


@transaction.atomic
def change_terms(*, cohort: Cohort, terms: Sequence[str]) -> None:
    """Save these fields of a class that recruits, and nothing else: others pledge meanwhile.

    Raises MoveRefused when it was decided, or more seats were pledged than there would be.
    """
    now = pledges.locked(cohort)
    if now.state != Cohort.State.PLEDGING:
        raise MoveRefused(DECIDED)
    if now.seats_pledged > cohort.max_seats:
        raise MoveRefused(f"{now.seats_pledged} seats are pledged by now. Offer at least as many.")
    cohort.save(update_fields=terms)
