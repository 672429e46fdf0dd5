"""Data entry of occupations, critical jobs, competencies and credentials."""

from django.contrib import admin

from accounts.admin import BoardAdmin, ReferenceAdmin
from careerpaths.models import Competency, Credential, CriticalJob, Occupation


@admin.register(Occupation)
class OccupationAdmin(ReferenceAdmin):
    list_display = ["soc", "title", "release"]
    list_filter = ["release"]
    search_fields = ["soc", "title"]


@admin.register(CriticalJob)
class CriticalJobAdmin(BoardAdmin):
    list_display = ["title", "soc", "partnership", "position"]
    list_filter = ["partnership"]
    list_select_related = ["partnership"]
    search_fields = ["title", "soc"]


@admin.register(Competency)
class CompetencyAdmin(BoardAdmin):
    list_display = ["name", "category"]
    list_filter = ["category"]
    search_fields = ["name", "category"]


@admin.register(Credential)
class CredentialAdmin(BoardAdmin):
    list_display = ["name", "kind", "issuer"]
    list_filter = ["kind"]
    list_select_related = ["issuer"]
    search_fields = ["name", "issuer__name"]
    autocomplete_fields = ["issuer"]
