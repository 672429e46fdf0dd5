"""A link is lost while somebody types: the new link shows it in the same browser."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand
from tests.training.conftest import new_firm, person_of
from tests.training.test_kept import NUMBERS, ORIGIN
from training.access.desks import LINK_LOST
from training.models import AnswerLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(asked, firm, approver):
    return demand.AnswerLinkFactory(
        round=asked, organization=firm, name="Renée", email=approver.email
    )


@pytest.fixture
def browser(link):
    """The browser that pressed the link's button."""
    client = Client()
    press(client, link, "open_link")
    return client


def address(link, page, *numbers):
    return reverse(f"training:link_{page}", args=[link.token, *numbers])


def press(client, link, name):
    return client.post(reverse(f"training:{name}", args=[link.token]))


def first_page(link):
    return reverse("training:link", args=[link.token])


def standing(board):
    with tenant([board]):
        return AnswerLink.objects.standing().get()


def loses(client, link):
    del client.cookies[link.cookie]


def text(response):
    return response.content.decode()


def test_new_link_shows_what_was_typed_and_one_press_saves(browser, link, asked, job, board):
    loses(browser, link)
    response = browser.post(address(link, "answer_job", job.pk), NUMBERS)
    assert response["Location"] == first_page(link)
    assert "What you typed is not lost." in text(browser.get(first_page(link)))
    assert "What you typed is not lost." in text(press(browser, link, "renew_link"))
    new = standing(board)
    page = press(browser, new, "open_link")
    page = browser.get(page["Location"], follow=True)
    assert LINK_LOST in text(page)
    assert page.context["form"]["employed"].value() == "24"
    assert page.request["PATH_INFO"] == address(new, "answer_job", job.pk)
    with tenant([board]):
        assert not asked.answers.exists()
    assert browser.post(page.request["PATH_INFO"], NUMBERS).status_code == 302
    with tenant([board]):
        assert asked.answers.get().job_answers.get().employed == 24
    again = browser.get(first_page(new), follow=True)
    assert LINK_LOST not in text(again)


def test_link_that_a_new_one_replaced_loses_nothing_either(browser, link, job, board):
    press(Client(), link, "renew_link")
    browser.post(address(link, "answer_job", job.pk), NUMBERS)
    page = browser.get(first_page(link))
    assert page.status_code == 410
    assert "What you typed is not lost." in text(page)


def test_browser_without_any_cookie_keeps_it(link, job, board):
    client = Client(enforce_csrf_checks=True)
    press(Client(), link, "open_link")
    page = address(link, "answer_job", job.pk)
    response = client.post(page, NUMBERS, headers=ORIGIN, follow=True)
    assert "What you typed is not lost." in text(response)


def test_stale_form_of_a_link_that_stands_is_shown_again(browser, link, job):
    client = Client(enforce_csrf_checks=True)
    client.cookies = browser.cookies
    page = address(link, "answer_job", job.pk)
    response = client.post(page, NUMBERS, headers=ORIGIN, follow=True)
    assert LINK_LOST in text(response)


def test_another_firms_link_shows_nothing_of_it(browser, link, asked, job, board):
    loses(browser, link)
    browser.post(address(link, "answer_job", job.pk), NUMBERS)
    rival_firm = new_firm(asked.partnership, "Rival")
    rival = demand.AnswerLinkFactory(
        round=asked, organization=rival_firm, email=person_of(rival_firm, "approver").email
    )
    with tenant([board]):
        browser.cookies[rival.typed_cookie] = browser.cookies[link.typed_cookie].value
    page = browser.get(press(browser, rival, "open_link")["Location"], follow=True)
    assert page.request["PATH_INFO"] == address(rival, "answer_job", job.pk)
    assert LINK_LOST not in text(page)
    assert 'value="24"' not in text(page)


def test_made_up_cookie_leads_nowhere_else(browser, link):
    for odd in ("x", f"{'k' * 43} //elsewhere.example", f"{'k' * 43} ../../../x?a=1"):
        browser.cookies[link.typed_cookie] = odd
        where = browser.get(first_page(link))["Location"]
        assert where.startswith(reverse("training:link_answer", args=[link.token]))


def test_looking_keeps_nothing(link, job):
    client = Client()
    client.get(address(link, "answer_job", job.pk))
    assert link.typed_cookie not in client.cookies
