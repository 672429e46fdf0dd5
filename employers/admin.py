"""Data entry of employers, their sites and contacts."""

from django.contrib import admin

from accounts.admin import BoardAdmin, KeptAdmin, ReferenceAdmin
from employers.models import Contact, Employer, Industry, Site


@admin.register(Industry)
class IndustryAdmin(ReferenceAdmin):
    list_display = ["code", "title", "release"]
    list_filter = ["release"]
    search_fields = ["code", "title"]


@admin.register(Employer)
class EmployerAdmin(KeptAdmin):
    list_display = ["organization", "naics", "county", "employees", "has_union", "is_active"]
    list_filter = ["is_active", "has_union", ("county", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organization", "county"]
    search_fields = ["organization__name", "naics"]
    autocomplete_fields = ["organization", "county"]
    date_hierarchy = "last_heard_on"
    ordering = ["organization__name", "pk"]


@admin.register(Site)
class SiteAdmin(BoardAdmin):
    list_display = ["name", "employer", "city", "county"]
    list_filter = [("county", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["employer__organization", "county"]
    search_fields = ["name", "city", "employer__organization__name"]
    autocomplete_fields = ["employer", "county"]


@admin.register(Contact)
class ContactAdmin(BoardAdmin):
    list_display = ["name", "title", "employer", "email", "is_main", "left_on"]
    list_filter = ["is_main"]
    list_select_related = ["employer__organization"]
    search_fields = ["name", "email", "employer__organization__name"]
    autocomplete_fields = ["employer"]
    date_hierarchy = "left_on"
