"""Addresses of rounds, and of what experts say beside them, for staff."""

from django.urls import path

from training.views import asked, moves, notes, rounds

BOARD = "b/<slug:board>/rounds/"
ROUND = BOARD + "<int:pk>/"
EXPERTS = "b/<slug:board>/experts/"

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
    path(EXPERTS, notes.notes_of_experts, name="notes_of_experts"),
    path(EXPERTS + "add/", notes.add_expert_note, name="add_expert_note"),
    path(EXPERTS + "<int:pk>/", notes.edit_expert_note, name="edit_expert_note"),
]
