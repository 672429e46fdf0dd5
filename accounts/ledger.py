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
