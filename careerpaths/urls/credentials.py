"""Addresses of credentials, and of what firms say they are worth."""

from django.urls import path

from careerpaths.views import credentials, recognition

BOARD = "b/<slug:board>/credentials/"
ONE = BOARD + "<int:pk>/"
OWN = "e/<int:organization>/credentials/"
PUBLIC = "careers/<slug:board>/credentials/"
RECOGNITION = "b/<slug:board>/partnerships/<int:pk>/recognition/"

urlpatterns = [
    path(BOARD, credentials.credentials, name="credentials"),
    path(BOARD + "add/", credentials.add_credential, name="add_credential"),
    path(ONE, credentials.credential, name="credential"),
    path(ONE + "edit/", credentials.edit_credential, name="edit_credential"),
    path(ONE + "retire/", credentials.retire_credential, name="retire_credential"),
    path(
        ONE + "competencies/add/",
        credentials.add_credential_competency,
        name="add_credential_competency",
    ),
    path(
        ONE + "occupations/add/",
        credentials.add_credential_occupation,
        name="add_credential_occupation",
    ),
    path(ONE + "next/add/", credentials.add_credential_step, name="add_credential_step"),
    path(
        ONE + "<slug:part>/<int:row>/remove/",
        credentials.remove_credential_part,
        name="remove_credential_part",
    ),
    path(RECOGNITION, recognition.recognitions, name="recognitions"),
    path(
        RECOGNITION + "<int:organization>/",
        recognition.firm_recognitions,
        name="firm_recognitions",
    ),
    path(OWN, recognition.own_credentials, name="own_credentials"),
    path(OWN + "<int:pk>/", recognition.own_credential, name="own_credential"),
    path(
        OWN + "<int:pk>/withdraw/",
        recognition.withdraw_recognition,
        name="withdraw_recognition",
    ),
    path(PUBLIC, credentials.public_credentials, name="public_credentials"),
    path(PUBLIC + "<int:pk>/", credentials.public_credential, name="public_credential"),
]
