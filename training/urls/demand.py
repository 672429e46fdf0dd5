"""Addresses of rounds, answers, releases and pools."""

from django.urls import path

from training.views import answers, needs, pools, releases, rounds

BOARD = "b/<slug:board>/rounds/"
ROUND = BOARD + "<int:pk>/"
OWN = "e/<int:organization>/rounds/"
ANSWER = OWN + "<int:pk>/"
FILE = "needs/<slug:table>.csv"

staff = [
    path(BOARD, rounds.rounds, name="rounds"),
    path(BOARD + "add/", rounds.add_round, name="add_round"),
    path(ROUND, rounds.round, name="round"),
    path(ROUND + "edit/", rounds.edit_round, name="edit_round"),
    path(ROUND + "open/", rounds.open_round, name="open_round"),
    path(ROUND + "close/", rounds.close_round, name="close_round"),
    path(ROUND + "answers/<int:organization>/", rounds.firm_answer, name="firm_answer"),
    path(ROUND + "release/", releases.release, name="release"),
    path(ROUND + "release/make/", rounds.make_release, name="make_release"),
    path(ROUND + "release/<slug:table>.csv", releases.release_csv, name="release_csv"),
    path("b/<slug:board>/pools/", pools.pools, name="pools"),
    path("b/<slug:board>/pools/add/", pools.add_pool, name="add_pool"),
    path("b/<slug:board>/pools/<int:pk>/", pools.pool, name="pool"),
]
employer = [
    path(OWN, answers.own_rounds, name="own_rounds"),
    path(ANSWER, answers.answer, name="answer"),
    path(ANSWER + "jobs/<int:job>/", answers.answer_job, name="answer_job"),
    path(ANSWER + "training/", needs.answer_needs, name="answer_needs"),
    path(ANSWER + "training/add/", needs.add_need, name="add_need"),
    path(ANSWER + "training/<int:competency>/", needs.edit_need, name="edit_need"),
    path(ANSWER + "training/<int:competency>/remove/", needs.remove_need, name="remove_need"),
    path(ANSWER + "check/", answers.check_answers, name="check_answers"),
    path(ANSWER + "receipt/", answers.receipt, name="receipt"),
    path(ANSWER + "needs/", releases.own_release, name="own_release"),
    path(ANSWER + FILE, releases.own_release_csv, name="own_release_csv"),
]
others = [
    path(
        "p/<int:organization>/rounds/<int:pk>/needs/",
        releases.provider_release,
        name="provider_release",
    ),
    path(
        "p/<int:organization>/rounds/<int:pk>/" + FILE,
        releases.provider_release_csv,
        name="provider_release_csv",
    ),
    path(
        "o/<int:organization>/rounds/<int:pk>/needs/",
        releases.partner_release,
        name="partner_release",
    ),
    path(
        "o/<int:organization>/rounds/<int:pk>/" + FILE,
        releases.partner_release_csv,
        name="partner_release_csv",
    ),
]
urlpatterns = [*staff, *employer, *others]
