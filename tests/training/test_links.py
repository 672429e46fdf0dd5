"""A mailed link: one browser opens it, for one firm and one round, until it is sent or over."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Mail
from tests import demand, factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.actions.links import link_to, people_of
from training.models import AnswerLink, RoundMove

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(asked, firm, approver):
    """A link mailed to one of the firm's people, not opened yet."""
    return demand.AnswerLinkFactory(
        round=asked, organization=firm, name="Renée", email=approver.email
    )


@pytest.fixture
def browser(link):
    """The browser that pressed the link's button."""
    client = Client()
    press(client, link)
    return client


def address(link):
    return reverse("training:link", args=[link.token])


def tasks(link, page="answer", *numbers):
    return reverse(f"training:link_{page}", args=[link.token, *numbers])


def press(client, link, name="open_link"):
    return client.post(reverse(f"training:{name}", args=[link.token]))


def now_in(board, link):
    with tenant([board]):
        return AnswerLink.objects.get(pk=link.pk)


def text(response):
    return response.content.decode()


def test_first_page_names_the_firm_and_has_one_button(client, link):
    page = text(client.get(address(link)))
    assert "Keyline Hydraulics: answer the Autumn round" in page
    assert page.count("<button") == 1
    assert "main-nav" not in page
    assert "For help, call Board A: 717-555-0100" in page


def test_a_mail_scanner_spends_nothing(client, link, board):
    for method in (client.get, client.head, client.options) * 5:
        assert method(address(link)).status_code in (200, 405)
    assert client.get(reverse("training:open_link", args=[link.token])).status_code == 405
    assert now_in(board, link).opened_at is None
    assert client.cookies.get(link.cookie) is None
    assert press(client, link)["Location"] == address(link)
    assert now_in(board, link).opened_at


def test_button_opens_the_task_list_in_this_browser(browser, link):
    cookie = browser.cookies[link.cookie]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["max-age"] >= dt.timedelta(days=30).total_seconds()
    response = browser.get(address(link), follow=True)
    assert response.redirect_chain == [(tasks(link), 302)]
    assert "Check and send" in text(response)
    assert "For help, call Board A: 717-555-0100" in text(response)


def test_cookie_is_for_https_alone_where_the_portal_has_it(client, link, settings):
    settings.SESSION_COOKIE_SECURE = True
    press(client, link)
    assert client.cookies[link.cookie]["secure"]


def test_nothing_of_the_secret_is_kept(browser, link, board):
    kept = now_in(board, link)
    assert browser.cookies[link.cookie].value not in kept.browser_hash
    assert link.token not in str(vars(kept))


def test_another_browser_is_offered_a_new_link(browser, link, client):
    page = text(client.get(address(link)))
    assert "opened in another browser" in page
    assert link.email not in page
    assert press(client, link).status_code == 302
    assert client.cookies.get(link.cookie) is None


def test_new_link_goes_to_the_address_on_file(browser, link, client, board, asked, firm):
    answer_of(asked, firm, "draft")
    page = client.post(
        reverse("training:renew_link", args=[link.token]), {"email": "thief@example.org"}
    )
    assert "on its way" in text(page)
    mail = Mail.objects.get()
    assert mail.recipient == link.email
    assert now_in(board, link).ended_at
    assert client.get(address(link)).status_code == 410
    assert browser.get(tasks(link))["Location"] == address(link)
    with tenant([board]):
        new = AnswerLink.objects.standing().get()
        assert asked.answers.count() == 1
    assert new.token in mail.body
    press(client, new)
    assert client.get(tasks(new)).status_code == 200


def test_new_link_is_asked_for_twice_but_mailed_once(browser, link, client):
    press(client, link, "renew_link")
    assert press(client, link, "renew_link")["Location"] == address(link)
    assert Mail.objects.count() == 1


def test_too_many_new_links_are_refused_in_words(browser, link, client, settings, board):
    settings.ACCOUNT_RATE_LIMITS = {"answer_link": "1/h/key"}
    press(client, link, "renew_link")
    with tenant([board]):
        new = AnswerLink.objects.standing().get()
    press(client, new)
    page = press(Client(), new, "renew_link")
    assert page.status_code == 429
    assert "asked for several times" in text(page)
    assert not now_in(board, new).ended_at


def test_link_not_opened_yet_needs_no_new_one(client, link, board):
    assert press(client, link, "renew_link").status_code == 302
    assert not now_in(board, link).ended_at


@pytest.mark.parametrize("name", ["link", "open_link", "renew_link"])
def test_made_up_address_looks_like_a_missing_page(client, link, name, other_board):
    token = link.token
    with tenant([link.board]):
        foreign = AnswerLink(pk=link.pk, board=other_board).token
    for wrong in ("nothing", token[:-1], token + "a", foreign):
        url = reverse(f"training:{name}", args=[wrong])
        response = client.get(url) if name == "link" else client.post(url)
        assert response.status_code == 404


def test_receiver_who_left_the_firm_opens_nothing(client, link, approver, board, day):
    approver.memberships.update(starts_on=day - dt.timedelta(days=9), ends_on=day)
    press(client, link)
    assert client.cookies.get(link.cookie) is None
    assert client.get(address(link)).status_code == 410
    assert now_in(board, link).opened_at is None


