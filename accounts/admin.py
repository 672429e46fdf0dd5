"""Data entry by board staff, under the same wall as every page: bases, and what is global."""

from django import forms
from django.contrib import admin

from accounts.forms import BoardRowForm
from accounts.models import Board, County, Organization, User


class EntryAdmin(admin.ModelAdmin):
    """A page of data entry: only these are registered."""

    is_data_entry = True
    list_per_page = 50
    show_full_result_count = False


class BoardAdmin(EntryAdmin):
    """Rows of the boards whose data the person enters; the database shows no others.

    Whoever enters for one board is not asked which; whoever enters for several chooses when
    adding. A row never moves to another board.
    """

    form = BoardRowForm

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


class ReferenceAdmin(EntryAdmin):
    """Reference data of all boards: looked up and added to, never changed or removed."""

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
class OrganizationAdmin(EntryAdmin):
    """Shared by all boards: added and renamed here, never deleted."""

    form = OrganizationForm
    list_display = ["name", "kind_words"]
    search_fields = ["name"]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Board)
class OwnBoardAdmin(EntryAdmin):
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
