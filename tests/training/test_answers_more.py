"""Beyond its counts a job asks why it matters, what is open, and when; all of it optional."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of
from training.models import JobAnswer
from training.models.links import browser_hash
from training.rules.demand import quarter_index

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": "24", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high", "save": "1",
}  # fmt: skip
MORE = {
    "why": ["safety", "retirement"], "criticality": "4", "own_title": "Setters", "open_now": "3",
    "oldest_days": "40", "shifts": ["nights"], "hardest": ["few", "leave"],
}  # fmt: skip


@pytest.fixture
def page(asked, firm, job):
    return reverse("training:answer_job", args=[firm.pk, asked.pk, job.pk])


@pytest.fixture
def quarters(asked):
    """Names of the fields of the first two quarters."""
    first = quarter_index(asked.period_starts_on)
    return [f"quarter{first}", f"quarter{first + 1}"]


def row_of(round):
    with tenant([round.board]):
        return JobAnswer.objects.filter(answer__round=round).first()


def words(response):
    return response.content.decode()


def test_first_screen_stays_short_until_something_is_said(page, asked, editor_client):
    assert words(editor_client.get(page)).count('<details class="fold">') == 4
    editor_client.post(page, NUMBERS | MORE)
    row = row_of(asked)
    assert (row.why, row.criticality, row.own_title) == (["safety", "retirement"], 4, "Setters")
    assert (row.open_now, row.oldest_days, row.hardest) == (3, 40, ["few", "leave"])
    text = words(editor_client.get(page))
    assert text.count('<details class="fold" open>') == 2
    assert 'value="Setters"' in text


@pytest.mark.parametrize("digits", [6, 5_000])
def test_number_without_an_end_is_told_at_its_field(page, asked, quarters, editor_client, digits):
    for name in ("growth", "by_training", quarters[0]):
        response = editor_client.post(page, NUMBERS | {name: "9" * digits})
        assert response.context["form"].errors[name]
    assert row_of(asked) is None


def test_openings_by_quarter_are_kept(page, asked, quarters, editor_client):
    editor_client.post(page, NUMBERS | dict(zip(quarters, ["3", "8"], strict=True)))
    first = quarter_index(asked.period_starts_on)
    assert row_of(asked).timing == {str(first): 3, str(first + 1): 8}
    assert "<output>11</output>" in words(editor_client.get(page)).split("The quarters together")[1]


def test_quarters_that_do_not_make_all_openings_are_told(page, asked, quarters, editor_client):
    typed = NUMBERS | dict(zip(quarters, ["3", "9"], strict=True))
    response = editor_client.post(page, typed)
    sentence = "The quarters make 12, 1 more than the 11 openings."
    assert sentence in str(response.context["form"].errors[quarters[1]])
    assert 'value="9"' in words(response)
    assert row_of(asked) is None


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"oldest_days": "40"}, "oldest_days", "Say how many are open today"),
        ({"open_now": "3", "oldest_days": "4000"}, "oldest_days", "Enter 3,650 or less."),
        ({"open_now": "-1"}, "open_now", "Enter 0 or more."),
        ({"open_now": "some"}, "open_now", "Enter a number, or nothing."),
        ({"criticality": "6"}, "criticality", "valid choice"),
        ({"why": ["money"]}, "why", "valid choice"),
    ],
)
def test_wrong_word_is_told_at_its_field(page, asked, typed, field, sentence, editor_client):
    response = editor_client.post(page, NUMBERS | typed)
    assert sentence in str(response.context["form"].errors[field])
    assert row_of(asked) is None


def test_quarters_of_the_last_answer_do_not_stand_in_the_way_of_new_numbers(
    page, asked, firm, job, quarters, editor_client
):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    timing = {str(quarter_index(asked.period_starts_on)): 5}
    answer_of(past, firm, Machinists={"employed": 24, "growth": 5, "timing": timing})
    form = editor_client.get(page).context["form"]
    assert (form["growth"].value(), form[quarters[0]].value()) == (5, None)


def test_who_filled_in_what_and_what_looked_unusual_is_shown_before_sending(
    page, asked, firm, quarters, editor_client, approver_client
):
    check = reverse("training:check_answers", args=[firm.pk, asked.pk])
    many = NUMBERS | MORE | {"entry_wage": "200", "sure_entry_wage": "on", quarters[0]: "11"}
    editor_client.post(page, many)
    text = words(editor_client.get(check))
    assert "Looked unusual, you kept it: the wage at the start." in text
    assert "Filled in by" not in text
    for said in [
        "Setters", "safety; people retire", "4 of 5", "3, the oldest for 40 days", "nights",
        "$200.00 at the start", "too few people apply; they leave early",
    ]:  # fmt: skip
        assert said in text
    company = reverse("training:answer_company", args=[firm.pk, asked.pk])
    approver_client.post(company, {"employees": "120"})
    text = words(editor_client.get(check))
    assert "Filled in by Ed Editor." in text
    assert "Filled in by Ann Approver." in text


def test_part_link_goes_on_to_nothing_else(asked, firm, job, welders, client):
    from_last = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=from_last, job=job)
    answer_of(from_last, firm, Machinists={"employed": 31})
    link = demand.AnswerLinkFactory(
        round=asked, organization=firm, section=f"job:{job.pk}", may_send=False,
        opened_at=dt.datetime(2025, 3, 10, tzinfo=dt.UTC), browser_hash=browser_hash("s3"),
    )  # fmt: skip
    client.cookies[link.cookie] = "s3"
    page = reverse("training:link_answer_job", args=[link.token, job.pk])
    text = words(client.get(page))
    assert "Save, go on" in text
    assert "Keep the answers below." in text
    home = reverse("training:link_answer", args=[link.token])
    assert client.post(page, {"still_true": "1"})["Location"] == home
