"""Addresses of what a board says itself: its areas, priority occupations and living wages."""

from django.urls import path

from careerpaths.views import board

PRIORITIES, WAGES = "b/<slug:board>/priority-occupations/", "b/<slug:board>/living-wages/"
urlpatterns = [
    path("b/<slug:board>/areas/", board.areas, name="areas"),
    path("b/<slug:board>/areas/add/", board.add_area, name="add_area"),
    path("b/<slug:board>/areas/<int:pk>/up/", board.move_area, name="move_area"),
    path("b/<slug:board>/areas/<int:pk>/remove/", board.remove_area, name="remove_area"),
    path(PRIORITIES, board.priority_occupations, name="priority_occupations"),
    path(f"{PRIORITIES}add/", board.add_priority, name="add_priority"),
    path(f"{PRIORITIES}upload/", board.upload_priorities, name="upload_priorities"),
    path(f"{PRIORITIES}<int:pk>/remove/", board.remove_priority, name="remove_priority"),
    path(WAGES, board.living_wages, name="living_wages"),
    path(f"{WAGES}add/", board.add_living_wage, name="add_living_wage"),
    path(f"{WAGES}upload/", board.upload_living_wages, name="upload_living_wages"),
    path(f"{WAGES}<int:pk>/remove/", board.remove_living_wage, name="remove_living_wage"),
]
