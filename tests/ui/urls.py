"""The gallery open to everybody, and pages that fail."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from ui.views import gallery

FORM_PAGE = """
{% extends "layouts/form.html" %}
{% block title %}Seats{% endblock %}
{% block head %}{% head "Seats" %}{% endhead %}{% endblock %}
{% block content %}{% crispy form %}{% endblock %}
"""


class OneQuestion(forms.Form):
    seats = forms.IntegerField(label="Seats you want", help_text="Whole seats.")


@login_not_required
def form_page(request):
    form = OneQuestion(request.GET or None)
    return HttpResponse(engines["django"].from_string(FORM_PAGE).render({"form": form}, request))


@login_not_required
def forbidden(request):
    raise PermissionDenied("Closing rounds is missing.")


@login_not_required
def broken(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("components/", login_not_required(gallery)),
    path("question/", form_page),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.urls")),
]
