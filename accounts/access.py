"""What this app adds to the navigation."""

from django.urls import reverse

from accounts.models import Organization
from accounts.navigation import Item
from accounts.permissions import Permission


def section(membership):
    """People for whoever may invite; who looked for employers."""
    if membership.board_id:
        return _staff(membership)
    if Organization.Kind.EMPLOYER in membership.organization.kinds:
        return _employer(membership)
    return []


def _staff(membership):
    board = membership.board.slug
    items = []
    if membership.may(Permission.INVITE) and not membership.is_guest:
        url = reverse("accounts:people", args=[board])
        items.append(Item("People", url, icon="users-round", rank=95))
    if membership.may(Permission.LEDGER_VIEW) and not membership.is_guest:
        url = reverse("accounts:looks", args=[board])
        items.append(Item("View ledger", url, icon="eye", rank=96))
    return items


def _employer(membership):
    organization = membership.organization_id
    items = [Item("Who looked", reverse("accounts:own_looks", args=[organization]), rank=50)]
    if membership.may(Permission.INVITE):
        items.append(Item("People", reverse("accounts:colleagues", args=[organization]), rank=60))
    return items
