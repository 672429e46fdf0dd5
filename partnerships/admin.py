"""Data entry of members of partnerships, grants and their match."""

from django.contrib import admin

from accounts.admin import BoardAdmin
from partnerships.models import Grant, Match, Member


@admin.register(Member)
class MemberAdmin(BoardAdmin):
    list_display = ["organization", "partnership", "seat", "role", "status", "joined_on"]
    list_filter = ["seat", "status", "role", "partnership"]
    list_select_related = ["organization", "partnership"]
    search_fields = ["organization__name", "partnership__name"]
    autocomplete_fields = ["organization"]
    date_hierarchy = "joined_on"
    ordering = ["organization__name", "pk"]


@admin.register(Grant)
class GrantAdmin(BoardAdmin):
    list_display = ["name", "partnership", "source", "amount", "starts_on", "ends_on"]
    list_filter = ["partnership"]
    list_select_related = ["partnership"]
    search_fields = ["name", "source", "award_number"]
    date_hierarchy = "starts_on"


@admin.register(Match)
class MatchAdmin(BoardAdmin):
    list_display = ["organization", "grant", "kind", "amount", "given_on"]
    list_filter = ["kind", "grant"]
    list_select_related = ["organization", "grant"]
    search_fields = ["organization__name", "grant__name"]
    autocomplete_fields = ["organization", "grant"]
    date_hierarchy = "given_on"
