"""Addresses of releases, for everybody who may read them."""

from django.urls import path

from training.views import releases

ROUND = "b/<slug:board>/rounds/<int:pk>/"
ANSWER = "e/<int:organization>/rounds/<int:pk>/"
FILE = "needs/<slug:table>.csv"

urlpatterns = [
    path(ROUND + "release/", releases.release, name="release"),
    path(ROUND + "release/<slug:table>.csv", releases.release_csv, name="release_csv"),
    path(ANSWER + "needs/", releases.own_release, name="own_release"),
    path(ANSWER + FILE, releases.own_release_csv, name="own_release_csv"),
    path(
        "p/<int:organization>/rounds/<int:pk>/needs/",
        releases.provider_release,
        name="provider_release",
    ),
    path(
        "p/<int:organization>/rounds/<int:pk>/" + FILE,
        releases.provider_release_csv,
        name="provider_release_csv",
    ),
    path(
        "o/<int:organization>/rounds/<int:pk>/needs/",
        releases.partner_release,
        name="partner_release",
    ),
    path(
        "o/<int:organization>/rounds/<int:pk>/" + FILE,
        releases.partner_release_csv,
        name="partner_release_csv",
    ),
]
