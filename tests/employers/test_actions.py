import pytest

from accounts.models import Organization, fein_hash
from accounts.tenancy import tenant
from employers.actions.firms import add_employer, add_organization
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_new_firm_becomes_an_organization_and_an_employer(board, convener):
    with tenant([board]):
        employer = add_employer(board=board, by=convener, name="Pequea Castings", employees=132)
    assert employer.organization.name == "Pequea Castings"
    assert employer.organization.kinds == ["employer"]
    assert (employer.employees, employer.named_contact) == (132, convener)


def test_the_named_contact_stays_the_one_who_was_named(board, convener, director):
    with tenant([board]):
        employer = add_employer(board=board, by=convener, name="Gears", named_contact=director)
    assert employer.named_contact == director


def test_a_provider_may_be_an_employer_too(board, convener):
    college = factories.OrganizationFactory(provider=True)
    with tenant([board]):
        add_employer(board=board, by=convener, organization=college)
    college.refresh_from_db()
    assert college.kinds == ["provider", "employer"]


def test_a_known_employer_keeps_its_kinds(board, convener):
    firm = factories.OrganizationFactory()
    with tenant([board]):
        add_employer(board=board, by=convener, organization=firm)
    firm.refresh_from_db()
    assert firm.kinds == ["employer"]


def test_the_employer_number_is_kept_as_a_fingerprint_only(board, convener):
    with tenant([board]):
        employer = add_employer(board=board, by=convener, name="Gears", fein="23-1234567")
    row = Organization.objects.filter(pk=employer.organization_id).values().get()
    assert row["fein_hash"] == fein_hash("231234567")
    assert "1234567" not in str(row)


def test_the_same_employer_number_is_the_same_firm():
    kind = Organization.Kind.EMPLOYER
    first = add_organization(name="Gears", kind=kind, fein="23-1234567")
    assert add_organization(name="Gears Inc.", kind=kind, fein="231234567") == first
