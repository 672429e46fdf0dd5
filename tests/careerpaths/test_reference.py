"""Official data as pages: loaded by a job, side by side, one release in use per board."""

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.importers.kinds import LOADERS
from careerpaths.models import DataRelease, Occupation
from careerpaths.reports.reference import COUNTED
from careerpaths.rules.attribution import CREDITS, attribution
from careerpaths.tasks import load_reference
from jobs.models import Job
from tests import factories, reference
from tests.careerpaths.files import write_book
from tests.careerpaths.test_load_soc import DEFINED, DEFINITIONS, LEVELS, STRUCTURE
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def url(name, board, *args):
    return reverse(f"careerpaths:{name}", args=[board.slug, *args])


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def structure(tmp_path):
    path = write_book(tmp_path / "s.xlsx", {"2018 Structure": [LEVELS, *STRUCTURE]})
    return path.read_bytes()


@pytest.fixture
def definitions(tmp_path):
    return write_book(tmp_path / "d.xlsx", {"2018 SOC": [DEFINED, *DEFINITIONS]}).read_bytes()


def send(client, board, *contents, source="soc", release="", name="soc.xlsx"):
    files = [SimpleUploadedFile(name, content) for content in contents]
    typed = {"source": source, "release": release, "files": files}
    return client.post(url("load_reference", board), typed)


def done(board):
    """Do the job that waits, and return it."""
    job = Job.objects.latest("pk")
    load_reference(job.pk)
    job.refresh_from_db()
    return job


PAGES = [("reference", []), ("reference_source", ["soc"]), ("load_reference", [])]


def test_a_stranger_gets_404(board, stranger_client):
    for name, args in PAGES:
        assert stranger_client.get(url(name, board, *args)).status_code == 404
    assert stranger_client.post(url("choose_release", board, "soc")).status_code == 404
    assert send(stranger_client, board, b"x").status_code == 404


def test_who_may_not_load_reads_only(board, reviewer_client, structure):
    assert reviewer_client.get(url("reference", board)).status_code == 200
    page = reviewer_client.get(url("reference_source", board, "soc"))
    assert "Conveners and data entry load it." in words(page)
    assert reviewer_client.get(url("load_reference", board)).status_code == 403
    assert send(reviewer_client, board, structure).status_code == 403
    assert reviewer_client.post(url("choose_release", board, "soc")).status_code == 403
    assert not Job.objects.exists()


def test_files_are_loaded_by_a_job_and_forgotten(
    board, clerk, clerk_client, structure, definitions
):
    response = send(clerk_client, board, structure, definitions)
    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert job.title == "Load SOC occupations 2018"
    assert "See what was made" in words(clerk_client.get(done(board).get_absolute_url()))
    result = clerk_client.get(url("reference_loaded", board, job.pk))
    assert "2 new, 1 filled in, 1 as they were." in words(result)
    assert Occupation.objects.get(soc="51-4041").definition == "Set up machine tools."
    with tenant([board]):
        assert not board.files.exists()
    assert DataRelease.objects.get().loaded_by == clerk


def test_loading_again_changes_nothing_and_says_so(board, clerk_client, structure):
    for counts in ("2 new, 0 as they were.", "0 new, 2 as they were."):
        send(clerk_client, board, structure)
        assert done(board).result["counts"] == counts


def test_a_job_that_ran_already_does_nothing_the_second_time(board, clerk_client, structure):
    send(clerk_client, board, structure)
    before = done(board).result
    assert done(board).result == before


def test_an_occupation_in_use_is_named_where_it_was_loaded(board, clerk_client, structure):
    factories.CriticalJobFactory(partnership__board=board, soc="29-2061")
    send(clerk_client, board, structure)
    job = done(board)
    sentence = "29-2061 is in use by 1 board and not in this release"
    assert sentence in words(clerk_client.get(url("reference_loaded", board, job.pk)))
    page = clerk_client.get(url("reference_source", board, "soc"))
    assert "29-2061 is in use and not in this release" in words(page)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"source": "moon"}, "Select a valid choice. moon is not one of the available choices."),
        ({"source": ""}, "Choose the source."),
        ({"release": "29.3"}, "'29.3' is not the name of a release such as 2018."),
        ({"source": "series"}, "Name the release, such as"),
        ({"release": "x" * 41}, "at most 40 characters"),
    ],
)
def test_a_form_that_cannot_be_is_refused(board, clerk_client, structure, sent, sentence):
    page = send(clerk_client, board, structure, **sent)
    assert sentence in page.content.decode().replace("&#x27;", "'")
    assert not Job.objects.exists()


def test_no_file_an_empty_file_and_too_many_are_refused(board, clerk_client):
    for contents, sentence in [
        ([], "Choose a file."),
        ([b""], "The file is empty."),
        ([b"x"] * 61, "These are more than 60 files. Zip them."),
    ]:
        assert sentence in words(send(clerk_client, board, *contents))
    assert not Job.objects.exists()


