"""A partnership with an employer, a union and their people at its table."""

import pytest

from tests import factories
from tests.conftest import sign_in


def seat(partnership, role, **fields):
    """Return a member with a person of this role, who is signed in as `member.client`."""
    member = factories.MemberFactory(partnership=partnership, **fields)
    membership = factories.MembershipFactory(
        of_organization=True, organization=member.organization, role=role
    )
    member.person, member.client = membership.user, sign_in(membership.user)
    return member


@pytest.fixture
def table(board):
    """The partnership of this folder's tests about the table's work."""
    return factories.PartnershipFactory(board=board, name="Manufacturing", slug="manufacturing")


@pytest.fixture
def firm(table):
    """An employer member with its approver."""
    firm = factories.OrganizationFactory(name="Keystone Gear")
    factories.EmployerFactory(board=table.board, organization=firm, employees=44)
    return seat(table, "approver", organization=firm)


@pytest.fixture
def editor_client(firm):
    person = factories.MembershipFactory(
        of_organization=True, organization=firm.organization, role="editor"
    )
    return sign_in(person.user)


@pytest.fixture
def union(table):
    """A labor representative's organization with its person."""
    lodge = factories.OrganizationFactory(labor=True, name="Lodge 1088")
    return seat(table, "representative", organization=lodge, seat="labor")
