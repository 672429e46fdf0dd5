"""The weekly digest: who is mailed what changed, and that asking twice mails once."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Mail
from partnerships.actions.digests import send_digests, subscribe, unsubscribe
from partnerships.models import Subscription
from tests import factories
from tests import table as rows

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
BEFORE = NOW - dt.timedelta(days=7)
WEEK = "2026-W48"


@pytest.fixture
def reader(firm):
    with tenant([firm.board]):
        subscribe(firm.partnership, firm.person, organization=firm.organization, now=BEFORE)
    return firm.person


@pytest.fixture
def news(table):
    meeting = rows.MeetingFactory(partnership=table, name="Fall meeting")
    return rows.DecisionFactory(
        meeting=meeting, text="Ask for a setup class", decided_on=NOW.date() - dt.timedelta(2)
    )


def send(board, now=NOW, week=WEEK):
    with tenant([board]):
        return send_digests(board, now=now, week=week)


def subscriptions(board):
    with tenant([board]):
        return list(Subscription.objects.select_related("user"))


def test_reader_is_mailed_what_changed(board, reader, news):
    assert send(board) == 1
    mail = Mail.objects.get(template="digest")
    assert mail.recipient == reader.email
    assert "Decided: Ask for a setup class" in mail.body


def test_asking_twice_mails_once(board, reader, news):
    send(board)
    assert send(board) == 0
    assert Mail.objects.filter(template="digest").count() == 1


def test_what_was_told_is_no_news_next_week(board, reader, news):
    send(board)
    assert send(board, NOW + dt.timedelta(days=7), "2026-W49") == 0


def test_nothing_new_sends_nothing(board, reader):
    assert send(board) == 0


def test_who_left_is_not_mailed(board, reader, news):
    reader.memberships.update(ends_on=NOW.date())
    assert send(board) == 0


def test_an_organization_that_left_the_table_is_not_mailed(board, firm, reader, news):
    with tenant([board]):
        firm.partnership.members.update(status="left")
    assert send(board) == 0


def test_staff_are_mailed_a_link_of_their_own_door(board, table, convener, news):
    with tenant([board]):
        subscribe(table, convener, organization=None, now=BEFORE)
    rows.MinutesFileFactory(meeting=news.meeting, made_at=NOW - dt.timedelta(1))
    assert send(board) == 1
    path = reverse("partnerships:meeting", args=[board.slug, news.meeting.pk])
    assert path in Mail.objects.get(template="digest").body


def test_another_boards_readers_are_left_alone(board, other_board, reader, news):
    assert send(other_board) == 0
    assert [one.told_until for one in subscriptions(board)] == [BEFORE]


def test_unsubscribed_is_not_mailed(board, reader, table, news):
    with tenant([board]):
        unsubscribe(table, reader)
    assert send(board) == 0


def test_member_switches_the_mail_on_and_off(firm):
    url = reverse("partnerships:own_digest", args=[firm.organization.pk, firm.partnership.pk])
    page = reverse("partnerships:own_seat", args=[firm.organization.pk, firm.partnership.pk])
    assert firm.client.post(url, {"wanted": "yes"}).url == page
    assert [one.user for one in subscriptions(firm.board)] == [firm.person]
    assert "Stop the mail" in firm.client.get(page).content.decode()
    firm.client.post(url, {"wanted": "no"})
    assert not subscriptions(firm.board)


def test_staff_switch_the_mail_on(board, table, director, director_client):
    url = reverse("partnerships:digest", args=[board.slug, table.pk])
    assert director_client.post(url, {"wanted": "yes"}).url == table.get_absolute_url()
    assert [one.user for one in subscriptions(board)] == [director]


def test_firm_without_a_seat_cannot_ask_for_the_mail(firm):
    other = factories.PartnershipFactory(board=firm.board)
    url = reverse("partnerships:own_digest", args=[firm.organization.pk, other.pk])
    assert firm.client.post(url, {"wanted": "yes"}).status_code == 404


def test_seat_page_tells_what_is_next(firm, news):
    soon = timezone.now() + dt.timedelta(days=3)
    meeting = rows.MeetingFactory(
        partnership=firm.partnership, starts_at=soon, ends_at=soon + dt.timedelta(hours=2)
    )
    rows.ActionItemFactory(partnership=firm.partnership, organization=firm.organization)
    page = reverse("partnerships:own_seat", args=[firm.organization.pk, firm.partnership.pk])
    text = firm.client.get(page).content.decode()
    assert meeting.name in text
    assert news.text in text


def test_union_has_the_same_page_through_its_own_door(union):
    page = reverse("partnerships:partner_seat", args=[union.organization.pk, union.partnership.pk])
    assert union.client.get(page).status_code == 200
