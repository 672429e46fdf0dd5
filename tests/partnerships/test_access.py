from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from partnerships.access import assigned_partnership, sections
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board, name="Manufacturing")


def test_a_guest_sees_only_what_is_assigned_to_her(board, partnership):
    guest = factories.MembershipFactory(board=board, is_guest=True)
    other = factories.PartnershipFactory(board=board, name="Health")
    factories.AssignmentFactory(partnership=partnership, user=guest.user)
    client = sign_in(guest.user)
    page = client.get(reverse("partnerships:index", args=[board.slug]))
    assert [row.name for row in page.context["page"]] == ["Manufacturing"]
    for name in ("partnerships:detail", "partnerships:members", "careerpaths:jobs"):
        assert client.get(reverse(name, args=[board.slug, partnership.pk])).status_code == 200
        assert client.get(reverse(name, args=[board.slug, other.pk])).status_code == 404
    for name in ("partnerships:edit", "partnerships:add_member", "careerpaths:add_job"):
        assert client.get(reverse(name, args=[board.slug, partnership.pk])).status_code == 404
    assert client.get(reverse("employers:index", args=[board.slug])).status_code == 404


def test_a_guest_without_an_assignment_sees_no_partnership(board, partnership):
    guest = factories.MembershipFactory(board=board, is_guest=True)
    page = sign_in(guest.user).get(reverse("partnerships:index", args=[board.slug]))
    assert "for guests once one is assigned" in page.content.decode()


@dataclass
class Asked:
    """Who asks: what the door leaves on a request."""

    user: object
    membership: object


@pytest.mark.usefixtures("behind_wall")
def test_firms_answers_need_an_assignment_whatever_the_role(board, partnership, director):
    asked = Asked(director, director.memberships.get())
    with pytest.raises(PermissionDenied, match="A director of the board assigns them"):
        assigned_partnership(asked, board, partnership.pk)
    factories.AssignmentFactory(partnership=partnership, user=director)
    assert assigned_partnership(asked, board, partnership.pk) == partnership


@pytest.mark.usefixtures("behind_wall")
def test_a_partnership_of_another_board_is_missing(board, other_board, director):
    theirs = factories.PartnershipFactory(board=other_board)
    factories.AssignmentFactory(partnership=theirs, user=director)
    with pytest.raises(Http404):
        assigned_partnership(Asked(director, director.memberships.get()), board, theirs.pk)


def entries(membership):
    return [(item.label, item.place) for item in sections(membership)]


@pytest.mark.usefixtures("behind_wall")
def test_navigation_lists_my_partnerships(board, partnership, convener):
    factories.PartnershipFactory(board=board)
    factories.AssignmentFactory(partnership=partnership, user=convener)
    membership = convener.memberships.get()
    assert entries(membership) == [("Partnerships", "main"), ("Manufacturing", "more")]


def test_navigation_of_organizations_leads_to_their_seats():
    firm = factories.MembershipFactory(of_organization=True)
    college = factories.MembershipFactory(
        of_organization=True, organization=factories.OrganizationFactory(provider=True)
    )
    assert entries(firm) == [("Partnership", "main")]
    assert entries(college) == [("Partnership", "main")]
