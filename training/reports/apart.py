"""With which firms a firm does not want to sit in a class. Nobody but the firm reads it."""

from django.db.models import Q

from accounts.models import Organization
from partnerships.models import Member
from training.models import KeptApart


def firms_beside(organization):
    """Return the firms it could share a class with: employers of its partnerships, and those it
    picked before."""
    own = organization.members.active().employers().values("partnership")
    seats = Member.objects.active().employers().filter(partnership__in=own)
    picked = organization.kept_apart.values("other")
    firms = Organization.objects.filter(Q(pk__in=seats.values("organization")) | Q(pk__in=picked))
    return firms.exclude(pk=organization.pk).order_by("name", "pk")


def boards_beside(organization):
    """Return (board, firm) for each firm that sits with it in a partnership of that board."""
    own = organization.members.active().employers().values("partnership")
    seats = Member.objects.active().employers().filter(partnership__in=own)
    beside = seats.exclude(organization=organization)
    return set(beside.values_list("board_id", "organization_id"))


def picks_of(organization):
    """Return the numbers of the firms it picked."""
    return KeptApart.objects.filter(organization=organization).values_list("other_id", flat=True)
