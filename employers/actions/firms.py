"""Changes to employers that touch more than one row."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import Board, Organization, User, fein_hash
from employers.models import Employer


@transaction.atomic
def add_employer(
    *,
    board: Board,
    by: User,
    organization: Organization | None = None,
    name: str = "",
    fein: str = "",
    **details: Any,
) -> Employer:
    """Make an organization an employer of the board; a new organization if only named.

    Whoever adds a firm is its point of contact until somebody else is named.
    """
    if organization is None:
        organization = add_organization(name=name, kind=Organization.Kind.EMPLOYER, fein=fein)
    add_kind(organization, Organization.Kind.EMPLOYER)
    details["named_contact"] = details.get("named_contact") or by
    return Employer.objects.create(board=board, organization=organization, **details)


def add_organization(*, name: str, kind: Organization.Kind, fein: str = "") -> Organization:
    """Return a new organization, or the one that has this employer number already."""
    if not fein:
        return Organization.objects.create(name=name, kinds=[kind])
    organization, _ = Organization.objects.get_or_create(
        fein_hash=fein_hash(fein), defaults={"name": name, "kinds": [kind]}
    )
    return organization


def add_kind(organization: Organization, kind: Organization.Kind) -> None:
    """Let the organization be of this kind too: its kinds open its doors."""
    if kind not in organization.kinds:
        organization.kinds = [*organization.kinds, kind]
        organization.save(update_fields=["kinds"])


def heard(organization: Organization, *, on: dt.date) -> None:
    """Note that a firm was heard on a day, in the rows in sight; a later day is kept."""
    before = Q(last_heard_on=None) | Q(last_heard_on__lt=on)
    Employer.objects.filter(before, organization=organization).update(last_heard_on=on)


@transaction.atomic
def save_profile(employer: Employer, *, on: dt.date) -> Employer:
    """Save what a firm says about itself: with it the firm was heard."""
    employer.save(update_fields=["naics", "employees", "county", "has_union"])
    heard(employer.organization, on=on)
    return employer
