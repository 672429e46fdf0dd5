"""Seats are never sold twice, however many ask at once: real transactions on many connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.tenancy import tenant
from tests import factories
from training.actions.pledges import PledgeRefused, pledge
from training.models import Cohort, SeatPledge


@pytest.mark.slow
def test_fifty_firms_at_once_get_ten_seats_between_them(committed):
    cohort = factories.CohortFactory(min_seats=10, max_seats=10)
    user = factories.UserFactory()
    members = factories.MemberFactory.create_batch(50, partnership=cohort.partnership)

    def ask(organization):
        try:
            with tenant([cohort.board], organization):
                pledge(cohort=cohort, organization=organization, by=user, seats=1)
        except PledgeRefused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, [member.organization for member in members]))
    assert answers.count("") == 10
    with tenant([cohort.board]):
        after = Cohort.objects.get(pk=cohort.pk)
    assert (after.seats_pledged, after.firms_pledged, after.state) == (10, 10, "confirmed")
    with tenant([cohort.board]):
        assert SeatPledge.objects.filter(state="confirmed").count() == 10
