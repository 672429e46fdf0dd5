"""Addresses of who sits at a partnership's table, and who is asked to."""

from django.urls import path

from partnerships.views import members

ONE = "b/<slug:board>/partnerships/<int:pk>/"

urlpatterns = [
    path(ONE + "conveners/", members.assign, name="assign"),
    path(ONE + "members/", members.members, name="members"),
    path(ONE + "members/add/", members.add_member, name="add_member"),
    path(ONE + "members/<int:member>/edit/", members.edit_member, name="edit_member"),
]
