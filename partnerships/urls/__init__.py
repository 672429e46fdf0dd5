"""Addresses of partnerships: each part of their life has its own list."""

from partnerships.urls import partnerships, people

app_name = "partnerships"
urlpatterns = [*partnerships.urlpatterns, *people.urlpatterns]
