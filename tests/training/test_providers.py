"""Providers and programs as staff see them; the pages of providers and partners."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def provider(board):
    return factories.ProviderFactory(board=board, organization__name="Conestoga College")


@pytest.fixture
def program(provider):
    return factories.ProgramFactory(
        provider=provider, name="CNC setup", tuition="1500.00", occupations=["51-4041.00"]
    )


@pytest.fixture
def cohort(program):
    made = factories.CohortFactory(partnership__board=program.board, program=program)
    factories.SeatPledgeFactory(cohort=made, seats=9, organization__name="Secret Hydraulics")
    return made


@pytest.fixture
def provider_client(provider):
    member = factories.MembershipFactory(
        of_organization=True, organization=provider.organization, role="representative"
    )
    return sign_in(member.user, second_factor=False)


@pytest.fixture
def union(board):
    return factories.OrganizationFactory(name="Machinists Local 9", labor=True)


@pytest.fixture
def union_client(union):
    member = factories.MembershipFactory(
        of_organization=True, organization=union, role="representative"
    )
    return sign_in(member.user, second_factor=False)


def count(client, address):
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


def test_staff_find_a_provider_by_name(board, provider, convener_client):
    other = factories.ProviderFactory(board=board)
    address = reverse("training:providers", args=[board.slug])
    page = words(convener_client.get(address))
    assert provider.organization.name in page
    assert other.organization.name in page
    page = words(convener_client.get(address, {"q": "conestoga"}))
    assert other.organization.name not in page
    assert "No provider fits" in words(convener_client.get(address, {"q": "zither"}))


def test_an_empty_list_says_how_providers_come(board, convener_client):
    page = words(convener_client.get(reverse("training:providers", args=[board.slug])))
    assert "No providers yet" in page


def test_a_provider_lists_its_programs(provider, program, convener_client):
    page = words(convener_client.get(provider.get_absolute_url()))
    assert "CNC setup" in page
    assert "$1,500.00" in page
    assert "not reported" in page
    page = words(convener_client.get(provider.get_absolute_url(), {"q": "zither"}))
    assert "No program fits" in page


def test_a_provider_without_programs_says_so(provider, convener_client):
    assert "No programs yet" in words(convener_client.get(provider.get_absolute_url()))


def test_a_program_shows_its_codes_and_classes(program, cohort, convener_client):
    page = words(convener_client.get(program.get_absolute_url()))
    assert "51-4041.00" in page
    assert cohort.name in page


def test_a_program_without_classes_says_so(program, convener_client):
    assert "No class of this program yet" in words(convener_client.get(program.get_absolute_url()))


@pytest.mark.parametrize("name", ["provider", "program"])
def test_a_stranger_finds_no_provider(name, provider, program, stranger_client):
    row = {"provider": provider, "program": program}[name]
    assert stranger_client.get(row.get_absolute_url()).status_code == 404
    theirs = reverse(f"training:{name}", args=["b", row.pk])
    assert stranger_client.get(theirs).status_code == 404


def test_lists_take_as_many_queries_with_many_rows(board, provider, program, convener_client):
    pages = [reverse("training:providers", args=[board.slug]), provider.get_absolute_url()]
    few = [[count(convener_client, page) for _ in range(2)][1] for page in pages]
    for _ in range(12):
        factories.ProviderFactory(board=board)
        factories.ProgramFactory(provider=provider)
    assert [count(convener_client, page) for page in pages] == few


def test_a_provider_starts_with_its_classes_and_programs(provider, cohort, provider_client):
    page = words(provider_client.get(reverse("training:provider_home", args=[
        provider.organization_id
    ])))  # fmt: skip
    assert cohort.name in page
    assert "CNC setup" in page
    assert "9 of 12" in page
    assert "Secret Hydraulics" not in page


def test_a_provider_new_to_the_portal_reads_what_will_come(provider, provider_client):
    home = reverse("training:provider_home", args=[provider.organization_id])
    page = words(provider_client.get(home))
    for empty in ("No class of yours yet", "No needs released yet", "No programs listed"):
        assert empty in page


def test_a_provider_reads_releases_of_partnerships_it_sits_in(provider, cohort, provider_client):
    seat = factories.MemberFactory(
        partnership=cohort.partnership, organization=provider.organization, seat="provider"
    )
    closed = factories.DemandRoundFactory(partnership=seat.partnership, closed=True)
    page = words(
        provider_client.get(reverse("training:provider_home", args=[provider.organization_id]))
    )
    assert f"/p/{provider.organization_id}/rounds/{closed.pk}/needs/" in page


def test_a_provider_sees_seats_of_its_class_and_no_firm(provider, cohort, provider_client):
    address = reverse("training:provider_class", args=[provider.organization_id, cohort.pk])
    page = words(provider_client.get(address))
    assert "9 of 12 seats pledged" in page
    assert "Secret Hydraulics" not in page


def test_a_provider_finds_no_class_of_another(provider, board, provider_client):
    other = factories.CohortFactory(partnership__board=board)
    address = reverse("training:provider_class", args=[provider.organization_id, other.pk])
    assert provider_client.get(address).status_code == 404


def test_another_providers_people_find_nothing(provider, cohort, board):
    other = factories.ProviderFactory(board=board).organization
    member = factories.MembershipFactory(of_organization=True, organization=other)
    client = sign_in(member.user, second_factor=False)
    for address in (
        reverse("training:provider_home", args=[provider.organization_id]),
        reverse("training:provider_class", args=[provider.organization_id, cohort.pk]),
    ):
        assert client.get(address).status_code == 404


def test_the_providers_home_takes_as_many_queries_with_many_rows(provider, cohort, provider_client):
    home = reverse("training:provider_home", args=[provider.organization_id])
    few = [count(provider_client, home) for _ in range(2)][1]
    for _ in range(11):
        factories.ProgramFactory(provider=provider)
        factories.CohortFactory(partnership=cohort.partnership, program=cohort.program)
    assert count(provider_client, home) == few


def test_a_partner_starts_with_its_partnerships_and_what_recruits(union, cohort, union_client):
    factories.MemberFactory(partnership=cohort.partnership, organization=union, seat="labor")
    closed = factories.DemandRoundFactory(partnership=cohort.partnership, closed=True)
    page = words(union_client.get(reverse("training:partner_home", args=[union.pk])))
    assert str(cohort.partnership) in page
    assert "9 of 12 seats pledged" in page
    assert f"/o/{union.pk}/rounds/{closed.pk}/needs/" in page
    assert "Secret Hydraulics" not in page


def test_a_partner_without_a_seat_reads_what_will_come(union, cohort, union_client):
    page = words(union_client.get(reverse("training:partner_home", args=[union.pk])))
    assert "No seat yet" in page
    assert cohort.name not in page


def test_a_partners_home_takes_as_many_queries_with_many_rows(union, cohort, union_client):
    factories.MemberFactory(partnership=cohort.partnership, organization=union, seat="labor")
    home = reverse("training:partner_home", args=[union.pk])
    few = [count(union_client, home) for _ in range(2)][1]
    for _ in range(11):
        more = factories.CohortFactory(partnership__board=cohort.board, program=cohort.program)
        factories.MemberFactory(partnership=more.partnership, organization=union, seat="labor")
    assert count(union_client, home) == few


def test_a_strangers_union_finds_nothing(union, stranger_client):
    home = reverse("training:partner_home", args=[union.pk])
    assert stranger_client.get(home).status_code == 404
