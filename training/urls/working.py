"""The address of the convener's working view of a round."""

from django.urls import path

from training.views import working

urlpatterns = [
    path("b/<slug:board>/rounds/<int:pk>/working/", working.working, name="working"),
]
