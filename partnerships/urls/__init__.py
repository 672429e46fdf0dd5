"""Addresses of partnerships: each part of their life has its own list."""

from partnerships.urls import life, notes, partnerships, people

app_name = "partnerships"
urlpatterns = [
    *life.urlpatterns,
    *notes.urlpatterns,
    *partnerships.urlpatterns,
    *people.urlpatterns,
]
