"""Which entry of the navigation a page lies under, and whom its foot says to call."""

import pytest
from django.urls import reverse

from accounts.models import Engagement
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def marked(client, url):
    navigation = client.get(url).context["navigation"]
    return [item.label for item in navigation.items if item.current or item.within]


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        ("/b/a/", ["Today"]),
        ("/b/a/providers/", ["Classes"]),
        ("/b/a/pools/", ["Needs"]),
        ("/b/a/flow/", ["Needs"]),
        ("/b/a/roles/", ["People"]),
        ("/b/a/competencies/", ["Careers"]),
        ("/b/a/careers/", ["Careers"]),
    ],
)
def test_a_page_lies_under_one_entry_of_staff(convener_client, page, entry):
    assert marked(convener_client, page) == entry


@pytest.mark.parametrize(
    ("page", "entry"), [("/", ["Partnerships"]), (reverse("accounts:protection"), [])]
)
def test_only_partnerships_lie_under_the_directory(client, page, entry):
    assert marked(client, page) == entry


@pytest.fixture
def firm(board):
    firm = factories.OrganizationFactory(kinds=["employer"])
    Engagement.objects.create(board=board, organization=firm)
    return firm


def person_of(firm):
    user = factories.UserFactory()
    factories.MembershipFactory(user=user, board=None, organization=firm, role="approver")
    return sign_in(user)


def test_the_list_of_competitors_lies_under_the_needs_of_a_firm(firm):
    page = reverse("training:kept_apart", args=[firm.pk])
    assert marked(person_of(firm), page) == ["Our needs"]


def foot(firm):
    page = person_of(firm).get(reverse("accounts:own_looks", args=[firm.pk])).content.decode()
    return " ".join(page.split("<footer")[1].split())


def test_a_firm_reads_whom_to_call(board, firm):
    board.help_hours = "weekdays 8 to 5"
    board.save()
    assert "For help, call Board A: 717-555-0100, weekdays 8 to 5." in foot(firm)


def test_a_firm_of_two_boards_reads_both(firm, other_board):
    Engagement.objects.create(board=other_board, organization=firm)
    assert "call Board A: 717-555-0100; or Board B: 717-555-0100." in foot(firm)


def test_a_board_without_a_phone_is_not_named(board, firm):
    board.phone = ""
    board.save()
    assert "For help, call your workforce board." in foot(firm)
