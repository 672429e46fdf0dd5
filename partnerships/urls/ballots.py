"""Addresses of issues, ballots and the screen of a meeting that goes on."""

from django.urls import path

from partnerships.views import ballots, issues, live

BOARD = "b/<slug:board>/"
ONE = BOARD + "partnerships/<int:pk>/"
ISSUE = BOARD + "issues/<int:pk>/"
BALLOT = BOARD + "ballots/<int:pk>/"
RESULT = "<int:organization>/ballots/<int:pk>/result/"

urlpatterns = [
    path(BOARD + "meetings/<int:pk>/live/", live.live, name="live"),
    path(ONE + "issues/", issues.issues, name="issues"),
    path(ONE + "issues/add/", issues.add_issue, name="add_issue"),
    path(ISSUE + "edit/", issues.edit_issue, name="edit_issue"),
    path(ISSUE + "move/<slug:target>/", issues.move_issue, name="move_issue"),
    path(ONE + "ballots/open/", ballots.open_ballot, name="open_ballot"),
    path(BALLOT, ballots.ballot, name="ballot"),
    path(BALLOT + "close/", ballots.close_ballot, name="close_ballot"),
    path("e/<int:organization>/ballots/<int:pk>/", ballots.vote, name="vote"),
    path("e/" + RESULT, ballots.own_ballot_result, name="own_ballot_result"),
    path("o/" + RESULT, ballots.partner_ballot_result, name="partner_ballot_result"),
]
