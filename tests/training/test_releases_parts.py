"""Tables of a release below its jobs: by county and size of each job, by half-year, and hires."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of, new_firm
from tests.training.test_releases import staff_page, text_of
from tests.training.test_releases_again import release
from training.rules.demand import quarter_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.CountyFactory(name="Lancaster")


@pytest.fixture
def answered(asked, county):
    """Five firms of one county and size that all say when, and whom they hired."""
    first = quarter_index(asked.period_starts_on)
    for at in range(5):
        numbers = {"employed": 100 + at, "growth": 6, "retiring": 3, "by_training": 2}
        said = {"timing": {str(first): 4, str(first + 2): 3}, "hires": {"school": [2, 1]}}
        firm = new_firm(asked.partnership, f"Firm {at}")
        answer = answer_of(asked, firm, Machinists=numbers | said)
        demand.CompanyAnswerFactory(answer=answer, county=county, employees=60)
    return asked


def figures(release, table, key):
    """Return {row: amounts} of the rows whose key is of this kind."""
    return {
        row["name"]: [cell.get("amount") for cell in row["cells"].values()]
        for row in release.content["more"][table]
        if row["key"].startswith(key)
    }


def test_each_job_is_split_by_county_and_size(answered, job, county):
    made = release(answered)
    assert figures(made, "jobs_places", f"county:{job.pk}") == {str(county): [510, 45]}
    assert figures(made, "jobs_places", f"size:{job.pk}") == {"50 to 249 people": [510, 45]}


def test_openings_are_split_by_half_year_with_those_not_said(answered, job):
    made = release(answered)
    assert figures(made, "timing", f"half:{job.pk}") == {"Machinists": [20, 15, 0, 0, 10]}
    assert figures(made, "timing", "half:")["All jobs"] == [20, 15, 0, 0, 10]


def test_hires_are_added_up_by_source(answered, job):
    made = release(answered)
    hired = figures(made, "hires", f"{job.pk}|")
    assert (hired["School"], hired["Staffing agency"], hired["All sources"]) == ([10], [0], [10])


def test_tables_stand_on_the_page_and_in_files(answered, convener_client):
    release(answered)
    text = text_of(convener_client, staff_page(answered))
    titles = "Openings by half-year", "Critical jobs by county and by size", "Hires by source"
    for words in titles:
        assert words in text
    file = reverse("training:release_csv", args=["a", answered.pk, "jobs_places"])
    lines = convener_client.get(file).content.decode("utf-8-sig").splitlines()
    assert lines[5].startswith("group,name,employed,")
    assert lines[6].startswith('Machinists,"Lancaster County, PA",510,shown,')


def test_two_firms_show_none_of_it(asked, county, convener_client):
    for at in range(2):
        numbers = {"employed": 7707, "growth": 8808, "hires": {"school": [9909, 1]}}
        firm = new_firm(asked.partnership, f"Firm {at}")
        answer = answer_of(asked, firm, Machinists=numbers)
        demand.CompanyAnswerFactory(answer=answer, county=county)
    made = release(asked)
    shown = [
        cell["amount"]
        for rows in made.content["more"].values()
        for row in rows
        for cell in row["cells"].values()
        if cell["state"] == "shown"
    ]
    assert not any(shown)


def test_a_job_renamed_between_two_releases_keeps_what_was_shown(answered, job, partnership):
    first = release(answered)
    with tenant([job.board]):
        job.title = "Machine operators"
        job.save()
    again = factories.DemandRoundFactory(
        partnership=partnership, period_starts_on=answered.period_starts_on,
        horizon_months=answered.horizon_months,
    )  # fmt: skip
    factories.RoundJobFactory(round=again, job=job)
    with tenant([job.board]):
        firms = list(answered.answers.sent().select_related("organization"))
    for answer in firms:
        numbers = {"employed": 10, "growth": 6, "retiring": 3, "hires": {"school": [2, 1]}}
        answer_of(again, answer.organization, **{"Machine operators": numbers})
    second = release(again)
    assert second.content["beside"] == [first.pk]
    assert figures(second, "hires", f"{job.pk}|")["School"] == [10]


def test_a_long_table_is_a_link_until_it_is_asked_for(answered, convener_client, monkeypatch):
    monkeypatch.setattr("training.reports.release_page.MOST_ROWS", 5)
    release(answered)
    page = staff_page(answered)
    text = text_of(convener_client, page)
    assert "table=hires#hires" in text
    assert "Staffing agency" not in text
    assert "Staffing agency" in text_of(convener_client, f"{page}?number=1&table=hires")
