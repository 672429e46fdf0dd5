import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organization
from accounts.tenancy import tenant
from employers.forms.firms import known_naics
from employers.models import Employer, Industry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(board):
    return factories.EmployerFactory(board=board, organization__name="Keystone Gear")


def index_url(board, query=""):
    return reverse("employers:index", args=[board.slug]) + query


def url_of(page, employer):
    return reverse(f"employers:{page}", args=[employer.board.slug, employer.pk])


def every_page(employer):
    return [
        index_url(employer.board),
        reverse("employers:add", args=[employer.board.slug]),
        *[url_of(page, employer) for page in ("detail", "edit", "add_contact")],
    ]


def test_a_stranger_gets_404_everywhere(employer, stranger_client):
    for url in every_page(employer):
        assert stranger_client.get(url).status_code == 404


def test_an_employer_of_another_board_is_missing(board, other_board, convener_client):
    theirs = factories.EmployerFactory(board=other_board)
    for page in ("detail", "edit", "add_contact"):
        url = reverse(f"employers:{page}", args=[board.slug, theirs.pk])
        assert convener_client.get(url).status_code == 404


def test_a_reviewer_reads_and_does_not_change(employer, reviewer_client):
    statuses = [reviewer_client.get(url).status_code for url in every_page(employer)]
    assert statuses == [200, 403, 200, 403, 403]
    page = reviewer_client.get(index_url(employer.board)).content.decode()
    assert "Add an employer" not in page


def test_the_list_shows_what_is_known(board, employer, convener_client):
    page = convener_client.get(index_url(board)).content.decode()
    assert "Keystone Gear" in page
    assert "120" in page
    assert "not known" in page
    assert "Add an employer" in page


def test_an_empty_list_says_what_to_do(board, convener_client, reviewer_client):
    assert "Add the first employer" in convener_client.get(index_url(board)).content.decode()
    assert "Add the first" not in reviewer_client.get(index_url(board)).content.decode()


def test_the_list_is_narrowed_by_name(board, employer, convener_client):
    factories.EmployerFactory(board=board, organization__name="Pequea Castings")
    page = convener_client.get(index_url(board, "?q=gear"))
    assert [row.organization.name for row in page.context["page"]] == ["Keystone Gear"]
    nothing = convener_client.get(index_url(board, "?q=zebra")).content.decode()
    assert "No employer fits" in nothing


def test_inactive_employers_are_shown_when_asked_for(board, convener_client):
    factories.EmployerFactory(board=board, is_active=False)
    assert len(convener_client.get(index_url(board)).context["page"]) == 0
    page = convener_client.get(index_url(board, "?show=all"))
    assert len(page.context["page"]) == 1
    assert "Inactive" in page.content.decode()


def test_a_filter_nobody_offered_is_named_and_shows_the_active_ones(
    board, employer, convener_client
):
    page = convener_client.get(index_url(board, "?show=secret"))
    assert len(page.context["page"]) == 1
    assert page.context["filter"].errors["show"]


@pytest.mark.parametrize("page", ["index", "detail"])
def test_rows_cost_no_queries(board, employer, convener_client, page):
    def queries():
        url = index_url(board) if page == "index" else url_of("detail", employer)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert convener_client.get(url).status_code == 200
        return len(captured)

    grow(employer, 2)
    few = queries()
    grow(employer, 10)
    assert queries() == few


def grow(employer, count):
    for number in range(count):
        county = factories.CountyFactory(fips=f"42{100 + number:03}", name=f"County {number}")
        contact = factories.UserFactory()
        factories.EmployerFactory(board=employer.board, county=county, named_contact=contact)
        factories.SiteFactory(employer=employer, county=county)
        factories.ContactFactory(employer=employer)


def test_the_page_of_an_employer_shows_its_people_and_sites(employer, convener_client):
    factories.SiteFactory(employer=employer, street="12 Mill Road")
    factories.ContactFactory(employer=employer, name="Arlen Weidman", is_main=True)
    page = convener_client.get(url_of("detail", employer)).content.decode()
    assert "120 people employed." in page
    assert "Main plant, Lancaster" in page
    assert "12 Mill Road, Lancaster County, PA" in page
    assert "Arlen Weidman" in page


