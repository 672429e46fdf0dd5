"""Addresses of competencies, and of the frameworks that list them."""

from django.urls import path

from careerpaths.views import competencies

LIST = "b/<slug:board>/competencies/"
FRAMEWORKS = LIST + "frameworks/"
ONE = FRAMEWORKS + "<int:pk>/"

urlpatterns = [
    path(LIST, competencies.competencies, name="competencies"),
    path(LIST + "add/", competencies.add_competency, name="add_competency"),
    path(LIST + "<int:pk>/edit/", competencies.edit_competency, name="edit_competency"),
    path(LIST + "<int:pk>/remove/", competencies.remove_competency, name="remove_competency"),
    path(FRAMEWORKS, competencies.frameworks, name="frameworks"),
    path(FRAMEWORKS + "add/", competencies.add_framework, name="add_framework"),
    path(FRAMEWORKS + "onet/", competencies.add_onet_framework, name="add_onet_framework"),
    path(ONE, competencies.framework, name="framework"),
    path(ONE + "edit/", competencies.edit_framework, name="edit_framework"),
    path(ONE + "remove/", competencies.remove_framework, name="remove_framework"),
    path(ONE + "paste/", competencies.paste_competencies, name="paste_competencies"),
    path(ONE + "add/", competencies.add_framework_competency, name="add_framework_competency"),
]
