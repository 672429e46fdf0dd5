from django.urls import path

from partnerships import views

app_name = "partnerships"
urlpatterns = [
    path("", views.directory, name="directory"),
    path("partnerships.csv", views.directory_csv, name="directory_csv"),
    path("partnerships/<slug:board>/<slug:slug>/", views.public, name="public"),
    path("b/<slug:board>/partnerships/", views.index, name="index"),
    path("b/<slug:board>/partnerships/add/", views.add, name="add"),
    path("b/<slug:board>/partnerships/<int:pk>/", views.detail, name="detail"),
    path("b/<slug:board>/partnerships/<int:pk>/edit/", views.edit, name="edit"),
    path("b/<slug:board>/partnerships/<int:pk>/conveners/", views.assign, name="assign"),
    path("b/<slug:board>/partnerships/<int:pk>/members/", views.members, name="members"),
    path("b/<slug:board>/partnerships/<int:pk>/members/add/", views.add_member, name="add_member"),
    path(
        "b/<slug:board>/partnerships/<int:pk>/members/<int:member>/edit/",
        views.edit_member,
        name="edit_member",
    ),
    path("e/<int:organization>/partnership/", views.own, name="own"),
]
