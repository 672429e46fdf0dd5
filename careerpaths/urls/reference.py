"""Addresses of official data."""

from django.urls import path

from careerpaths.views import reference as views

AT = "b/<slug:board>/reference/"
urlpatterns = [
    path(AT, views.reference, name="reference"),
    path(f"{AT}load/", views.load_reference, name="load_reference"),
    path(f"{AT}loads/<int:pk>/", views.reference_loaded, name="reference_loaded"),
    path(f"{AT}<slug:source>/", views.reference_source, name="reference_source"),
    path(f"{AT}<slug:source>/use/", views.choose_release, name="choose_release"),
]
