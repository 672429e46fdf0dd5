"""Addresses of occupations, and of the programs that lead to them."""

from django.urls import path

from training.views import occupations, programs

CAREERS = "b/<slug:board>/careers/<soc:soc>/"
PROGRAM = "b/<slug:board>/programs/<int:pk>/occupations/"

urlpatterns = [
    path(CAREERS, occupations.occupation, name="occupation"),
    path(f"{CAREERS}to/<soc:to>/", occupations.move, name="move"),
    path(f"{CAREERS}programs/", programs.occupation_programs, name="occupation_programs"),
    path(f"{CAREERS}programs/<int:pk>/", programs.decide_program, name="decide_program"),
    path(f"{PROGRAM}add/", programs.add_occupation, name="add_occupation"),
    path(f"{PROGRAM}<soc:soc>/", programs.decide_occupation, name="decide_occupation"),
    path(
        "careers/<slug:board>/<soc:soc>/", occupations.public_occupation, name="public_occupation"
    ),
]
