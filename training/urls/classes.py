"""Addresses of classes, their rosters and the providers that teach them."""

from django.urls import path

from training.views import cohorts, pledges, programs, providers, rosters

B, E = "b/<slug:board>/", "e/<int:organization>/"
P, OTHER = "p/<int:organization>/", "o/<int:organization>/"

urlpatterns = [
    path(f"{B}classes/", cohorts.cohorts, name="cohorts"),
    path(f"{B}classes/<int:pk>/", cohorts.cohort, name="cohort"),
    path(f"{B}pools/<int:pk>/class/", cohorts.add_cohort, name="add_cohort"),
    path(f"{B}classes/<int:pk>/edit/", cohorts.edit_cohort, name="edit_cohort"),
    path(f"{B}classes/<int:pk>/move/<slug:state>/", cohorts.move_cohort, name="move_cohort"),
    path(f"{B}classes/<int:pk>/pledges/", pledges.add_pledge, name="add_pledge"),
    path(f"{B}classes/<int:pk>/people/", rosters.people, name="people"),
    path(f"{B}classes/people/<int:pk>/", rosters.edit_enrolment, name="edit_enrolment"),
    path(f"{B}classes/<int:pk>/roster.csv", rosters.roster_template, name="roster_template"),
    path(f"{B}classes/<int:pk>/roster/", rosters.upload_roster, name="upload_roster"),
    path(f"{B}classes/rosters/<int:pk>/", rosters.roster, name="roster"),
    path(f"{B}classes/rosters/<int:pk>/take/", rosters.take_roster, name="take_roster"),
    path(f"{B}classes/rosters/<int:pk>/discard/", rosters.discard_roster, name="discard_roster"),
    path(f"{B}providers/", providers.providers, name="providers"),
    path(f"{B}providers/<int:pk>/", providers.provider, name="provider"),
    path(f"{B}programs/<int:pk>/", providers.program, name="program"),
    path(
        f"{B}programs/<int:pk>/competencies/add/",
        programs.add_program_competency,
        name="add_program_competency",
    ),
    path(
        f"{B}programs/<int:pk>/competencies/<int:row>/remove/",
        programs.remove_program_competency,
        name="remove_program_competency",
    ),
    path(f"{E}classes/", pledges.own_classes, name="own_classes"),
    path(f"{E}classes/<int:pk>/", pledges.own_class, name="own_class"),
    path(f"{E}classes/<int:pk>/withdraw/", pledges.withdraw_pledge, name="withdraw_pledge"),
    path(P, providers.provider_home, name="provider_home"),
    path(f"{P}classes/<int:pk>/", providers.provider_class, name="provider_class"),
    path(OTHER, providers.partner_home, name="partner_home"),
]
