"""What a firm reads about the classes it may join, and who else is in one it joined."""

from dataclasses import dataclass

from accounts.models import Organization
from accounts.tenancy import tenant
from training.models import Cohort, SeatPledge
from training.models.classes import EnrolmentQuerySet
from training.rules.cohorts import TOGETHER

MOST_NAMED = 50


@dataclass(frozen=True)
class OwnClass:
    """One class with the firm's own pledge, if it made one that stands."""

    cohort: Cohort
    pledge: SeatPledge | None

    @property
    def seats(self) -> int:
        return self.pledge.seats if self.pledge else 0

    @property
    def short_without(self) -> int:
        """Seats the class would lack without this firm."""
        return max(self.cohort.min_seats - (self.cohort.seats_pledged - self.seats), 0)

    @property
    def may_withdraw(self) -> bool:
        return self.pledge is not None and self.cohort.state == Cohort.State.PLEDGING


def own_class(cohort: Cohort, organization: Organization) -> OwnClass:
    """Return the class as this firm sees it."""
    made = cohort.pledges.filter(organization=organization)
    return OwnClass(cohort, made.standing().first())


def own_classes(cohorts: list[Cohort], organization: Organization) -> list[OwnClass]:
    """Return these classes as the firm sees them, with one query for its pledges."""
    made = organization.pledges.filter(cohort__in=cohorts)
    stands = {each.cohort_id: each for each in made.standing()}
    return [OwnClass(cohort, stands.get(cohort.pk)) for cohort in cohorts]


def named_together(own: OwnClass) -> list[str]:
    """Return the names of the firms of a confirmed class, for one of them that agreed to be named.

    Only firms that agreed are named, and only to each other (ARCHITECTURE.md 5). A firm's own wall
    hides the others' pledges, so the names are read behind the board's; nothing else is read.
    """
    if own.cohort.state not in TOGETHER or not own.pledge or not own.pledge.agrees_to_be_named:
        return []
    with tenant([own.cohort.board]):
        agreed = own.cohort.pledges.filter(
            agrees_to_be_named=True, state=SeatPledge.State.CONFIRMED
        )
        others = agreed.exclude(organization=own.pledge.organization)
        names = others.order_by("organization__name").values_list("organization__name", flat=True)
        return list(names[:MOST_NAMED])


def own_people(own: OwnClass, organization: Organization) -> EnrolmentQuerySet:
    """Return the firm's own people on the roster, once the class is confirmed."""
    rows = own.cohort.enrolments.filter(organization=organization).for_list()
    return rows if own.cohort.state in TOGETHER else rows.none()
