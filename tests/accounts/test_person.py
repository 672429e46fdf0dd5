"""Home, choosing a party, the profile and what everybody may read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db
HOME, PARTIES = "/home/", "/parties/"


def test_home_leads_to_the_first_page_of_ones_work(director_client):
    response = director_client.get(HOME)
    assert response.status_code == 302
    assert response["Location"].startswith("/b/a/")


def test_whoever_works_for_two_chooses(convener, other_board):
    factories.MembershipFactory(user=convener, board=other_board)
    client = sign_in(convener)
    assert client.get(HOME)["Location"] == PARTIES
    page = client.get(PARTIES)
    assert "Board A" in page.content.decode()
    chosen = page.context["memberships"].get(board=other_board)
    assert client.get(f"{HOME}?party={chosen.pk}")["Location"].startswith("/b/b/")


@pytest.mark.parametrize("party", ["", "x", "-1", "999999"])
def test_home_of_no_party_leads_to_the_choice(convener, other_board, party):
    factories.MembershipFactory(user=convener, board=other_board)
    assert sign_in(convener).get(f"{HOME}?party={party}")["Location"] == PARTIES


def test_another_persons_party_is_not_chosen(convener_client, stranger):
    theirs = stranger.memberships.get()
    assert convener_client.get(f"{HOME}?party={theirs.pk}")["Location"] == PARTIES


def test_whoever_belongs_nowhere_reads_what_to_do():
    user = factories.UserFactory()
    client = sign_in(user)
    page = client.get(HOME, follow=True).content.decode()
    assert "You do not belong to a board or an organization" in page
    assert user.email in page


def test_choice_asks_as_much_for_12_parties_as_for_2(convener, other_board):
    client = sign_in(convener)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PARTIES).status_code == 200
        return len(queries)

    factories.MembershipFactory(user=convener, board=other_board)
    before = count()
    factories.MembershipFactory.create_batch(10, user=convener)
    assert count() == before


def test_profile_keeps_name_phone_and_theme(director_client, director):
    data = {"name": "Dana W.", "phone": "717-555-0199", "theme": "dark"}
    response = director_client.post(reverse("accounts:profile"), data, follow=True)
    assert "Your profile is saved." in response.content.decode()
    assert 'data-bs-theme="dark"' in response.content.decode()
    director.refresh_from_db()
    assert (director.name, director.phone) == ("Dana W.", "717-555-0199")


def test_profile_without_a_name_says_so_and_keeps_the_rest(director_client, director):
    data = {"name": "", "phone": "717-555-0199", "theme": ""}
    response = director_client.post(reverse("accounts:profile"), data)
    page = response.content.decode()
    assert "There is a problem" in page
    assert "717-555-0199" in page


def test_profile_changes_nothing_else(director_client, director):
    before = director.email, director.is_active, director.password
    data = {"name": "D", "theme": "", "email": "x@example.org", "is_active": "", "password": "x"}
    director_client.post(reverse("accounts:profile"), data)
    director.refresh_from_db()
    assert (director.email, director.is_active, director.password) == before


def test_everybody_reads_how_numbers_are_protected(client):
    page = client.get(reverse("accounts:protection")).content.decode()
    for words in ["at least 3 employers", "at least 5 employers", "at least 10 people"]:
        assert words in page
    assert "no legal safe harbor" in page


def test_help_names_the_board(director_client, board):
    board.help_hours = "weekdays 8 to 5"
    board.save()
    page = director_client.get("/b/a/people/").content.decode()
    assert "call Board A: 717-555-0100, weekdays 8 to 5." in page
