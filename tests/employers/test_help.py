"""A firm asks for help, its point of contact answers, and the days are told."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from employers.models import Employer, HelpRequest
from jobs.models import Mail
from tests import factories
from tests.conftest import sign_in
from tests.employers.conftest import person_of
from tests.table import HelpRequestFactory

pytestmark = pytest.mark.django_db
NEED = {"category": "recruitment", "text": "Two setup people for the second shift."}


def own_url(page, firm, *more):
    return reverse(f"employers:{page}", args=[firm.pk, *more])


def staff_url(page, board, *more):
    return reverse(f"employers:{page}", args=[board.slug, *more])


def requests(board):
    with tenant([board]):
        return list(HelpRequest.objects.select_related("contact", "answered_by"))


@pytest.fixture
def asked(employer, approver):
    ago = timezone.now() - dt.timedelta(days=3)
    return HelpRequestFactory(employer=employer, asked_by=approver, asked_at=ago)


def test_strangers_and_other_firms_do_not_pass(
    board, firm, asked, stranger_client, reviewer_client, rival_client
):
    staff = [staff_url("help_requests", board), staff_url("help_request", board, asked.pk)]
    for url in staff:
        assert stranger_client.get(url).status_code == 404
        assert reviewer_client.get(url).status_code == 403
        assert rival_client.get(url).status_code == 404
    assert rival_client.get(own_url("ask_help", firm)).status_code == 404
    assert rival_client.post(own_url("close_own_help", firm, asked.pk)).status_code == 404


def test_the_named_contact_gets_the_request(
    board, employer, firm, approver, approver_client, convener, director, day
):
    with tenant([board]):
        Employer.objects.update(named_contact=convener)
    assert approver_client.get(own_url("ask_help", firm)).status_code == 200
    answer = approver_client.post(own_url("ask_help", firm), NEED, follow=True)
    assert "Convener has your request." in answer.content.decode()
    assert "Asked today" in answer.content.decode()
    (asked,) = requests(board)
    assert (asked.contact, asked.asked_by, asked.organization) == (convener, approver, firm)
    mail = Mail.objects.get()
    assert mail.recipient == convener.email
    assert staff_url("help_request", board, asked.pk) in mail.body
    assert "setup people" not in mail.body
    with tenant([board]):
        assert Employer.objects.get().last_heard_on == day


@pytest.mark.parametrize("left", [True, False])
def test_without_a_contact_the_directors_get_it(
    board, employer, firm, approver_client, director, stranger, left
):
    with tenant([board]):
        Employer.objects.update(named_contact=stranger if left else None)
    factories.MembershipFactory(board=board, role="director", is_guest=True)
    page = approver_client.post(own_url("ask_help", firm), NEED, follow=True)
    assert "Board A has your request." in page.content.decode()
    assert [mail.recipient for mail in Mail.objects.all()] == [director.email]
    assert requests(board)[0].contact is None


def test_an_editor_may_ask_too(board, firm, editor_client):
    assert editor_client.post(own_url("ask_help", firm), NEED).status_code == 302


@pytest.mark.parametrize(
    ("field", "sentence"),
    [("category", "Choose what it is about."), ("text", "Say what you need.")],
)
def test_an_empty_request_is_said_at_the_field(board, firm, approver_client, field, sentence):
    page = approver_client.post(own_url("ask_help", firm), NEED | {field: ""})
    assert page.context["form"].errors[field] == [sentence]
    assert requests(board) == []


def test_a_firm_of_two_boards_says_which(board, other_board, firm, approver_client):
    factories.EmployerFactory(board=other_board, organization=firm)
    page = approver_client.post(own_url("ask_help", firm), NEED)
    assert page.context["form"].errors["board"] == ["Choose the board."]
    assert approver_client.post(own_url("ask_help", firm), NEED | {"board": other_board.pk})
    assert requests(board) == []
    assert len(requests(other_board)) == 1


def test_a_firm_no_board_knows_asks_nobody():
    firm = factories.OrganizationFactory()
    client = sign_in(person_of(firm, "editor"))
    assert client.get(own_url("ask_help", firm)).status_code == 404
    assert "No workforce board knows" in client.get(own_url("company", firm)).content.decode()


def test_staff_read_what_waits_and_answer_it(
    board, employer, firm, asked, approver, approver_client, convener, convener_client
):
    listed = convener_client.get(staff_url("help_requests", board)).content.decode()
    assert "Keystone Gear" in listed
    assert "Waiting for 3 days" in listed
    assert "1 waiting for help" in convener_client.get(staff_url("index", board)).content.decode()
    url = staff_url("help_request", board, asked.pk)
    assert "We need two setup people." in convener_client.get(url).content.decode()
    assert convener_client.post(url, {"answer": ""}).context["form"].errors["answer"]
    page = convener_client.post(url, {"answer": "Tess will call on Friday."}, follow=True)
    assert "Answered after 3 days" in page.content.decode()
    assert "Add it as a service" in page.content.decode()
    (answered,) = requests(board)
    assert (answered.state, answered.answered_by) == ("answered", convener)
    mail = Mail.objects.get()
    assert mail.recipient == approver.email
    assert own_url("company", firm) in mail.body
    assert "Tess" not in mail.body
    own = approver_client.get(own_url("company", firm)).content.decode()
    assert "Tess will call on Friday." in own
    assert "Answered after 3 days" in own
    empty = convener_client.get(staff_url("help_requests", board)).content.decode()
    assert "No request waits for an answer" in empty
    everything = convener_client.get(staff_url("help_requests", board) + "?show=all")
    assert len(everything.context["requests"]) == 1


def test_an_answer_after_somebody_elses_is_kept_beside_a_sentence(board, asked, convener_client):
    url = staff_url("help_request", board, asked.pk)
    convener_client.post(url, {"answer": "First"})
    page = convener_client.post(url, {"answer": "Second"}).content.decode()
    assert "Somebody answered it meanwhile." in page
    assert "Second</textarea>" in page
    assert requests(board)[0].answer == "First"


def test_who_left_the_firm_is_not_mailed(board, firm, employer, convener_client, yesterday):
    gone = person_of(firm, "editor")
    gone.memberships.update(ends_on=yesterday)
    stays = person_of(firm, "approver")
    asked = HelpRequestFactory(employer=employer, asked_by=gone)
    convener_client.post(staff_url("help_request", board, asked.pk), {"answer": "Yes"})
    assert [mail.recipient for mail in Mail.objects.all()] == [stays.email]


def test_either_side_closes_an_answered_request(
    board, firm, employer, approver, approver_client, convener_client
):
    for close in (
        lambda pk: convener_client.post(staff_url("close_help", board, pk)),
        lambda pk: approver_client.post(own_url("close_own_help", firm, pk)),
    ):
        asked = HelpRequestFactory(
            employer=employer, asked_by=approver, state="answered", answer="Yes",
            answered_at=timezone.now(),
        )  # fmt: skip
        assert close(asked.pk).status_code == 302
        with tenant([board]):
            assert HelpRequest.objects.get(pk=asked.pk).state == "closed"
    assert (
        "Close the request"
        not in convener_client.get(staff_url("help_request", board, asked.pk)).content.decode()
    )


def test_a_request_without_an_answer_is_not_closed(board, firm, asked, approver_client):
    page = approver_client.post(own_url("close_own_help", firm, asked.pk), follow=True)
    assert "This is how it stands now." in page.content.decode()
    assert requests(board)[0].state == "waiting"


@pytest.mark.parametrize("page", ["help_requests", "company"])
def test_rows_cost_no_queries(board, employer, firm, approver_client, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            if page == "company":
                response = approver_client.get(own_url(page, firm))
            else:
                response = convener_client.get(staff_url(page, board))
            assert response.status_code == 200
        return len(captured)

    HelpRequestFactory.create_batch(2, employer=employer)
    few = queries()
    contact = factories.UserFactory()
    HelpRequestFactory.create_batch(10, employer=employer, contact=contact)
    assert queries() == few
