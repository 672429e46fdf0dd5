"""Addresses of who sits at a partnership's table, and who is asked to."""

from django.urls import path

from partnerships.views import contacts, invites, members

ONE = "b/<slug:board>/partnerships/<int:pk>/"
MEMBER = ONE + "members/<int:member>/"

urlpatterns = [
    path(ONE + "conveners/", members.assign, name="assign"),
    path(ONE + "members/", members.members, name="members"),
    path(ONE + "members/add/", members.add_member, name="add_member"),
    path(ONE + "members/invite/", invites.invite_many, name="invite_many"),
    path(MEMBER, members.member, name="member"),
    path(MEMBER + "edit/", members.edit_member, name="edit_member"),
    path(
        MEMBER + "contact/<int:contact>/leaves/",
        contacts.hand_over_contact,
        name="hand_over_contact",
    ),
    path(MEMBER + "invite/", invites.invite_member, name="invite_member"),
    path(ONE + "invites/<int:invite>/move/<slug:target>/", invites.move_invite, name="move_invite"),
    path(ONE + "letter/", invites.edit_letter, name="edit_letter"),
    path("charters/", invites.charters, name="charters"),
    path("invited/<str:token>/", invites.invited, name="invited"),
    path("e/<int:organization>/partnership/<int:pk>/named/", members.name_us, name="name_us"),
]
