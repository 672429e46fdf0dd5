"""The admin site: data entry by board staff, under the same wall as every page."""

from functools import wraps

from django.contrib.admin import AdminSite
from django.utils import timezone

from accounts.doors import Door, has_second_factor
from accounts.models import Board
from accounts.permissions import Permission
from accounts.tenancy import set_tenant


class GuildhallAdminSite(AdminSite):
    """Opens to staff who may enter data and signed in with a second factor."""

    site_header = "Guildhall data entry"
    site_title = "Guildhall"
    index_title = "Data entry"
    site_url = "/"

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
            if request.user.is_authenticated and self.has_permission(request):
                set_tenant(self.boards(request))
            return inner(request, *args, **kwargs)

        wrapper.door = Door("admin", Permission.DATA_ENTRY)
        return wrapper
