"""Who holds and may give which role, and the people of the sample."""

import datetime as dt
import ipaddress
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import QuerySet

from accounts.models import Board, Membership, Organization, User
from accounts.permissions import BOARD_ROLES, ORGANIZATION_ROLES, ROLES, Permission, Role

# Reserved by RFC 2606: no mail reaches it, so no invitation makes an account with it.
SAMPLE_DOMAIN = ".example"
SAMPLE_SHOWN = 200
SAMPLE_LABELS = ["Staff", "Employers", "Providers", "Partners"]


@dataclass(frozen=True)
class Holders:
    """A role of a board's staff and who holds it there."""

    role: Role
    people: list[Membership] = field(default_factory=list)


def role_holders(board: Board, day: dt.date) -> list[Holders]:
    """Return every role of a board with the people who hold it on a day."""
    held = {key: Holders(role) for key, role in BOARD_ROLES.items()}
    for membership in board.memberships.current(day).for_list():
        held[membership.role].people.append(membership)
    return list(held.values())


def given_roles(party: Board | Organization, *, by: Membership) -> dict[str, Role]:
    """Return the roles of a party that a member may give: none with more rights than hers."""
    roles = BOARD_ROLES if isinstance(party, Board) else _organization_roles(party)
    return {key: role for key, role in roles.items() if by.rights.may_give(role)}


def ended_roles(by: Membership) -> set[str]:
    """Return the roles a member may take from people: none with more rights than hers."""
    return {key for key, role in ROLES.items() if by.rights.may_give(role)}


def first_roles(board: Board, organization: Organization, *, day: dt.date) -> dict[str, Role]:
    """Return the roles in which a board's staff may let somebody into an organization.

    Whoever belongs to an organization sees what it told every board. So staff let in the first
    person; later ones only where nobody there can invite and no other board deals with it.
    """
    members = organization.memberships.current(day)
    if members.exists():
        can_invite = members.with_permission(Permission.INVITE).exists()
        others = Board.objects.of_organization(organization).exclude(pk=board.pk)
        if can_invite or others.exists():
            return {}
    return _organization_roles(organization)


def _organization_roles(organization: Organization) -> dict[str, Role]:
    kinds = set(organization.kinds)
    keys = ["approver", "editor"] if Organization.Kind.EMPLOYER in kinds else []
    if kinds - {Organization.Kind.EMPLOYER}:
        keys.append("representative")
    return {key: ORGANIZATION_ROLES[key] for key in keys}


@dataclass(frozen=True)
class SampleGroup:
    """The sample's people of one kind: staff, employers, providers, partners."""

    label: str
    memberships: list[Membership] = field(default_factory=list)


def sample_groups(*, peer: str) -> list[SampleGroup]:
    """Return whom a visitor at this address may try the sample as; nobody where it is closed."""
    if not sample_is_open(peer):
        return []
    groups = {label: SampleGroup(label) for label in SAMPLE_LABELS}
    found = Membership.objects.filter(user__in=_sample_people(), ends_on=None)
    found = found.with_parties().select_related("user").order_by("pk")
    for membership in found[:SAMPLE_SHOWN]:
        groups[_label(membership)].memberships.append(membership)
    return [group for group in groups.values() if group.memberships]


def sample_person(pk: str, *, peer: str) -> User | None:
    """Return a person of the sample, or None if there is none or the sample is closed."""
    if not sample_is_open(peer) or not pk.isdecimal():
        return None
    return _sample_people().filter(pk=pk).first()


def sample_is_open(peer: str) -> bool:
    """Tell whether one-click sign-in is on: allowed, marked in the database, and from here.

    `peer` is the address of the connection itself, never one a header names.
    """
    return settings.SAMPLE_SIGN_IN and _is_loopback(peer) and Board.objects.sample().exists()


def _sample_people() -> QuerySet[User]:
    return User.objects.filter(is_active=True, email__endswith=SAMPLE_DOMAIN)


def _is_loopback(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def _label(membership: Membership) -> str:
    if membership.organization is None:
        return "Staff"
    kinds = membership.organization.kinds
    if Organization.Kind.EMPLOYER in kinds:
        return "Employers"
    return "Providers" if Organization.Kind.PROVIDER in kinds else "Partners"
