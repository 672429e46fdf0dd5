"""The second release of a round: what it counts, and what it may show beside the first."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import SENT, answer_of, close, new_firm
from tests.training.test_releases import cells, staff_page, text_of
from training.models import Answer, Release
from training.tasks import make_release

pytestmark = pytest.mark.django_db
NUMBERS = {"employed": 10, "growth": 2, "retiring": 1, "by_training": 1}


@pytest.fixture
def firms(partnership):
    return [new_firm(partnership, f"Firm {number}") for number in range(9)]


def release(round):
    """Close the round and let its job make the release."""
    close(round)
    job = factories.JobFactory(
        board=round.board, task="training.tasks.make_release", parameters={"round": round.pk}
    )
    make_release(job.pk)
    job.refresh_from_db()
    assert job.state == "done", job.reason
    with tenant([round.board]):
        return Release.objects.filter(round=round).latest()


def answer_anew(round, firms, **numbers):
    """Let firms replace what they sent."""
    with tenant([round.board]):
        Answer.objects.filter(round=round, organization__in=firms).update(state="replaced")
    for firm in firms:
        answer_of(round, firm, version=2, Machinists=NUMBERS | numbers)


def counted(release):
    with tenant([release.board]):
        return set(release.sources.values_list("answer__organization__name", "answer__version"))


@pytest.fixture
def first(asked, firms):
    for firm in firms[:6]:
        answer_of(asked, firm, Machinists=NUMBERS)
    return release(asked)


def test_release_keeps_the_versions_it_counts(first, firms):
    assert counted(first) == {(firm.name, 1) for firm in firms[:6]}


def test_too_few_changes_repeat_the_release(first, asked, firms, convener_client):
    answer_anew(asked, firms[:4], employed=777)
    second = release(asked)
    assert (second.number, second.content["jobs"]) == (2, first.content["jobs"])
    assert second.content["since"] == first.content["as_of"]
    assert counted(second) == counted(first)
    page = text_of(convener_client, staff_page(asked))
    assert "too few answers changed since to show new numbers safely" in page
    assert release(asked).content["since"] == first.content["as_of"]


def test_five_changes_make_a_new_one(first, asked, firms):
    answer_anew(asked, firms[:5], employed=777)
    second = release(asked)
    assert second.content["since"] is None
    assert cells(second.content["jobs"][0])["employed"] == 5 * 777 + 10
    assert counted(second) == {(firm.name, 2) for firm in firms[:5]} | {(firms[5].name, 1)}


def test_release_is_held_against_the_versions_the_earlier_one_counts(first, asked, firms):
    """Four joined and one left: by the difference, read with today's answers, nobody would."""
    with tenant([asked.board]):
        Answer.objects.filter(round=asked, organization=firms[0]).update(
            state="withdrawn", withdrawn_at=SENT
        )
    second = release(asked)
    assert (firms[0].name, 1) not in counted(second), "withdrawn answers leave the next release"
    assert second.content["since"] is None
    machinists = second.content["jobs"][0]["cells"]
    assert machinists["employed"]["reason"] == ", so that another number cannot be worked out"
    with tenant([asked.board]):
        assert Release.objects.get(pk=first.pk).content == first.content


def test_firms_of_one_company_count_once(asked, firms, board):
    for firm in firms[:4]:
        answer_of(asked, firm, Machinists=NUMBERS)
    for firm in firms[1:4]:
        factories.EmployerFactory(board=board, organization=firm, holding=firms[1])
    content = release(asked).content
    assert content["answered"]["reason"] == "fewer than 3 employers"
    assert set(cells(content["jobs"][0]).values()) == {"fewer than 3 employers"}


def test_release_of_a_round_closed_again_is_another_one(first, asked):
    assert release(asked).number == 2
    with tenant([asked.board]):
        same = Release.objects.get(number=2)
        asked.closed_at = timezone.now() - dt.timedelta(hours=1)
    assert same.content["jobs"] == first.content["jobs"]
    assert same.content["since"] is None, "nothing changed, so it is what the answers say"
