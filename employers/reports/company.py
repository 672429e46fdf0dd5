"""A firm's own rows, one for each board that knows it."""

from django.db.models import Prefetch, QuerySet

from accounts.models import Organization
from employers.models import Employer, Site


def own_employers(organization: Organization) -> QuerySet[Employer]:
    """Return the firm's profiles with their boards, points of contact and sites (2 queries)."""
    rows = organization.employers.active().select_related("board", "county", "named_contact")
    sites = Site.objects.select_related("county")
    return rows.order_by("board__name").prefetch_related(Prefetch("sites", sites))
