"""The admin site: data entry by board staff, under the same wall as every page."""

from functools import wraps

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone

from accounts.doors import Door, has_second_factor
from accounts.forms import BoardRowForm
from accounts.models import Board, County, Organization, User
from accounts.permissions import Permission
from accounts.tenancy import set_tenant

# Signing in and out and passwords have one place in the portal, and it is not here.
ELSEWHERE = {"login", "logout", "password_change", "password_change_done"}


class GuildhallAdminSite(admin.AdminSite):
    """Opens to staff who may enter data and signed in with a second factor."""

    site_header = "Guildhall data entry"
    site_title = "Guildhall"
    index_title = "Data entry"
    site_url = "/home/"
    door = Door("admin", Permission.DATA_ENTRY)

    def get_urls(self):
        return [url for url in super().get_urls() if getattr(url, "name", "") not in ELSEWHERE]

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


class BoardAdmin(admin.ModelAdmin):
    """Rows of the boards whose data the person enters; the database shows no others.

    Whoever enters for one board is not asked which; whoever enters for several chooses when
    adding. A row never moves to another board.
    """

    form = BoardRowForm
    list_per_page = 50
    show_full_result_count = False

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"boards": self.admin_site.boards(request)})

    def get_fields(self, request, obj=None):
        fields = [name for name in super().get_fields(request, obj) if name != "for_board"]
        asked = obj is None and len(self.admin_site.boards(request)) > 1
        return ["for_board", *fields] if asked else fields

    def get_list_filter(self, request):
        filters = [*super().get_list_filter(request)]
        if len(self.admin_site.boards(request)) > 1:
            filters.insert(0, ("board", admin.RelatedOnlyFieldListFilter))
        return filters

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is User:
            # People are shared by boards: offer one's own colleagues only.
            colleagues = User.objects.filter(memberships__board__in=self.admin_site.boards(request))
            kwargs["queryset"] = colleagues.distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class KeptAdmin(BoardAdmin):
    """Rows that others stand on: marked inactive, never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


class ReferenceAdmin(admin.ModelAdmin):
    """Reference data of all boards: looked up and added to, never changed or removed."""

    list_per_page = 50
    show_full_result_count = False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(County)
class CountyAdmin(ReferenceAdmin):
    list_display = ["name", "state", "fips"]
    list_filter = ["state"]
    search_fields = ["name", "fips"]


class OrganizationForm(forms.ModelForm):
    """A global organization: what everybody may know of it."""

    kinds = forms.MultipleChoiceField(
        choices=Organization.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    website = forms.URLField(required=False, assume_scheme="https")

    class Meta:
        model = Organization
        fields = ["name", "kinds", "website"]


@admin.register(Organization)
class OrganizationAdmin(admin.ModelAdmin):
    """Shared by all boards: added and renamed here, never deleted."""

    form = OrganizationForm
    list_display = ["name", "kind_words"]
    list_per_page = 50
    search_fields = ["name"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Board)
class OwnBoardAdmin(admin.ModelAdmin):
    """How one's own board presents itself. Thresholds are no matter of data entry."""

    fields = ["name", "counties", "phone", "help_hours", "antitrust_notice"]
    list_display = ["name", "phone"]
    autocomplete_fields = ["counties"]
    search_fields = ["name"]

    def get_queryset(self, request):
        own = [board.pk for board in self.admin_site.boards(request)]
        return super().get_queryset(request).filter(pk__in=own)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
