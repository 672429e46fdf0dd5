"""The doors of a mailed link and of staff who write down what a firm said."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, close, new_firm
from training.models.links import read_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(link, job):
    return reverse("training:link_answer_job", args=[link.token, job.pk])


def change(link, **fields):
    with tenant([link.board]):
        type(link).objects.filter(pk=link.pk).update(**fields)


def test_browser_of_the_link_answers_one_job(browser, page, link):
    text = browser.get(page).content.decode()
    assert "Machinists you employ" in text
    assert (
        link.round.partnership.name
        in browser.get(reverse("training:link_answer", args=[link.token])).content.decode()
    )


@pytest.mark.parametrize("secret", ["", "another"])
def test_another_browser_is_led_to_the_first_page(link, page, secret):
    client = Client()
    if secret:
        client.cookies[link.cookie] = secret
    assert client.get(page)["Location"] == f"/answer/{link.token}/"


def test_a_link_that_was_not_opened_opens_nothing(browser, link, page):
    change(link, opened_at=None, browser_hash="")
    assert browser.get(page).status_code == 302


def test_made_up_address_is_404(browser, link, page):
    assert read_token(link.token) == (link.board_id, link.pk)
    assert read_token("WzEsMl0:made-up") is None
    assert browser.get(page.replace(link.token, "WzEsMl0:made-up")).status_code == 404


def test_nobody_else_is_seen_through_a_link(browser, link, asked, job):
    rival = new_firm(asked.partnership, "Rival")
    answer_of(asked, rival, Machinists={"employed": 70139})
    for name, args in [("answer", []), ("answer_job", [job.pk]), ("check_answers", [])]:
        text = browser.get(reverse(f"training:link_{name}", args=[link.token, *args]))
        assert "70139" not in text.content.decode()


def test_link_of_a_part_opens_no_other_part(browser, link, page, job, welders):
    change(link, section=f"job:{job.pk}", may_send=False)
    assert browser.get(page).status_code == 200
    for name, args in [("answer_job", [welders.pk]), ("answer_needs", []), ("check_answers", [])]:
        url = reverse(f"training:link_{name}", args=[link.token, *args])
        assert browser.get(url).status_code == 404


def test_after_sending_there_is_the_receipt(browser, link, page, asked, firm):
    answer_of(asked, firm, Machinists={"employed": 1})
    assert browser.get(page)["Location"] == reverse("training:link_receipt", args=[link.token])


def test_closed_round_closes_its_links(browser, link, page, asked):
    close(asked)
    assert browser.get(page)["Location"] == f"/answer/{link.token}/"


def staff_page(round, firm, job):
    return reverse("training:staff_answer_job", args=[round.board.slug, round.pk, firm.pk, job.pk])


def test_staff_write_down_what_a_firm_says_and_are_written_down(
    asked, firm, job, assigned, convener_client, board
):
    factories.AnswerFactory(round=asked, organization=firm, source="call")
    assert convener_client.get(staff_page(asked, firm, job)).status_code == 200
    with tenant([board]):
        assert Look.objects.get().organization == firm


def test_staff_do_not_open_a_draft_of_the_firm(asked, firm, job, assigned, convener_client):
    answer_of(asked, firm, "draft")
    assert convener_client.get(staff_page(asked, firm, job)).status_code == 404


def test_staff_without_assignment_are_refused(asked, firm, job, convener_client):
    assert convener_client.get(staff_page(asked, firm, job)).status_code == 403
