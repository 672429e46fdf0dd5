"""Addresses where organizations see the partnerships they sit in, and ask for the digest."""

from django.urls import path

from partnerships.views import seats

OWN, PARTNER = "e/<int:organization>/partnership/", "o/<int:organization>/partnership/"

urlpatterns = [
    path(OWN, seats.own_seats, name="own_seats"),
    path(OWN + "<int:pk>/", seats.own_seat, name="own_seat"),
    path(OWN + "<int:pk>/digest/", seats.own_digest, name="own_digest"),
    path(PARTNER, seats.partner_seats, name="partner_seats"),
    path(PARTNER + "<int:pk>/", seats.partner_seat, name="partner_seat"),
    path(PARTNER + "<int:pk>/digest/", seats.partner_digest, name="partner_digest"),
    path("b/<slug:board>/partnerships/<int:pk>/digest/", seats.digest, name="digest"),
]
