"""Addresses of mailed links, and of parts handed to colleagues."""

from django.urls import path

from training.access import LINK, answer_view, own_desk
from training.urls.answers import pages
from training.views import answers, links, parts

ANSWER = "answer/<str:token>/"
TASKS = f"{ANSWER}tasks/"
OWN_ANSWER = "e/<int:organization>/rounds/<int:pk>/"


def at_link(view):
    """Open a page of answering at a link; a link to one part begins on a page of its own."""
    return answer_view(parts.answer if view is answers.answer else view)


urlpatterns = [
    path(ANSWER, links.link, name="link"),
    path(f"{ANSWER}open/", links.open_link, name="open_link"),
    path(f"{ANSWER}again/", links.renew_link, name="renew_link"),
    *pages(TASKS, LINK, at_link),
    path(f"{TASKS}hand-over/", answer_view(parts.hand_over), name="link_hand_over"),
    path(f"{OWN_ANSWER}hand-over/", own_desk(parts.hand_over), name="hand_over"),
    path(f"{OWN_ANSWER}hand-over/<int:link>/end/", parts.end_link, name="end_link"),
]
