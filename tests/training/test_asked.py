"""Staff say which competencies and credentials a round asks about for each job."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.models import Competency
from careerpaths.rules.frameworks import OWN_WORDS
from tests import factories
from tests.demand import RoundCompetencyFactory, RoundCredentialFactory
from tests.reference import FrameworkFactory
from tests.training.conftest import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_job(partnership, job):
    round = factories.DemandRoundFactory(partnership=partnership, name="Spring", state="draft")
    return factories.RoundJobFactory(round=round, job=job)


@pytest.fixture
def page(round_job):
    return url(round_job)


def url(round_job):
    return reverse("training:asked_job", args=["a", round_job.round_id, round_job.job_id])


def asked(round_job):
    with tenant([round_job.board]):
        rows = round_job.asked_competencies.select_related("competency")
        names = [row.competency.name for row in rows]
        rows = round_job.asked_credentials.select_related("credential")
        return names, [row.credential.name for row in rows]


def test_page_is_for_those_who_run_rounds(
    page, round_job, job, convener_client, reviewer_client, stranger_client
):
    assert convener_client.get(page).status_code == 200
    assert reviewer_client.get(page).status_code == 403
    assert reviewer_client.post(page).status_code == 403
    assert stranger_client.get(page).status_code == 404
    other = factories.CriticalJobFactory(partnership=job.partnership)
    missing = reverse("training:asked_job", args=["a", round_job.round_id, other.pk])
    assert convener_client.get(missing).status_code == 404


def test_names_are_kept_in_order_and_new_ones_added(page, round_job, board, convener_client):
    known = factories.CompetencyFactory(board=board, name="Reads drawings")
    credential = factories.CredentialFactory(board=board, name="NIMS Level 1")
    entered = {
        "competencies": "Sets  up a lathe\n\nreads drawings\nREADS DRAWINGS\n",
        "credentials": "nims level 1",
    }
    for _ in range(2):
        convener_client.post(page, entered)
        assert asked(round_job) == (["Sets up a lathe", "Reads drawings"], [credential.name])
    text = convener_client.get(page).content.decode()
    assert "Sets up a lathe\nReads drawings</textarea>" in text
    assert (
        "2 competencies, 1 credential"
        in convener_client.get(round_job.round.get_absolute_url()).content.decode()
    )
    with tenant([board]):
        assert Competency.objects.filter(name__iexact="reads drawings").get() == known


def test_a_firms_own_words_become_the_partnerships(page, round_job, board, convener_client):
    words = factories.CompetencyFactory(board=board, name="Robot cells", category=OWN_WORDS)
    convener_client.post(page, {"competencies": "robot cells"})
    with tenant([board]):
        words.refresh_from_db()
        assert round_job.asked_competencies.get().competency == words
    assert words.category == ""


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ({"competencies": "\n".join(f"No {n}" for n in range(41))}, "40 competencies or fewer."),
        ({"competencies": "x" * 151}, "Say it in 150 letters"),
        ({"credentials": "Unheard of"}, "list has no credential Unheard of."),
        ({"credentials": "\n".join(f"No {n}" for n in range(16))}, "15 credentials or fewer."),
    ],
)
def test_bad_input_is_told_and_kept(page, round_job, entered, sentence, convener_client):
    text = convener_client.post(page, {"competencies": "Kept words"} | entered).content.decode()
    assert sentence in text
    assert "Kept words" in text or "competencies" in entered
    assert asked(round_job) == ([], [])


def test_what_the_last_round_asked_is_taken_over_once_saved(
    page, round_job, job, board, convener_client
):
    earlier = factories.RoundJobFactory(
        round__partnership=job.partnership, round__closed=True, round__name="Autumn", job=job
    )
    first = RoundCompetencyFactory(round_job=earlier, competency__name="Zeroes a tool")
    RoundCredentialFactory(round_job=earlier, credential__name="NIMS")
    factories.CompetencyFactory(board=board, name="Welds", framework=None)
    assert "Take over from Autumn" in convener_client.get(page).content.decode()
    text = convener_client.get(page, {"source": "last"}).content.decode()
    assert "Zeroes a tool</textarea>" in text
    assert asked(round_job) == ([], [])
    convener_client.post(page, {"competencies": "Welds\nZeroes a tool", "credentials": "NIMS"})
    assert asked(round_job) == (["Welds", "Zeroes a tool"], ["NIMS"])
    with tenant([board]):
        assert round_job.asked_competencies.last().competency == first.competency


def test_a_frameworks_competencies_are_put_below(page, round_job, board, convener_client):
    RoundCompetencyFactory(round_job=round_job, competency__name="Measures")
    framework = FrameworkFactory(board=board)
    factories.CompetencyFactory(board=board, framework=framework, name="Deburrs")
    text = convener_client.get(page, {"framework": framework.pk}).content.decode()
    assert "Measures\nDeburrs</textarea>" in text
    assert convener_client.get(page, {"framework": "0"}).status_code == 200


def test_an_opened_round_asks_what_it_asks(page, round_job, convener_client):
    with tenant([round_job.board]):
        type(round_job.round).objects.update(state="open")
    response = convener_client.post(page, {"competencies": "Welds"}, follow=True)
    assert "What it asks stays as it is." in response.content.decode()
    assert asked(round_job) == ([], [])


def test_the_page_asks_as_many_questions_for_many_names(page, round_job, convener_client):
    RoundCompetencyFactory.create_batch(2, round_job=round_job)
    before = count_queries(convener_client, page)
    RoundCompetencyFactory.create_batch(10, round_job=round_job)
    assert count_queries(convener_client, page) == before
