"""Addresses of releases, for everybody who may read them."""

from django.urls import path

from training.views import releases
from training.views.check import own_check

RELEASE = "b/<slug:board>/rounds/<int:pk>/release/"
NEEDS = "<int:organization>/rounds/<int:pk>/needs/"
TABLE, BOOK, PDF = "<slug:table>.csv", "release.xlsx", "release.pdf"

urlpatterns = [
    path(RELEASE, releases.release, name="release"),
    path(RELEASE + "now/", releases.release_now, name="release_now"),
    path(RELEASE + TABLE, releases.release_csv, name="release_csv"),
    path(RELEASE + BOOK, releases.release_xlsx, name="release_xlsx"),
    path(RELEASE + PDF, releases.release_pdf, name="release_pdf"),
    path(f"e/{NEEDS}", releases.own_release, name="own_release"),
    path(f"e/{NEEDS}{TABLE}", releases.own_release_csv, name="own_release_csv"),
    path(f"e/{NEEDS}{BOOK}", releases.own_release_xlsx, name="own_release_xlsx"),
    path(f"e/{NEEDS}{PDF}", releases.own_release_pdf, name="own_release_pdf"),
    path("e/<int:organization>/rounds/<int:pk>/check-requirements/", own_check, name="own_check"),
    path(f"p/{NEEDS}", releases.provider_release, name="provider_release"),
    path(f"p/{NEEDS}{TABLE}", releases.provider_release_csv, name="provider_release_csv"),
    path(f"p/{NEEDS}{BOOK}", releases.provider_release_xlsx, name="provider_release_xlsx"),
    path(f"p/{NEEDS}{PDF}", releases.provider_release_pdf, name="provider_release_pdf"),
    path(f"o/{NEEDS}", releases.partner_release, name="partner_release"),
    path(f"o/{NEEDS}{TABLE}", releases.partner_release_csv, name="partner_release_csv"),
    path(f"o/{NEEDS}{BOOK}", releases.partner_release_xlsx, name="partner_release_xlsx"),
    path(f"o/{NEEDS}{PDF}", releases.partner_release_pdf, name="partner_release_pdf"),
]
