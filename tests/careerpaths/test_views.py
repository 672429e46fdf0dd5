import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(board):
    return factories.CriticalJobFactory(partnership__board=board, title="Machinists")


def url_of(page, job):
    keys = {
        "edit_job": [job.partnership_id, job.pk],
        "competencies": [],
        "add_competency": [],
    }
    arguments = keys.get(page, [job.partnership_id])
    return reverse(f"careerpaths:{page}", args=[job.board.slug, *arguments])


def jobs_of(job):
    with tenant([job.board]):
        return list(job.partnership.critical_jobs.all())


READ = ["jobs", "competencies"]
CHANGE = ["add_job", "edit_job", "add_competency"]


def test_a_stranger_gets_404_everywhere(job, stranger_client):
    for page in [*READ, *CHANGE]:
        assert stranger_client.get(url_of(page, job)).status_code == 404


def test_jobs_of_another_board_are_missing(board, other_board, convener_client):
    theirs = factories.CriticalJobFactory(partnership__board=other_board)
    for page in ("jobs", "add_job"):
        url = reverse(f"careerpaths:{page}", args=[board.slug, theirs.partnership_id])
        assert convener_client.get(url).status_code == 404


def test_a_clerk_reads_and_does_not_change(job, clerk_client):
    assert {clerk_client.get(url_of(page, job)).status_code for page in READ} == {200}
    assert {clerk_client.get(url_of(page, job)).status_code for page in CHANGE} == {403}


@pytest.mark.parametrize("page", READ)
def test_rows_cost_no_queries(job, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(page, job)).status_code == 200
        return len(captured)

    grow(job, 2)
    few = queries()
    grow(job, 10)
    assert queries() == few


def grow(job, count):
    for _ in range(count):
        factories.CriticalJobFactory(partnership=job.partnership)
        factories.CompetencyFactory(board=job.board)


def test_the_jobs_stand_in_their_order(job, convener_client):
    factories.CriticalJobFactory(
        partnership=job.partnership, title="Welders", definition="Joins metal."
    )
    page = convener_client.get(url_of("jobs", job))
    assert [row.title for row in page.context["page"]] == ["Machinists", "Welders"]
    assert "Joins metal." in page.content.decode()
    assert "not written down" in page.content.decode()


def test_empty_lists_say_who_fills_them(board, convener_client, clerk_client):
    partnership = factories.PartnershipFactory(board=board)
    jobs = reverse("careerpaths:jobs", args=[board.slug, partnership.pk])
    competencies = reverse("careerpaths:competencies", args=[board.slug])
    assert "Agree on them with the members first" in convener_client.get(jobs).content.decode()
    assert "The convener adds them" in clerk_client.get(jobs).content.decode()
    assert "Add a competency" in convener_client.get(competencies).content.decode()
    assert "A convener adds them." in clerk_client.get(competencies).content.decode()


def test_a_job_is_added_at_the_end(job, convener_client):
    url = url_of("add_job", job)
    assert convener_client.get(url).context["form"]["position"].value() == 1
    typed = {"title": "Welders", "soc": "51-4121", "position": "1"}
    assert convener_client.post(url, typed).url == url_of("jobs", job)
    assert [each.title for each in jobs_of(job)] == ["Machinists", "Welders"]


def test_a_job_is_edited(job, convener_client):
    url = url_of("edit_job", job)
    assert convener_client.get(url).status_code == 200
    convener_client.post(url, {"title": "CNC machinists", "soc": "51-9161", "position": "0"})
    (edited,) = jobs_of(job)
    assert (edited.title, edited.soc) == ("CNC machinists", "51-9161")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": "Welders", "soc": "514121"}, "A SOC code looks like 51-4041."),
        ({"title": "Machinists", "soc": "51-4041"}, "has a critical job of this name already."),
        ({"title": "", "soc": "51-4041"}, "Enter the title."),
        ({"title": "Welders", "soc": "51-4121", "position": "last"}, "Enter a whole number."),
    ],
)
def test_a_job_that_cannot_be_is_refused(job, convener_client, typed, sentence):
    page = convener_client.post(url_of("add_job", job), {"position": "1", **typed})
    assert sentence in page.content.decode()
    assert typed["soc"] in page.content.decode()
    assert len(jobs_of(job)) == 1


def test_a_competency_is_added_once(job, convener_client):
    url = url_of("add_competency", job)
    assert convener_client.get(url).status_code == 200
    typed = {"name": "Reads drawings", "category": "Metal"}
    assert convener_client.post(url, typed).url == url_of("competencies", job)
    assert "Reads drawings" in convener_client.get(url_of("competencies", job)).content.decode()
    page = convener_client.post(url, typed).content.decode()
    assert "The list has a competency of this name already." in page


def test_another_board_may_use_the_same_words(job, other_board, convener_client):
    factories.CompetencyFactory(board=other_board, name="Reads drawings")
    url = url_of("add_competency", job)
    assert convener_client.post(url, {"name": "Reads drawings"}).status_code == 302
