"""Wages in a release: bands of what is 3 months old, by a release of their own when it is."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from jobs.models import Job
from tests import factories
from tests.training.conftest import answer_of, close, new_firm
from tests.training.test_releases import again, release, staff_file, staff_page, text_of
from training.models import Answer, Release
from training.reports.aging import build_wages_release
from training.reports.content import to_json
from training.reports.table import training_news
from training.tasks import age_wages, make_release

pytestmark = pytest.mark.django_db
LONG_AGO = dt.timedelta(91)
WAGES = ["18.13", "21.57", "22.39", "30.71", "31.91"]


@pytest.fixture
def firms(partnership):
    return [new_firm(partnership, f"Firm {number}") for number in range(5)]


def pay(round, firms, hourly, stated=timezone.localdate, **more):
    for firm, wage in zip(firms, hourly, strict=False):
        numbers = {"employed": 10, "growth": 2, "entry_wage": Decimal(wage), "wages_on": stated()}
        answer_of(round, firm, Machinists=numbers | more)


def old():
    return timezone.localdate() - LONG_AGO


def bands(kept):
    """Return {kind of wage: what the release says of machinists}."""
    rows = [row for row in kept.content["more"]["wages"] if row["group"] == "Machinists"]
    cells = {row["key"].partition(":")[2]: row["cells"]["band"] for row in rows}
    return {kind: cell.get("amount", cell.get("reason", "")) for kind, cell in cells.items()}


def test_old_wages_of_five_firms_are_a_band(asked, firms, convener_client):
    pay(asked, firms, WAGES, old)
    kept = release(asked)
    assert bands(kept) == {"entry": "$22 to $24", "later": ""}
    texts = [text_of(convener_client, staff_page(asked))]
    texts.append(text_of(convener_client, staff_file(asked, "wages")))
    for text in texts:
        assert "$22 to $24" in text
        assert not any(wage in text for wage in WAGES)


@pytest.mark.parametrize(("firms_paying", "people"), [(4, 10), (5, 60)])
def test_few_and_large_firms_are_hidden_for_one_reason(firms_paying, people, asked, firms):
    pay(asked, firms[:1], WAGES, old, employed=people)
    pay(asked, firms[1:firms_paying], WAGES[1:], old)
    words = "fewer than 5 employers, or one has more than 25% of the people"
    assert bands(release(asked))["entry"] == words


def test_nobody_states_wages_and_there_is_no_table(asked, firms, convener_client):
    for firm in firms:
        answer_of(asked, firm, Machinists={"employed": 10})
    release(asked)
    assert "What they pay" not in text_of(convener_client, staff_page(asked))


def test_young_wages_are_not_yet_available(asked, firms, convener_client):
    pay(asked, firms, WAGES)
    kept = release(asked)
    words = bands(kept)["entry"]
    assert words.startswith("wages are shown when they are 3 months old, from ")
    assert f"not yet available, {words}" in text_of(convener_client, staff_page(asked))


def test_young_wages_of_few_are_hidden_and_not_promised(asked, firms):
    pay(asked, firms[:4], WAGES)
    assert bands(release(asked))["entry"].startswith("fewer than 5 employers")


def closed_long_ago(round, days=91):
    """Release the round as at its close this many days ago."""
    close(round)
    then = timezone.now() - dt.timedelta(days)
    with tenant([round.board]):
        round.closed_at = then
        round.save()
    job = factories.JobFactory(
        board=round.board, task="training.tasks.make_release", parameters={"round": round.pk}
    )
    make_release(job.pk)
    with tenant([round.board]):
        Release.objects.filter(round=round).update(made_at=then + dt.timedelta(minutes=1))
        return round.releases.get()


def stated_before_the_close():
    return timezone.localdate() - dt.timedelta(92)


def aged(round):
    """Let beat ask for the wages, and the jobs it asked for be done; returns all releases."""
    age_wages()
    age_wages()
    for job in Job.objects.filter(state="queued", task="training.tasks.make_release"):
        make_release(job.pk)
        job.refresh_from_db()
        assert job.state == "done", job.reason
    with tenant([round.board]):
        return list(round.releases.order_by("number"))


def test_wages_are_released_once_when_they_are_old(asked, firms, convener_client):
    pay(asked, firms, WAGES, stated_before_the_close, later_wage=Decimal("33.33"))
    first = closed_long_ago(asked)
    assert bands(first)["entry"].startswith("wages are shown")
    (_, second) = aged(asked)
    assert (second.kind, second.number) == ("wages", 2)
    assert bands(second) == {"entry": "$22 to $24", "later": "$32 to $34"}
    assert second.content["jobs"] == first.content["jobs"]
    assert second.content["since"] == first.content["as_of"]
    with tenant([asked.board]):
        assert second.sources.count() == first.sources.count() == 5
    assert len(aged(asked)) == 2, "another day asks for nothing more"
    text = text_of(convener_client, staff_page(asked))
    assert "Wages are added that were stated more than 90 days before" in text
    assert "Unchanged since" not in text


def test_members_hear_of_a_release_with_wages(asked, firms):
    pay(asked, firms, WAGES, stated_before_the_close)
    closed_long_ago(asked)
    aged(asked)
    now = timezone.now()
    with tenant([asked.board]):
        news = training_news(asked.partnership, now - dt.timedelta(1), now, None)
    assert [line.text for line in news] == ["The release with wages of the Autumn round is out."]


def test_wages_are_not_released_before_they_are_old(asked, firms):
    pay(asked, firms, WAGES, stated_before_the_close)
    closed_long_ago(asked, days=90)
    assert len(aged(asked)) == 1


def test_wages_that_cannot_be_shown_are_not_released_again(asked, firms):
    pay(asked, firms[:4], WAGES, stated_before_the_close)
    closed_long_ago(asked)
    assert len(aged(asked)) == 1


def test_release_that_counts_a_withdrawn_answer_is_not_repeated_with_wages(asked, firms):
    pay(asked, firms, WAGES, stated_before_the_close)
    closed_long_ago(asked)
    with tenant([asked.board]):
        answers = Answer.objects.filter(organization=firms[0])
        answers.update(state="withdrawn", withdrawn_at=timezone.now())
    assert len(aged(asked)) == 1


def test_equal_inputs_give_equal_wages(asked, firms):
    pay(asked, firms, WAGES, stated_before_the_close)
    closed_long_ago(asked)
    day = timezone.localdate()
    with tenant([asked.board]):
        made = [build_wages_release(asked, as_of=day) for _ in range(2)]
    assert to_json(made[0].content) == to_json(made[1].content)


@pytest.mark.parametrize(("changes", "band"), [(1, "$22 to $24"), (5, "$40 to $42")])
def test_band_stays_until_five_firms_changed_theirs(changes, band, asked, firms):
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    pay(asked, firms, WAGES, old)
    release(asked)
    pay(winter, firms, ["41"] * changes + WAGES[changes:], old)
    assert bands(release(winter))["entry"] == band


def test_wages_that_grow_old_are_no_news_while_they_are_few(asked, firms):
    """Four more firms count later: less the band before, it would tell of them alone."""
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    others = [new_firm(asked.partnership, f"Young {number}") for number in range(4)]
    pay(asked, firms, WAGES, old)
    pay(asked, others, ["60"] * 4)
    assert bands(release(asked))["entry"] == "$22 to $24"
    pay(winter, [*firms, *others], [*WAGES, *["60"] * 4], old)
    assert bands(release(winter))["entry"] == "$22 to $24"
