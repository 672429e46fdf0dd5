"""Two people have the same page open: who saves second overwrites nothing of the first."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests import factories
from training.actions.cohorts import MoveRefused, change_terms
from training.actions.moves import extend_round
from training.actions.rounds import save_round
from training.forms import cohorts as cohort_forms
from training.models import Cohort, DemandRound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("behind_wall")]


def meanwhile(monkeypatch, module, name, change):
    """Let somebody else's change land after the page was checked and before it is saved."""
    action = getattr(module, name)

    def late(*arguments, **words):
        change()
        return action(*arguments, **words)

    monkeypatch.setattr(module, name, late)


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
        extend_round(stale, closes_on=day + dt.timedelta(days=9), by=None, now=timezone.now())
    round.refresh_from_db()
    assert round.state == DemandRound.State.CLOSED


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


def test_the_page_of_a_class_says_that_it_was_decided_meanwhile(
    cohort, convener_client, monkeypatch
):
    rows = Cohort.objects.filter(pk=cohort.pk)
    meanwhile(monkeypatch, cohort_forms, "change_terms", lambda: rows.update(state="confirmed"))
    terms = {
        "name": "Welding", "min_seats": 5, "max_seats": 12, "fixed_cost": 100, "seat_cost": 10,
        "grant_share": 0, "decision_on": cohort.decision_on, "starts_on": cohort.starts_on,
        "ends_on": cohort.ends_on,
    }  # fmt: skip
    page = convener_client.post(reverse("training:edit_cohort", args=["a", cohort.pk]), terms)
    assert "The class is decided; its terms no longer change." in page.content.decode()
