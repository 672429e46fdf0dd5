"""Addresses of mailed links, and of the two ways to answer beside the firm's own."""

from django.urls import path

from training.access import LINK, answer_view
from training.urls.answers import pages
from training.views import links

ANSWER = "answer/<str:token>/"

urlpatterns = [
    path(ANSWER, links.link, name="link"),
    path(f"{ANSWER}open/", links.open_link, name="open_link"),
    path(f"{ANSWER}again/", links.renew_link, name="renew_link"),
    *pages(f"{ANSWER}tasks/", LINK, answer_view),
]
