"""Addresses of partnerships: each part of their life has its own list."""

from partnerships.urls import (
    ballots,
    challenges,
    life,
    meetings,
    notes,
    partnerships,
    people,
    seats,
    work,
)

app_name = "partnerships"
urlpatterns = [
    *life.urlpatterns,
    *notes.urlpatterns,
    *partnerships.urlpatterns,
    *people.urlpatterns,
    *meetings.urlpatterns,
    *ballots.urlpatterns,
    *challenges.urlpatterns,
    *seats.urlpatterns,
    *work.urlpatterns,
]
