"""Where the employers' pages stand in the navigation of staff."""

from django.urls import reverse

from accounts.navigation import Item


def sections(membership):
    """Return the entry of a board's own staff; guests see partnerships only."""
    if membership.board is None or membership.is_guest:
        return []
    url = reverse("employers:index", args=[membership.board.slug])
    return [Item("Employers", url, icon="factory", rank=30)]
