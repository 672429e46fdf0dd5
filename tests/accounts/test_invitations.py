"""Invitations: sent to one address, kept as a hash, accepted once."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Invitation, Membership, User
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

NEW = {"name": "Dana Whitlock", "password": "four-plain-words-here"}


def invite(party, by=None, role="convener", email="dana@example.org", now=None):
    invitation, token = actions.invite(
        by=by, party=party, role=role, name="Dana", email=email, now=now or timezone.now()
    )
    return invitation, reverse("accounts:accept", args=[token])


def test_director_invites_by_mail(director_client, director, board, mailoutbox):
    url = reverse("accounts:invite", args=["a"])
    data = {"name": "Dana", "email": "Dana@Example.org", "role": "convener"}
    response = director_client.post(url, data, follow=True)
    assert "on its way to dana@example.org" in response.content.decode()
    (mail,) = mailoutbox
    assert mail.to == ["dana@example.org"]
    assert mail.subject == "Your invitation to Board A"
    (invitation,) = board.invitations.all()
    assert invitation.invited_by == director
    token = re.search(r"/invitation/([^/]+)/", mail.body)[1]
    assert token not in str(invitation.__dict__)


def test_mail_takes_names_as_they_are(director_client, board, mailoutbox):
    board.name = "Hills & Valleys <Board>"
    board.save()
    data = {"name": "{{ 7|add:7 }} O'Neil", "email": "d@example.org", "role": "convener"}
    director_client.post(reverse("accounts:invite", args=["a"]), data)
    assert "Hello {{ 7|add:7 }} O'Neil," in mailoutbox[0].body
    assert "Hills & Valleys <Board>" in mailoutbox[0].body


@pytest.mark.parametrize("email", ["dana", "dana@", "a@b.org, c@d.org", "x@y.org\nBcc: z@y.org"])
def test_bad_address_is_said_at_the_field(director_client, email, mailoutbox):
    data = {"name": "Dana", "email": email, "role": "convener"}
    response = director_client.post(reverse("accounts:invite", args=["a"]), data)
    assert response.context["form"].errors["email"] == [
        "Enter an e-mail address such as dana@example.org."
    ]
    assert 'value="Dana"' in response.content.decode()
    assert mailoutbox == []


def test_member_is_not_invited_again(director_client, convener):
    data = {"name": "C", "email": convener.email.upper(), "role": "convener"}
    response = director_client.post(reverse("accounts:invite", args=["a"]), data)
    assert "belongs to Board A already" in response.content.decode()


def test_open_invitation_is_not_doubled(director_client, board):
    invite(board)
    data = {"name": "Dana", "email": "dana@example.org", "role": "convener"}
    response = director_client.post(reverse("accounts:invite", args=["a"]), data)
    assert "is open already" in response.content.decode()


def test_nobody_gives_more_than_she_has(convener_client, board):
    data = {"name": "Dana", "email": "dana@example.org", "role": "director"}
    response = convener_client.post(reverse("accounts:invite", args=["a"]), data)
    assert response.context["form"].errors["role"]
    assert not board.invitations.exists()


def test_new_person_makes_an_account_and_is_in(client, board):
    invitation, url = invite(board)
    assert "Welcome" in client.get(url).content.decode()
    response = client.post(url, NEW)
    assert response.status_code == 302
    user = User.objects.get(email="dana@example.org")
    membership = user.memberships.get()
    assert (membership.board, membership.role, user.name) == (board, "convener", "Dana Whitlock")
    assert user.emailaddress_set.get().verified
    assert client.get(reverse("accounts:profile")).status_code == 200
    assert client.get("/b/a/people/")["Location"] == reverse("mfa_index")
    invitation.refresh_from_db()
    assert invitation.accepted_at


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("too-short", "at least 15 characters"),
        ("123456789987654321", "too common"),
        ("dana@example.org", "too similar"),
    ],
)
def test_weak_password_is_refused_in_words(client, board, password, words):
    _, url = invite(board)
    response = client.post(url, {"name": "Dana", "password": password})
    assert words in str(response.context["form"].errors["password"])
    assert not User.objects.filter(email="dana@example.org").exists()


def test_known_person_signs_in_first(client, board, other_board):
    user = factories.MembershipFactory(board=other_board, user__email="dana@example.org").user
    _, url = invite(board)
    page = client.get(url).content.decode()
    assert f"{reverse('account_login')}?next={url}" in page
    assert client.post(url, NEW).status_code == 200
    assert user.memberships.count() == 1
    response = sign_in(user).post(url)
    assert response.status_code == 302
    assert set(user.memberships.values_list("board__slug", flat=True)) == {"a", "b"}


def test_somebody_else_cannot_take_it(stranger_client, stranger, board):
    invitation, url = invite(board)
    response = stranger_client.post(url, NEW)
    assert stranger.email in response.content.decode()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert not User.objects.filter(email="dana@example.org").exists()


def closed(client, url):
    response = client.post(url, NEW)
    assert response.status_code == 410
    assert client.get(url).status_code == 410
    return response.content.decode()


def test_second_use_is_refused(client, board):
    _, url = invite(board)
    client.post(url, NEW)
    assert "was used already" in closed(client, url)
    assert Membership.objects.filter(user__email="dana@example.org").count() == 1


def test_old_invitation_is_refused(client, board):
    _, url = invite(board, now=timezone.now() - Invitation.LIFETIME - dt.timedelta(seconds=1))
    assert "ended after 14 days" in closed(client, url)


def test_unknown_invitation_is_refused(client):
    assert "is not known" in closed(client, reverse("accounts:accept", args=["invented"]))


def test_withdrawn_invitation_is_unknown(director_client, client, board):
    invitation, url = invite(board)
    withdraw = reverse("accounts:withdraw_invitation", args=["a", invitation.pk])
    assert director_client.get(withdraw).status_code == 405
    director_client.post(withdraw)
    assert "is not known" in closed(client, url)


def test_another_boards_invitation_cannot_be_withdrawn(director_client, other_board):
    invitation, _ = invite(other_board)
    url = reverse("accounts:withdraw_invitation", args=["a", invitation.pk])
    assert director_client.post(url).status_code == 404


def test_who_came_back_meanwhile_stays_as_she_is(board, day):
    user = factories.MembershipFactory(board=board, user__email="dana@example.org").user
    invitation, _ = invite(board, role="clerk")
    membership = actions.accept_invitation(invitation, user=user, now=timezone.now())
    assert membership.role == "convener"


def test_withdrawn_while_the_page_was_open(board):
    invitation, _ = invite(board)
    actions.withdraw_invitation(Invitation.objects.get(pk=invitation.pk))
    with pytest.raises(actions.InvitationClosed, match="was withdrawn"):
        actions.accept_as_new(invitation, **NEW, now=timezone.now())
    assert not User.objects.filter(email="dana@example.org").exists()
