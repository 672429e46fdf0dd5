"""A firm signs what a credential is worth; only it and staff assigned to it read that."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from careerpaths.actions.recognition import sign
from careerpaths.models import Recognition
from tests import factories
from tests.conftest import sign_in
from tests.reference import RecognitionFactory

pytestmark = pytest.mark.django_db

SECRET = "7.31"  # an amount nobody else may read


@pytest.fixture
def table(board):
    return factories.PartnershipFactory(board=board, name="Advanced Manufacturing")


@pytest.fixture
def credential(board):
    return factories.CredentialFactory(board=board, name="CNC Operator")


def firm_at(table):
    employer = factories.EmployerFactory(board=table.board)
    factories.MemberFactory(partnership=table, organization=employer.organization)
    return employer.organization


@pytest.fixture
def firm(table):
    return firm_at(table)


@pytest.fixture
def rival(table):
    return firm_at(table)


def client_of(organization, role="approver"):
    membership = factories.MembershipFactory(
        of_organization=True, organization=organization, role=role
    )
    return sign_in(membership.user)


def url_of(page, organization, *more):
    return reverse(f"careerpaths:{page}", args=[organization.pk, *more])


def typed(day, **fields):
    return {"strength": "prefers", "since": day.isoformat(), "seen": "", **fields}


def said_in(board):
    with tenant([board]):
        return list(Recognition.objects.order_by("pk"))


def test_an_approver_signs_changes_and_withdraws(table, credential, firm, day):
    client = client_of(firm)
    url = url_of("own_credential", firm, credential.pk)
    assert client.get(url).status_code == 200
    first = typed(day, pays_more="on", hourly_more=SECRET, may_count="on", interviews="on")
    page = client.post(url, first, follow=True).content.decode()
    assert "Signed: what CNC Operator is worth" in page
    assert f"${SECRET}" in page
    (said,) = said_in(table.board)
    assert (said.until, said.may_count, str(said.hourly_more)) == (None, True, SECRET)
    client.post(url, {"strength": "requires", "seen": said.pk})
    before, now = said_in(table.board)
    assert (before.until, now.since, now.until, now.strength) == (day, day, None, "requires")
    assert not now.may_count
    page = client.get(url).content.decode()
    assert "What you said before" in page
    client.post(url_of("withdraw_recognition", firm, credential.pk))
    assert [each.until for each in said_in(table.board)] == [day, day]
    page = client.post(url_of("withdraw_recognition", firm, credential.pk), follow=True)
    assert "said nothing about CNC Operator" in page.content.decode()


def test_consent_withdrawn_falls_at_once(table, credential, firm, rival, day):
    for organization in (rival, firm_at(table)):
        RecognitionFactory(credential=credential, organization=organization)
    client, url = client_of(firm), url_of("own_credential", firm, credential.pk)
    client.post(url, typed(day, may_count="on"))
    with tenant([table.board]):
        assert str(table.standings.get()) == "recognized by 3 of 3 members"
    known = said_in(table.board)[-1].pk
    client.post(url, {"strength": "prefers", "seen": known})
    with tenant([table.board]):
        assert not table.standings.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"strength": ""}, "Choose what it is worth to your organization."),
        ({"strength": "loves"}, "Select a valid choice."),
        ({"since": "2999-01-01"}, "This day is still ahead."),
        ({"since": "soon"}, "Enter a valid date."),
        ({"until": "2020-01-01"}, "It would have ended already."),
        ({"hourly_more": "2.00"}, "Say that you pay more for it, or leave the amount empty."),
        ({"pays_more": "on", "hourly_more": "-1"}, "Enter an amount above $0"),
        ({"pays_more": "on", "hourly_more": "lots"}, "Enter a number."),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    table, credential, firm, day, fields, sentence
):
    url = url_of("own_credential", firm, credential.pk)
    page = client_of(firm).post(url, typed(day, **fields)).content.decode()
    assert sentence in page
    assert said_in(table.board) == []


def test_a_colleague_s_word_is_not_ended_unseen(table, credential, firm, day):
    client, url = client_of(firm), url_of("own_credential", firm, credential.pk)
    said = RecognitionFactory(credential=credential, organization=firm)
    page = client.post(url, typed(day, strength="requires"))
    assert "has signed this credential already" in page.content.decode()
    assert len(said_in(table.board)) == 1
    assert client.post(url, {"strength": "requires", "seen": said.pk}).status_code == 302
    page = client.post(url, {"strength": "aware", "seen": said.pk}).content.decode()
    assert "Somebody of your organization changed it meanwhile." in page
    assert len(said_in(table.board)) == 2


def test_a_second_word_is_held_back_by_the_table_itself(table, credential, firm, convener, day):
    """One that begins later is not what the firm says today, and is in the way all the same."""
    RecognitionFactory(credential=credential, organization=firm, since=day + dt.timedelta(days=9))
    with (
        tenant([table.board]),
        pytest.raises(ValidationError, match="has signed this credential already"),
    ):
        sign(
            credential=credential, organization=firm, by=convener, on=day, known=None,
            strength="prefers", since=day,
        )  # fmt: skip


def test_an_editor_reads_and_does_not_sign(table, credential, firm, day):
    client, url = client_of(firm, "editor"), url_of("own_credential", firm, credential.pk)
    assert "An approver of your organization signs" in client.get(url).content.decode()
    assert client.post(url, typed(day)).status_code == 403
    assert client.post(url_of("withdraw_recognition", firm, credential.pk)).status_code == 403
    assert client_of(firm).get(url_of("withdraw_recognition", firm, credential.pk)).status_code == (
        405
    )
    assert said_in(table.board) == []


def test_another_firm_reads_nothing_of_it(table, credential, firm, rival):
    RecognitionFactory(credential=credential, organization=firm, pays_more=True, hourly_more=SECRET)
    client = client_of(rival)
    for url in (
        url_of("own_credentials", rival), url_of("own_credential", rival, credential.pk),
    ):  # fmt: skip
        page = client.get(url).content.decode()
        assert SECRET not in page
        assert str(firm) not in page
        assert "What you say now" not in page
    assert client.get(url_of("own_credential", firm, credential.pk)).status_code == 404
    with tenant([table.board], rival):
        assert not Recognition.objects.exists()
    with tenant(public=True):
        assert not Recognition.objects.exists()


def test_a_firm_signs_what_its_boards_list(table, firm, other_board):
    theirs = factories.CredentialFactory(board=other_board)
    gone = factories.CredentialFactory(board=table.board, name="Old one", is_active=False)
    client = client_of(firm)
    for each in (theirs, gone):
        assert client.get(url_of("own_credential", firm, each.pk)).status_code == 404
    RecognitionFactory(credential=gone, organization=firm)
    page = client.get(url_of("own_credential", firm, gone.pk)).content.decode()
    assert "no longer earned" in page
    assert "Withdraw it" in page


def test_the_list_finds_by_name(table, credential, firm):
    factories.CredentialFactory(board=table.board, name="Forklift")
    client = client_of(firm)
    page = client.get(url_of("own_credentials", firm) + "?q=cnc")
    assert [row.credential.name for row in page.context["rows"]] == ["CNC Operator"]
    page = client.get(url_of("own_credentials", firm) + "?q=zebra").content.decode()
    assert "No credential fits" in page


def test_a_firm_s_list_costs_no_query_a_row(table, firm):
    client = client_of(firm)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url_of("own_credentials", firm)).status_code == 200
        return len(captured)

    def grow(count):
        for _ in range(count):
            credential = factories.CredentialFactory(board=table.board)
            RecognitionFactory(credential=credential, organization=firm)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few


# What staff see


def staff_url(table, *more):
    page = "firm_recognitions" if more else "recognitions"
    return reverse(f"careerpaths:{page}", args=[table.board.slug, table.pk, *more])


@pytest.fixture
def assigned(table, convener):
    factories.AssignmentFactory(partnership=table, user=convener)


def test_assigned_staff_read_it_and_each_look_is_written(
    table, credential, firm, rival, convener_client, assigned
):
    for organization in (firm, rival):
        RecognitionFactory(
            credential=credential, organization=organization, pays_more=True, hourly_more=SECRET
        )
    page = convener_client.get(staff_url(table)).content.decode()
    assert str(firm) in page
    assert SECRET not in page
    with tenant([table.board]):
        assert {look.organization for look in Look.objects.all()} == {firm, rival}
        assert {look.kind for look in Look.objects.all()} == {Look.Kind.RECOGNITION}
    page = convener_client.get(staff_url(table, firm.pk)).content.decode()
    assert f"${SECRET}" in page
    with tenant([table.board]):
        assert Look.objects.filter(organization=firm).count() == 2
    assert convener_client.post(url_of("own_credential", firm, credential.pk)).status_code == 404


def test_staff_narrow_to_one_credential(table, credential, firm, convener_client, assigned):
    other = factories.CredentialFactory(board=table.board, name="Forklift")
    for each in (credential, other):
        RecognitionFactory(credential=each, organization=firm)
    page = convener_client.get(f"{staff_url(table)}?credential={other.pk}")
    assert [said.credential for said in page.context["page"]] == [other]
    assert len(convener_client.get(f"{staff_url(table)}?credential=x").context["page"]) == 2


def test_who_is_not_assigned_reads_nothing(
    table, credential, firm, director_client, reviewer_client, clerk_client, stranger_client
):
    RecognitionFactory(credential=credential, organization=firm)
    for url in (staff_url(table), staff_url(table, firm.pk)):
        for client in (director_client, reviewer_client, clerk_client):
            assert client.get(url).status_code == 403
        assert stranger_client.get(url).status_code == 404
    with tenant([table.board]):
        assert not Look.objects.exists()


def test_a_firm_outside_the_partnership_is_not_shown(table, credential, convener_client, assigned):
    outside = factories.EmployerFactory(board=table.board).organization
    RecognitionFactory(credential=credential, organization=outside)
    assert len(convener_client.get(staff_url(table)).context["page"]) == 0
    assert convener_client.get(staff_url(table, outside.pk)).status_code == 404


def test_staff_lists_cost_no_query_a_row(table, convener_client, assigned, firm):
    def queries(url):
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url).status_code == 200
        return len(captured)

    def grow(count):
        for _ in range(count):
            credential = factories.CredentialFactory(board=table.board)
            for organization in (firm, firm_at(table)):
                RecognitionFactory(credential=credential, organization=organization)

    urls = [staff_url(table), staff_url(table, firm.pk)]
    grow(2)
    few = [queries(url) for url in urls]
    grow(6)
    assert [queries(url) for url in urls] == few
