"""Like needs of several firms become a pool; names are for assigned people, and written down."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, close, count_queries, new_firm
from training.actions.pools import make_pool
from training.models import Pool

pytestmark = pytest.mark.django_db
LIST = reverse("training:pools", args=["a"])
ADD = reverse("training:add_pool", args=["a"])
MARCH = dt.date(2027, 3, 31)


@pytest.fixture
def skill(board):
    return factories.CompetencyFactory(board=board, name="CNC setup")


def state(round, name, skill, people=2, by=MARCH, **levels):
    answer = answer_of(round, new_firm(round.partnership, name))
    return factories.NeedFactory(
        answer=answer, competency=skill, people=people, needed_by=by, **levels
    )


@pytest.fixture
def needs(asked, skill, assigned):
    """Two firms need the same; a third needs it a year later."""
    needs = [state(asked, "Keyline", skill), state(asked, "Marsh", skill, people=5)]
    state(asked, "Orchard", skill, by=dt.date(2028, 3, 31))
    close(asked)
    return needs


def group_page(needs):
    with tenant([needs[0].board]):
        partnership = needs[0].answer.round.partnership_id
    return f"{ADD}?partnership={partnership}&need={needs[0].pk}"


def looked_at(board):
    with tenant([board]):
        return sorted(look.organization.name for look in Look.objects.all())


def test_list_shows_groups_of_two_firms_and_names_none(needs, board, convener_client):
    text = convener_client.get(LIST).content.decode()
    assert "CNC setup" in text
    assert "1 more group has one employer" in text
    assert "Keyline" not in text
    assert looked_at(board) == []


@pytest.mark.parametrize("page", [LIST, ADD])
def test_strangers_and_roles_without_the_right(page, needs, stranger_client, reviewer_client):
    assert stranger_client.get(page).status_code == 404
    assert reviewer_client.get(page).status_code == 403


def test_partnership_not_assigned_is_403(needs, board, director_client):
    partnership = needs[0].answer.round.partnership_id
    assert director_client.get(f"{LIST}?partnership={partnership}").status_code == 403
    assert director_client.get(group_page(needs)).status_code == 403
    pool = factories.PoolFactory(partnership__board=board)
    assert director_client.get(reverse("training:pool", args=["a", pool.pk])).status_code == 403
    text = director_client.get(LIST).content.decode()
    assert "No partnership is assigned to you" in text


def test_list_without_a_closed_round_says_so(assigned, convener_client):
    assert "No round has closed yet" in convener_client.get(LIST).content.decode()


def test_group_names_its_firms_and_each_is_written_down_once(needs, board, convener_client):
    text = convener_client.get(group_page(needs)).content.decode()
    assert "Keyline, 2 people, level 1 to 3, Jan to Mar 2027" in text
    assert "Marsh" in text
    assert "Orchard" not in text
    assert looked_at(board) == ["Keyline", "Marsh"]


def test_pool_is_made_of_the_needs_chosen(needs, board, convener_client):
    data = {"name": "CNC for all", "needs": [need.pk for need in needs]}
    response = convener_client.post(group_page(needs), data)
    with tenant([board]):
        pool = Pool.objects.with_sums().get()
        assert response.url == pool.get_absolute_url()
        assert (pool.firms, pool.people, pool.level_target, pool.needed_by) == (2, 7, 3, MARCH)
    page = convener_client.get(response.url).content.decode()
    assert "7 people of 2 employers" in page
    assert reverse("training:add_cohort", args=["a", pool.pk]) in page
    assert looked_at(board) == ["Keyline", "Marsh"]
    assert convener_client.get(group_page(needs)).status_code == 404
    assert "CNC for all" in convener_client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"needs": []}, "needs", "Choose at least one need."),
        ({"needs": ["999999"]}, "needs", "cannot share one class"),
        ({"name": ""}, "name", "Enter the name."),
        ({"name": "Taken"}, "__all__", "has a pool of this name already"),
    ],
)
def test_bad_input_is_told(needs, changes, field, sentence, convener_client):
    with tenant([needs[0].board]):
        partnership = needs[0].answer.round.partnership
    factories.PoolFactory(partnership=partnership, name="Taken")
    data = {"name": "CNC", "needs": [need.pk for need in needs]} | changes
    response = convener_client.post(group_page(needs), data)
    assert sentence in str(response.context["form"].errors[field])


@pytest.mark.parametrize("query", ["", "?partnership=x&need=1", "?need=5"])
def test_group_without_a_name_is_404(query, needs, convener_client):
    assert convener_client.get(ADD + query).status_code == 404


def test_need_of_another_round_or_one_firm_names_no_group(needs, asked, skill, convener_client):
    with tenant([asked.board]):
        alone = asked.partnership.rounds.get().answers.get(organization__name="Orchard").needs.get()
    page = f"{ADD}?partnership={asked.partnership_id}&need={alone.pk}"
    assert convener_client.get(page).status_code == 404


def test_drafts_are_not_pooled(asked, skill, assigned, convener_client):
    for name in ("Keyline", "Marsh"):
        draft = answer_of(asked, new_firm(asked.partnership, name), "draft")
        factories.NeedFactory(answer=draft, competency=skill)
    close(asked)
    assert "No like needs to pool" in convener_client.get(LIST).content.decode()


def test_pages_need_as_many_queries_for_many_firms(asked, skill, board, assigned, convener_client):
    pool = factories.PoolFactory(partnership=asked.partnership, competency=skill)

    def grow(first, last):
        for number in range(first, last):
            each = factories.CompetencyFactory(board=board)
            for place in "ab":
                state(asked, f"Firm {number}{place}", each)
            pooled = state(asked, f"Pooled {number}", skill)
            factories.PoolNeedFactory(pool=pool, need=pooled)

    grow(0, 2)
    close(asked)
    pages = [LIST, pool.get_absolute_url()]
    counts = [count_queries(convener_client, page) for page in pages]
    grow(2, 12)
    assert [count_queries(convener_client, page) for page in pages] == counts


@pytest.mark.parametrize("page", [LIST, reverse("training:rounds", args=["a"])])
def test_pools_lie_under_needs(page, assigned, convener_client):
    navigation = convener_client.get(page).context["navigation"]
    assert [item.label for item in navigation.items if item.current or item.within] == ["Needs"]


def test_need_pooled_meanwhile_and_name_taken_meanwhile_are_refused(needs, board, skill, day):
    with tenant([board]):
        partnership = needs[0].answer.round.partnership
        make_pool(Pool(board=board, partnership=partnership, name="CNC"), needs=needs[:1], day=day)
        with pytest.raises(ValidationError, match="Somebody pooled one"):
            make_pool(Pool(board=board, partnership=partnership, name="B"), needs=needs, day=day)
        again = Pool(board=board, partnership=partnership, name="CNC")
        with pytest.raises(ValidationError, match="of this name already"):
            make_pool(again, needs=needs[1:], day=day)
        assert [str(row) for row in needs[0].pool_needs.all()] == [f"{needs[0]} in CNC"]


def test_a_need_pooled_while_the_page_was_sent_is_told(needs, board, convener_client, monkeypatch):
    """The list was checked, then a colleague's pool took one of the needs."""

    def late(pool, **words):
        factories.PoolNeedFactory(need=needs[0], pool__partnership=pool.partnership)
        return make_pool(pool, **words)

    monkeypatch.setattr("training.views.pools.make_pool", late)
    data = {"name": "CNC for all", "needs": [need.pk for need in needs]}
    text = convener_client.post(group_page(needs), data).content.decode()
    assert "Somebody pooled one of these needs at this moment." in text