def test_receiver_who_left_gets_no_new_link(browser, link, approver, day):
    approver.memberships.update(starts_on=day - dt.timedelta(days=9), ends_on=day)
    assert "on its way" in text(press(Client(), link, "renew_link"))
    assert not Mail.objects.exists()


def test_contact_without_an_account_opens_it(client, asked, firm, board):
    employer = factories.EmployerFactory(board=board, organization=firm)
    factories.ContactFactory(employer=employer, email="main@example.org", is_main=True)
    link = demand.AnswerLinkFactory(round=asked, organization=firm, email="Main@example.org")
    press(client, link)
    assert client.get(tasks(link)).status_code == 200


def test_link_leads_to_no_other_page(browser, link, asked, firm):
    close(asked)
    factories.ReleaseFactory(round=asked)
    for name, party in [
        ("own_release", [firm.pk, asked.pk]), ("own_rounds", [firm.pk]),
        ("release", [asked.board.slug, asked.pk]), ("answer", [firm.pk, asked.pk]),
    ]:  # fmt: skip
        response = browser.get(reverse(f"training:{name}", args=party))
        assert response["Location"].startswith(reverse("account_login"))


def test_cookie_of_one_firm_opens_nothing_of_another(browser, link, asked):
    rival = new_firm(asked.partnership, "Rival")
    other = demand.AnswerLinkFactory(round=asked, organization=rival)
    browser.cookies[other.cookie] = browser.cookies[link.cookie].value
    assert browser.get(tasks(other))["Location"] == address(other)


def test_person_signed_in_elsewhere_answers_for_the_firm_of_the_link(link, board, job):
    rival = factories.OrganizationFactory(name="Rival")
    client = sign_in(person_of(rival, "approver"))
    press(client, link)
    page = text(client.get(tasks(link, "answer_job", job.pk)))
    assert "Machinists you employ" in page
    assert "Our needs" not in page


def test_after_sending_there_is_the_receipt_alone(browser, link, asked, firm, job):
    answer_of(asked, firm, Machinists={"employed": 70139})
    response = browser.get(address(link), follow=True)
    assert response.redirect_chain[-1] == (tasks(link, "receipt"), 302)
    assert browser.get(tasks(link, "answer_job", job.pk))["Location"] == tasks(link, "receipt")


def test_closed_round_says_so_without_a_number(browser, link, asked, firm):
    answer_of(asked, firm, Machinists={"employed": 70139})
    close(asked)
    page = browser.get(tasks(link), follow=True)
    assert "Answers can no longer be changed." in text(page)
    assert "70139" not in text(page)
    assert "70,139" not in text(page)
    assert browser.cookies[link.cookie].value == ""
    assert press(Client(), link).status_code == 302


def test_round_opened_again_opens_its_links(client, link, asked):
    close(asked)
    press(client, link)
    assert client.cookies.get(link.cookie) is None
    with tenant([asked.board]):
        asked.state, asked.closed_at = "open", None
        asked.save()
    press(client, link)
    assert client.get(tasks(link)).status_code == 200


def test_withdrawn_round_says_why(browser, link, asked):
    with tenant([asked.board]):
        asked.state = "withdrawn"
        asked.save()
        demand.RoundMoveFactory(
            round=asked, kind=RoundMove.Kind.WITHDRAWN, reason="The plant closes."
        )
    page = text(browser.get(tasks(link), follow=True))
    assert "The board withdrew this round: The plant closes." in page


def test_firm_that_left_the_partnership_is_told_so(browser, link, asked, firm, board):
    with tenant([board]):
        asked.partnership.members.filter(organization=firm).update(status="left")
    page = browser.get(tasks(link, "answer_needs"), follow=True)
    assert "no longer sits in this partnership" in text(page)


def test_link_page_asks_for_few_rows(browser, link, job):
    assert count_queries(browser, tasks(link, "answer_job", job.pk)) <= 20


def test_round_asks_its_people_and_the_main_contacts_of_firms_without(
    asked, firm, approver, editor, board, day
):
    quiet = new_firm(asked.partnership, "Quiet")
    employer = factories.EmployerFactory(board=board, organization=quiet)
    factories.ContactFactory(employer=employer, name="Mo", email="mo@example.org", is_main=True)
    factories.ContactFactory(employer=employer, email="other@example.org")
    own = factories.EmployerFactory(board=board, organization=firm)
    factories.ContactFactory(employer=own, email="nobody@example.org", is_main=True)
    with tenant([board]):
        people = people_of(asked, day)
    assert [(one.organization, one.email, one.may_send, one.has_account) for one in people] == [
        (firm, approver.email, True, True), (firm, editor.email, False, True),
        (quiet, "mo@example.org", True, False),
    ]  # fmt: skip


def test_one_person_has_one_link_however_often_asked(asked, firm, board):
    with tenant([board]):
        links = {
            link_to(
                asked, firm, name="Mo", email=email, may_send=True, now=timezone.now()
            ).pk
            for email in ("mo@example.org", "Mo@example.org")
        }  # fmt: skip
    assert len(links) == 1
