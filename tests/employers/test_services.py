"""Services given, the asked-already guard, and handing a firm over."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Engagement
from accounts.tenancy import tenant
from employers.actions.services import hand_over
from employers.models import Employer, HelpRequest, Question, ServiceEvent
from employers.reports.asked import asked_lately
from jobs.models import Mail
from tests import factories
from tests.conftest import sign_in
from tests.employers.conftest import person_of
from tests.table import HelpRequestFactory, QuestionFactory, ServiceEventFactory

pytestmark = pytest.mark.django_db
PAGES = ("add_service", "ask", "hand_over")


def url_of(page, employer, *more):
    return reverse(f"employers:{page}", args=[employer.board.slug, employer.pk, *more])


def rows(model, board):
    with tenant([board]):
        return list(model.objects.filter(board=board))


def now(employer):
    with tenant([employer.board]):
        return Employer.objects.select_related("named_contact").get(pk=employer.pk)


def test_strangers_and_readers_do_not_pass(employer, stranger_client, reviewer_client):
    service = ServiceEventFactory(employer=employer)
    urls = [
        *(url_of(page, employer) for page in PAGES),
        url_of("edit_service", employer, service.pk),
    ]
    for url in urls:
        assert stranger_client.get(url).status_code == 404
        assert reviewer_client.get(url).status_code == 403


def test_a_firm_of_another_board_is_missing(board, other_board, convener_client):
    theirs = factories.EmployerFactory(board=other_board)
    for page in PAGES:
        url = reverse(f"employers:{page}", args=[board.slug, theirs.pk])
        assert convener_client.get(url).status_code == 404


# Services --------------------------------------------------------------------------------------


def service_data(day, **fields):
    data = {"category": "training", "happened_on": day, "agency": "Board A", "about": "A visit"}
    return data | fields


def test_a_service_is_written_down_and_the_firm_was_heard(employer, clerk_client, clerk, day):
    url = url_of("add_service", employer)
    form = clerk_client.get(f"{url}?category=recruitment").context["form"]
    assert form.initial["category"] == "recruitment"
    answer = clerk_client.post(url, service_data(day, staff=clerk.pk))
    assert answer.url == url_of("detail", employer)
    (service,) = rows(ServiceEvent, employer.board)
    assert (service.organization, service.staff) == (employer.organization, clerk)
    assert now(employer).last_heard_on == day
    assert "A visit" in clerk_client.get(answer.url).content.decode()


def test_what_came_of_a_service_is_written_later(employer, clerk_client, day):
    service = ServiceEventFactory(employer=employer)
    url = url_of("edit_service", employer, service.pk)
    assert "not known yet" in clerk_client.get(url_of("detail", employer)).content.decode()
    assert clerk_client.get(url).status_code == 200
    clerk_client.post(url, service_data(day, outcome="Two people hired"))
    (service,) = rows(ServiceEvent, employer.board)
    assert service.outcome == "Two people hired"


def test_a_service_of_tomorrow_is_refused_and_kept(employer, clerk_client, day):
    ahead = day + dt.timedelta(days=1)
    page = clerk_client.post(url_of("add_service", employer), service_data(ahead))
    assert page.context["form"].errors["happened_on"] == ["This day is still ahead."]
    assert 'value="A visit"' in page.content.decode()
    assert rows(ServiceEvent, employer.board) == []


# Asked already ---------------------------------------------------------------------------------


def question_data(day, **fields):
    return {"topic": "hiring", "asked_on": day, "agency": "Board A"} | fields


def test_a_question_is_written_down(employer, clerk_client, day):
    url = url_of("ask", employer)
    assert "Nobody wrote down a question" in clerk_client.get(url).content.decode()
    assert clerk_client.post(url, question_data(day)).url == url_of("detail", employer)
    (question,) = rows(Question, employer.board)
    assert (question.topic, question.asked_on, question.agency) == ("hiring", day, "Board A")
    page = clerk_client.get(url_of("detail", employer)).content.decode()
    assert "Hiring plans" in page


def test_the_same_topic_needs_a_second_look(employer, firm, clerk_client, day):
    asked_on = day - dt.timedelta(days=89)
    QuestionFactory(board=employer.board, organization=firm, asked_on=asked_on, agency="Red Rose")
    page = clerk_client.post(url_of("ask", employer), question_data(day))
    (sentence,) = page.context["form"].errors["anyway"]
    assert sentence.startswith("Hiring plans: Red Rose asked on ")
    assert len(rows(Question, employer.board)) == 1
    other = question_data(day, topic="wages")
    assert clerk_client.post(url_of("ask", employer), other).status_code == 302
    again = question_data(day, anyway="on")
    assert clerk_client.post(url_of("ask", employer), again).status_code == 302
    assert len(rows(Question, employer.board)) == 3


def test_after_90_days_anybody_may_ask_again(employer, firm, clerk_client, day):
    asked_on = day - dt.timedelta(days=91)
    QuestionFactory(board=employer.board, organization=firm, asked_on=asked_on)
    assert clerk_client.post(url_of("ask", employer), question_data(day)).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("topic", "", "Choose the topic."),
        ("topic", "gossip", "Select a valid choice. gossip is not one of the available choices."),
        ("agency", "", "Say who asks."),
        ("asked_on", "", "Day: enter a day."),
        ("asked_on", "2999-01-01", "This day is still ahead."),
    ],
)
def test_a_bad_question_is_said_at_the_field(employer, clerk_client, day, field, value, sentence):
    page = clerk_client.post(url_of("ask", employer), question_data(day, **{field: value}))
    assert page.context["form"].errors[field] == [sentence]
    assert rows(Question, employer.board) == []


def asked_url(agency, firm=None):
    more = [firm.pk] if firm else []
    return reverse("employers:asked_firm" if firm else "employers:asked", args=[agency.pk, *more])


def test_an_agency_sees_topic_day_and_agency_and_writes_down_its_own(
    employer, firm, agency, agency_client, day
):
    QuestionFactory(board=employer.board, organization=firm, asked_on=day, agency="Board A")
    page = agency_client.get(asked_url(agency))
    assert [row.name for row in page.context["page"]] == ["Keystone Gear"]
    page = agency_client.get(asked_url(agency, firm)).content.decode()
    assert "Hiring plans" in page
    assert "Board A" in page
    form = agency_client.post(asked_url(agency, firm), question_data(day)).context["form"]
    assert "anyway" in form.errors
    answer = agency_client.post(
        asked_url(agency, firm), {"topic": "schools", "asked_on": day, "agency": "Somebody else"}
    )
    assert answer.url == asked_url(agency, firm)
    asked = {(each.topic, each.agency) for each in rows(Question, employer.board)}
    assert asked == {("hiring", "Board A"), ("schools", "Red Rose Works")}


def test_a_firm_of_two_boards_is_asked_once(board, other_board, firm, agency, agency_client, day):
    factories.EmployerFactory(board=other_board, organization=firm)
    Engagement.objects.create(board=other_board, organization=agency)
    assert [row.pk for row in agency_client.get(asked_url(agency)).context["page"]] == [firm.pk]
    agency_client.post(asked_url(agency, firm), {"topic": "wages", "asked_on": day})
    assert len(rows(Question, board)) == len(rows(Question, other_board)) == 1
    with tenant([board, other_board], agency):
        assert len(asked_lately(firm, day)) == 1


def test_an_agency_finds_firms_of_its_boards_only(other_board, firm, agency, agency_client):
    theirs = factories.EmployerFactory(board=other_board).organization
    assert agency_client.get(asked_url(agency, theirs)).status_code == 404
    assert agency_client.get(asked_url(agency, agency)).status_code == 404
    page = agency_client.get(asked_url(agency) + "?q=zebra").content.decode()
    assert "No firm fits" in page


def test_an_agency_without_firms_reads_why(agency, agency_client):
    assert "No firms yet" in agency_client.get(asked_url(agency)).content.decode()


@pytest.mark.parametrize("kind", ["labor", "provider", "funder"])
def test_partners_that_call_on_no_firm_have_no_such_page(employer, firm, kind):
    other = factories.OrganizationFactory(kinds=[kind])
    Engagement.objects.create(board=employer.board, organization=other)
    client = sign_in(person_of(other, "representative"))
    for url in (asked_url(other), asked_url(other, firm)):
        assert client.get(url).status_code == 404
    labels = [item.label for item in client.get("/home/", follow=True).context["navigation"].items]
    assert "Asked already" not in labels


def test_firms_to_ask_cost_no_queries(board, agency, agency_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert agency_client.get(asked_url(agency)).status_code == 200
        return len(captured)

    factories.EmployerFactory.create_batch(2, board=board)
    few = queries()
    factories.EmployerFactory.create_batch(10, board=board)
    assert queries() == few


# Handing over ----------------------------------------------------------------------------------


def test_a_firm_is_handed_over(employer, clerk_client, convener, director):
    waiting = HelpRequestFactory(employer=employer, contact=director)
    url = url_of("hand_over", employer)
    assert "Point of contact now: nobody." in clerk_client.get(url).content.decode()
    typed = {"after": convener.pk, "note": "Prefers a call before 9."}
    assert clerk_client.post(url, typed).url == url_of("detail", employer)
    assert now(employer).named_contact == convener
    with tenant([employer.board]):
        assert HelpRequest.objects.get(pk=waiting.pk).contact == convener
    mail = Mail.objects.get()
    assert mail.recipient == convener.email
    assert url_of("detail", employer) in mail.body
    page = clerk_client.get(url_of("detail", employer)).content.decode()
    assert "Nobody handed over to Convener." in page
    assert "Prefers a call before 9." in page


def test_nobody_hands_over_to_whom_it_is_already(employer, convener, director, day):
    with tenant([employer.board]):
        hand_over(employer, after=convener, note="", by=convener, on=day)
        with pytest.raises(ValidationError, match="Convener is the point of contact already."):
            hand_over(employer, after=convener, note="", by=director, on=day)
    assert not Mail.objects.exists()


def test_a_firm_is_handed_over_to_staff_only(employer, clerk_client, stranger):
    url = url_of("hand_over", employer)
    for after in (stranger.pk, ""):
        page = clerk_client.post(url, {"after": after, "note": "Call early"})
        assert page.context["form"].errors["after"]
        assert "Call early" in page.content.decode()
    assert now(employer).named_contact is None
