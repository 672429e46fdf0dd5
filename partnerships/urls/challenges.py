"""Addresses of challenges: the staff's list, and the same for those at the table."""

from django.urls import path

from partnerships.views import challenges, own_challenges

ONE = "b/<slug:board>/partnerships/<int:pk>/challenges/"
CHALLENGE = "b/<slug:board>/challenges/<int:pk>/"
OWN, PARTNER = "e/<int:organization>/", "o/<int:organization>/"
LIST, VOICE = "partnership/<int:pk>/challenges/", "challenges/<int:pk>/voice/"

urlpatterns = [
    path(ONE, challenges.challenges, name="challenges"),
    path(ONE + "add/", challenges.add_challenge, name="add_challenge"),
    path(CHALLENGE, challenges.challenge, name="challenge"),
    path(CHALLENGE + "edit/", challenges.edit_challenge, name="edit_challenge"),
    path(CHALLENGE + "move/<slug:target>/", challenges.move_challenge, name="move_challenge"),
    path(CHALLENGE + "remedies/add/", challenges.add_remedy, name="add_remedy"),
    path(CHALLENGE + "remedies/<int:remedy>/edit/", challenges.edit_remedy, name="edit_remedy"),
    path(OWN + LIST, own_challenges.own_challenges, name="own_challenges"),
    path(OWN + LIST + "add/", own_challenges.own_add_challenge, name="own_add_challenge"),
    path(OWN + VOICE, own_challenges.own_voice, name="own_voice"),
    path(PARTNER + LIST, own_challenges.partner_challenges, name="partner_challenges"),
    path(
        PARTNER + LIST + "add/", own_challenges.partner_add_challenge, name="partner_add_challenge"
    ),
    path(PARTNER + VOICE, own_challenges.partner_voice, name="partner_voice"),
]
