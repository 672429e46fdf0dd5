"""What an employer sees of the partnerships it sits in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.MembershipFactory(
        of_organization=True, organization__name="Keystone Gear", role="editor"
    )


@pytest.fixture
def url(person):
    return reverse("partnerships:own_seats", args=[person.organization_id])


def seat_of(person, board, **details):
    return factories.MemberFactory(
        partnership__board=board, organization=person.organization, **details
    )


def test_a_firm_sees_its_seat_its_table_and_who_sees_its_answers(person, url, board, convener):
    seat = seat_of(
        person, board, role="chair", partnership__name="Manufacturing",
        partnership__convener=convener,
    )  # fmt: skip
    factories.AssignmentFactory(partnership=seat.partnership, user__name="Eli Assigned")
    factories.MemberFactory(
        partnership=seat.partnership, seat="labor", organization__name="Lodge 1088"
    )
    factories.MemberFactory(
        partnership=seat.partnership, status="prospect", organization__name="Hoped For"
    )
    page = sign_in(person.user).get(url).content.decode()
    assert "your seat: employer, chair, since January 2025" in page
    assert "Lodge 1088" in page
    assert "Labor representative" in page
    assert f"{convener.name}, Board A, 717-555-0100" in page
    assert "Eli Assigned." in page
    assert "totals of at least 3 employers" in page
    assert "Hoped For" not in page


def test_a_firm_that_has_not_agreed_sees_nobody(person, url, board):
    seat = seat_of(person, board, status="invited", joined_on=None)
    factories.MemberFactory(partnership=seat.partnership, organization__name="Pequea Castings")
    page = sign_in(person.user).get(url).content.decode()
    assert "You have no seat yet" in page
    assert "Pequea" not in page


def test_a_committed_firm_sees_a_table_without_active_members(person, url, board):
    seat_of(person, board, status="committed", joined_on=None)
    page = sign_in(person.user).get(url).content.decode()
    assert "your seat: employer" in page
    assert "No active members yet." in page
    assert "Nobody at the board yet." in page


def test_a_firm_in_two_boards_sees_both_its_partnerships(person, url, board, other_board):
    seat_of(person, board, partnership__name="Manufacturing")
    seat_of(person, other_board, partnership__name="Food")
    page = sign_in(person.user).get(url)
    assert [seat.partnership.name for seat in page.context["page"]] == ["Food", "Manufacturing"]


def test_a_stranger_gets_404(url, board, convener_client):
    other = factories.MembershipFactory(of_organization=True)
    assert sign_in(other.user).get(url).status_code == 404
    assert convener_client.get(url).status_code == 404


def test_an_organization_that_is_no_employer_has_no_such_page():
    college = factories.MembershipFactory(
        of_organization=True, organization=factories.OrganizationFactory(provider=True)
    )
    url = reverse("partnerships:own_seats", args=[college.organization_id])
    assert sign_in(college.user).get(url).status_code == 404


def test_rows_cost_no_queries(person, url, board):
    client = sign_in(person.user)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    grow(person, board, 2)
    few = queries()
    grow(person, board, 6)
    assert queries() == few


def grow(person, board, count):
    for _ in range(count):
        seat = seat_of(person, board, partnership__convener=factories.UserFactory())
        factories.AssignmentFactory(partnership=seat.partnership)
        factories.MemberFactory(partnership=seat.partnership)
        factories.MemberFactory(partnership=seat.partnership)