def test_the_page_of_a_firm_we_know_little_of_says_so(board, convener_client, reviewer_client):
    bare = factories.EmployerFactory(board=board, employees=None, naics="", is_active=False)
    page = convener_client.get(url_of("detail", bare)).content.decode()
    assert "Size not known. No longer active." in page
    assert "No contact yet" in page
    assert reviewer_client.get(url_of("detail", bare)).status_code == 200


# Adding ----------------------------------------------------------------------------------------


@pytest.fixture
def add_url(board):
    return reverse("employers:add", args=[board.slug])


def added(board):
    with tenant([board]):
        return list(board.employers.for_list())


def test_a_clerk_adds_a_new_firm(board, clerk, clerk_client, add_url):
    assert clerk_client.get(add_url).status_code == 200
    answer = clerk_client.post(
        add_url, {"name": "Pequea Castings", "employees": "132"}, follow=True
    )
    (employer,) = added(board)
    assert (employer.organization.name, employer.employees) == ("Pequea Castings", 132)
    assert employer.named_contact == clerk
    assert answer.redirect_chain == [(url_of("detail", employer), 302)]
    assert "Pequea Castings is an employer of the board." in answer.content.decode()


def test_a_firm_of_the_same_name_is_offered(board, clerk_client, add_url):
    known = factories.OrganizationFactory(name="Keystone Gear")
    page = clerk_client.post(add_url, {"name": "keystone gear", "employees": "40"})
    assert added(board) == []
    assert "Organizations of a like name are known" in page.content.decode()
    assert 'value="40"' in page.content.decode()
    clerk_client.post(add_url, {"name": "keystone gear", "known": known.pk})
    assert [employer.organization for employer in added(board)] == [known]


def test_another_firm_of_the_same_name_may_be_added(board, clerk_client, add_url):
    known = factories.OrganizationFactory(name="Keystone Gear")
    clerk_client.post(add_url, {"name": "Keystone Gear", "known": "new"})
    (employer,) = added(board)
    assert employer.organization != known
    assert Organization.objects.filter(name="Keystone Gear").count() == 2


def test_an_offer_that_was_not_made_cannot_be_chosen(board, clerk_client, add_url):
    factories.OrganizationFactory(name="Keystone Gear")
    other = factories.OrganizationFactory(name="Pequea Castings")
    page = clerk_client.post(add_url, {"name": "Keystone", "known": other.pk})
    assert "The name has changed." in page.content.decode()
    assert added(board) == []


def test_a_firm_of_the_same_number_is_offered(board, clerk_client, add_url):
    clerk_client.post(add_url, {"name": "Gears", "fein": "23-1234567"})
    page = clerk_client.post(add_url, {"name": "Quite other", "fein": "231234567"})
    assert [each.name for each in page.context["form"].offered] == ["Gears"]


def test_an_employer_is_not_added_twice(board, employer, clerk_client, add_url):
    organization = employer.organization
    page = clerk_client.post(add_url, {"name": organization.name, "known": organization.pk})
    assert "This organization is already an employer of the board." in page.content.decode()
    assert len(added(board)) == 1


def test_bad_input_is_said_at_the_field_and_kept(board, clerk_client, add_url):
    typed = {"name": "", "fein": "12", "naics": "33A", "employees": "many"}
    page = clerk_client.post(add_url, typed)
    errors = page.context["form"].errors
    assert errors["name"] == ["Enter the name."]
    assert errors["fein"] == ["A FEIN has nine digits, such as 23-1234567."]
    assert errors["employees"] == ["Enter a whole number."]
    assert 'value="33A"' in page.content.decode()
    page = clerk_client.post(add_url, {"name": "Gears", "naics": "33A"})
    assert "A NAICS code has two to six digits." in page.content.decode()
    assert added(board) == []


