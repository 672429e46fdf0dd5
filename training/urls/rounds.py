"""Addresses of rounds, for staff."""

from django.urls import path

from training.views import asked, moves, rounds

BOARD = "b/<slug:board>/rounds/"
ROUND = BOARD + "<int:pk>/"

urlpatterns = [
    path(BOARD, rounds.rounds, name="rounds"),
    path(BOARD + "add/", rounds.add_round, name="add_round"),
    path(ROUND, rounds.round, name="round"),
    path(ROUND + "edit/", rounds.edit_round, name="edit_round"),
    path(ROUND + "jobs/<int:job>/", asked.asked_job, name="asked_job"),
    path(ROUND + "open/", rounds.open_round, name="open_round"),
    path(ROUND + "close/", rounds.close_round, name="close_round"),
    path(ROUND + "move/<slug:target>/", moves.move_round, name="move_round"),
    path(ROUND + "remind/", moves.remind_round, name="remind_round"),
    path(ROUND + "answers/<int:organization>/", rounds.firm_answer, name="firm_answer"),
    path(ROUND + "release/make/", rounds.make_release, name="make_release"),
]
