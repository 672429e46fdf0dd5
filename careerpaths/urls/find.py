"""Addresses of the search for an occupation."""

from django.urls import path

from careerpaths.views import find

urlpatterns = [
    path("b/<slug:board>/careers/", find.find, name="find"),
    path("careers/<slug:board>/", find.public_find, name="public_find"),
]
