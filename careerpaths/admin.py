"""Data entry of occupations, critical jobs, competencies and credentials."""

from django.contrib import admin

from accounts.admin import BoardAdmin, ReferenceAdmin
from careerpaths.models import (
    Area,
    AreaCounty,
    BoardArea,
    Competency,
    Credential,
    CredentialCompetency,
    CredentialOccupation,
    CriticalJob,
    Framework,
    LivingWage,
    Occupation,
    PriorityOccupation,
)


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


@admin.register(Framework)
class FrameworkAdmin(BoardAdmin):
    list_display = ["name", "partnership", "source"]
    list_filter = ["partnership"]
    list_select_related = ["partnership"]
    search_fields = ["name", "source"]


@admin.register(Competency)
class CompetencyAdmin(BoardAdmin):
    list_display = ["name", "category", "framework"]
    list_filter = ["category"]
    list_select_related = ["framework"]
    search_fields = ["name", "category"]
    autocomplete_fields = ["framework"]

    def get_queryset(self, request):
        return super().get_queryset(request).shared()


@admin.register(Credential)
class CredentialAdmin(BoardAdmin):
    list_display = ["name", "kind", "issuer"]
    list_filter = ["kind"]
    list_select_related = ["issuer"]
    search_fields = ["name", "issuer__name"]
    autocomplete_fields = ["issuer"]


@admin.register(CredentialOccupation)
class CredentialOccupationAdmin(BoardAdmin):
    list_display = ["credential", "soc"]
    list_select_related = ["credential"]
    search_fields = ["credential__name", "soc"]
    autocomplete_fields = ["credential"]


@admin.register(CredentialCompetency)
class CredentialCompetencyAdmin(BoardAdmin):
    list_display = ["credential", "competency", "level"]
    list_select_related = ["credential", "competency"]
    search_fields = ["credential__name", "competency__name"]
    autocomplete_fields = ["credential", "competency"]


@admin.register(Area)
class AreaAdmin(ReferenceAdmin):
    list_display = ["name", "kind", "code"]
    list_filter = ["kind"]
    search_fields = ["name", "code"]


@admin.register(AreaCounty)
class AreaCountyAdmin(ReferenceAdmin):
    list_display = ["area", "county"]
    list_filter = ["area__kind"]
    list_select_related = ["area", "county"]
    search_fields = ["area__name", "county__name"]
    autocomplete_fields = ["area", "county"]


@admin.register(BoardArea)
class BoardAreaAdmin(BoardAdmin):
    list_display = ["area", "position"]
    list_select_related = ["area"]
    search_fields = ["area__name"]
    autocomplete_fields = ["area"]


@admin.register(PriorityOccupation)
class PriorityOccupationAdmin(BoardAdmin):
    list_display = ["soc", "program_year", "source"]
    list_filter = ["program_year"]
    search_fields = ["soc", "source", "note"]


@admin.register(LivingWage)
class LivingWageAdmin(BoardAdmin):
    list_display = ["county", "year", "household", "hourly"]
    list_filter = ["year"]
    list_select_related = ["county"]
    search_fields = ["household", "source", "county__name"]
    autocomplete_fields = ["county"]
