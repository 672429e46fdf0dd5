"""Credentials of a board: list, page, what belongs to one, and what everybody may see."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organization
from accounts.tenancy import tenant
from careerpaths.actions.standings import recount
from careerpaths.models import Credential, CredentialStep
from careerpaths.rules.steps import leads_to
from tests import factories
from tests.careerpaths.titles import write_titles
from tests.reference import (
    CredentialCompetencyFactory,
    CredentialOccupationFactory,
    FrameworkFactory,
    OccupationFactory,
    RecognitionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def credential(board):
    return factories.CredentialFactory(board=board, name="CNC Operator")


def url_of(page, credential, *more):
    return reverse(f"careerpaths:{page}", args=[credential.board.slug, credential.pk, *more])


def list_url(page, board):
    return reverse(f"careerpaths:{page}", args=[board.slug])


def named(board):
    with tenant([board]):
        return {each.name: each for each in Credential.objects.select_related("issuer")}


CHANGES = [
    "edit_credential", "add_credential_competency", "add_credential_occupation",
    "add_credential_step",
]  # fmt: skip


def test_strangers_and_readers_do_not_pass(credential, stranger_client, reviewer_client):
    lists = [list_url(page, credential.board) for page in ("credentials", "add_credential")]
    urls = [*lists, *(url_of(page, credential) for page in ["credential", *CHANGES])]
    assert {stranger_client.get(url).status_code for url in urls} == {404}
    assert {reviewer_client.get(url_of(page, credential)).status_code for page in CHANGES} == {403}
    assert reviewer_client.get(lists[0]).status_code == 200
    assert "Edit" not in reviewer_client.get(url_of("credential", credential)).content.decode()
    remove = url_of("remove_credential_part", credential, "next", 1)
    for url in (url_of("retire_credential", credential), remove):
        assert reviewer_client.post(url).status_code == 403
        assert reviewer_client.get(url).status_code == 405


def test_a_credential_of_another_board_is_missing(board, other_board, convener_client):
    theirs = factories.CredentialFactory(board=other_board)
    for page in ["credential", *CHANGES]:
        url = reverse(f"careerpaths:{page}", args=[board.slug, theirs.pk])
        assert convener_client.get(url).status_code == 404


TYPED = {
    "name": "NIMS  Machining I", "kind": "Certification", "issuer_name": "NIMS",
    "issuer_kind": "trade_association", "description": "Measuring and safety.",
    "url": "https://nims.example.org/", "registry_id": "", "renewal_months": "24",
    "renewal": "Retest", "cost": "45.00",
}  # fmt: skip
CTID = "ce-5a1b0c2d-1e2f-4a3b-8c4d-5e6f7a8b9c0d"


def test_a_credential_is_added_with_its_issuer(board, convener_client):
    url = list_url("add_credential", board)
    assert convener_client.get(url).status_code == 200
    page = convener_client.post(url, {**TYPED, "registry_id": CTID.upper()}, follow=True)
    assert "NIMS Machining I" in page.content.decode()
    added = named(board)["NIMS Machining I"]
    assert (added.issuer.name, added.registry_id, added.renewal_months) == ("NIMS", CTID, 24)
    convener_client.post(url, {**TYPED, "name": "Level II", "issuer_name": "nims"})
    assert Organization.objects.filter(name__iexact="nims").count() == 1
    again = convener_client.post(url, TYPED).content.decode()
    assert "The board has a credential of this name already." in again


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter the name."),
        ({"kind": "Diploma of magic"}, "Select a valid choice."),
        ({"issuer_kind": ""}, "No organization of this name is known."),
        ({"registry_id": "ce-123"}, "A CTID is ce- and 36 letters, digits and hyphens."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"cost": "-5"}, "A cost is $0 or more."),
        ({"cost": "cheap"}, "Enter a number."),
        ({"renewal_months": "yearly"}, "Enter a whole number."),
    ],
)
def test_a_credential_that_cannot_be_is_refused(board, convener_client, wrong, sentence):
    page = convener_client.post(list_url("add_credential", board), {**TYPED, **wrong})
    assert sentence in page.content.decode()
    assert "Measuring and safety." in page.content.decode()
    assert named(board) == {}


def test_a_credential_is_edited_and_keeps_its_issuer(credential, convener_client):
    url = url_of("edit_credential", credential)
    convener_client.post(url, TYPED)
    assert convener_client.get(url).context["form"]["issuer_name"].value() == "NIMS"
    convener_client.post(url, {**TYPED, "issuer_name": "", "issuer_kind": ""})
    assert named(credential.board)["NIMS Machining I"].issuer is None


def test_the_list_finds_and_pages(board, credential, convener_client):
    school = factories.OrganizationFactory(name="OSHA school")
    factories.CredentialFactory(board=board, name="Forklift", issuer=school)
    factories.CredentialFactory(board=board, name="Old CNC", is_active=False)
    url = list_url("credentials", board)

    def found(query):
        return [each.name for each in convener_client.get(f"{url}?{query}").context["page"]]

    assert found("") == ["CNC Operator", "Forklift"]
    assert found("q=cnc") == ["CNC Operator"]
    assert found("q=osha") == ["Forklift"]
    assert found("q=cnc&show=retired") == ["Old CNC"]
    assert found("show=zebra") == ["CNC Operator", "Forklift"]
    assert "No credential fits" in convener_client.get(f"{url}?q=zebra").content.decode()


def test_empty_lists_say_who_fills_them(board, convener_client, reviewer_client):
    url = list_url("credentials", board)
    assert "Add the first" in convener_client.get(url).content.decode()
    assert "A convener adds them." in reviewer_client.get(url).content.decode()
    public = Client().get(list_url("public_credentials", board)).content.decode()
    assert "No credential is listed yet" in public


def test_retired_and_brought_back(credential, convener_client):
    url = url_of("retire_credential", credential)
    assert (
        "is retired" in convener_client.post(url, {"is_active": "0"}, follow=True).content.decode()
    )
    assert not named(credential.board)["CNC Operator"].is_active
    assert Client().get(url_of("public_credential", credential)).status_code == 404
    page = convener_client.post(url, {"is_active": "1"}, follow=True).content.decode()
    assert "is earned again" in page
    assert Client().get(url_of("public_credential", credential)).status_code == 200


# What belongs to one


def test_competencies_of_a_framework_are_proved_at_a_level(credential, convener_client):
    framework = FrameworkFactory(board=credential.board, name="Metal")
    skills = [
        factories.CompetencyFactory(board=credential.board, framework=framework, name=name)
        for name in ("Reads drawings", "Sets offsets")
    ]
    url = url_of("add_credential_competency", credential)
    assert "Metal" in convener_client.get(url).content.decode()
    chosen = f"{url}?framework={framework.pk}"
    assert convener_client.get(chosen).status_code == 200
    typed = {"competencies": [skill.pk for skill in skills], "level": "3"}
    page = convener_client.post(chosen, typed, follow=True).content.decode()
    assert "Reads drawings" in page
    assert "alone, Metal" in page
    convener_client.post(chosen, {"competencies": [skills[0].pk], "level": "4"})
    with tenant([credential.board]):
        rows = credential.competencies.order_by("competency__name")
        assert [row.level for row in rows] == [4, 3]
    none = convener_client.post(chosen, {"level": "9"}).content.decode()
    assert "Check at least one competency." in none
    assert "Select a valid choice." in none
    for wrong in ("999999", "9" * 30):
        assert convener_client.get(f"{url}?framework={wrong}").status_code == 404
    assert convener_client.get(f"{url}?framework=x").status_code == 200


def test_occupations_are_codes_of_the_soc(credential, convener_client):
    OccupationFactory(soc="51-4041", title="Machinists")
    url = url_of("add_credential_occupation", credential)
    assert convener_client.get(url).status_code == 200
    page = convener_client.post(url, {"soc": "514041.00"}, follow=True).content.decode()
    assert "51-4041 Machinists" in page
    for soc, sentence in [
        ("51-4041", "The credential lists this occupation already."),
        ("welder", "is no occupation code"),
        ("99-9999", "The SOC has no occupation 99-9999."),
        ("", "Choose an occupation found for your words, or enter its SOC code."),
    ]:
        assert sentence in convener_client.post(url, {"soc": soc}).content.decode()


def test_an_occupation_is_named_in_plain_words(credential, convener_client):
    write_titles()
    url = url_of("add_credential_occupation", credential)
    proposed = convener_client.post(url, {"words": "cnc guy", "find": ""}).content.decode()
    assert 'value="51-9161"' in proposed
    assert 'value="cnc guy"' in proposed
    unsaid = convener_client.post(url, {"words": "cnc guy"}).content.decode()
    assert "Choose an occupation found for your words" in unsaid
    chosen = {"words": "cnc guy", "proposal": "51-9161"}
    page = convener_client.post(url, chosen, follow=True).content.decode()
    assert "51-9161" in page
    again = convener_client.post(url, chosen).content.decode()
    assert "The credential lists this occupation already." in again


def test_credentials_stack_and_never_in_a_circle(credential, board, convener_client):
    second = factories.CredentialFactory(board=board, name="CNC Programmer")
    third = factories.CredentialFactory(board=board, name="Tool Maker")
    for before, after in ((credential, second), (second, third)):
        url = url_of("add_credential_step", before)
        assert convener_client.post(url, {"next": after.pk}).status_code == 302
    page = convener_client.get(url_of("credential", second)).content.decode()
    assert "Tool Maker" in page
    assert "CNC Operator" in page
    url = url_of("add_credential_step", third)
    refused = convener_client.post(url, {"next": credential.pk}).content.decode()
    assert "CNC Operator leads to Tool Maker already. That would go in a circle." in refused
    assert "Choose the next credential." in convener_client.post(url, {"next": ""}).content.decode()
    itself = convener_client.post(url, {"next": third.pk}).content.decode()
    assert "Select a valid choice." in itself
    with tenant([board]):
        assert CredentialStep.objects.count() == 2


def test_steps_are_followed_over_others():
    steps = [(1, 2), (2, 3), (3, 2), (3, 4)]
    assert leads_to(steps, 1, 4)
    assert not leads_to(steps, 4, 1)
    assert leads_to([], 1, 1)


def test_parts_are_removed(credential, convener_client):
    occupation = CredentialOccupationFactory(credential=credential)
    proved = CredentialCompetencyFactory(credential=credential)
    for part, row in (("occupation", occupation), ("competency", proved)):
        url = url_of("remove_credential_part", credential, part, row.pk)
        assert convener_client.post(url).status_code == 302
        assert convener_client.post(url).status_code == 404
    url = url_of("remove_credential_part", credential, "board", 1)
    assert convener_client.post(url).status_code == 404
    with tenant([credential.board]):
        assert not credential.occupations.exists()


def test_the_page_names_the_classes_that_lead_to_it(board, credential, convener_client):
    table = factories.PartnershipFactory(board=board)
    assert "No class leads to it yet." in (
        convener_client.get(url_of("credential", credential)).content.decode()
    )
    cohort = factories.CohortFactory(partnership=table, credential=credential, name="CNC spring")
    page = convener_client.get(url_of("credential", credential)).content.decode()
    assert cohort.get_absolute_url() in page
    assert "CNC spring" in page
    assert "1 class:" in page


# Standings


def recognized(board, credential, count):
    table = factories.PartnershipFactory(
        board=board, name="Advanced Manufacturing", public_status="current"
    )
    members = factories.MemberFactory.create_batch(5, partnership=table)
    for member in members[:count]:
        RecognitionFactory(
            credential=credential, organization=member.organization, pays_more=True,
            hourly_more="7.31",
        )  # fmt: skip
    with tenant([board]):
        recount(board, members[0].joined_on)
    return [member.organization.name for member in members]


@pytest.mark.parametrize(("count", "words"), [(2, "Not shown"), (3, "ecognized by 3 of 5 members")])
def test_everybody_reads_standings_and_no_firm(board, credential, convener_client, count, words):
    firms = recognized(board, credential, count)
    public = [list_url("public_credentials", board), url_of("public_credential", credential)]
    pages = [Client().get(url).content.decode() for url in public]
    pages.append(convener_client.get(url_of("credential", credential)).content.decode())
    for page in pages:
        assert words.lower() in page.lower()
        assert "7.31" not in page
        assert not [name for name in firms if name in page]


def test_everybody_reads_what_it_proves_and_whose_words_they_are(board, credential):
    framework = FrameworkFactory(board=board, source="Written by members")
    skill = factories.CompetencyFactory(board=board, framework=framework, name="Measures")
    CredentialCompetencyFactory(credential=credential, competency=skill, level=3)
    CredentialCompetencyFactory(credential=credential)
    page = Client().get(url_of("public_credential", credential)).content.decode()
    assert "Measures" in page
    assert "Alone. Written by members" in page
    assert "Competency " not in page


def test_a_partnership_that_is_not_listed_is_not_named(board, credential):
    recognized(board, credential, 4)
    with tenant([board]):
        board.partnerships.update(public_status="unlisted")
    page = Client().get(url_of("public_credential", credential)).content.decode()
    assert "Advanced Manufacturing" not in page
    assert "4 of 5" not in page


def test_the_public_page_of_a_partnership_leads_there(board, credential):
    recognized(board, credential, 3)
    with tenant([board]):
        table = board.partnerships.get()
    url = reverse("partnerships:public", args=[board.slug, table.slug])
    page = Client().get(url).content.decode()
    assert list_url("public_credentials", board) in page


def test_public_pages_of_nowhere_are_missing(board, other_board):
    theirs = factories.CredentialFactory(board=other_board)
    for args in ([board.slug, theirs.pk], ["none", theirs.pk]):
        url = reverse("careerpaths:public_credential", args=args)
        assert Client().get(url).status_code == 404
    assert Client().get(reverse("careerpaths:public_credentials", args=["none"])).status_code == 404


def test_rows_cost_no_queries(board, credential, convener_client):
    framework = FrameworkFactory(board=board)
    urls = [
        (convener_client, list_url("credentials", board)),
        (convener_client, url_of("credential", credential)),
        (Client(), list_url("public_credentials", board)),
        (Client(), url_of("public_credential", credential)),
    ]

    def queries():
        counts = []
        for client, url in urls:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            counts.append(len(captured))
        return counts

    def grow(start, count):
        table = factories.PartnershipFactory(board=board, public_status="current")
        for number in range(start, start + count):
            other = factories.CredentialFactory(board=board)
            CredentialOccupationFactory(credential=credential, soc=f"51-{number:04}")
            skill = factories.CompetencyFactory(board=board, framework=framework)
            CredentialCompetencyFactory(credential=credential, competency=skill)
            firms = factories.MemberFactory.create_batch(3, partnership=table)
            for each in (credential, other):
                for member in firms:
                    RecognitionFactory(credential=each, organization=member.organization)
            with tenant([board]):
                CredentialStep.objects.create(board=board, credential=credential, next=other)
                recount(board, firms[0].joined_on)

    grow(1000, 1)
    few = queries()
    grow(2000, 4)
    assert queries() == few
