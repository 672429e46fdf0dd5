"""Who may steer background work, and where it stands in the navigation of staff."""

from django.urls import reverse

from accounts.navigation import Item
from accounts.permissions import Permission


def sections(membership):
    """Return the entry of a board's own staff; guests see partnerships only."""
    if membership.board is None or membership.is_guest:
        return []
    url = reverse("jobs:index", args=[membership.board.slug])
    return [Item("Work", url, icon="list-checks", rank=90)]


def may_cancel(membership, job):
    """Return whether the person may stop the job: her own, or as one who runs such work."""
    return job.asked_by_id == membership.user_id or may_repeat(membership)


def may_repeat(membership):
    return membership.may(Permission.REPORTS_MAKE)


def may_settle_mail(membership):
    """Return whether the person sees mail that needs a decision, with its addresses."""
    return membership.may(Permission.INVITE)
