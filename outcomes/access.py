"""Who may read which report, and the entries of navigation."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.navigation import Item
from partnerships.access import NOT_ASSIGNED, assigned_partnership


def sections(membership):
    """Return the entries of staff (today, reports) and of employers (home)."""
    if membership.board:
        slug = membership.board.slug
        return [
            Item(
                "Today",
                reverse("outcomes:dashboard", args=[slug]),
                icon="sun",
                rank=10,
                is_alone=True,
            ),
            Item("Reports", reverse("outcomes:reports", args=[slug]), icon="chart-column", rank=80),
        ]
    if membership.organization.Kind.EMPLOYER not in membership.organization.kinds:
        return []
    url = reverse("outcomes:employer_home", args=[membership.organization.pk])
    return [Item("Home", url, rank=10)]


def readable_report(request, board, pk):
    """Return a report the person may read, or 404.

    Raises PermissionDenied for a report for the board's staff to whoever is not assigned to its
    partnership: nothing in it is hidden.
    """
    partnerships = board.partnerships.visible_to(request.membership)
    runs = board.reportruns.filter(partnership__in=partnerships.values("pk"))
    about = runs.select_related("partnership", "made_by").defer("pdf", "csv")
    run = get_object_or_404(about, pk=pk)
    if not runs.filter(pk=pk).readable_by(request.membership).exists():
        raise PermissionDenied(NOT_ASSIGNED)
    return run


def opened_report(request, board, pk):
    """Return a report whose rows the person may open: 404, or PermissionDenied."""
    run = readable_report(request, board, pk)
    assigned_partnership(request, board, run.partnership_id)
    return run
