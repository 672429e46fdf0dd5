"""Wages and budgets: optional, with a day, and never shown at a mailed link."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, count_queries
from training.models import JobAnswer, Need

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": "24", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high", "save": "1",
}  # fmt: skip
STATED = dt.date(2025, 3, 1)
WAGES = {"entry_wage": Decimal("27.31"), "later_wage": Decimal("33.47"), "wages_on": STATED}
SEEN = ("27.31", "33.47")


@pytest.fixture
def earlier(asked, firm, job):
    """Wages stated in the round before."""
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    return answer_of(past, firm, Machinists={"employed": 31} | WAGES)


@pytest.fixture
def linked(link, job):
    return reverse("training:link_answer_job", args=[link.token, job.pk])


@pytest.fixture
def page(asked, firm, job):
    return reverse("training:answer_job", args=[firm.pk, asked.pk, job.pk])


def row_of(round, model=JobAnswer):
    with tenant([round.board]):
        return model.objects.filter(answer__round=round).order_by("-pk").first()


def wages_of(round):
    row = row_of(round)
    return row.entry_wage, row.later_wage, row.wages_on, row.wages_kept


def words(response):
    return response.content.decode()


def own(name, asked, firm, *more):
    return reverse(f"training:{name}", args=[firm.pk, asked.pk, *more])


def test_wages_are_kept_with_the_day_they_were_stated(page, asked, editor_client):
    editor_client.post(page, NUMBERS | {"entry_wage": "22.5"})
    assert wages_of(asked) == (Decimal("22.50"), None, timezone.localdate(), False)
    editor_client.post(page, NUMBERS)
    assert wages_of(asked) == (None, None, None, False)


def test_unchanged_wages_keep_their_day(page, asked, earlier, editor_client):
    text = words(editor_client.get(page))
    assert all(f'value="{wage}"' in text for wage in SEEN)
    same = NUMBERS | {"entry_wage": "27.31", "later_wage": "33.47"}
    for _ in range(2):
        editor_client.post(page, same)
        assert wages_of(asked) == (*WAGES.values(), True)
    editor_client.post(page, same | {"later_wage": "34"})
    assert wages_of(asked)[2:] == (timezone.localdate(), False)


def test_still_true_keeps_the_day_too(page, asked, earlier, editor_client):
    editor_client.post(page, {"still_true": "1"})
    assert wages_of(asked) == (*WAGES.values(), True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("a lot", "Enter dollars and cents, such as 22.50."),
        ("22.505", "Enter dollars and cents, such as 22.50."),
        ("-1", "Enter 0 or more."),
        ("10000", "Enter 9,999 or less."),
    ],
)
def test_wrong_wage_is_told_at_its_field_which_stands_open(
    page, asked, typed, sentence, editor_client
):
    response = editor_client.post(page, NUMBERS | {"entry_wage": typed})
    assert sentence in str(response.context["form"].errors["entry_wage"])
    text = words(response)
    assert f'value="{typed}"' in text
    assert text.count('<details class="fold" open>') == 1
    assert row_of(asked) is None


@pytest.mark.parametrize("wage", ["2.40", "150.01"])
def test_strange_wage_is_asked_about_once_then_kept_and_flagged(page, asked, wage, editor_client):
    text = words(editor_client.post(page, NUMBERS | {"entry_wage": wage}))
    assert f"Really ${wage} an hour?" in text
    assert f"Yes, ${wage} is right" in text
    sure = NUMBERS | {"entry_wage": wage, "sure_entry_wage": "on"}
    assert editor_client.post(page, sure).status_code == 302
    assert row_of(asked).flags == ["entry_wage"]
    assert editor_client.post(page, NUMBERS | {"entry_wage": wage}).status_code == 302


def test_who_sees_wages_stands_beside_them(page, asked, assigned, convener, editor_client):
    sentence = (
        f"Seen by you and {convener}. Others see a band from 5 employers, none with over a "
        "quarter, when it is 3 months old."
    )
    assert sentence in words(editor_client.get(page))


def test_a_link_asks_whether_wages_changed_and_shows_none(linked, asked, earlier, browser):
    text = words(browser.get(linked))
    assert "Same as last time" in text
    assert not any(wage in text for wage in SEEN)
    browser.post(linked, NUMBERS | {"same": "same"})
    assert wages_of(asked) == (*WAGES.values(), True)
    text = words(browser.get(linked))
    assert not any(wage in text for wage in SEEN)


def test_a_link_states_changed_wages_anew_and_does_not_show_them_again(
    linked, asked, earlier, browser
):
    browser.post(linked, NUMBERS | {"same": "changed", "entry_wage": "29.83"})
    assert wages_of(asked) == (Decimal("29.83"), None, timezone.localdate(), False)
    assert "29.83" not in words(browser.get(linked))
    browser.post(linked, NUMBERS | {"same": "unsaid"})
    assert wages_of(asked) == (None, None, None, False)
    assert "Same as last time" not in words(browser.get(linked))


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"same": "changed"}, "entry_wage", "Enter the new amount"),
        ({"same": "same", "entry_wage": "29.83"}, "same", "You entered an amount."),
        ({"same": "unsaid", "later_wage": "29.83"}, "same", "You entered an amount."),
        ({}, "same", "Say whether it is still the same."),
        ({"same": "changed", "entry_wage": "much"}, "entry_wage", "Enter dollars and cents"),
    ],
)
def test_a_link_says_one_thing_of_wages(linked, asked, earlier, typed, field, sentence, browser):
    response = browser.post(linked, NUMBERS | typed)
    assert sentence in str(response.context["form"].errors[field])
    assert not any(wage in words(response) for wage in SEEN)
    assert row_of(asked) is None


def test_strange_wages_kept_unseen_are_not_asked_about(linked, asked, job, earlier, browser):
    strange = {"entry_wage": "321.09", "wages_on": STATED, "flags": ["entry_wage"]}
    with tenant([asked.board]):
        JobAnswer.objects.filter(answer=earlier).delete()
    row = factories.JobAnswerFactory(
        answer=earlier, job=job, employed=31, growth=0, retiring=0,
        leaving=0, promoted=0, **strange,
    )  # fmt: skip
    response = browser.post(linked, NUMBERS | {"same": "same"})
    assert response.status_code == 302
    assert (str(row_of(asked).entry_wage), row_of(asked).flags) == ("321.09", row.flags)


def test_no_page_of_a_link_shows_an_amount(link, job, asked, firm, earlier, browser):
    draft = answer_of(asked, firm, "draft", Machinists={"employed": 24} | WAGES)
    need = factories.NeedFactory(answer=draft, budget="417.29", budget_kept=True)
    for name, more in [
        ("answer", []), ("answer_job", [job.pk]),
        ("answer_needs", []), ("edit_need", [need.competency_id]), ("check_answers", []),
        ("paste", []),
    ]:  # fmt: skip
        text = words(browser.get(reverse(f"training:link_{name}", args=[link.token, *more])))
        assert not any(amount in text for amount in (*SEEN, "417.29")), name
    check = words(browser.get(reverse("training:link_check_answers", args=[link.token])))
    assert "stated, not shown here" in check
    assert "the same as last time" in check
    browser.post(reverse("training:link_check_answers", args=[link.token]), {"without": "on"})
    receipt = words(browser.get(reverse("training:link_receipt", args=[link.token])))
    assert "is sent" in receipt
    assert not any(amount in receipt for amount in (*SEEN, "417.29"))


def test_two_who_change_wages_see_no_amount_at_a_link(
    linked, page, asked, earlier, browser, approver_client
):
    seen = browser.get(linked).context["form"]["seen"].value()
    approver_client.post(page, NUMBERS | {"entry_wage": "28.88"})
    typed = NUMBERS | {"same": "changed", "entry_wage": "29.83", "seen": seen}
    text = words(browser.post(linked, typed))
    assert "Ann Approver changed this while you were writing." in text
    assert "an amount of its own" in text
    assert "28.88" not in text


def test_the_firm_and_the_assigned_convener_read_the_amounts(
    page, asked, firm, assigned, approver_client, convener_client
):
    answer = answer_of(asked, firm, Machinists={"employed": 24} | WAGES)
    factories.NeedFactory(answer=answer, budget="417.29")
    staff = reverse("training:firm_answer", args=[asked.board.slug, asked.pk, firm.pk])
    for client, url in [
        (approver_client, own("check_answers", asked, firm)),
        (approver_client, own("receipt", asked, firm)), (convener_client, staff),
    ]:  # fmt: skip
        text = words(client.get(url))
        assert "$27.31 at the start, $33.47 after 12 months, as of March 1, 2025" in text
        assert "$417.29" in text


def test_budget_is_same_or_changed_at_a_link(link, asked, firm, browser):
    draft = answer_of(asked, firm, "draft")
    need = factories.NeedFactory(answer=draft, budget="417.29", budget_kept=True)
    url = reverse("training:link_edit_need", args=[link.token, need.competency_id])
    typed = {
        "competency": need.competency_id, "people": "5", "needed_by": need.needed_by.isoformat(),
        "level_now": need.level_now, "level_target": need.level_target, "joins": "own",
    }  # fmt: skip
    browser.post(url, typed | {"same": "same"})
    row = row_of(asked, Need)
    assert (str(row.budget), row.budget_kept, row.people, row.joins) == ("417.29", True, 5, "own")
    browser.post(url, typed | {"same": "changed", "budget": "500"})
    row = row_of(asked, Need)
    assert (str(row.budget), row.budget_kept) == ("500.00", False)


def test_job_page_asks_as_much_with_an_earlier_answer_full_or_empty(
    page, asked, earlier, editor_client
):
    few = count_queries(editor_client, page)
    with tenant([asked.board]):
        JobAnswer.objects.filter(answer=earlier).delete()
    assert count_queries(editor_client, page) == few


def test_staff_who_write_down_a_call_read_and_state_wages(
    asked, firm, job, earlier, assigned, convener_client
):
    args = [asked.board.slug, asked.pk, firm.pk]
    convener_client.post(reverse("training:staff_begin", args=args), {"source": "call"})
    page = reverse("training:staff_answer_job", args=[*args, job.pk])
    assert 'value="27.31"' in words(convener_client.get(page))
    convener_client.post(page, NUMBERS | {"entry_wage": "29"})
    assert wages_of(asked) == (Decimal("29.00"), None, timezone.localdate(), False)
    assert "Changed. In March: $27.31" in words(convener_client.get(page))
