"""Challenges of a partnership, for its staff and for who sits at the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from accounts.models import Organization
from partnerships.models import Challenge, Partnership, Remedy
from ui.tables import Value, hidden, shown

STAFF_FLOOR = 2  # the fewest firms whose number staff reads; others read it from the board's floor


@dataclass(frozen=True)
class Row:
    """A challenge as a reader sees it. `is_ours`: the reader's organization said it has it."""

    challenge: Challenge
    firms: Value
    is_ours: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether somebody may still say that she has it too."""
        return self.challenge.state in (Challenge.State.OPEN, Challenge.State.TAKEN_UP)


def shown_firms(challenge: Challenge, floor: int) -> Value:
    """Return how many employers share a challenge, from `floor` on."""
    if challenge.firms >= floor:
        return shown(challenge.firms)
    return hidden(f"fewer than {floor} employers")


def listed(partnership: Partnership) -> "QuerySet[Challenge]":
    """Return the challenges with their remedies; their order says nothing of who shares them."""
    remedies = Remedy.objects.select_related("organization")
    return partnership.challenges.for_list().prefetch_related(Prefetch("remedies", remedies))


def staff_rows(challenges: Sequence[Challenge]) -> list[Row]:
    return [Row(each, shown_firms(each, STAFF_FLOOR)) for each in challenges]


def own_rows(challenges: Sequence[Challenge], organization: Organization, floor: int) -> list[Row]:
    """Return rows for an organization: one query for what it said itself."""
    said = organization.voices.filter(challenge__in=[each.pk for each in challenges])
    ours = set(said.values_list("challenge", flat=True))
    return [Row(each, shown_firms(each, floor), each.pk in ours) for each in challenges]


def at_the_table(organization: Organization) -> "QuerySet[Challenge]":
    """Return the challenges of all partnerships in which the organization sits."""
    seats = organization.members.seated()
    return Challenge.objects.filter(partnership__in=seats.values("partnership"))
