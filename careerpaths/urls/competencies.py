"""Addresses of competencies, and of the frameworks that list them."""

from django.urls import path

from careerpaths.views import competencies

urlpatterns = [
    path("b/<slug:board>/competencies/", competencies.competencies, name="competencies"),
    path("b/<slug:board>/competencies/add/", competencies.add_competency, name="add_competency"),
]
