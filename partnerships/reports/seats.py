"""What an organization sees of the tables it sits at."""

from django.db.models import Prefetch, QuerySet

from accounts.models import Organization
from partnerships.models import Member


def own_seats(organization: Organization) -> QuerySet[Member, Member]:
    """Return the seats an organization holds, each with its partnership's table and conveners."""
    others = Member.objects.active().select_related("organization")
    return (
        organization.members.seated()
        .select_related("partnership__board", "partnership__convener")
        .prefetch_related(
            Prefetch(
                "partnership__members",
                others.order_by("organization__name", "pk"),
                to_attr="table",
            ),
            "partnership__assignments__user",
        )
        .order_by("partnership__name", "pk")
    )
