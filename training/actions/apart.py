"""A firm says with whom it does not want to sit in a class."""

from django.db import transaction

from accounts.models import Organization
from training.models import KeptApart
from training.reports.apart import boards_beside


@transaction.atomic
def keep_apart(organization, *, firms):
    """Keep these firms as the organization's picks, in place of those it had."""
    # One after the other, so that two people of the firm do not mix their picks.
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    chosen = {firm.pk for firm in firms}
    KeptApart.objects.filter(organization=organization).exclude(other__in=chosen).delete()
    KeptApart.objects.bulk_create(
        [
            KeptApart(board_id=board, organization=organization, other_id=firm)
            for board, firm in sorted(boards_beside(organization))
            if firm in chosen
        ],
        ignore_conflicts=True,
    )
