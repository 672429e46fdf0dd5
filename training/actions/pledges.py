"""Pledge seats, withdraw them, and confirm a class: always under the lock of the class's row."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Organization, User
from accounts.tenancy import tenant
from employers.actions.firms import heard
from training.models import Cohort, SeatPledge
from training.rules import cohorts, prices

State = SeatPledge.State


class PledgeRefused(Exception):
    """The pledge cannot stand; the message says why, for the field `seats`."""


class Decided(PledgeRefused):
    """The class no longer recruits: it was confirmed or cancelled meanwhile."""

    def __init__(self) -> None:
        super().__init__("This class is decided; its seats no longer change.")


class Overfull(PledgeRefused):
    """More seats were asked for than are left."""

    def __init__(self, left: int) -> None:
        words = {0: "No seat is left.", 1: "Only 1 seat is left."}
        super().__init__(words.get(left, f"Only {left} seats are left."))


@transaction.atomic
def pledge(
    *, cohort: Cohort, organization: Organization, by: User, seats: int, **terms: object
) -> SeatPledge:
    """Set the firm's seats in a class that recruits; the class confirms itself when enough hold.

    `terms`: top_price (dollars or None) and agrees_to_be_named, each as given before when left
    out, as staff do who pledge for a firm. Raises Overfull or Decided.
    """
    cohort = locked(cohort)
    if cohort.state != Cohort.State.PLEDGING:
        raise Decided
    before = cohort.pledges.filter(organization=organization).first()
    held = before.seats if before and before.state != State.WITHDRAWN else 0
    left = cohort.seats_left + held
    if seats > left:
        raise Overfull(left)
    made, _ = cohort.pledges.update_or_create(
        board=cohort.board,
        organization=organization,
        defaults={
            "seats": seats, "state": State.PLEDGED, "pledged_by": by,
            "pledged_at": timezone.now(), **terms,
        },
    )  # fmt: skip
    heard(organization, on=timezone.localdate(made.pledged_at))
    cohort.refresh_from_db()
    if cohorts.runs_by_itself(cohort.seats_pledged, cohort.min_seats):
        confirm(cohort)
    made.refresh_from_db()
    return made


@transaction.atomic
def withdraw(*, cohort: Cohort, organization: Organization) -> None:
    """Give the firm's seats back. Raises Decided once the class is confirmed."""
    cohort = locked(cohort)
    if cohort.state != Cohort.State.PLEDGING:
        raise Decided
    for made in cohort.pledges.standing().filter(organization=organization):
        made.state = State.WITHDRAWN
        made.save(update_fields=["state"])


def confirm(cohort: Cohort) -> bool:
    """Confirm a locked class if enough seats hold at the price they make; tell whether it did.

    A firm whose highest price is lower drops out and owes nothing. The firm whose pledge was the
    last one sees no other firm's, so this is done as the board would do it: behind the board's
    wall, and nothing it reads is returned.
    """
    with tenant([cohort.board]):
        made = {each.pk: each for each in cohort.pledges.standing()}
        held = prices.holding(
            cohort.costs, {pk: (each.seats, each.top_price) for pk, each in made.items()}
        )
        if not cohorts.runs_by_itself(sum(held.values()), cohort.min_seats):
            return False
        rows = cohort.pledges.filter(pk__in=made)
        rows.filter(pk__in=list(held)).update(state=State.CONFIRMED)
        rows.exclude(pk__in=list(held)).update(state=State.WITHDRAWN)
        cohort.refresh_from_db()
        cohort.state = Cohort.State.CONFIRMED
        cohort.save(update_fields=["state"])
    return True


def locked(cohort: Cohort) -> Cohort:
    """Return the class with its row locked until the transaction ends."""
    rows = Cohort.objects.select_related("board").select_for_update(of=("self",))
    return rows.get(pk=cohort.pk)
