"""Addresses of partnerships: each part of their life has its own list."""

from partnerships.urls import life, partnerships, people

app_name = "partnerships"
urlpatterns = [*life.urlpatterns, *partnerships.urlpatterns, *people.urlpatterns]