def test_more_than_50_mb_is_refused(board, clerk_client, settings):
    half = b"x" * 30_000
    settings.UPLOAD_LIMIT = 50_000
    page = send(clerk_client, board, half, half)
    assert "nothing of them was read" in words(page)
    refused = clerk_client.post(
        url("load_reference", board), b"x" * 200_000, content_type="application/octet-stream"
    )
    assert refused.status_code == 413
    assert "nothing of them was read" in words(refused)
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("content", "release", "sentence"),
    [
        (b"code,title\n1,2\n", "", "soc.xlsx: "),
        (None, "2010", "soc.xlsx: it says that it is of 2018, not of 2010. Nothing was loaded."),
    ],
)
def test_another_file_stops_the_job_in_words(
    board, clerk_client, structure, content, release, sentence
):
    send(clerk_client, board, content or structure, release=release)
    job = done(board)
    assert job.state == Job.State.FAILED
    assert sentence in job.reason
    assert "Nothing was loaded." in words(clerk_client.get(job.get_absolute_url()))
    assert clerk_client.get(url("reference_loaded", board, job.pk)).status_code == 404
    assert not DataRelease.objects.exists()


def test_a_second_file_that_cannot_be_read_leaves_nothing_of_the_first(
    board, clerk_client, structure
):
    send(clerk_client, board, structure, b"half a file")
    assert done(board).state == Job.State.FAILED
    assert not Occupation.objects.exists()
    assert not DataRelease.objects.exists()


def test_names_of_files_lead_nowhere(board, clerk_client, structure):
    send(clerk_client, board, structure, name="..\\..\\evil.xlsx")
    assert done(board).state == Job.State.DONE


def test_releases_stand_side_by_side_with_counts(board, clerk, clerk_client, other_board):
    older = reference.OccupationFactory(release__name="2010")
    newer = reference.OccupationFactory(release__name="2018", definition="")
    reference.OccupationFactory(release=newer.release, soc="51-0000", level="major")
    older.release.loaded_by = clerk
    older.release.save()
    newer.release.loaded_by = factories.MembershipFactory(board=other_board).user
    newer.release.save()
    page = clerk_client.get(url("reference_source", board, "soc"))
    rows = {row.release.name: row for row in page.context["rows"]}
    assert rows["2010"].counts == [("occupations", 1), ("groups", 0), ("definitions", 1)]
    assert rows["2018"].counts == [("occupations", 1), ("groups", 1), ("definitions", 1)]
    assert (rows["2010"].by, rows["2018"].by) == (str(clerk), "another board")
    assert [row.in_use for row in page.context["rows"]] == [True, False]
    assert "Standard Occupational Classification 2018" in words(page)


def test_each_board_chooses_for_itself(board, other_board, clerk_client, stranger_client):
    older = reference.OccupationFactory(release__name="2010").release
    reference.OccupationFactory(release__name="2018")
    response = clerk_client.post(url("choose_release", board, "soc"), {"release": older.pk})
    assert response.url == url("reference_source", board, "soc")
    said = words(clerk_client.get(response.url))
    assert "The board works with release 2010 of SOC occupations." in said
    for client, their_board, name, chosen in [
        (clerk_client, board, "2010", True),
        (stranger_client, other_board, "2018", False),
    ]:
        lines = client.get(url("reference", their_board)).context["sources"]
        (line,) = [each for each in lines if each.source == "soc"]
        assert (line.in_use.name, line.is_chosen, line.releases) == (name, chosen, 2)
    clerk_client.post(url("choose_release", board, "soc"), {"release": ""})
    with tenant([board]):
        assert DataRelease.objects.in_use(board, "soc").name == "2018"
        assert not board.releaseinuses.exists()


def test_a_release_of_another_source_cannot_be_chosen(board, clerk_client):
    reference.OccupationFactory()
    other = reference.DataReleaseFactory(source="cip", name="2020")
    page = clerk_client.post(url("choose_release", board, "soc"), {"release": other.pk})
    assert "Select a valid choice" in words(page)
    with tenant([board]):
        assert not board.releaseinuses.exists()


def test_an_unknown_source_is_a_missing_page(board, clerk_client):
    assert clerk_client.get(url("reference_source", board, "moon")).status_code == 404
    assert clerk_client.post(url("choose_release", board, "moon")).status_code == 404


def test_what_another_board_loaded_is_no_page_here(board, other_board, stranger_client, structure):
    clerk = factories.MembershipFactory(board=board, role="clerk").user
    send(sign_in(clerk), board, structure)
    job = done(board)
    for where in (board, other_board):
        response = stranger_client.get(url("reference_loaded", where, job.pk))
        assert response.status_code == 404


def test_releases_cost_no_queries(board, clerk_client):
    def queries(*page):
        with CaptureQueriesContext(connection) as captured:
            assert clerk_client.get(url(*page)).status_code == 200
        return len(captured)

    pages = [("reference", board), ("reference_source", board, "soc")]
    reference.OccupationFactory(release__name="2000")
    few = [queries(*page) for page in pages]
    for year in range(2001, 2013):
        reference.OccupationFactory(release__name=str(year))
    assert [queries(*page) for page in pages] == few


def test_every_source_has_a_loader_a_count_and_a_credit():
    assert set(COUNTED) == set(CREDITS) == set(DataRelease.Source.values)
    assert set(LOADERS) <= set(DataRelease.Source)
    assert attribution("onet", "29.3") == (
        "O*NET 29.3 Database by USDOL/ETA, used under CC BY 4.0, modified."
    )
    assert settings.UPLOAD_LIMIT == 50_000_000


def test_every_source_has_a_page_and_says_what_it_takes(board, clerk_client):
    load = words(clerk_client.get(url("load_reference", board)))
    for source, loader in LOADERS.items():
        page = clerk_client.get(url("reference_source", board, source.value))
        assert "No release is loaded" in words(page)
        reference.DataReleaseFactory(source=source, name=loader.example)
        page = clerk_client.get(url("reference_source", board, source.value))
        assert loader.example in words(page)
        assert source.label in load
