"""Two people have the same page open: who saves second overwrites nothing of the first."""

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from training.actions.cohorts import MoveRefused, change_terms
from training.actions.rounds import change_end, save_round
from training.models import Cohort, DemandRound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("behind_wall")]


def as_read_before(row, **changes):
    """Return the row as a page read it, after somebody else changed it."""
    stale = type(row).objects.get(pk=row.pk)
    type(row).objects.filter(pk=row.pk).update(**changes)
    return stale


@pytest.fixture
def cohort(board):
    return factories.CohortFactory(partnership__board=board, min_seats=5, max_seats=10)


def test_a_round_opened_meanwhile_stays_open(board):
    round = factories.DemandRoundFactory(partnership__board=board, state="draft")
    stale = as_read_before(round, state="open")
    with pytest.raises(ValidationError):
        save_round(stale, jobs=[])
    round.refresh_from_db()
    assert round.state == DemandRound.State.OPEN


def test_a_round_closed_meanwhile_stays_closed(board, day):
    round = factories.DemandRoundFactory(partnership__board=board, state="open")
    stale = as_read_before(round, state="closed", closed_at=f"{day}T12:00Z")
    with pytest.raises(ValidationError):
        change_end(stale)
    round.refresh_from_db()
    assert round.state == DemandRound.State.CLOSED


def test_the_page_of_a_round_opened_meanwhile_says_so(board, convener_client, monkeypatch):
    round = factories.DemandRoundFactory(partnership__board=board, state="open")
    monkeypatch.setattr(DemandRound, "is_open", True)
    stale = as_read_before(round, state="draft")
    sent = {"closes_on": stale.closes_on}
    page = convener_client.post(f"{round.get_absolute_url()}edit/", sent, follow=True)
    assert "The round is not open." in page.content.decode()


def test_new_terms_leave_pledges_of_the_same_moment_alone(cohort):
    stale = as_read_before(cohort, seats_pledged=4, firms_pledged=2)
    stale.name = "Another name"
    change_terms(cohort=stale, terms=["name", "max_seats"])
    cohort.refresh_from_db()
    assert (cohort.name, cohort.seats_pledged, cohort.firms_pledged) == ("Another name", 4, 2)


@pytest.mark.parametrize("changes", [{"state": "confirmed"}, {"seats_pledged": 8}])
def test_terms_that_no_longer_fit_are_refused(cohort, changes):
    stale = as_read_before(cohort, **changes)
    stale.max_seats = 7
    with pytest.raises(MoveRefused):
        change_terms(cohort=stale, terms=["max_seats"])
    assert Cohort.objects.get().max_seats == 10
