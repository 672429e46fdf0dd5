"""The view ledger: the board reads all of it, a firm what is about itself."""

import uuid
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.ledger import write_look, write_looks
from accounts.models import Look
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(board):
    return factories.EmployerFactory(board=board).organization


@pytest.fixture
def firm_client(firm):
    member = factories.MembershipFactory(of_organization=True, organization=firm, role="editor")
    return sign_in(member.user, second_factor=False)


def count(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture
def looking(director):
    """What a view knows of the request in which somebody looks."""
    return SimpleNamespace(request_id=uuid.uuid4(), user=director)


def test_look_is_written_once_a_request(looking, board, firm, behind_wall):
    for _ in range(2):
        write_look(looking, board, Look.Kind.ANSWERS, "Autumn round", firm)
    look = Look.objects.get()
    assert (look.organization, look.user, look.about) == (firm, looking.user, "Autumn round")
    looking.request_id = uuid.uuid4()
    write_look(looking, board, Look.Kind.ANSWERS, "Autumn round", firm)
    assert Look.objects.count() == 2


def test_looks_at_many_firms_are_written_at_once(
    looking, board, behind_wall, django_assert_num_queries
):
    firms = [factories.OrganizationFactory().pk for _ in range(3)]
    with django_assert_num_queries(1):
        write_looks(looking, board, Look.Kind.PEOPLE, "Report", [*firms, *firms, None])
    write_looks(looking, board, Look.Kind.PEOPLE, "Report", firms)
    assert Look.objects.count() == 4


def test_director_and_reviewer_read_the_boards_ledger(
    director_client, reviewer_client, board, other_board, firm
):
    factories.LookFactory(board=board, organization=firm, about="Autumn round")
    factories.LookFactory(board=other_board, about="Their round")
    for client in [director_client, reviewer_client]:
        page = client.get(reverse("accounts:looks", args=["a"])).content.decode()
        assert "Autumn round" in page
        assert "Their round" not in page


def test_convener_does_not_read_the_ledger(convener_client):
    assert convener_client.get(reverse("accounts:looks", args=["a"])).status_code == 403


@pytest.mark.parametrize(
    ("query", "shown"), [("", 3), ("?kind=people", 1), ("?kind=file", 1), ("?kind=nonsense", 3)]
)
def test_ledger_is_filtered_by_kind(director_client, board, query, shown):
    for kind in ["answers", "people", "file"]:
        factories.LookFactory(board=board, kind=kind)
    page = director_client.get(reverse("accounts:looks", args=["a"]) + query)
    assert page.context["page"].total == shown
    assert f"{shown} shown" in page.content.decode()


def test_empty_ledger_says_what_would_be_there(director_client):
    page = director_client.get(reverse("accounts:looks", args=["a"])).content.decode()
    assert "Nobody has looked" in page


def test_look_at_several_firms_says_so(director_client, board):
    factories.LookFactory(board=board, organization=None, kind="file")
    page = director_client.get(reverse("accounts:looks", args=["a"])).content.decode()
    assert "several" in page


def test_firm_reads_who_looked_at_its_own(firm_client, firm, board):
    look = factories.LookFactory(board=board, organization=firm, user__name="Dana Whitlock")
    factories.LookFactory(board=board, about="Somebody else's")
    page = firm_client.get(reverse("accounts:own_looks", args=[firm.pk])).content.decode()
    assert "Dana Whitlock" in page
    assert look.about in page
    assert "Somebody else" not in page


def test_firm_reads_that_nobody_looked(firm_client, firm):
    page = firm_client.get(reverse("accounts:own_looks", args=[firm.pk])).content.decode()
    assert "Nobody has looked at your answers" in page


def test_ledger_asks_as_much_for_12_looks_as_for_2(director_client, firm_client, firm, board):
    urls = {
        director_client: reverse("accounts:looks", args=["a"]),
        firm_client: reverse("accounts:own_looks", args=[firm.pk]),
    }
    factories.LookFactory.create_batch(2, board=board, organization=firm)
    before = [count(client, url) for client, url in urls.items()]
    factories.LookFactory.create_batch(10, board=board, organization=firm)
    assert [count(client, url) for client, url in urls.items()] == before


def test_ledger_is_paged(director_client, board):
    factories.LookFactory.create_batch(51, board=board)
    page = director_client.get(reverse("accounts:looks", args=["a"]) + "?page=2")
    assert len(page.context["page"]) == 1
