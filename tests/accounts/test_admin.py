"""Data entry: every page, filter, autocomplete and action, with another board's rows beside."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.options import ModelAdmin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Board, County, Organization
from accounts.tenancy import tenant
from careerpaths.models import (
    Area,
    AreaCounty,
    BoardArea,
    Competency,
    Credential,
    CredentialCompetency,
    CredentialOccupation,
    CriticalJob,
    Framework,
    LivingWage,
    Occupation,
    PriorityOccupation,
)
from employers.models import Contact, Employer, Industry, Site
from partnerships.models import Grant, Match, Member
from tests import factories, reference
from tests.conftest import sign_in
from training.models import Program, Provider

pytestmark = pytest.mark.django_db

SECRET = "Bravo"  # in every name of the other board
OWNED = [
    Employer, Site, Contact, Member, Grant, Match, CriticalJob, Competency, Credential, Provider,
    Program, BoardArea, PriorityOccupation, LivingWage, Framework, CredentialOccupation,
    CredentialCompetency,
]  # fmt: skip
GLOBAL = [Board, County, Organization, Industry, Occupation, Area, AreaCounty]


def fill(board, word):
    """Give a board one row of everything that data entry shows, each with the word in it."""
    own = {"board": board}
    employer = factories.EmployerFactory(**own, note=word, naics="332710")
    partnership = factories.PartnershipFactory(**own, name=f"{word} partnership")
    grant = factories.GrantFactory(partnership=partnership, name=f"{word} grant", source=word)
    provider = factories.ProviderFactory(**own, city=f"{word} town", institution_type=word)
    credential = factories.CredentialFactory(**own, name=f"{word} credential")
    competency = factories.CompetencyFactory(**own, name=f"{word} skill", category=word)
    return {
        Employer: employer,
        Site: factories.SiteFactory(employer=employer, name=f"{word} plant", city=word),
        Contact: factories.ContactFactory(employer=employer, name=f"{word} contact"),
        Member: factories.MemberFactory(partnership=partnership),
        Grant: grant,
        Match: factories.MatchFactory(grant=grant, note=word),
        CriticalJob: factories.CriticalJobFactory(partnership=partnership, title=f"{word} job"),
        Competency: competency,
        Credential: credential,
        Framework: reference.FrameworkFactory(**own, name=f"{word} framework"),
        CredentialOccupation: reference.CredentialOccupationFactory(credential=credential),
        CredentialCompetency: reference.CredentialCompetencyFactory(
            credential=credential, competency=competency
        ),
        Provider: provider,
        Program: factories.ProgramFactory(provider=provider, name=f"{word} program"),
        BoardArea: reference.BoardAreaFactory(**own, area__name=word, area__code=word),
        PriorityOccupation: reference.PriorityOccupationFactory(
            **own, source=word, soc=f"51-{partnership.pk:04}"
        ),
        LivingWage: reference.LivingWageFactory(**own, source=word, household=word),
    }


@pytest.fixture
def mine(board):
    return fill(board, "Alpha")


@pytest.fixture
def theirs(other_board):
    return fill(other_board, SECRET)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def read(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def test_only_what_is_data_entry_is_registered():
    assert set(site._registry) == {*OWNED, *GLOBAL}


def test_front_page_opens(clerk_client):
    assert "Data entry" in read(clerk_client, reverse("admin:index"))


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_list_search_and_filters_show_one_board(clerk_client, mine, theirs, model):
    url = address(model, "changelist")
    assert SECRET not in read(clerk_client, url)
    shown = clerk_client.get(url).context["cl"].result_list
    assert [row.pk for row in shown] == [mine[model].pk]
    found = clerk_client.get(f"{url}?q={SECRET}").context["cl"].result_list
    assert list(found) == []


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_filter_by_another_boards_row_finds_nothing(clerk_client, mine, theirs, model):
    for key in ["partnership", "grant", "employer", "provider"]:
        field = next((field for field in model._meta.fields if field.name == key), None)
        if field:
            pk = theirs[field.related_model].pk if field.related_model in theirs else 1
            url = f"{address(model, 'changelist')}?{key}__id__exact={pk}"
            page = clerk_client.get(url, follow=True).content.decode()
            assert SECRET not in page


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_add_and_change_pages_offer_one_board(clerk_client, mine, theirs, model):
    assert SECRET not in read(clerk_client, address(model, "add"))
    page = read(clerk_client, address(model, "change", mine[model].pk))
    assert SECRET not in page
    assert "for_board" not in page
    assert SECRET not in read(clerk_client, address(model, "history", mine[model].pk))


@pytest.mark.parametrize("page", ["change", "delete", "history"])
@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_another_boards_row_is_not_there(clerk_client, mine, theirs, model, page):
    response = clerk_client.get(address(model, page, theirs[model].pk), follow=True)
    assert SECRET not in response.content.decode()
    assert response.redirect_chain or response.status_code == 403


def autocompletes():
    for model, page in site._registry.items():
        for name in page.autocomplete_fields:
            yield pytest.param(model, name, id=f"{model._meta.label}.{name}")


@pytest.mark.parametrize(("model", "name"), list(autocompletes()))
def test_autocomplete_offers_one_board(clerk_client, mine, theirs, model, name):
    asked = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": name,
        "term": "",
    }
    response = clerk_client.get(reverse("admin:autocomplete"), asked)
    assert response.status_code == 200
    remote = model._meta.get_field(name).related_model
    offered = {int(row["id"]) for row in response.json()["results"]}
    if remote in theirs:
        assert theirs[remote].pk not in offered
    if remote in OWNED:
        assert offered == {mine[remote].pk}


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_deleting_reaches_one_board(clerk_client, mine, theirs, model):
    both = {
        "action": "delete_selected",
        "_selected_action": [mine[model].pk, theirs[model].pk],
    }
    page = clerk_client.post(address(model, "changelist"), both, follow=True).content.decode()
    assert SECRET not in page
    clerk_client.post(address(model, "changelist"), both | {"post": "yes"})
    with tenant([theirs[model].board]):
        assert model.objects.filter(pk=theirs[model].pk).exists()


def test_people_offered_as_contact_are_colleagues(clerk_client, clerk, stranger):
    page = read(clerk_client, address(Employer, "add"))
    assert str(clerk) in page
    assert f">{stranger}<" not in page


def test_board_is_set_by_itself(clerk_client, board):
    data = {"name": "Blueprint reading", "category": "Machining"}
    assert clerk_client.post(address(Competency, "add"), data).status_code == 302
    with tenant([board]):
        assert Competency.objects.get().board == board


def test_rule_of_the_board_is_said_in_the_form(clerk_client, board):
    factories.CompetencyFactory(board=board, name="Blueprint reading")
    response = clerk_client.post(address(Competency, "add"), {"name": "Blueprint reading"})
    assert "The list has a competency of this name already." in response.content.decode()


@pytest.fixture
def both_client(clerk, other_board):
    """Signed in as somebody who enters data for two boards."""
    factories.MembershipFactory(user=clerk, board=other_board, role="clerk")
    return sign_in(clerk)


def test_whoever_has_two_boards_chooses(both_client, board, other_board):
    url = address(Competency, "add")
    assert "for_board" in read(both_client, url)
    without = both_client.post(url, {"name": "Welding"})
    assert "This field is required." in without.content.decode()
    both_client.post(url, {"name": "Welding", "for_board": other_board.pk})
    with tenant([other_board]):
        assert Competency.objects.get().name == "Welding"


def test_third_board_cannot_be_chosen(both_client):
    third = factories.BoardFactory()
    data = {"name": "Welding", "for_board": third.pk}
    page = both_client.post(address(Competency, "add"), data).content.decode()
    assert "Select a valid choice" in page


def test_row_does_not_point_into_ones_other_board(both_client, board, mine, theirs):
    data = {
        "for_board": board.pk, "employer": theirs[Employer].pk, "name": "Plant", "city": "Reading",
        "county": "42071",
    }  # fmt: skip
    response = both_client.post(address(Site, "add"), data)
    assert "This belongs to another board than Board A." in response.content.decode()
    data = {"employer": theirs[Employer].pk, "name": "P", "city": "R", "county": "42071"}
    response = both_client.post(address(Site, "change", mine[Site].pk), data)
    assert "This belongs to another board than Board A." in response.content.decode()


def test_two_boards_are_filtered_by_board(both_client, mine, theirs, board):
    url = f"{address(Competency, 'changelist')}?board__id__exact={board.pk}"
    page = read(both_client, url)
    assert "Alpha skill" in page
    assert "Bravo skill" not in page


def test_organizations_are_added_and_never_deleted(clerk_client):
    data = {"name": "Keyline", "kinds": ["employer", "school"], "website": "keyline.example"}
    assert clerk_client.post(address(Organization, "add"), data).status_code == 302
    made = Organization.objects.get(name="Keyline")
    assert (made.kinds, made.website) == (["employer", "school"], "https://keyline.example")
    assert clerk_client.get(address(Organization, "delete", made.pk)).status_code == 403
    assert "delete_selected" not in read(clerk_client, address(Organization, "changelist"))


@pytest.mark.parametrize(
    "model", [County, Industry, Occupation, Area, AreaCounty], ids=lambda m: m._meta.label
)
def test_reference_data_are_looked_up_and_added_to(clerk_client, model):
    factories.CountyFactory()
    read(clerk_client, address(model, "changelist") + "?q=a")
    read(clerk_client, address(model, "add"))


def test_reference_data_are_not_changed(clerk_client):
    county = factories.CountyFactory()
    data = {"name": "Elsewhere", "state": "PA"}
    assert clerk_client.post(address(County, "change", county.pk), data).status_code == 403


def test_own_board_is_described_and_no_other(clerk_client, board, other_board):
    assert "Board B" not in read(clerk_client, address(Board, "changelist"))
    data = {"name": "Board A", "phone": "717-555-0142", "help_hours": "", "antitrust_notice": ""}
    assert clerk_client.post(address(Board, "change", board.pk), data).status_code == 302
    board.refresh_from_db()
    assert board.phone == "717-555-0142"
    assert clerk_client.get(address(Board, "change", other_board.pk)).status_code == 302


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_list_asks_as_much_for_12_rows_as_for_2(clerk_client, board, model):
    def count():
        with CaptureQueriesContext(connection) as queries:
            read(clerk_client, address(model, "changelist"))
        return len(queries)

    fill(board, "One")
    fill(board, "Two")
    before = count()
    for number in range(10):
        fill(board, f"More {number}")
    assert count() == before


def test_pages_of_data_entry_keep_their_size():
    for page in site._registry.values():
        assert isinstance(page, ModelAdmin)
        assert page.list_per_page == 50
        assert page.show_full_result_count is False
        assert page.search_fields


def test_no_page_needs_an_inline_script(clerk_client, mine):
    for model in OWNED:
        page = read(clerk_client, address(model, "change", mine[model].pk))
        for script in page.split("<script")[1:]:
            head = script.split(">")[0]
            assert "src=" in head or "application/json" in head
        assert " style=" not in page
