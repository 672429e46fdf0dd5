"""A firm of board A with its people, and an agency that calls on firms."""

import pytest

from accounts.models import Engagement
from tests import factories
from tests.conftest import sign_in


@pytest.fixture
def employer(board):
    return factories.EmployerFactory(board=board, organization__name="Keystone Gear")


@pytest.fixture
def firm(employer):
    return employer.organization


def person_of(organization, role):
    membership = factories.MembershipFactory(
        of_organization=True, organization=organization, role=role
    )
    return membership.user


@pytest.fixture
def approver(firm):
    return person_of(firm, "approver")


@pytest.fixture
def approver_client(approver):
    return sign_in(approver)


@pytest.fixture
def editor_client(firm):
    return sign_in(person_of(firm, "editor"))


@pytest.fixture
def rival_client(board):
    """An approver of another firm of the same board."""
    other = factories.EmployerFactory(board=board, organization__name="Pequea Castings")
    return sign_in(person_of(other.organization, "approver"))


@pytest.fixture
def agency(board):
    agency = factories.OrganizationFactory(name="Red Rose Works", kinds=["community"])
    Engagement.objects.create(board=board, organization=agency)
    return agency


@pytest.fixture
def agency_client(agency):
    return sign_in(person_of(agency, "representative"))
