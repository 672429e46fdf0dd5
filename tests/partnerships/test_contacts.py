"""A firm's contact leaves: the next one takes her place and what she had promised."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests import table as tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(firm, board):
    with tenant([board]):
        return board.employers.get()


@pytest.fixture
def leaving(employer):
    return factories.ContactFactory(
        employer=employer, name="Tess Moyer", email="tess@example.org", is_main=True
    )


@pytest.fixture
def url(firm, leaving):
    keys = [firm.board.slug, firm.partnership_id, firm.pk, leaving.pk]
    return reverse("partnerships:hand_over_contact", args=keys)


def fresh(row):
    with tenant([row.board]):
        row.refresh_from_db()
    return row


def test_only_conveners_hand_over(url, firm, clerk_client, stranger_client):
    assert clerk_client.get(url).status_code == 403
    assert stranger_client.get(url).status_code == 404
    assert firm.client.get(url).status_code == 404


def test_the_next_contact_takes_place_actions_and_invitations(
    url, firm, employer, leaving, convener_client, day
):
    successor = factories.ContactFactory(employer=employer, name="Jo Barn", email="jo@example.org")
    hers = {"partnership": firm.partnership, "organization": firm.organization}
    open_one = tables.ActionItemFactory(**hers, person="tess moyer")
    done = tables.ActionItemFactory(**hers, person="Tess Moyer", done=True)
    others = tables.ActionItemFactory(**hers, person="Sam")
    namesake = tables.ActionItemFactory(partnership=firm.partnership, person="Tess Moyer")
    invite = tables.InviteFactory(member=firm, email="Tess@example.org")
    assert "Tess Moyer leaves" in convener_client.get(url).content.decode()
    answer = convener_client.post(url, {"left_on": day, "successor": successor.pk}, follow=True)
    assert "Jo Barn takes over from Tess Moyer, with 1 open action." in answer.content.decode()
    assert (fresh(leaving).left_on, leaving.is_main) == (day, False)
    assert fresh(successor).is_main
    assert (fresh(open_one).person, open_one.email) == ("Jo Barn", "jo@example.org")
    assert [fresh(row).person for row in (done, others, namesake)] == [
        "Tess Moyer", "Sam", "Tess Moyer",
    ]  # fmt: skip
    assert fresh(invite).state == "withdrawn"


def test_somebody_new_takes_over(url, employer, convener_client, day):
    typed = {"left_on": day, "name": "Jo Barn", "email": "jo@example.org"}
    assert convener_client.post(url, typed).status_code == 302
    with tenant([employer.board]):
        (contact,) = employer.contacts.filter(left_on=None)
    assert (contact.name, contact.email, contact.is_main) == ("Jo Barn", "jo@example.org", True)
    assert convener_client.get(url).status_code == 404  # She left already.


def test_nobody_who_takes_over_and_a_day_to_come(url, leaving, convener_client, day):
    page = convener_client.post(url, {"left_on": day})
    assert "Choose who takes over" in str(page.context["form"].errors["name"])
    page = convener_client.post(url, {"left_on": day + dt.timedelta(1), "name": "Jo"})
    assert "Choose today or a day before" in str(page.context["form"].errors["left_on"])
    assert fresh(leaving).left_on is None
