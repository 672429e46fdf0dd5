"""Addresses of talent flow: where people for critical jobs come from."""

from django.urls import path

from training.views import flow

FLOW = "b/<slug:board>/flow/"

urlpatterns = [
    path(FLOW, flow.flow, name="flow"),
    path(FLOW + "add/", flow.add_source, name="add_source"),
    path(FLOW + "<int:pk>/", flow.edit_source, name="edit_source"),
]
