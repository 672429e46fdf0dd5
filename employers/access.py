"""Where employers stand in the navigation, who changes them, and which agencies ask firms."""

from django.urls import reverse

from accounts.models import Organization
from accounts.navigation import Item
from accounts.permissions import Permission

Kind = Organization.Kind
ASKING = {Kind.PUBLIC_AGENCY, Kind.COMMUNITY, Kind.ECONOMIC_DEVELOPMENT, Kind.SCHOOL}


def sections(membership):
    """Return the entries of a board's own staff (guests see partnerships only), of firms, and of
    the agencies that ask firms."""
    if membership.board is not None:
        return [] if membership.is_guest else [_employers(membership.board)]
    organization, items = membership.organization, []
    if Kind.EMPLOYER in organization.kinds:
        url = reverse("employers:company", args=[organization.pk])
        covers = (reverse("employers:ask_help", args=[organization.pk]),)
        items.append(Item("Company", url, rank=45, covers=covers))
    if asks_firms(organization):
        url = reverse("employers:asked", args=[organization.pk])
        items.append(Item("Asked already", url, rank=30))
    return items


def _employers(board):
    url = reverse("employers:index", args=[board.slug])
    covers = (reverse("employers:help_requests", args=[board.slug]),)
    return Item("Employers", url, icon="factory", rank=30, covers=covers)


def asks_firms(organization):
    """Tell whether an organization is an agency that calls on firms beside the board."""
    return bool(ASKING & set(organization.kinds))


def may_edit(membership):
    """Tell whether to offer buttons that change employers; their doors ask again."""
    return membership.may(Permission.EMPLOYERS_EDIT)
