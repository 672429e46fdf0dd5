"""The view ledger: each look by staff at one firm's answers or one person's record."""

from django.utils import timezone

from accounts.models import Look


def write_look(request, board, kind, about, organization=None):
    """Write down that the person of this request looked; once a request, firm and kind."""
    Look.objects.get_or_create(
        board=board,
        request_id=request.request_id,
        user=request.user,
        organization=organization,
        kind=kind,
        defaults={"about": about, "looked_at": timezone.now()},
    )


def write_looks(request, board, kind, about, organizations):
    """Write down one look at each of these firms, in one query whatever their number.

    organizations: ids; None stands for people who have no employer.
    """
    now = timezone.now()
    Look.objects.bulk_create(
        [
            Look(
                board=board,
                request_id=request.request_id,
                user=request.user,
                organization_id=organization,
                kind=kind,
                about=about,
                looked_at=now,
            )
            for organization in set(organizations)
        ],
        ignore_conflicts=True,
    )
