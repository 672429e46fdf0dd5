"""Where employers stand in the navigation of staff, and who is offered to change them."""

from django.urls import reverse

from accounts.navigation import Item
from accounts.permissions import Permission


def sections(membership):
    """Return the entry of a board's own staff; guests see partnerships only."""
    if membership.board is None or membership.is_guest:
        return []
    url = reverse("employers:index", args=[membership.board.slug])
    return [Item("Employers", url, icon="factory", rank=30)]


def may_edit(membership):
    """Tell whether to offer buttons that change employers; their doors ask again."""
    return membership.may(Permission.EMPLOYERS_EDIT)
