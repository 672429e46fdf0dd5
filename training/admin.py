"""Data entry of training providers and their programs."""

from django.contrib import admin

from accounts.admin import BoardAdmin, KeptAdmin
from training.models import Program, Provider


@admin.register(Provider)
class ProviderAdmin(KeptAdmin):
    list_display = ["organization", "institution_type", "city", "state", "is_active"]
    list_filter = ["is_active", "institution_type"]
    list_select_related = ["organization"]
    search_fields = ["organization__name", "source_id", "city"]
    autocomplete_fields = ["organization"]
    ordering = ["organization__name", "pk"]


@admin.register(Program)
class ProgramAdmin(BoardAdmin):
    list_display = ["name", "provider", "cip", "credential_name", "hours", "is_active"]
    list_filter = ["is_active", "delivery"]
    list_select_related = ["provider__organization"]
    search_fields = ["name", "source_id", "provider__organization__name"]
    autocomplete_fields = ["provider"]
