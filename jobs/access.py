"""Who may steer background work, and where it stands in the navigation of staff."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.navigation import Item
from accounts.permissions import Permission


def sections(membership):
    """Return the entry of a board's own staff; guests see partnerships only."""
    url = list_url(membership)
    return [Item("Work", url, icon="list-checks", rank=90)] if url else []


def list_url(membership):
    """Return the list of the board's work; "" for people of organizations and for guests."""
    if membership.board is None or membership.is_guest:
        return ""
    return reverse("jobs:index", args=[membership.board.slug])


def job_of(request, board, pk):
    """Return a job that this member of staff may follow, or 404."""
    jobs = board.jobs.visible_to(request.membership).select_related("asked_by")
    return get_object_or_404(jobs, pk=pk)


def may_cancel(membership, job):
    """Return whether the person may stop the job: her own, or as one who runs such work."""
    return job.asked_by_id == membership.user_id or may_repeat(membership)


def may_repeat(membership):
    return membership.may(Permission.REPORTS_MAKE)


def may_open_files(membership):
    return membership.may(Permission.PEOPLE_VIEW) and not membership.is_guest


def may_settle_mail(membership):
    """Return whether the person sees mail that needs a decision, with its addresses."""
    return membership.may(Permission.INVITE)
