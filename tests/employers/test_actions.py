import datetime as dt

import pytest

from accounts.models import Organization, fein_hash
from accounts.tenancy import tenant
from employers.actions.firms import add_employer, add_organization, heard
from employers.actions.services import ask
from employers.models import Employer, Question
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


def last_heard(employer):
    with tenant([employer.board]):
        return Employer.objects.get(pk=employer.pk).last_heard_on


def test_a_firm_is_heard_by_each_board_in_sight(board, other_board, day):
    here = factories.EmployerFactory(board=board)
    there = factories.EmployerFactory(board=other_board, organization=here.organization)
    with tenant([board]):
        heard(here.organization, on=day)
    assert (last_heard(here), last_heard(there)) == (day, None)
    with tenant([board, other_board], here.organization):
        heard(here.organization, on=day)
    assert last_heard(there) == day


def test_what_was_heard_earlier_changes_nothing(board, day):
    employer = factories.EmployerFactory(board=board, last_heard_on=day)
    with tenant([board]):
        heard(employer.organization, on=day - dt.timedelta(days=1))
    assert last_heard(employer) == day


def test_a_question_said_twice_is_kept_once(board, day):
    firm = factories.OrganizationFactory()
    words = {"board": board, "organization": firm, "topic": "hiring", "agency": "Us", "on": day}
    with tenant([board]):
        assert ask(**words) == ask(**words)
        ask(**words | {"topic": "wages"})
        assert Question.objects.count() == 2
