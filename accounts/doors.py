"""The doors: one call that loads the party, checks the right and sets the wall.

A view without a door fails the build (tests/accounts/test_doors.py). A stranger gets 404 with
the body of a missing page; a member without the right gets 403.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import Board, Membership, Organization
from accounts.permissions import Permission
from accounts.tenancy import set_tenant

View = Callable[..., Any]
SECOND_FACTORS = {"mfa", "sample"}


@dataclass(frozen=True)
class Door:
    """How a view is entered: read by the tests, the navigation and the pages."""

    kind: str
    permission: Permission | None = None
    guests: bool = False


def board_view(permission: Permission, guests: bool = False) -> Callable[[View], View]:
    """Open `/b/<board>/` to the board's staff with the right and a second factor.

    Guests (staff of a neighbouring board) enter only views that narrow themselves to the
    partnerships assigned to `request.membership`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: Any, board: str, **kwargs: Any) -> Any:
            membership = _membership(request, board__slug=board)
            if membership.is_guest and not guests:
                raise Http404
            if not has_second_factor(request):
                return redirect("mfa_index")
            _require(membership, permission)
            set_tenant([membership.board])
            return view(request, membership.board, **kwargs)

        wrapper.door = Door("board", permission, guests)  # type: ignore[attr-defined]
        return wrapper

    return decorate


def employer_view(permission: Permission) -> Callable[[View], View]:
    """Open `/e/<organization>/` to the firm's people."""
    return _organization_view("employer", {Organization.Kind.EMPLOYER}, permission)


def provider_view(permission: Permission) -> Callable[[View], View]:
    """Open `/p/<organization>/` to the training provider's people."""
    return _organization_view("provider", {Organization.Kind.PROVIDER}, permission)


def partner_view(permission: Permission) -> Callable[[View], View]:
    """Open `/o/<organization>/` to labor, schools, funders, support partners, and to providers,
    which sit at a partnership's table like them (ADR 12)."""
    others = set(Organization.Kind) - {Organization.Kind.EMPLOYER}
    return _organization_view("partner", others, permission)


def public_view(view: View) -> View:
    """Open a page to everybody; it sees only rows marked public."""

    @login_not_required
    @wraps(view)
    def wrapper(request: Any, **kwargs: Any) -> Any:
        set_tenant(public=True)
        return view(request, **kwargs)

    wrapper.door = Door("public")  # type: ignore[attr-defined]
    return wrapper


def person_view(view: View) -> View:
    """Open a page about oneself to whoever is signed in; it sees no board's rows."""

    @wraps(view)
    def wrapper(request: Any, **kwargs: Any) -> Any:
        return view(request, **kwargs)

    wrapper.door = Door("person")  # type: ignore[attr-defined]
    return wrapper


def has_second_factor(request: Any) -> bool:
    """Tell whether this session was opened with a passkey, or a password and a code."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] in SECOND_FACTORS for record in records)


def _organization_view(
    kind: str, kinds: set[Organization.Kind], permission: Permission
) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: Any, organization: int, **kwargs: Any) -> Any:
            membership = _membership(request, organization_id=organization)
            if not kinds & set(membership.organization.kinds):
                raise Http404
            _require(membership, permission)
            boards = Board.objects.of_organization(membership.organization)
            set_tenant(boards, membership.organization)
            request.boards = boards  # whom its people may call
            return view(request, membership.organization, **kwargs)

        wrapper.door = Door(kind, permission)  # type: ignore[attr-defined]
        return wrapper

    return decorate


def _membership(request: Any, **party: Any) -> Membership:
    """Return the person's current membership of the party, or 404; kept for navigation."""
    memberships = request.user.memberships.current(timezone.localdate())
    membership = memberships.select_related("board", "organization").filter(**party).first()
    if membership is None:
        raise Http404
    request.membership = membership
    return membership


def _require(membership: Membership, permission: Permission) -> None:
    if not membership.may(permission):
        raise PermissionDenied(permission)
