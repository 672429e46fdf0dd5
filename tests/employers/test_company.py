"""What a firm reads and says about itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from employers.models import Employer, Site
from tests import factories
from tests.conftest import sign_in
from tests.employers.conftest import person_of
from tests.table import QuestionFactory, ServiceEventFactory

pytestmark = pytest.mark.django_db


def url_of(page, firm, *more):
    return reverse(f"employers:{page}", args=[firm.pk, *more])


def every_page(employer, site):
    firm = employer.organization
    return {
        "company": url_of("company", firm),
        "edit_company": url_of("edit_company", firm, employer.pk),
        "add_site": url_of("add_site", firm, employer.pk),
        "edit_site": url_of("edit_site", firm, employer.pk, site.pk),
        "remove_site": url_of("remove_site", firm, employer.pk, site.pk),
    }


@pytest.fixture
def lancaster(board):
    county = factories.CountyFactory()
    board.counties.add(county)
    return county


@pytest.fixture
def site(employer, lancaster):
    return factories.SiteFactory(employer=employer, county=lancaster)


def now(employer):
    with tenant([employer.board]):
        return Employer.objects.get(pk=employer.pk)


def sites(board):
    with tenant([board]):
        return [str(site) for site in Site.objects.all()]


def test_strangers_and_other_firms_do_not_pass(employer, site, stranger_client, rival_client):
    for url in every_page(employer, site).values():
        for client in (stranger_client, rival_client):
            response = client.post(url)
            assert response.status_code == 404


def test_who_only_reads_changes_nothing(employer, site, firm):
    client = sign_in(person_of(firm, "representative"))
    pages = every_page(employer, site)
    assert "Change the profile" not in client.get(pages.pop("company")).content.decode()
    for url in pages.values():
        assert client.post(url).status_code == 403


def test_another_firms_rows_are_missing_behind_ones_own_door(
    board, firm, employer, approver_client
):
    theirs = factories.EmployerFactory(board=board)
    site = factories.SiteFactory(employer=theirs)
    for page, more in [("edit_company", []), ("add_site", []), ("edit_site", [site.pk]),
                       ("remove_site", [site.pk])]:  # fmt: skip
        url = url_of(page, firm, theirs.pk, *more)
        assert approver_client.post(url).status_code == 404
        url = url_of(page, firm, employer.pk, *more)
        assert more == [] or approver_client.post(url).status_code == 404


def test_a_firm_reads_what_the_board_knows(employer, site, firm, approver_client, convener, day):
    with tenant([employer.board]):
        Employer.objects.update(named_contact=convener)
    ServiceEventFactory(employer=employer, about="Found a class", outcome="Four enrolled")
    QuestionFactory(board=employer.board, organization=firm, asked_on=day, agency="Red Rose")
    QuestionFactory(board=employer.board, asked_on=day, agency="Not ours")
    other = factories.EmployerFactory(board=employer.board)
    ServiceEventFactory(employer=other, about="Another firm's class")
    page = approver_client.get(url_of("company", firm)).content.decode()
    for words in ("332710", "120", "Main plant, Lancaster", "Convener", "717-555-0100",
                  "Found a class", "Four enrolled", "Red Rose"):  # fmt: skip
        assert words in page
    assert "Not ours" not in page
    assert "Another firm" not in page


def test_a_firm_of_which_little_is_known_reads_so(board, firm, employer, approver_client):
    with tenant([board]):
        Employer.objects.update(naics="", employees=None)
    page = approver_client.get(url_of("company", firm)).content.decode()
    for words in ("not known", "No site is entered yet", "No service yet", "The directors",
                  "You have not asked for help yet", "No agency wrote down"):  # fmt: skip
        assert words in page


def test_whoever_left_today_opens_nothing(firm, approver, approver_client, day):
    assert approver_client.get(url_of("company", firm)).status_code == 200
    approver.memberships.update(ends_on=day)
    assert approver_client.get(url_of("company", firm)).status_code == 404


def test_a_firm_keeps_its_profile(employer, lancaster, firm, editor_client, day):
    url = url_of("edit_company", firm, employer.pk)
    assert editor_client.get(url).status_code == 200
    typed = {"naics": "332721", "employees": "131", "county": lancaster.pk, "has_union": "on"}
    assert editor_client.post(url, typed).url == url_of("company", firm)
    row = now(employer)
    assert (row.naics, row.employees, row.county, row.has_union, row.last_heard_on) == (
        "332721", 131, lancaster, True, day
    )  # fmt: skip


def test_a_bad_profile_is_said_at_the_field_and_kept(employer, firm, approver_client):
    url = url_of("edit_company", firm, employer.pk)
    page = approver_client.post(url, {"naics": "999999", "employees": "many"})
    errors = page.context["form"].errors
    assert errors["naics"] == ["999999 is not in NAICS 2022."]
    assert errors["employees"] == ["Enter a whole number."]
    assert 'value="many"' in page.content.decode()
    assert now(employer).employees == 120


def test_a_firm_keeps_its_sites(employer, lancaster, firm, approver_client, convener_client):
    add = url_of("add_site", firm, employer.pk)
    assert approver_client.get(add).status_code == 200
    typed = {"name": "Plant 2", "city": "Lititz", "county": lancaster.pk}
    bad = approver_client.post(add, typed | {"city": ""})
    assert bad.context["form"].errors["city"] == ["Enter the city."]
    assert 'value="Plant 2"' in bad.content.decode()
    assert approver_client.post(add, typed).url == url_of("company", firm)
    assert sites(employer.board) == ["Plant 2, Lititz"]
    with tenant([employer.board]):
        site = Site.objects.get()
    edit = url_of("edit_site", firm, employer.pk, site.pk)
    assert approver_client.get(edit).status_code == 200
    approver_client.post(edit, typed | {"city": "Ephrata"})
    assert sites(employer.board) == ["Plant 2, Ephrata"]
    staff = reverse("employers:detail", args=[employer.board.slug, employer.pk])
    assert "Plant 2, Ephrata" in convener_client.get(staff).content.decode()
    remove = url_of("remove_site", firm, employer.pk, site.pk)
    assert approver_client.get(remove).status_code == 405
    page = approver_client.post(remove, follow=True)
    assert "Plant 2, Ephrata is removed." in page.content.decode()
    assert sites(employer.board) == []


def test_a_firm_of_two_boards_has_a_profile_with_each(employer, other_board, firm, approver_client):
    there = factories.EmployerFactory(board=other_board, organization=firm, employees=7)
    page = approver_client.get(url_of("company", firm))
    assert len(page.context["employers"]) == 2
    approver_client.post(url_of("edit_company", firm, there.pk), {"employees": "9"})
    assert (now(employer).employees, now(there).employees) == (120, 9)


def test_rows_cost_no_queries(board, employer, firm, lancaster, approver_client, convener):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert approver_client.get(url_of("company", firm)).status_code == 200
        return len(captured)

    def grow(count):
        factories.SiteFactory.create_batch(count, employer=employer, county=lancaster)
        ServiceEventFactory.create_batch(count, employer=employer, staff=convener)
        QuestionFactory.create_batch(count, board=board, organization=firm)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few


def test_the_company_lies_under_its_own_entry(firm, employer, approver_client):
    for page in ("company", "ask_help"):
        navigation = approver_client.get(url_of(page, firm)).context["navigation"]
        marked = [item.label for item in navigation.items if item.current or item.within]
        assert marked == ["Company"]
