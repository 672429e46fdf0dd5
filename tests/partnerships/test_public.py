"""What everybody may see."""

import csv
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories, table

pytestmark = pytest.mark.django_db

DIRECTORY = "/"
CSV = "/partnerships.csv"


def listed(board, name, status="current", **details):
    return factories.PartnershipFactory(
        board=board, name=name, slug=name.lower(), public_status=status, **details
    )


def names(page):
    return [listing.partnership.name for listing in page.context["listings"]]


def test_the_directory_lists_what_works_before_what_starts(board, other_board, client):
    listed(board, "Alpha", "closed")
    listed(board, "Beta", "forthcoming")
    listed(other_board, "Gamma")
    listed(board, "Delta")
    listed(board, "Secret", "unlisted")
    page = client.get(DIRECTORY)
    assert names(page) == ["Delta", "Gamma", "Beta", "Alpha"]
    content = page.content.decode()
    assert content.index("Working now") < content.index("Starting") < content.index("Ended")
    assert "Secret" not in content


def test_the_directory_is_open_to_people_who_are_signed_in(board, convener_client):
    listed(board, "Delta")
    listed(board, "Secret", "unlisted")
    assert names(convener_client.get(DIRECTORY)) == ["Delta"]


def test_the_directory_is_narrowed_by_word_and_county(board, client):
    factories.CountyFactory()
    factories.CountyFactory(fips="42011", name="Berks")
    listed(board, "Delta", county_fips=["42071", "42011"], works_on="machinists")
    listed(board, "Omega", county_fips=["42011"], cluster="Health care")
    assert names(client.get(DIRECTORY + "?q=MACHIN")) == ["Delta"]
    assert names(client.get(DIRECTORY + "?q=health")) == ["Omega"]
    assert names(client.get(DIRECTORY + "?county=42071")) == ["Delta"]
    assert names(client.get(DIRECTORY + "?county=99999")) == ["Delta", "Omega"]
    page = client.get(DIRECTORY)
    assert "Industry partnerships in Berks and Lancaster counties" in page.content.decode()
    assert "No partnership fits" in client.get(DIRECTORY + "?q=zebra").content.decode()


def test_an_empty_directory_says_so(client):
    assert "No partnership is listed yet" in client.get(DIRECTORY).content.decode()


@pytest.mark.parametrize("url", [DIRECTORY, CSV])
def test_rows_cost_no_queries(board, client, url):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    factories.CountyFactory()
    for name in ("A", "B"):
        listed(board, name, county_fips=["42071"], convener=factories.UserFactory())
    few = queries()
    for name in "CDEFGHIJKL":
        listed(board, name, county_fips=["42071"], convener=factories.UserFactory())
    assert queries() == few


def test_the_list_can_be_downloaded(board, client):
    factories.CountyFactory()
    listed(board, "Delta", county_fips=["42071"], works_on="=machinists", stage="deliver")
    listed(board, "Omega", "forthcoming")
    answer = client.get(CSV + "?q=delta")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert rows[1] == ["For", "everybody"]
    assert rows[5][:4] == ["name", "cluster", "counties", "status"]
    (row,) = rows[6:]
    assert row[:5] == ["Delta", "Advanced manufacturing", "Lancaster County", "Working now",
                       "Deliver"]  # fmt: skip
    assert not row[5].startswith("=")
    assert row[-1] == "/partnerships/a/delta/"


def test_the_public_page_says_how_to_join_and_counts_nobody(board, client, convener):
    partnership = listed(board, "Delta", convener=convener, started_on=factories.START)
    for _ in range(7):
        factories.MemberFactory(partnership=partnership, organization__name="Keystone Gear")
    page = client.get("/partnerships/a/delta/").content.decode()
    assert "There is no membership fee." in page
    assert "717-555-0100" in page
    assert convener.name in page
    assert "Advanced manufacturing. Since January 2025." in page
    assert "Keystone Gear" not in page
    assert f"mailto:{convener.email}" in page
    assert "/partnerships/a/delta/join/" in page
    assert "Say what makes work hard" not in page


def test_the_public_reads_what_is_worked_on_and_when_it_meets(board, client):
    partnership = listed(board, "Delta", works_on="looms", poster_code="QRST2345")
    soon = timezone.now() + dt.timedelta(days=3)
    table.MeetingFactory(
        partnership=partnership, starts_at=soon, is_public=True, name="Spring meeting",
        place="Town hall",
    )  # fmt: skip
    table.MeetingFactory(partnership=partnership, starts_at=soon, name="Secret meeting")
    table.PriorityFactory(partnership=partnership, name="Machinists", champion__is_named=True)
    table.PriorityFactory(partnership=partnership, name="Old hat", ended=True)
    page = client.get("/partnerships/a/delta/").content.decode()
    assert "Spring meeting" in page
    assert "Town hall" in page
    assert "Secret meeting" not in page
    assert "Machinists" in page
    assert "Old hat" not in page
    assert "looms" not in page
    assert "Say what makes work hard" in page
    page = client.get(DIRECTORY).content.decode()
    assert "Works on Machinists" in page
    assert f"{timezone.localdate(soon):%b} {timezone.localdate(soon).day}" in page
    (row,) = list(csv.reader(client.get(CSV).content.decode("utf-8-sig").splitlines()))[6:]
    assert f"{timezone.localdate(soon)}" in row


def test_only_members_that_agreed_are_named_and_only_while_they_sit(board, client):
    partnership = listed(board, "Delta")
    for name, fields in {
        "Keystone Gear": {"is_named": True, "role": "chair"},
        "Quiet Gear": {},
        "Former Gear": {"is_named": True, "status": "dormant"},
    }.items():
        factories.MemberFactory(partnership=partnership, organization__name=name, **fields)
    page = client.get("/partnerships/a/delta/").content.decode()
    assert "Keystone Gear" in page
    assert "Employer, chair" in page.replace("Employer, Chair", "Employer, chair")
    assert "Quiet Gear" not in page
    assert "Former Gear" not in page


def test_a_closed_partnership_cannot_be_joined(board, client, convener):
    listed(board, "Alpha", "closed", convener=convener, works_on="looms")
    page = client.get("/partnerships/a/alpha/").content.decode()
    assert "This partnership has ended." in page
    assert convener.name not in page
    assert "Ask to join" not in page


def test_an_unlisted_partnership_has_no_public_page(board, client, convener_client):
    listed(board, "Secret", "unlisted")
    assert client.get("/partnerships/a/secret/").status_code == 404
    assert convener_client.get("/partnerships/a/secret/").status_code == 404
    assert client.get("/partnerships/b/secret/").status_code == 404
