"""Addresses of the directory and the board's partnerships."""

from django.urls import path

from partnerships.views import partnerships, public

BOARD = "b/<slug:board>/partnerships/"
ONE = BOARD + "<int:pk>/"

urlpatterns = [
    path("", public.directory, name="directory"),
    path("partnerships.csv", public.directory_csv, name="directory_csv"),
    path("partnerships/<slug:board>/<slug:slug>/", public.public, name="public"),
    path(BOARD, partnerships.index, name="index"),
    path(BOARD + "add/", partnerships.add, name="add"),
    path(ONE, partnerships.detail, name="detail"),
    path(ONE + "edit/", partnerships.edit, name="edit"),
]
