"""Addresses of a partnership's stages, and of the tables that say how everything moves."""

from django.urls import path

from partnerships.views import life

BOARD = "b/<slug:board>/"
ONE = BOARD + "partnerships/<int:pk>/"

urlpatterns = [
    path(ONE + "stage/", life.stage, name="stage"),
    path(ONE + "stage/<slug:key>/edit/", life.edit_stage_item, name="edit_stage_item"),
    path(ONE + "stage/move/<slug:target>/", life.move_stage, name="move_stage"),
    path(ONE + "status/move/<slug:target>/", life.move_status, name="move_status"),
    path(BOARD + "lifecycles/", life.lifecycles, name="lifecycles"),
    path(BOARD + "lifecycles/<slug:slug>/", life.lifecycle, name="lifecycle"),
]
