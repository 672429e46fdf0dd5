"""The addresses of the two other ways to answer, for the tests of their doors."""

from django.http import HttpResponse
from django.urls import include, path

from accounts.doors import public_view
from config.urls import urlpatterns as portal
from training.access import LINK, STAFF, answer_view, staff_desk
from training.urls import urlpatterns as training
from training.urls.answers import pages


@public_view
def link(request, token):
    return HttpResponse("a button")


ways = [
    path("answer/<str:token>/", link, name="link"),
    *pages("answer/<str:token>/tasks/", LINK, answer_view),
    *pages("b/<slug:board>/rounds/<int:pk>/answers/<int:organization>/enter/", STAFF, staff_desk),
]
urlpatterns = [path("", include(([*ways, *training], "training"))), *portal]
