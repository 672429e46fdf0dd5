"""Two colleagues write at once: the second save shows both and loses neither."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of
from training.models import JobAnswer, Need
from training.rules.demand import quarters

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": "24", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high", "save": "1",
}  # fmt: skip


@pytest.fixture
def page(asked, firm, job):
    return reverse("training:answer_job", args=[firm.pk, asked.pk, job.pk])


def opened(client, page):
    """Return what the page carries to notice another's save."""
    return client.get(page).context["form"]["seen"].value()


def kept(asked):
    with tenant([asked.board]):
        return JobAnswer.objects.order_by("-answer__version").first()


def test_second_save_shows_both_and_keeps_the_first(page, asked, approver_client, editor_client):
    seen = opened(editor_client, page)
    approver_client.post(page, NUMBERS | {"seen": opened(approver_client, page)})
    response = editor_client.post(page, NUMBERS | {"employed": "30", "seen": seen})
    text = response.content.decode()
    assert "Ann Approver changed this while you were writing." in text
    assert response.context["form"].differences() == [("Machinists you employ", "24", "30")]
    assert 'value="30"' in text
    assert kept(asked).employed == 24
    again = response.context["form"]["seen"].value()
    assert editor_client.post(page, NUMBERS | {"employed": "30", "seen": again}).status_code == 302
    assert (kept(asked).employed, kept(asked).saved_by) == (30, "Ed Editor")


def test_the_same_words_twice_are_no_conflict(page, asked, approver_client, editor_client):
    seen = opened(editor_client, page)
    for client in (approver_client, editor_client):
        assert client.post(page, NUMBERS | {"seen": seen}).status_code == 302


def test_a_page_of_the_sent_version_saves_into_the_next(page, asked, firm, editor_client):
    answer_of(asked, firm, Machinists={"employed": 10, "by_training": 0})
    seen = opened(editor_client, page)
    assert editor_client.post(page, NUMBERS | {"seen": seen}).status_code == 302
    assert (kept(asked).employed, kept(asked).revision) == (24, 2)


def test_two_who_change_a_need_see_both(asked, firm, approver_client, editor_client):
    answer = answer_of(asked, firm, "draft")
    need = factories.NeedFactory(answer=answer, people=3)
    page = reverse("training:edit_need", args=[firm.pk, asked.pk, need.competency.pk])
    seen = opened(editor_client, page)
    typed = {
        "competency": need.competency.pk, "people": "5", "needed_by": need.needed_by.isoformat(),
        "level_now": need.level_now, "level_target": need.level_target, "seen": seen,
    }  # fmt: skip
    assert approver_client.post(page, typed).status_code == 302
    response = editor_client.post(page, typed | {"people": "8"})
    assert "Ann Approver changed this" in response.content.decode()
    with tenant([asked.board]):
        assert Need.objects.get().people == 5


def test_still_true_after_a_colleague_answered_shows_both(
    page, asked, firm, job, approver_client, editor_client
):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    answer_of(past, firm, Machinists={"employed": 31})
    seen = opened(editor_client, page)
    approver_client.post(page, NUMBERS | {"seen": seen})
    pressed = NUMBERS | {"employed": "31", "seen": seen, "still_true": "1"}
    assert "Ann Approver changed this" in editor_client.post(page, pressed).content.decode()
    with tenant([asked.board]):
        assert JobAnswer.objects.get(answer__round=asked).employed == 24


def test_what_was_typed_of_a_need_taken_out_is_not_lost(
    asked, firm, approver_client, editor_client
):
    by = quarters(asked.period_starts_on, 1)[0]
    need = factories.NeedFactory(answer=answer_of(asked, firm, "draft"), needed_by=by)
    args = [firm.pk, asked.pk, need.competency.pk]
    page = reverse("training:edit_need", args=args)
    typed = {
        "competency": need.competency.pk, "people": "5", "needed_by": by.isoformat(),
        "level_now": need.level_now, "level_target": need.level_target,
        "seen": opened(editor_client, page),
    }  # fmt: skip
    approver_client.post(reverse("training:remove_need", args=args))
    response = editor_client.post(page, typed)
    assert "A colleague took this need out" in response.content.decode()
    assert 'name="people" value="5"' in response.content.decode()
    again = typed | {"seen": response.context["form"]["seen"].value()}
    assert editor_client.post(page, again).status_code == 302
    with tenant([asked.board]):
        assert Need.objects.get().people == 5
