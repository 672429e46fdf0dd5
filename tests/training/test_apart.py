"""A firm says with whom it does not sit; nobody else ever reads it."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.models import Board
from accounts.tenancy import tenant
from tests import demand, factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.models import KeptApart

pytestmark = pytest.mark.django_db
MARCH = dt.date(2027, 3, 31)


@pytest.fixture
def page(firm):
    return reverse("training:kept_apart", args=[firm.pk])


@pytest.fixture
def others(partnership, firm):
    return [new_firm(partnership, name) for name in ("Marsh", "Orchard")]


def picks(firm):
    with tenant(Board.objects.all(), firm):
        return set(KeptApart.objects.values_list("other__name", flat=True))


@pytest.mark.parametrize("role", ["approver", "editor"])
def test_a_firm_picks_and_takes_back(role, firm, page, others):
    client = sign_in(person_of(firm, role))
    text = client.get(page).content.decode()
    assert "Marsh" in text
    assert "Seen by you alone" in text
    assert client.post(page, {"firms": [other.pk for other in others]}).url == page
    assert picks(firm) == {"Marsh", "Orchard"}
    client.post(page, {"firms": [others[1].pk]})
    assert picks(firm) == {"Orchard"}
    client.post(page, {})
    assert picks(firm) == set()


def test_only_firms_of_its_partnerships_and_never_itself(firm, page, others, editor_client):
    stranger = factories.OrganizationFactory(name="Elsewhere")
    text = editor_client.get(page).content.decode()
    assert "Elsewhere" not in text
    for other in (stranger, firm):
        response = editor_client.post(page, {"firms": [other.pk]})
        assert "no longer on the list" in str(response.context["form"].errors["firms"])
    assert picks(firm) == set()


def test_a_firm_that_left_stays_on_the_list(firm, page, others, board, editor_client):
    editor_client.post(page, {"firms": [others[0].pk]})
    with tenant([board]):
        others[0].members.update(status="left")
    text = editor_client.get(page).content.decode()
    assert "Marsh" in text
    editor_client.post(page, {"firms": [other.pk for other in others]})
    assert picks(firm) == {"Marsh", "Orchard"}


def test_strangers_readers_and_staff_do_not_open_it(
    firm, page, stranger_client, director_client, others
):
    assert stranger_client.get(page).status_code == 404
    assert director_client.get(page).status_code == 404
    assert sign_in(person_of(others[0], "approver")).get(page).status_code == 404
    assert sign_in(person_of(firm, "representative")).get(page).status_code == 403


def test_nobody_to_choose_from_is_said(firm, page, editor_client):
    assert "No employers to choose from" in editor_client.get(page).content.decode()


def test_queries_do_not_grow(page, partnership, others, editor_client):
    before = count_queries(editor_client, page)
    for number in range(10):
        new_firm(partnership, f"Firm {number}")
    assert count_queries(editor_client, page) == before


@pytest.fixture
def groups(asked, firm, others, assigned):
    """Three firms need the same; the first one does not sit with Marsh."""
    skill = factories.CompetencyFactory(board=asked.board, name="CNC setup")
    joins = dict.fromkeys(others, "yes") | {firm: "not_competitors"}
    needs = [
        factories.NeedFactory(
            answer=answer_of(asked, each), competency=skill, people=2, needed_by=MARCH,
            joins=joins[each],
        )
        for each in (firm, *others)
    ]  # fmt: skip
    demand.KeptApartFactory(board=asked.board, organization=firm, other=others[0])
    close(asked)
    return needs


def test_staff_read_groups_that_are_split_and_no_reason(groups, asked, board, convener_client):
    text = convener_client.get(reverse("training:pools", args=["a"])).content.decode()
    assert "1 more group has one employer" in text
    page = reverse("training:add_pool", args=["a"])
    page += f"?partnership={asked.partnership_id}&need={groups[0].pk}"
    text += convener_client.get(page).content.decode()
    assert "Keyline Hydraulics" in text
    assert "Orchard" in text
    for word in ("Marsh", "apart", "ompetitor"):
        assert word not in text


def test_needs_that_cannot_share_are_refused_in_the_same_words(groups, asked, convener_client):
    page = reverse("training:add_pool", args=["a"])
    page += f"?partnership={asked.partnership_id}&need={groups[0].pk}"
    response = convener_client.post(page, {"name": "CNC", "needs": [need.pk for need in groups]})
    words = "These needs cannot share one class. Choose fewer."
    assert words in str(response.context["form"].errors["needs"])


def test_who_may_answer_finds_the_list_under_our_needs(asked, firm, page, editor_client):
    needs = reverse("training:own_rounds", args=[firm.pk])
    assert page in editor_client.get(needs).content.decode()
    reader = sign_in(person_of(firm, "representative"))
    assert page not in reader.get(needs).content.decode()
