"""Addresses of mailed links, of parts handed to colleagues, and of answering for a firm."""

from django.urls import path

from training.access import LINK, STAFF, answer_view, own_desk, staff_desk
from training.access.behalf import behalf_desk
from training.urls.answers import pages
from training.views import answers, behalf, links, parts

ANSWER = "answer/<str:token>/"
TASKS = f"{ANSWER}tasks/"
ENTER = "b/<slug:board>/rounds/<int:pk>/answers/<int:organization>/enter/"
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
    path(f"{ENTER}begin/", staff_desk(behalf.begin), name="staff_begin"),
    path(f"{ENTER}confirm/", behalf_desk(behalf.confirm), name="staff_confirm"),
    *pages(ENTER, STAFF, behalf_desk),
]
