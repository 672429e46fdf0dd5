"""`createboard`: a board, its first director's link, and nothing twice."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Board, County, User
from tests import factories

pytestmark = pytest.mark.django_db

ASKED = {
    "slug": "lancaster",
    "state": "pa",
    "director_name": "Dana Whitlock",
    "director_email": "Dana@board.org",
}


def create(capsys, name="Lancaster County Board", **changes):
    call_command("createboard", name, **ASKED | changes)
    return capsys.readouterr().out


def test_first_director_comes_in_by_the_printed_link(capsys, client, settings):
    settings.ALLOWED_HOSTS = ["portal.example.org", "testserver"]
    out = create(capsys)
    (link,) = re.findall(r"https?://portal\.example\.org(/invitation/\S+)", out)
    client.post(link, {"name": "Dana Whitlock", "password": "four-plain-words-here"})
    board = Board.objects.get(slug="lancaster")
    assert board.memberships.get().user.email == "dana@board.org"
    assert board.memberships.get().role == "director"
    assert board.is_sample is False


def test_no_account_exists_before(capsys):
    create(capsys)
    assert not User.objects.exists()


def test_address_may_be_named(capsys):
    assert "https://elsewhere.org/invitation/" in create(capsys, address="https://elsewhere.org")


def test_board_serves_the_counties_of_its_state(capsys):
    lancaster = factories.CountyFactory()
    County.objects.create(fips="36001", name="Albany", state="NY")
    create(capsys)
    assert list(Board.objects.get().counties.all()) == [lancaster]


def test_board_serves_the_named_counties(capsys):
    lancaster = factories.CountyFactory()
    County.objects.create(fips="42011", name="Berks", state="PA")
    create(capsys, county=["Lancaster"])
    assert list(Board.objects.get().counties.all()) == [lancaster]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "a board with the short name lancaster already"),
        ({"slug": "other"}, "a board named Lancaster County Board already"),
        ({"slug": "not a slug"}, "--slug takes letters"),
        ({"director_email": "dana"}, "dana is no e-mail address"),
        ({"slug": "x", "name": "X", "county": ["Nowhere"]}, "No county of PA is named Nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_and_not_half_done(capsys, changes, sentence):
    create(capsys)
    with pytest.raises(CommandError, match=sentence):
        create(capsys, **changes)
    assert Board.objects.count() == 1
    assert Board.objects.get().invitations.count() == 1
