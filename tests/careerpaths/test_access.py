"""The way into careers: entries of navigation, tabs and the boards."""

import pytest

from careerpaths.access import career_tabs
from tests import factories

pytestmark = pytest.mark.django_db


def test_everybody_chooses_a_board(board, other_board, client):
    page = client.get("/careers/").content.decode()
    assert '<a href="/careers/a/">Board A</a>' in page
    assert '<a href="/careers/b/">Board B</a>' in page


def test_one_board_needs_no_choice(board, client):
    assert client.get("/careers/").url == "/careers/a/"


def test_without_a_board_there_is_a_sentence(db, client):
    assert "No workforce board yet" in client.get("/careers/").content.decode()


def test_many_boards_are_paged(client, db, django_assert_max_num_queries):
    for _ in range(60):
        factories.BoardFactory()
    with django_assert_max_num_queries(6):
        assert len(client.get("/careers/").context["page"]) == 50


def test_careers_have_an_entry_for_staff_and_for_everybody(board, other_board, convener_client):
    navigation = convener_client.get("/b/a/careers/").context["navigation"]
    assert [item.url for item in navigation.items if item.label == "Careers"] == ["/b/a/careers/"]
    navigation = convener_client.get("/careers/").context["navigation"]
    assert [item.url for item in navigation.items if item.label == "Careers"] == ["/careers/"]


def test_one_tab_is_that_of_the_page(board):
    tabs = career_tabs(None, board, "Credentials")
    assert [tab.label for tab in tabs if tab.current] == ["Credentials"]
    assert tabs[0].url == "/b/a/careers/"
