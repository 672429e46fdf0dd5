"""Two browsers, or two presses, at one mailed link at once, with real commits."""

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Mail
from tests import demand, factories
from tests.training.conftest import new_firm
from tests.training.test_answers_races import at_once
from training.actions.links import open_link, renew_link
from training.models import AnswerLink

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.slow]


@pytest.fixture
def link():
    round = factories.DemandRoundFactory()
    firm = new_firm(round.partnership, "Keyline")
    person = factories.MembershipFactory(of_organization=True, organization=firm, role="approver")
    return demand.AnswerLinkFactory(round=round, organization=firm, email=person.user.email)


def all_links(link):
    with tenant([link.board]):
        return list(AnswerLink.objects.order_by("pk"))


def test_one_of_several_browsers_opens_it(link):
    secrets = []

    def press():
        with tenant([link.board], link.organization):
            secrets.append(open_link(link, now=timezone.now()))

    assert at_once(*[press] * 6) == []
    (winner,) = [secret for secret in secrets if secret]
    (opened,) = all_links(link)
    assert opened.is_of_browser(winner)


def test_new_link_asked_for_at_once_is_mailed_once(link):
    def ask():
        with tenant([link.board], link.organization):
            renew_link(link, now=timezone.now())

    assert at_once(*[ask] * 4) == []
    assert Mail.objects.count() == 1
    old, new = all_links(link)
    assert old.ended_at
    assert not new.ended_at


def test_pressed_while_it_ends_it_is_not_opened_afterwards(link):
    secrets = []

    def press():
        with tenant([link.board], link.organization):
            secrets.append(open_link(link, now=timezone.now()))

    def ask():
        with tenant([link.board], link.organization):
            renew_link(link, now=timezone.now())

    assert at_once(press, ask) == []
    old, _ = all_links(link)
    assert old.ended_at
    assert bool(old.opened_at) == bool(secrets[0])
