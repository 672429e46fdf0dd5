"""Occupations are found in plain words: what finds which, from which releases, and who sees it."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.actions.learned import learn
from careerpaths.importers.onet import occupations, titles
from careerpaths.importers.soc import read_definitions
from careerpaths.models import Occupation, OnetOccupation, ReleaseInUse, Title
from careerpaths.reports.find import find_occupations
from careerpaths.rules.words import plain
from tests.careerpaths.files import OFFICIAL, official
from tests.careerpaths.titles import write_titles
from tests.reference import DataReleaseFactory, OccupationFactory, OnetOccupationFactory

pytestmark = pytest.mark.django_db
EVERYDAY = Path(__file__).with_name("everyday_titles.csv")


def socs(text, **how):
    return [each.soc for each in find_occupations(text, **how)]


@pytest.mark.parametrize(
    ("typed", "soc"),
    [
        ("cna", "31-1131"),
        ("cnc guy", "51-9161"),
        ("forklift", "53-7051"),
        ("RN", "29-1141"),
        ("Sr. Registered Nurse - Med Surg, 2nd shift", "29-1141"),
        ("nurses aides", "31-1131"),
        ("pt care techs", "31-1131"),
        ("machnist", "51-4041"),
        ("fokrlift", "53-7051"),
        ("hvac", "49-9021"),
        ("baker/machinist", "51-4041"),
        ("dough", "51-3011"),
    ],
)
def test_the_occupation_is_among_the_first_three(typed, soc):
    write_titles()
    assert soc in socs(typed)[:3]


def test_each_occupation_comes_once_and_says_why():
    write_titles()
    found = find_occupations("cnc operator")
    assert len({each.soc for each in found}) == len(found)
    assert found[0].soc == "51-9161"
    assert found[0].title == "Computer Numerically Controlled Tool Operators"
    assert found[0].reason == "matched “CNC Operator”, reported by workers"
    assert find_occupations("bakers")[0].reason == "the official title"
    assert find_occupations("dough")[0].reason == "its definition has the words"


@pytest.mark.parametrize("typed", ["51-4041", "514041", "51–4041", " 51-4041.00 "])
def test_a_code_is_taken_as_typed(typed):
    write_titles()
    (found,) = find_occupations(typed)
    assert (found.soc, found.title, found.reason) == (
        "51-4041", "Machinists", "the code you typed",
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "99-1234",
        "xyzzy",
        "'",
        "& | !",
        "a:*",
        "\x00",
        "the",
        "%",
        "\\",
        "ñ",
        "🙂",
        "q" * 999,
    ],
)
def test_what_means_nothing_finds_nothing(typed):
    write_titles()
    assert socs(typed) == []


def test_nothing_is_found_where_nothing_is_loaded():
    assert socs("cna") == socs("51-4041") == []


def test_the_limit_holds():
    write_titles()
    assert len(socs("operator machinist nurse", limit=2)) == 2


def test_without_reported_titles_those_of_an_older_release_are_read():
    write_titles(release=DataReleaseFactory(name="27.0"))
    OnetOccupationFactory(release=DataReleaseFactory(name="29.3"), code="51-4041.00")
    assert socs("cnc guy")[0] == "51-9161"


def test_a_board_reads_the_release_it_chose(board):
    older, newer = DataReleaseFactory(name="28.0"), DataReleaseFactory(name="29.3")
    for release, title in ((older, "Spline Reticulator"), (newer, "Widget Polisher")):
        made = OnetOccupationFactory(release=release)
        Title.objects.create(
            occupation=made, title=title, kind="reported", words=plain(title)
        )  # fmt: skip
    with tenant([board]):
        assert socs("spline", board=board) == []
        ReleaseInUse.objects.create(board=board, release=older, source="onet")
        assert socs("spline", board=board) == ["51-4041"]
        assert socs("widget", board=board) == []
    assert socs("widget") == ["51-4041"]


def test_without_onet_the_soc_is_read():
    OccupationFactory()
    OccupationFactory(soc="51-4000", level="minor", title="Machinists and Other Metal Workers")
    assert socs("machinist") == socs("machine tools") == ["51-4041"]


def test_words_a_board_chose_come_first_and_stay_its_own(board, other_board):
    write_titles()
    with tenant([board]):
        for _ in range(3):
            learn(board, "the toaster lady", "51-3011")
            learn(board, "CNA", "31-1121")
    with tenant([board]):
        first = find_occupations("toaster", board=board)[0]
        assert first.reason == "matched “toaster”, chosen 3 times by your board"
        assert socs("cna", board=board)[:2] == ["31-1121", "31-1131"]
        assert socs("toaster") == []
    with tenant([other_board]):
        assert socs("toaster", board=board) == socs("toaster", board=other_board) == []


def test_the_search_costs_the_same_whatever_it_reads(board):
    def queries(text):
        with tenant([board]), CaptureQueriesContext(connection) as captured:
            find_occupations(text, board=board)
        return len(captured)

    write_titles()
    few = queries("cna")
    write_titles(release=DataReleaseFactory(name="30.0"))
    assert queries("heating cooling guy/cna/machinist rn operator") == few


PAGES = {"find": "training:occupation", "public_find": "training:public_occupation"}


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_find_and_lead_to_the_occupation(page, board, convener_client):
    write_titles()
    url = reverse(f"careerpaths:{page}", args=[board.slug])
    text = convener_client.get(url, {"q": "cnc guy"}).content.decode()
    assert reverse(PAGES[page], args=[board.slug, "51-9161"]) in text
    assert "Matched “CNC Operator”" in text
    assert 'value="cnc guy"' in text
    assert "O*NET 29.3 Database by USDOL/ETA" in text
    assert "No occupation found" in convener_client.get(url, {"q": "xyzzy"}).content.decode()
    assert convener_client.get(url, {"q": "x" * 300}).status_code == 200
    assert convener_client.post(url).status_code in (200, 405)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_say_when_nothing_is_loaded(page, board, convener_client):
    url = reverse(f"careerpaths:{page}", args=[board.slug])
    assert "No occupations yet" in convener_client.get(url).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_more_results_cost_no_queries(page, board, convener_client):
    write_titles()

    def queries(words):
        with CaptureQueriesContext(connection) as captured:
            url = reverse(f"careerpaths:{page}", args=[board.slug])
            found = convener_client.get(url, {"q": words}).context["found"]
        return len(found), len(captured)

    few, many = queries("forklift"), queries("nurse operator machinist")
    assert few[0] < many[0] <= 10
    assert few[1] == many[1]


def test_everybody_sees_the_public_page_without_learned_words(board, client):
    write_titles()
    with tenant([board]):
        learn(board, "toaster", "51-3011")
    url = reverse("careerpaths:public_find", args=[board.slug])
    assert client.get(url, {"q": "toaster"}).context["found"] == []
    assert client.get(url, {"q": "forklift"}).context["found"][0].soc == "53-7051"
    assert client.get(url.replace("/a/", "/none/")).status_code == 404


def test_a_stranger_gets_404(board, stranger_client):
    assert stranger_client.get(reverse("careerpaths:find", args=[board.slug])).status_code == 404


def load_official():
    """Load the titles at hand: those of O*NET 29.3 and 27.0, and the SOC's definitions."""
    soc = DataReleaseFactory(source="soc", name="2018")
    Occupation.objects.bulk_create(
        Occupation(
            release=soc, soc=row.code, level=row.level, title=row.title, definition=row.definition
        )
        for row in read_definitions(official("soc_2018_definitions.xlsx")[0])
    )
    reported = official("onet_27_0_txt/Sample of Reported Titles.txt")[0]
    load_release("27.0", official("onet_27_0_txt/Occupation Data.txt")[0], titles(reported))
    load_release("29.3", official("onet_29_3_xlsx/Occupation Data.xlsx")[0], ())


def load_release(name, source, told):
    release = DataReleaseFactory(name=name)
    made = OnetOccupation.objects.bulk_create(
        OnetOccupation(release=release, code=row.code, soc=row.code[:7], title=row.title)
        for row in occupations(source)
    )
    by_code = {each.code: each for each in made}
    kinds = {(each.code, each.title): "official" for each in made}
    for row in told:
        kinds.setdefault((row.code, row.title), row.kind)
    Title.objects.bulk_create(
        Title(occupation=by_code[code], title=title, kind=kind, words=plain(title))
        for (code, title), kind in kinds.items()
    )


def everyday():
    with EVERYDAY.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.slow
@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official titles are not here")
def test_four_of_five_everyday_titles_are_met_by_the_official_files():
    load_official()
    rows = everyday()
    hits = [row for row in rows if set(row["soc"].split("|")) & set(socs(row["title"])[:3])]
    assert len(hits) >= 0.8 * len(rows)
