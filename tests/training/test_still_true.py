"""An earlier answer is taken over with one press; one that was sent can be taken back."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of, person_of, sign_in
from training.models import Answer, JobAnswer

pytestmark = pytest.mark.django_db
STATED = dt.date(2025, 3, 1)


def url(name, asked, firm):
    return reverse(f"training:{name}", args=[firm.pk, asked.pk])


@pytest.fixture
def earlier(asked, firm, job):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    gone = factories.CriticalJobFactory(partnership=asked.partnership, title="Gone")
    factories.RoundJobFactory(round=past, job=gone)
    answer = answer_of(
        past, firm, Gone={"employed": 1},
        Machinists={"employed": 31, "entry_wage": "22.10", "wages_on": STATED, "timing": {"8": 1}},
    )  # fmt: skip
    demand.CompanyAnswerFactory(answer=answer)
    for name, needed_by in [("Ahead", dt.date(2099, 3, 31)), ("Welding", dt.date(2025, 3, 31))]:
        skill = factories.CompetencyFactory(board=asked.board, name=name)
        factories.NeedFactory(answer=answer, competency=skill, needed_by=needed_by)
    return answer


def test_all_of_it_is_taken_over_and_checked_before_it_is_sent(
    asked, firm, earlier, approver_client
):
    first = approver_client.get(url("answer", asked, firm)).content.decode()
    assert "The time of 1 need has passed, left out: Welding." in first
    response = approver_client.post(url("keep_all", asked, firm))
    assert response.url == url("check_answers", asked, firm)
    with tenant([asked.board]):
        draft = Answer.objects.get(round=asked)
        row = draft.job_answers.get()
        assert (draft.state, row.employed, row.saved_by) == ("draft", 31, "Ann Approver")
        assert (row.wages_kept, row.wages_on, row.timing) == (True, STATED, {})
        assert draft.company_answers.get().employees == 120
        assert [need.competency.name for need in draft.needs.all()] == ["Ahead"]
    text = approver_client.get(url("answer", asked, firm)).content.decode()
    assert "Still true, all of it" not in text


def test_what_was_said_anew_stays(asked, firm, job, earlier, approver_client):
    answer_of(asked, firm, "draft", Machinists={"employed": 5})
    approver_client.post(url("keep_all", asked, firm))
    with tenant([asked.board]):
        assert JobAnswer.objects.get(answer__round=asked).employed == 5


def test_nothing_is_taken_over_where_nothing_was_said_or_by_looking(asked, firm, approver_client):
    page = url("keep_all", asked, firm)
    assert approver_client.get(page).url == url("answer", asked, firm)
    assert approver_client.post(page).url == url("answer", asked, firm)
    with tenant([asked.board]):
        assert not Answer.objects.exists()


def test_answer_is_withdrawn_and_can_be_sent_again(asked, firm, approver_client):
    answer_of(asked, firm, Machinists={"employed": 31})
    page = url("withdraw_answer", asked, firm)
    assert "What was released stays." in approver_client.get(page).content.decode()
    text = approver_client.post(page, follow=True).content.decode()
    assert "Your answer is withdrawn." in text
    with tenant([asked.board]):
        assert Answer.objects.get().state == "withdrawn"
    assert approver_client.post(page).url == url("answer", asked, firm)
    text = approver_client.get(url("check_answers", asked, firm)).content.decode()
    assert "You withdrew this answer." in text


def test_who_may_not_send_may_not_withdraw(asked, firm, earlier, editor_client):
    answer_of(asked, firm, Machinists={"employed": 31})
    page = url("withdraw_answer", asked, firm)
    assert editor_client.post(page).status_code == 403
    stranger = sign_in(person_of(factories.OrganizationFactory(), "approver"))
    assert stranger.post(page).status_code == 404


def test_receipt_names_the_day_of_the_release(asked, firm, approver_client):
    answer_of(asked, firm, Machinists={"employed": 31})
    text = approver_client.get(url("receipt", asked, firm)).content.decode()
    day = asked.closes_on + dt.timedelta(days=5)
    assert f"{day:%b} {day.day}" in text
    assert "Withdraw our answer" in text
