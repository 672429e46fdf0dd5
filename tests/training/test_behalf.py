"""Staff write down what a firm said; it is marked, and counts when the firm has sent it."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from jobs.models import Mail
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, new_firm
from training.models import Answer, AnswerLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("assigned")]


def staff(round, firm, page, *numbers):
    return reverse(f"training:staff_{page}", args=[round.board.slug, round.pk, firm.pk, *numbers])


@pytest.fixture
def begun(assigned, convener_client, asked, firm):
    """A draft that the convener began after a call."""
    response = convener_client.post(staff(asked, firm, "begin"), {"source": "call"})
    assert response["Location"] == staff(asked, firm, "answer")


@pytest.fixture
def written(begun, asked, firm, job, board):
    """The same with one job in it."""
    with tenant([board]):
        draft = Answer.objects.get()
        zero = dict.fromkeys(("growth", "retiring", "leaving", "promoted"), 0)
        factories.JobAnswerFactory(answer=draft, job=job, employed=70139, **zero)
    return draft


def own(round, firm, page, *numbers):
    return reverse(f"training:{page}", args=[firm.pk, round.pk, *numbers])


def answers(board):
    with tenant([board]):
        return list(Answer.objects.order_by("version"))


def test_staff_say_first_how_they_heard_it(convener_client, convener, asked, firm, board):
    first = convener_client.get(staff(asked, firm, "answer"))
    assert first["Location"] == staff(asked, firm, "begin")
    page = convener_client.get(first["Location"]).content.decode()
    assert "Write down what Keyline Hydraulics said" in page
    assert answers(board) == []
    wrong = convener_client.post(staff(asked, firm, "begin"), {"source": "rumor"})
    assert "Select a valid choice" in wrong.content.decode()
    convener_client.post(staff(asked, firm, "begin"), {"source": "visit"})
    (draft,) = answers(board)
    assert (draft.source, draft.entered_by, draft.state) == ("visit", convener, "draft")


@pytest.mark.usefixtures("begun")
def test_each_page_opened_is_written_down(convener_client, asked, firm, job, board):
    with tenant([board]):
        before = Look.objects.count()
    assert convener_client.get(staff(asked, firm, "answer_job", job.pk)).status_code == 200
    with tenant([board]):
        assert Look.objects.count() == before + 1
        assert set(Look.objects.values_list("organization", flat=True)) == {firm.pk}


@pytest.mark.usefixtures("written")
def test_staff_ask_and_do_not_send(convener_client, asked, firm, approver, editor, board):
    check = staff(asked, firm, "check_answers")
    page = convener_client.get(check).content.decode()
    assert "It counts in no total until Keyline Hydraulics has read and sent it." in page
    assert "Send our answer" not in page
    assert convener_client.post(check, {"send": "1"}).status_code == 403
    asked_page = convener_client.post(staff(asked, firm, "confirm"), follow=True)
    assert "Ann Approver can read and send it" in asked_page.content.decode()
    mail = Mail.objects.get()
    assert mail.recipient == approver.email
    assert "70139" not in mail.body
    assert "70,139" not in mail.body
    assert "Convener of Board A wrote down what Keyline Hydraulics answers" in mail.body
    assert [answer.state for answer in answers(board)] == ["draft"]


@pytest.mark.usefixtures("written")
def test_firm_reads_who_wrote_it_down_and_sends_it(convener_client, asked, firm, approver, board):
    convener_client.post(staff(asked, firm, "confirm"))
    with tenant([board]):
        link = AnswerLink.objects.get()
    browser = Client()
    browser.post(reverse("training:open_link", args=[link.token]))
    check = reverse("training:link_check_answers", args=[link.token])
    page = browser.get(check).content.decode()
    assert "Convener wrote this down after a call on" in page
    browser.post(check, {"send": "1", "without": "on"})
    (answer,) = answers(board)
    assert (answer.state, answer.source) == ("sent", "firm")
    assert answer.sender == link.name


@pytest.mark.usefixtures("written")
def test_nobody_to_ask_is_said_in_words(convener_client, asked, firm):
    page = convener_client.post(staff(asked, firm, "confirm"), follow=True).content.decode()
    assert "Nobody of the firm can be asked." in page
    assert not Mail.objects.exists()


@pytest.mark.usefixtures("written")
def test_what_the_firm_touched_is_closed_to_staff(convener_client, editor_client, asked, firm, job):
    numbers = dict.fromkeys(("growth", "retiring", "leaving", "promoted", "by_training"), "0")
    editor_client.post(
        own(asked, firm, "answer_job", job.pk),
        {**numbers, "employed": "12", "certainty": "high", "save": "1"},
    )
    for page in ("answer", "begin", "check_answers"):
        assert convener_client.get(staff(asked, firm, page)).status_code == 404
    assert convener_client.post(staff(asked, firm, "confirm")).status_code == 404


def test_draft_of_the_firm_is_never_opened(convener_client, asked, firm):
    answer_of(asked, firm, "draft", Machinists={"employed": 70139})
    for page in ("answer", "begin"):
        assert convener_client.get(staff(asked, firm, page)).status_code == 404


def test_closed_round_takes_nothing_down(convener_client, asked, firm, board):
    close(asked)
    page = convener_client.post(staff(asked, firm, "begin"), {"source": "call"}, follow=True)
    assert "Answers can no longer be changed." in page.content.decode()
    assert answers(board) == []


@pytest.mark.usefixtures("written")
def test_closed_round_asks_nobody_to_confirm(convener_client, asked, firm, approver):
    close(asked)
    assert convener_client.post(staff(asked, firm, "confirm")).status_code == 404


def test_firm_without_a_seat_is_not_found(convener_client, asked):
    stranger = factories.OrganizationFactory()
    assert convener_client.get(staff(asked, stranger, "begin")).status_code == 404


def test_staff_without_assignment_or_right_are_refused(director_client, clerk_client, asked, firm):
    for client in (director_client, clerk_client):
        assert client.get(staff(asked, firm, "begin")).status_code == 403


def test_staff_of_another_board_see_a_missing_page(stranger_client, asked, firm):
    assert stranger_client.get(staff(asked, firm, "begin")).status_code == 404


@pytest.mark.usefixtures("written")
def test_neither_a_rival_nor_another_link_reads_it(asked, board):
    rival = new_firm(asked.partnership, "Rival")
    person = factories.MembershipFactory(of_organization=True, organization=rival).user
    page = sign_in(person).get(own(asked, rival, "answer")).content.decode()
    assert "70,139" not in page


def test_getting_the_confirm_address_sends_nothing(convener_client, asked, firm, begun):
    assert convener_client.get(staff(asked, firm, "confirm")).status_code == 405
    assert not Mail.objects.exists()
