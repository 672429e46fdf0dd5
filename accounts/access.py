"""Who enters the admin site, and what this app adds to the navigation."""

from functools import wraps

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator

from accounts.doors import Door, has_second_factor
from accounts.models import Board, Organization
from accounts.navigation import Item
from accounts.permissions import Permission
from accounts.tenancy import set_tenant

# Signing out and passwords have one place in the portal, and it is not here.
ELSEWHERE = {"logout", "password_change", "password_change_done"}


class GuildhallAdminSite(admin.AdminSite):
    """Opens to staff who may enter data and signed in with a second factor."""

    site_header = "Guildhall data entry"
    site_title = "Guildhall"
    index_title = "Data entry"
    site_url = "/home/"
    door = Door("admin", Permission.DATA_ENTRY)

    def get_urls(self):
        return [url for url in super().get_urls() if getattr(url, "name", "") not in ELSEWHERE]

    def register(self, model_or_iterable, admin_class=None, **options):
        """Take pages made for data entry; libraries offer people, addresses and secrets."""
        if getattr(admin_class, "is_data_entry", False):
            super().register(model_or_iterable, admin_class, **options)

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    def has_permission(self, request):
        return bool(self.boards(request)) and has_second_factor(request)

    def boards(self, request):
        """Return the boards whose data the person may enter; asked once a request."""
        if not hasattr(request, "admin_boards"):
            memberships = request.user.memberships.current(timezone.localdate())
            held = memberships.staff().with_permission(Permission.DATA_ENTRY)
            request.admin_boards = list(
                Board.objects.filter(memberships__in=held.filter(is_guest=False))
            )
        return request.admin_boards

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def wrapper(request, *args, **kwargs):
            boards = self.boards(request)
            if not boards:
                raise PermissionDenied(Permission.DATA_ENTRY)
            if not has_second_factor(request):
                return redirect("mfa_index")
            set_tenant(boards)
            return inner(request, *args, **kwargs)

        return wrapper


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
        covers = (
            reverse("accounts:roles", args=[board]),
            url.removesuffix("people/") + "organizations/",
        )
        items.append(Item("People", url, icon="users-round", rank=95, covers=covers))
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