def test_a_code_that_does_not_exist_is_said_at_the_field(employer, clerk_client, add_url):
    for url, typed in [(add_url, {"name": "Gears"}), (url_of("edit", employer), {})]:
        page = clerk_client.post(url, typed | {"naics": "999999"})
        assert page.context["form"].errors["naics"] == ["999999 is not in NAICS 2022."]
        assert 'value="999999"' in page.content.decode()


def test_a_code_of_an_imported_sector_must_be_there():
    Industry.objects.create(code="33", title="Manufacturing", release="2022")
    Industry.objects.create(code="332710", title="Machine Shops", release="2022")
    assert [known_naics(code) for code in ("3327", "332710", "111998", "")]
    with pytest.raises(ValidationError, match="332999 is not in NAICS 2022."):
        known_naics("332999")


def test_a_name_that_is_none_is_refused(board, clerk_client, add_url):
    page = clerk_client.post(add_url, {"name": "Gears\0"})
    assert page.context["form"].errors["name"] == ["Null characters are not allowed."]
    assert added(board) == []


def test_a_method_that_means_nothing_changes_nothing(board, clerk_client, add_url):
    assert clerk_client.put(add_url, {"name": "Gears"}).status_code == 200
    assert clerk_client.delete(add_url).status_code == 200
    assert added(board) == []


def test_the_boards_own_counties_come_first(board, clerk_client, add_url):
    berks = factories.CountyFactory(fips="42011", name="Berks")
    adams = factories.CountyFactory(fips="42001", name="Adams")
    factories.CountyFactory(fips="48001", name="Anderson", state="TX")
    board.counties.add(berks)
    form = clerk_client.get(add_url).context["form"]
    assert list(form.fields["county"].queryset) == [berks, adams]


def test_only_the_boards_own_staff_may_be_its_contact(
    board, clerk, stranger, clerk_client, add_url
):
    factories.MembershipFactory(board=board, is_guest=True)
    form = clerk_client.get(add_url).context["form"]
    assert list(form.fields["named_contact"].queryset) == [clerk]


# Editing and contacts --------------------------------------------------------------------------


def test_an_employer_is_edited(board, employer, clerk_client):
    url = url_of("edit", employer)
    assert clerk_client.get(url).status_code == 200
    answer = clerk_client.post(url, {"employees": "130", "last_heard_on": "2026-11-01"})
    assert answer.url == url_of("detail", employer)
    (edited,) = added(board)
    assert edited.employees == 130
    assert edited.is_active is False


def test_an_edit_that_cannot_be_is_refused(board, employer, clerk_client):
    page = clerk_client.post(url_of("edit", employer), {"employees": "-4"})
    assert page.context["form"].errors["employees"]
    assert 'value="-4"' in page.content.decode()
    (unchanged,) = added(board)
    assert unchanged.employees == 120


def test_a_contact_is_added(employer, clerk_client):
    url = url_of("add_contact", employer)
    assert clerk_client.get(url).status_code == 200
    answer = clerk_client.post(url, {"name": "Arlen Weidman", "is_main": "on"}, follow=True)
    assert "Arlen Weidman" in answer.content.decode()
    assert "Main contact" in answer.content.decode()


def test_an_employer_has_one_main_contact(employer, clerk_client):
    factories.ContactFactory(employer=employer, is_main=True)
    page = clerk_client.post(url_of("add_contact", employer), {"name": "Two", "is_main": "on"})
    assert "This employer has a main contact already." in page.content.decode()


def test_a_new_main_contact_follows_one_who_left(employer, clerk_client, day):
    factories.ContactFactory(employer=employer, is_main=True, left_on=day)
    answer = clerk_client.post(url_of("add_contact", employer), {"name": "Two", "is_main": "on"})
    assert answer.status_code == 302


def test_small_means_fewer_than_50_people(board):
    small = factories.EmployerFactory(board=board, employees=49)
    factories.EmployerFactory(board=board, employees=50)
    factories.EmployerFactory(board=board, employees=None)
    with tenant([board]):
        assert list(Employer.objects.small()) == [small]
