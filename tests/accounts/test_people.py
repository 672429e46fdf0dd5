"""Who belongs to a board or an organization, and how that ends."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.permissions import Permission
from accounts.reports import first_roles
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(board):
    return factories.EmployerFactory(board=board).organization


@pytest.fixture
def approver(firm):
    return factories.MembershipFactory(of_organization=True, organization=firm).user


@pytest.fixture
def approver_client(approver):
    return sign_in(approver, second_factor=False)


def end(client, membership):
    url = reverse("accounts:end_membership", args=["a", membership.pk])
    return client.post(url, follow=True)


def test_people_page_shows_the_boards_own(director_client, convener, other_board, stranger):
    page = director_client.get(reverse("accounts:people", args=["a"])).content.decode()
    assert convener.email in page
    assert stranger.email not in page


def test_people_page_shows_open_invitations(director_client, director, board, day):
    actions.invite(
        by=director, party=board, role="clerk", name="N", email="new@example.org",
        now=timezone.now(),
    )  # fmt: skip
    assert "new@example.org" in director_client.get("/b/a/people/").content.decode()


def test_people_page_asks_as_much_for_12_as_for_2(director_client, board, convener):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            director_client.get("/b/a/people/")
        return len(queries)

    before = count()
    factories.MembershipFactory.create_batch(10, board=board)
    for number in range(10):
        actions.invite(
            by=convener, party=board, role="clerk", name="N", email=f"n{number}@example.org",
            now=timezone.now(),
        )  # fmt: skip
    assert count() == before


def test_clerk_may_not_see_people(clerk_client):
    assert clerk_client.get("/b/a/people/").status_code == 403


def test_ending_asks_first(director_client, convener):
    membership = convener.memberships.get()
    url = reverse("accounts:end_membership", args=["a", membership.pk])
    assert "End this membership?" in director_client.get(url).content.decode()
    membership.refresh_from_db()
    assert membership.ends_on is None


def test_ended_person_is_out_in_the_same_minute(director_client, convener, convener_client, day):
    assert convener_client.get("/b/a/people/").status_code == 200
    end(director_client, convener.memberships.get())
    assert convener_client.get("/b/a/people/").status_code == 404
    assert convener.memberships.get().ends_on == day


def test_membership_of_the_same_day_leaves_no_trace(director_client, board, day):
    membership = factories.MembershipFactory(board=board, starts_on=day)
    end(director_client, membership)
    assert not membership.user.memberships.exists()


def test_last_director_stays(director_client, director, convener):
    response = end(director_client, director.memberships.get())
    assert "is the last director of Board A" in response.content.decode()
    assert director.memberships.get().ends_on is None


def test_one_of_two_directors_may_go(director_client, director, board):
    other = factories.MembershipFactory(board=board, role="director")
    end(director_client, director.memberships.get())
    assert director.memberships.get().ends_on
    other.refresh_from_db()
    assert other.ends_on is None


def test_guest_director_does_not_count(director_client, director, board):
    factories.MembershipFactory(board=board, role="director", is_guest=True)
    assert (
        "is the last director" in end(director_client, director.memberships.get()).content.decode()
    )


def test_convener_cannot_end_a_director(convener_client, director, board):
    factories.MembershipFactory(board=board, role="director")
    assert end(convener_client, director.memberships.get()).status_code == 403


def test_another_boards_membership_is_not_found(director_client, stranger):
    assert end(director_client, stranger.memberships.get()).status_code == 404


def test_ended_person_can_be_invited_again(director_client, convener, board):
    end(director_client, convener.memberships.get())
    invitation, _ = actions.invite(
        by=None, party=board, role="clerk", name="C", email=convener.email, now=timezone.now()
    )
    membership = actions.accept_invitation(invitation, user=convener, now=timezone.now())
    assert membership.role == "clerk"


def test_roles_page_tells_every_right_and_who_holds_it(reviewer_client, director, convener):
    page = reviewer_client.get(reverse("accounts:roles", args=["a"])).content.decode()
    for permission in Permission:
        assert str(permission).replace("'", "&#x27;") in page
    assert str(director) in page
    assert str(convener) in page


def test_approver_invites_a_colleague(approver_client, firm, mailoutbox):
    url = reverse("accounts:invite_colleague", args=[firm.pk])
    data = {"name": "Eve", "email": "eve@example.org", "role": "editor"}
    response = approver_client.post(url, data, follow=True)
    assert "eve@example.org" in response.content.decode()
    assert mailoutbox[0].to == ["eve@example.org"]


def test_colleagues_are_not_made_staff(approver_client, firm):
    url = reverse("accounts:invite_colleague", args=[firm.pk])
    data = {"name": "Eve", "email": "eve@example.org", "role": "director"}
    assert approver_client.post(url, data).context["form"].errors["role"]


def test_approver_ends_a_colleague(approver_client, firm):
    editor = factories.MembershipFactory(of_organization=True, organization=firm, role="editor")
    url = reverse("accounts:end_colleague", args=[firm.pk, editor.pk])
    assert "End this membership?" in approver_client.get(url).content.decode()
    approver_client.post(url)
    editor.refresh_from_db()
    assert editor.ends_on


def test_last_approver_stays(approver_client, approver, firm):
    url = reverse("accounts:end_colleague", args=[firm.pk, approver.memberships.get().pk])
    response = approver_client.post(url, follow=True)
    assert "is the last approver" in response.content.decode()


def test_approver_withdraws_an_invitation(approver_client, firm):
    invitation, _ = actions.invite(
        by=None, party=firm, role="editor", name="E", email="e@example.org", now=timezone.now()
    )
    url = reverse("accounts:withdraw_colleague", args=[firm.pk, invitation.pk])
    assert approver_client.get(url).status_code == 405
    approver_client.post(url)
    assert not firm.invitations.exists()


def test_editor_may_not_invite(firm):
    editor = factories.MembershipFactory(of_organization=True, organization=firm, role="editor")
    client = sign_in(editor.user, second_factor=False)
    assert client.get(reverse("accounts:colleagues", args=[firm.pk])).status_code == 403


def test_colleagues_page_asks_as_much_for_12_as_for_2(approver_client, firm):
    def count():
        with CaptureQueriesContext(connection) as queries:
            approver_client.get(reverse("accounts:colleagues", args=[firm.pk]))
        return len(queries)

    factories.MembershipFactory(of_organization=True, organization=firm)
    before = count()
    factories.MembershipFactory.create_batch(10, of_organization=True, organization=firm)
    assert count() == before


def test_staff_let_the_first_person_into_a_firm(convener_client, firm, mailoutbox):
    url = reverse("accounts:organization_people", args=["a", firm.pk])
    assert "Nobody signs in" in convener_client.get(url).content.decode()
    data = {"name": "Rosa", "email": "rosa@example.org", "role": "approver"}
    response = convener_client.post(url, data, follow=True)
    assert "rosa@example.org" in response.content.decode()
    assert mailoutbox[0].to == ["rosa@example.org"]


def test_staff_do_not_add_people_to_a_firm_that_has_its_own(convener_client, firm, approver):
    url = reverse("accounts:organization_people", args=["a", firm.pk])
    data = {"name": "Rosa", "email": "rosa@example.org", "role": "approver"}
    response = convener_client.post(url, data)
    assert "people of its own" in response.content.decode()
    assert not firm.invitations.exists()


def test_staff_find_no_organization_of_another_board(convener_client, other_board):
    theirs = factories.EmployerFactory(board=other_board).organization
    url = reverse("accounts:organization_people", args=["a", theirs.pk])
    assert convener_client.get(url).status_code == 404


def test_staff_add_representatives_of_a_provider_of_theirs_alone(board, other_board, day):
    provider = factories.ProviderFactory(board=board).organization
    assert set(first_roles(board, provider, day=day)) == {"representative"}
    factories.MembershipFactory(of_organization=True, organization=provider, role="representative")
    assert set(first_roles(board, provider, day=day)) == {"representative"}
    factories.ProviderFactory(board=other_board, organization=provider)
    assert first_roles(board, provider, day=day) == {}
