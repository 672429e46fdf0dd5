"""One release before the close of a round: when it may be made, and what it counts."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from jobs.models import Job
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, new_firm, person_of
from tests.training.test_releases import staff_page, text_of
from tests.training.test_releases_again import NUMBERS
from training.models import Release
from training.reports.making import STEPS
from training.tasks import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def firms(asked):
    firms = [new_firm(asked.partnership, f"Firm {number}") for number in range(6)]
    for firm in firms[:5]:
        answer_of(asked, firm, Machinists=NUMBERS)
    answer_of(asked, firms[5], "draft", Machinists=NUMBERS)
    return firms


def page(round):
    return reverse("training:release_now", args=["a", round.pk])


def released(client, round):
    """Ask for the release before the close, and let its job make it."""
    client.post(page(round))
    job = Job.objects.latest("pk")
    make_release(job.pk)
    job.refresh_from_db()
    return job


def test_open_round_is_released_once(asked, firms, convener_client):
    assert "Not yet" in text_of(convener_client, page(asked))
    assert not Job.objects.exists(), "a GET asks for nothing"
    assert released(convener_client, asked).state == "done"
    with tenant([asked.board]):
        release = Release.objects.get()
        assert release.sources.count() == 5, "drafts never count"
    assert (release.kind, release.number) == ("interim", 1)
    text = text_of(convener_client, staff_page(asked))
    assert "5 of 6 employers answered, by" in text
    assert "The round was still open." in text
    assert "has had it" in text_of(convener_client, page(asked))
    convener_client.post(page(asked))
    assert Job.objects.count() == 1


def test_release_before_the_close_needs_five_answers(asked, firms, convener_client):
    with tenant([asked.board]):
        asked.answers.filter(organization=firms[0]).delete()
    assert "At least 5 answers" in text_of(convener_client, page(asked))
    convener_client.post(page(asked))
    assert not Job.objects.exists()


def test_close_after_it_repeats_it_where_one_firm_joined(asked, firms, convener_client):
    """One more answer: shown beside the release before, it could be worked out."""
    released(convener_client, asked)
    answer_of(asked, new_firm(asked.partnership, "Seventh"), Machinists={"employed": 7777})
    convener_client.post(reverse("training:close_round", args=["a", asked.pk]))
    make_release(Job.objects.latest("pk").pk)
    text = text_of(convener_client, staff_page(asked))
    assert "Unchanged since" in text
    assert "7,787" not in text
    with tenant([asked.board]):
        second, first = Release.objects.all()
    assert (second.kind, second.number) == ("closing", 2)
    assert second.content["jobs"] == first.content["jobs"]
    assert "The round was still open." in text_of(convener_client, f"{staff_page(asked)}?number=1")
    assert "Unchanged" in text_of(convener_client, f"{staff_page(asked)}?number=77")


def test_closed_round_has_none_before_its_close(asked, firms, convener_client):
    convener_client.post(page(asked))
    close(asked)
    job = Job.objects.get()
    make_release(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", "The round is not open.")
    assert "The round is not open." in text_of(convener_client, page(asked))


def test_who_may_not_run_rounds_may_not_release(asked, firms, stranger_client, clerk_client):
    assert stranger_client.get(page(asked)).status_code == 404
    assert clerk_client.post(page(asked)).status_code == 403
    editor = sign_in(person_of(firms[0], "editor"))
    assert editor.post(page(asked)).status_code == 404


def test_job_says_which_table_it_is_at(asked, firms, convener_client):
    job = released(convener_client, asked)
    assert job.steps == list(STEPS.values())
    assert "Putting wages in bands" in job.steps
    assert len(job.step_times) == len(job.steps)


def test_cancelled_job_releases_nothing(asked, firms):
    close(asked)
    job = factories.JobFactory(
        board=asked.board, task="training.tasks.make_release", parameters={"round": asked.pk},
        cancel_asked=True,
    )  # fmt: skip
    make_release(job.pk)
    job.refresh_from_db()
    assert job.state == "cancelled"
    with tenant([asked.board]):
        assert not Release.objects.exists()
