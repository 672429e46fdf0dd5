"""Where people for critical jobs come from: staff state it, members read it under a release."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand, factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, count_queries, new_firm, person_of
from tests.training.test_releases import release
from training.models import TalentSource

pytestmark = pytest.mark.django_db
LIST = reverse("training:flow", args=["a"])


def add_page(partnership):
    return f"{reverse('training:add_source', args=['a'])}?partnership={partnership.pk}"


def entered(job, /, **changes):
    return {
        "job": job.pk, "kind": "provider", "name": "Machining, Thaddeus Stevens", "provider": "",
        "year": "2025", "completers": "38", "capacity": "", "tier": "1", "feeds": "",
        "stated_by": "its dean",
    } | changes  # fmt: skip


def read(client, page):
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


def test_staff_state_a_source_and_change_it(partnership, job, convener_client):
    assert "No sources yet" in read(convener_client, LIST)
    page = add_page(partnership)
    assert convener_client.get(page).status_code == 200
    assert convener_client.post(page, entered(job)).url == f"{LIST}?partnership={partnership.pk}"
    with tenant([partnership.board]):
        source = TalentSource.objects.get()
    text = read(convener_client, LIST)
    for words in ("Machining, Thaddeus Stevens", "38", "from its dean", "not stated"):
        assert words in text
    page = reverse("training:edit_source", args=["a", source.pk])
    assert page in text
    convener_client.post(page, entered(job, completers="41", capacity="60"))
    assert "41" in read(convener_client, LIST)


def test_a_source_of_tier_2_names_the_one_it_feeds(partnership, job, convener_client):
    first = demand.TalentSourceFactory(job=job, name="Course")
    data = entered(job, name="High school", kind="school", tier="2", feeds=first.pk)
    assert convener_client.post(add_page(partnership), data).status_code == 302
    assert "gives people to Course" in read(convener_client, LIST)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": ""}, "name", "Enter the name."),
        ({"year": "25"}, "year", "such as 2026"),
        ({"year": "next"}, "year", "such as 2026"),
        ({"completers": "-1"}, "completers", "from 0 to 99,999"),
        ({"completers": "many"}, "completers", "from 0 to 99,999"),
        ({"capacity": "100000"}, "capacity", "from 0 to 99,999"),
        ({"name": "Course"}, "__all__", "on the list for the year already"),
        ({"feeds": "fed"}, "feeds", "Only a source of tier 2"),
        ({"feeds": "fed", "tier": "2", "job": "other"}, "feeds", "one for Machinists"),
    ],
)
def test_bad_input_is_told(partnership, job, welders, changes, field, sentence, convener_client):
    fed = demand.TalentSourceFactory(job=job, name="Course")
    numbers = {"fed": fed.pk, "other": welders.pk}
    changes = {key: numbers.get(value, value) for key, value in changes.items()}
    response = convener_client.post(add_page(partnership), entered(job, **changes))
    assert sentence in str(response.context["form"].errors[field])


def test_rights_and_strangers(partnership, job, reviewer_client, stranger_client):
    edit = reverse("training:edit_source", args=["a", demand.TalentSourceFactory(job=job).pk])
    text = read(reviewer_client, LIST)
    assert edit not in text
    for page in (add_page(partnership), edit):
        assert reviewer_client.get(page).status_code == 403
        assert reviewer_client.post(page, entered(job)).status_code == 403
    for page in (LIST, add_page(partnership), edit):
        assert stranger_client.get(page).status_code == 404


@pytest.mark.parametrize("query", ["", "?partnership=x", "?partnership=999999"])
def test_a_source_needs_a_partnership(query, partnership, convener_client):
    assert (
        convener_client.get(reverse("training:add_source", args=["a"]) + query).status_code == 404
    )


def test_members_read_sources_under_the_release(asked, partnership, job, convener_client):
    demand.TalentSourceFactory(job=job, name="Course of the college", completers=38)
    assert "not yet available, a round has to release it" in read(convener_client, LIST)
    firms = [new_firm(partnership, name) for name in ("Keyline", "Marsh", "Orchard")]
    for firm in firms:
        answer_of(asked, firm, Machinists={"employed": 10, "growth": 407, "by_training": 3})
    release(asked)
    assert "1,221" in read(convener_client, LIST)
    client = sign_in(person_of(firms[0], "representative"))
    text = read(client, reverse("training:own_release", args=[firms[0].pk, asked.pk]))
    assert "Course of the college" in text
    assert "1,221" in text


@pytest.fixture
def course(job):
    """A course of tier 1, stated for two years, and the school it gets people from."""
    demand.TalentSourceFactory(job=job, name="Course", year=2024, completers=30)
    course = demand.TalentSourceFactory(job=job, name="Course", year=2025, completers=40)
    demand.TalentSourceFactory(job=job, name="High school", tier=2, completers=500, feeds=course)
    return course


def answers(round, hires, by_training=10):
    numbers = {"employed": 10, "growth": 50, "by_training": by_training}
    for at, hired in enumerate(hires):
        firm = new_firm(round.partnership, f"Firm {at}")
        answer_of(round, firm, Machinists=numbers | {"hires": hired})


def test_the_gap_is_worked_out_from_released_figures(asked, partnership, course, convener_client):
    key = f"source:{course.pk}"
    answers(asked, [{key: [2, 1]}, {key: [3, None]}, {key: [5, 5]}])
    release(asked)
    text = read(convener_client, LIST)
    # 150 openings in 24 months, less 20 of the course and 30 of our own.
    assert "Nobody is in sight for 100 of the openings." in text
    assert "25.0%" in text  # 10 of 40


def test_more_supply_than_demand_is_said_in_words(asked, course, convener_client):
    answers(asked, [{f"source:{course.pk}": [60, None]}] * 3)
    release(asked)
    assert "No gap: 240 more people come than there are openings." in read(convener_client, LIST)


def test_a_hidden_term_hides_the_gap(asked, course, convener_client):
    key = f"source:{course.pk}"
    answers(asked, [{key: [2, 1]}, {key: [3, None]}, {"school": [5, 5]}])
    release(asked)
    text = read(convener_client, LIST)
    assert "The gap is hidden: " in text
    assert "12.5%" not in text


def test_a_job_renamed_since_keeps_its_gap(asked, job, course, convener_client):
    answers(asked, [{f"source:{course.pk}": [4, None]}] * 3)
    release(asked)
    with tenant([job.board]):
        job.title = "Machine operators"
        job.save()
    assert "Nobody is in sight for 96 of the openings." in read(convener_client, LIST)


def test_queries_do_not_grow_with_sources(job, welders, convener_client):
    demand.TalentSourceFactory(job=job)
    before = count_queries(convener_client, LIST)
    provider = factories.ProviderFactory(board=job.board)
    for _ in range(6):
        demand.TalentSourceFactory(job=welders, provider=provider)
    assert count_queries(convener_client, LIST) == before
