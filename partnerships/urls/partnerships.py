"""Addresses of the directory, the board's partnerships and who sits there."""

from django.urls import path

from partnerships.views import members, partnerships, public, seats

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
    path(ONE + "conveners/", members.assign, name="assign"),
    path(ONE + "members/", members.members, name="members"),
    path(ONE + "members/add/", members.add_member, name="add_member"),
    path(ONE + "members/<int:member>/edit/", members.edit_member, name="edit_member"),
    path("e/<int:organization>/partnership/", seats.own, name="own"),
]
