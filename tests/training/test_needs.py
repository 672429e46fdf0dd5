"""A need says why, when, where, with whom and for how much; all of it may be left out."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, count_queries
from training.models import Need
from training.rules.demand import quarters

pytestmark = pytest.mark.django_db
MORE = {
    "why": ["compliance"], "effects": ["retain", "safety"], "times": ["nights", "weekends"],
    "places": ["on_site"], "travel_minutes": "45", "joins": "not_competitors", "budget": "650",
    "hosts": ["room"],
}  # fmt: skip
ALONE = "Seen by you alone. Nobody is told."
WITH_WHOM = "not with direct competitors"


def own(name, asked, firm, *more):
    return reverse(f"training:{name}", args=[firm.pk, asked.pk, *more])


def words(response):
    return response.content.decode()


@pytest.fixture
def typed(asked, board):
    skill = factories.CompetencyFactory(board=board, name="CNC setup")
    return {
        "competency": skill.pk, "people": "4", "level_now": "1", "level_target": "3", "words": "",
        "needed_by": quarters(asked.period_starts_on, 1)[0].isoformat(),
    }  # fmt: skip


def need_of(asked):
    with tenant([asked.board]):
        return Need.objects.get()


def test_the_rest_of_a_need_may_be_left_out(asked, firm, typed, editor_client):
    page = own("add_need", asked, firm)
    assert words(editor_client.get(page)).count('<details class="fold">') == 4
    assert editor_client.post(page, typed).status_code == 302
    need = need_of(asked)
    assert (need.why, need.joins, need.budget, need.travel_minutes) == ([], "yes", None, None)


def test_all_of_a_need_is_kept_and_shown_to_the_firm(asked, firm, typed, editor_client):
    editor_client.post(own("add_need", asked, firm), typed | MORE)
    need = need_of(asked)
    assert (need.effects, need.times) == (["retain", "safety"], ["nights", "weekends"])
    assert (need.travel_minutes, need.joins, need.hosts) == (45, "not_competitors", ["room"])
    text = words(editor_client.get(own("check_answers", asked, firm)))
    for said in [
        "law or customers require it", "people stay; safety", "after the night shift; weekends",
        "at our site", "45 minutes at most", WITH_WHOM, "$650.00", "room",
    ]:  # fmt: skip
        assert said in text
    page = words(editor_client.get(own("edit_need", asked, firm, typed["competency"])))
    assert page.count('<details class="fold" open>') == 4


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"travel_minutes": "481"}, "Enter 480 minutes or less."),
        ({"travel_minutes": "far"}, "Enter a number, or nothing."),
        ({"budget": "-1"}, "Enter 0 or more."),
        ({"budget": "1000000"}, "Enter 999,999 or less."),
        ({"joins": "maybe"}, "valid choice"),
        ({"places": ["moon"]}, "valid choice"),
    ],
)
def test_wrong_detail_is_told_at_its_field(asked, firm, typed, changes, sentence, editor_client):
    response = editor_client.post(own("add_need", asked, firm), typed | MORE | changes)
    (field,) = changes
    assert sentence in str(response.context["form"].errors[field])
    assert 'name="people" value="4"' in words(response)


def test_each_confidential_question_says_who_sees_it(
    asked, firm, assigned, convener, editor_client
):
    text = words(editor_client.get(own("add_need", asked, firm)))
    assert ALONE in text
    assert reverse("training:kept_apart", args=[firm.pk]) in text
    assert f"Seen by you and {convener}. Never shown to anybody else." in text
    voice = words(editor_client.get(own("answer_voice", asked, firm)))
    assert "Others see how many employers name a challenge, never your words." in voice


def test_staff_neither_ask_nor_read_with_whom_a_firm_shares_a_class(
    asked, firm, typed, assigned, convener_client, editor_client
):
    answer = answer_of(asked, firm)
    skill = typed["competency"]
    factories.NeedFactory(answer=answer, competency_id=skill, joins="not_competitors", budget=7)
    board = asked.board
    text = words(
        convener_client.get(reverse("training:firm_answer", args=[board.slug, asked.pk, firm.pk]))
    )
    assert "$7.00" in text
    assert WITH_WHOM not in text
    assert WITH_WHOM in words(editor_client.get(own("receipt", asked, firm)))
    begin = reverse("training:staff_begin", args=[board.slug, asked.pk, firm.pk])
    convener_client.post(begin, {"source": "call"})
    page = reverse("training:staff_edit_need", args=[board.slug, asked.pk, firm.pk, skill])
    check = reverse("training:staff_check_answers", args=[board.slug, asked.pk, firm.pk])
    for url in (page, check):
        text = words(convener_client.get(url))
        assert WITH_WHOM not in text
        assert ALONE not in text
    seen = convener_client.get(page).context["form"]["seen"].value()
    assert convener_client.post(page, typed | {"seen": seen}).status_code == 302
    with tenant([board]):
        need = Need.objects.get(answer__state="draft")
        assert (need.people, need.joins) == (4, "not_competitors")


def test_many_needs_ask_as_many_questions_before_sending(asked, firm, board, editor_client):
    answer = answer_of(asked, firm, "draft", Machinists={"employed": 1}, Welders={"employed": 1})
    page = own("check_answers", asked, firm)
    factories.NeedFactory(answer=answer, budget=5, why=["safety"])
    few = count_queries(editor_client, page)
    for _ in range(10):
        factories.NeedFactory(answer=answer, budget=5, why=["safety"])
    assert count_queries(editor_client, page) == few


def test_pools_say_nothing_of_who_keeps_apart(asked, firm, assigned, convener_client):
    answer = answer_of(asked, firm)
    factories.NeedFactory(answer=answer, joins="not_competitors")
    text = words(convener_client.get(reverse("training:pools", args=[asked.board.slug])))
    assert "competitor" not in text
