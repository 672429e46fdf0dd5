"""A round that was opened gets more time, is opened again or withdrawn, and everybody is told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Mail
from tests import factories
from tests.training.conftest import answer_of, close, new_firm, person_of
from training.actions.moves import extend_round, reopen_round, withdraw_round
from training.models import RoundMove

pytestmark = pytest.mark.django_db


def url(round, target):
    return reverse("training:move_round", args=[round.board.slug, round.pk, target])


def later(round, days=7):
    return round.closes_on + dt.timedelta(days=days)


def moved_mails():
    return Mail.objects.filter(template="round moved")


@pytest.mark.parametrize("target", ["extended", "withdrawn"])
def test_pages_of_moves_work_for_those_who_run_rounds(
    asked, target, convener_client, reviewer_client, stranger_client
):
    assert convener_client.get(url(asked, target)).status_code == 200
    assert reviewer_client.get(url(asked, target)).status_code == 403
    assert reviewer_client.post(url(asked, target)).status_code == 403
    assert stranger_client.get(url(asked, target)).status_code == 404
    assert convener_client.get(url(asked, "forgotten")).status_code == 404


def test_extending_tells_everybody_asked_once(
    asked, firm, approver, editor, convener, convener_client
):
    answer_of(asked, firm, Machinists={"employed": 7711})
    day = later(asked)
    for _ in range(2):
        convener_client.post(url(asked, "extended"), {"closes_on": day, "reason": "The fair."})
    assert {mail.recipient for mail in moved_mails()} == {approver.email, editor.email}
    mail = moved_mails().first()
    assert mail.subject == f"The Autumn round stays open until {day:%B %-d}"
    assert "The reason: The fair." in mail.body
    assert reverse("training:answer", args=[firm.pk, asked.pk]) in mail.body
    assert "7711" not in mail.body
    with tenant([asked.board]):
        asked.refresh_from_db()
        move = RoundMove.objects.get()
        assert (asked.closes_on, asked.is_open) == (day, True)
        assert (move.kind, move.moved_by, move.closes_on) == ("extended", convener, day)


def test_the_last_day_only_moves_to_a_later_one(asked, convener_client):
    words = f"Choose a day after {asked.closes_on:%B %-d, %Y}, its last day now."
    page = convener_client.post(url(asked, "extended"), {"closes_on": asked.closes_on})
    assert words in page.content.decode()
    page = convener_client.post(url(asked, "extended"), {"closes_on": "soon", "reason": "Fair"})
    assert "Enter a valid date." in page.content.decode()
    assert "Fair" in page.content.decode()
    assert not moved_mails().exists()


def test_a_closed_round_is_opened_again_with_a_reason(asked, firm, approver, convener_client, day):
    answer_of(asked, firm)
    close(asked)
    end = day + dt.timedelta(days=9)
    page = convener_client.post(url(asked, "reopened"), {"closes_on": end, "reason": " "})
    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()
    convener_client.post(url(asked, "reopened"), {"closes_on": end, "reason": "Two firms more."})
    with tenant([asked.board]):
        asked.refresh_from_db()
    assert (asked.is_open, asked.closed_at, asked.closes_on) == (True, None, end)
    assert moved_mails().get().subject == "The Autumn round is open again"


def test_a_round_is_not_opened_again_beside_an_open_one(asked, convener_client, day):
    close(asked)
    factories.DemandRoundFactory(partnership=asked.partnership)
    entered = {"closes_on": day + dt.timedelta(days=9), "reason": "More."}
    page = convener_client.post(url(asked, "reopened"), entered)
    assert "The partnership has an open round. Close that one first." in page.content.decode()
    assert not moved_mails().exists()


def test_a_round_is_opened_again_until_a_day_ahead(asked, convener_client):
    close(asked)
    entered = {"closes_on": "2020-01-01", "reason": "More."}
    page = convener_client.post(url(asked, "reopened"), entered)
    assert "Choose today or a later day." in page.content.decode()


def test_withdrawing_tells_also_those_who_answered_and_left(asked, firm, approver, convener_client):
    left = new_firm(asked.partnership, "Left Inc")
    gone = person_of(left, "approver")
    answer_of(asked, left)
    with tenant([asked.board]):
        left.members.update(status="left")
    convener_client.post(url(asked, "withdrawn"), {"reason": "The board asks later."})
    assert {mail.recipient for mail in moved_mails()} == {approver.email, gone.email}
    assert moved_mails().first().subject == "The Autumn round was withdrawn"
    with tenant([asked.board]):
        asked.refresh_from_db()
    assert asked.is_withdrawn
    for page in ("round", "rounds"):
        number = [asked.pk] if page == "round" else []
        text = convener_client.get(reverse(f"training:{page}", args=["a", *number]))
        assert "Withdrawn" in text.content.decode()


def test_a_contact_without_an_account_is_told_with_a_link(asked, firm, convener_client):
    contact = factories.ContactFactory(
        employer=factories.EmployerFactory(board=asked.board, organization=firm),
        email="con@example.org", is_main=True,
    )  # fmt: skip
    convener_client.post(url(asked, "withdrawn"), {"reason": "The board asks later."})
    mail = moved_mails().get()
    assert mail.recipient == contact.email
    with tenant([asked.board]):
        assert f"/answer/{asked.links.get().token}/" in mail.body


def test_a_withdrawn_round_takes_no_answer(asked, firm, approver_client, convener_client):
    convener_client.post(url(asked, "withdrawn"), {"reason": "The board asks later."})
    page = approver_client.get(reverse("training:answer", args=[firm.pk, asked.pk]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "The board withdrew this round: The board asks later." in text
    assert "Machinists</a>" not in text


def test_firms_read_how_members_chose_the_jobs(asked, firm, approver_client):
    with tenant([asked.board]):
        asked.chosen_how = "By show of hands on March 3."
        asked.save()
    page = approver_client.get(reverse("training:answer", args=[firm.pk, asked.pk]))
    assert "By show of hands on March 3." in page.content.decode()


@pytest.mark.parametrize(
    ("state", "target"),
    [("draft", "extended"), ("closed", "extended"), ("open", "reopened"), ("withdrawn", "reopened"),
     ("closed", "withdrawn"), ("withdrawn", "withdrawn")],
)  # fmt: skip
def test_what_cannot_be_moved_says_so(asked, state, target, convener_client):
    with tenant([asked.board]):
        asked.state = state
        asked.closed_at = asked.closed_at or ("2025-04-01T00:00Z" if state == "closed" else None)
        asked.save()
    for ask in (convener_client.get, convener_client.post):
        page = ask(url(asked, target), follow=True)
        assert f"The round is {asked.get_state_display().lower()} now." in page.content.decode()
    assert not moved_mails().exists()


def test_who_comes_second_is_refused(asked, convener):
    now = timezone.now()
    with tenant([asked.board]):
        withdraw_round(asked, reason="Later.", by=convener, now=now)
        for move in (extend_round, reopen_round):
            with pytest.raises(ValidationError), transaction.atomic():
                move(asked, closes_on=later(asked), reason="x", by=convener, now=now)
        with pytest.raises(ValidationError):
            withdraw_round(asked, reason="Later.", by=convener, now=now)
        assert RoundMove.objects.count() == 1
