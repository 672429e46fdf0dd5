"""Whom staff chase for an answer, and the reminders that stop once it is sent."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Job, Mail
from tests import factories
from tests.conftest import sign_in
from tests.demand import AnswerLinkFactory
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.actions.reminders import remind_due
from training.tasks import remind_rounds

pytestmark = pytest.mark.django_db


def url(name, round):
    return reverse(f"training:{name}", args=[round.board.slug, round.pk])


def reminders():
    return Mail.objects.filter(template="round remind")


def contact_of(round, firm, **fields):
    employer = factories.EmployerFactory(board=round.board, organization=firm)
    return factories.ContactFactory(employer=employer, is_main=True, **fields)


def page_of(client, round):
    return client.get(url("round", round)).content.decode()


def test_the_chase_list_says_how_a_firm_was_reached(asked, firm, approver, convener_client, board):
    contact_of(asked, firm, name="Con Tact", phone="717-555-0199")
    opened = AnswerLinkFactory(
        round=asked, organization=firm, opened_at=timezone.now(), browser_hash="x"
    )
    begun = answer_of(asked, new_firm(asked.partnership, "Begun Inc"), "draft",
                      Machinists={"employed": 8822})  # fmt: skip
    sent = timezone.now()
    factories_mail = {"recipient": approver.email, "template": "round open", "occasion": "open"}
    Mail.objects.create(
        **factories_mail, about=f"round:{asked.pk}:{firm.pk}", subject="s", body="b",
        board=board, state="sent", queued_at=sent, sent_at=sent,
    )  # fmt: skip
    text = page_of(convener_client, asked)
    day = timezone.localtime(sent)
    assert f"Mailed {day:%b %-d}" in text
    assert f"link opened {timezone.localtime(opened.opened_at):%b %-d}" in text
    assert "Con Tact" in text
    assert "717-555-0199" in text
    assert f"last saved {timezone.localtime(begun.saved_at):%b %-d}" in text
    assert not any(number in text for number in ("8822", "8,822"))


def test_staff_who_are_assigned_may_enter_for_firms_that_have_not_begun(
    asked, firm, assigned, convener_client
):
    begun, called, done = (new_firm(asked.partnership, name) for name in ("Begun", "Called", "Ok"))
    answer_of(asked, begun, "draft")
    answer_of(asked, done)
    factories.AnswerFactory(round=asked, organization=called, state="draft", source="call")
    text = page_of(convener_client, asked)
    for each, may in ((firm, True), (called, True), (begun, False), (done, False)):
        page = reverse("training:staff_answer", args=["a", asked.pk, each.pk])
        assert (f'href="{page}"' in text) is may
    assert "after a call, not confirmed yet" in text


def test_reviewers_and_guests_read_no_telephone_numbers(asked, firm, board, reviewer_client):
    contact_of(asked, firm, phone="717-555-0199")
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    factories.AssignmentFactory(partnership=asked.partnership, user=guest)
    for client in (reviewer_client, sign_in(guest)):
        assert "717-555-0199" not in page_of(client, asked)


def test_one_firm_or_all_that_have_not_answered_are_reminded_once_a_day(
    asked, firm, approver, convener_client
):
    late = person_of(new_firm(asked.partnership, "Late Inc"), "approver")
    done = new_firm(asked.partnership, "Done Inc")
    person_of(done, "approver")
    answer_of(asked, done)
    answer_of(asked, firm, "draft")
    page = url("remind_round", asked)
    response = convener_client.post(page, {"organization": firm.pk}, follow=True)
    assert "1 reminder on the way." in response.content.decode()
    assert reminders().get().recipient == approver.email
    for _ in range(2):
        response = convener_client.post(page, follow=True)
    assert "Nobody to remind" in response.content.decode()
    assert {mail.recipient for mail in reminders()} == {approver.email, late.email}
    mail = reminders().get(recipient=approver.email)
    assert mail.subject == "Autumn round: the answer of Keyline Hydraulics is still missing"
    with tenant([asked.board]):
        link = asked.links.get(email=approver.email)
    assert f"/answer/{link.token}/" in mail.body


def test_a_firm_that_answered_or_sits_elsewhere_is_not_reminded(asked, firm, convener_client):
    answer_of(asked, firm)
    elsewhere = new_firm(factories.PartnershipFactory(board=asked.board), "Elsewhere")
    for organization in (firm, elsewhere):
        person_of(organization, "approver")
        convener_client.post(url("remind_round", asked), {"organization": organization.pk})
    assert not reminders().exists()


def test_reminders_are_for_those_who_run_rounds_by_post_while_it_is_open(
    asked, firm, approver, convener_client, reviewer_client, stranger_client
):
    page = url("remind_round", asked)
    assert convener_client.get(page).status_code == 405
    assert reviewer_client.post(page).status_code == 403
    assert stranger_client.post(page).status_code == 404
    for odd in ("firm", "9" * 5000):
        assert convener_client.post(page, {"organization": odd}).status_code == 404
    close(asked)
    response = convener_client.post(page, follow=True)
    assert "The round is not open." in response.content.decode()
    assert not reminders().exists()


def test_days_of_reminders_are_kept_and_stop_with_the_answer(asked, firm, approver, day):
    with tenant([asked.board]):
        asked.remind_last_on = day
        asked.save()
    for _ in range(2):
        remind_rounds()
    assert Job.objects.get().task == "training.tasks.remind_board"
    with tenant([asked.board]):
        assert remind_due(asked.board, on=day, now=timezone.now()) == 1
        assert remind_due(asked.board, on=day, now=timezone.now()) == 0
        assert remind_due(asked.board, on=day + dt.timedelta(days=1), now=timezone.now()) == 0
    answer_of(asked, firm)
    reminders().delete()
    with tenant([asked.board]):
        assert remind_due(asked.board, on=day, now=timezone.now()) == 0


def test_no_job_where_no_round_reminds(asked):
    remind_rounds()
    assert not Job.objects.exists()


def test_the_chase_list_asks_as_many_questions_for_many_firms(asked, partnership, convener_client):
    def grow(first, last):
        for number in range(first, last):
            firm = new_firm(partnership, f"Firm {number}")
            contact_of(asked, firm)
            answer_of(asked, firm, "draft")

    grow(0, 2)
    before = count_queries(convener_client, url("round", asked))
    grow(2, 12)
    assert count_queries(convener_client, url("round", asked)) == before
