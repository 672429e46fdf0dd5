"""A partnership with a class that ended, and the people of its report."""

import datetime as dt
from decimal import Decimal

import pytest

from tests import factories

QUARTER_DAY = dt.date(2025, 7, 15)  # the class's last day, in the third quarter
AS_OF = dt.date(2025, 12, 31)


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board, name="Manufacturing")


@pytest.fixture
def assigned(partnership, convener):
    return factories.AssignmentFactory(partnership=partnership, user=convener)


@pytest.fixture
def cohort(partnership):
    return factories.CohortFactory(partnership=partnership, state="finished", max_seats=60)


def enrol(cohort, people, firms, **fields):
    """Enrol so many people, in turn of so many firms; fields may change what came of them."""
    employers = [factories.OrganizationFactory() for _ in range(firms)]
    return [
        factories.EnrolmentFactory(cohort=cohort, organization=employers[number % firms], **fields)
        for number in range(people)
    ]


@pytest.fixture
def group(cohort):
    """Return a function that enrols a group of which some complete, with wages, in six firms."""

    def make(completed=12, withdrawn=12, firms=6, **fields):
        results = {
            "state": "completed",
            "ended_on": QUARTER_DAY,
            "wage_before": Decimal("20.00"),
            "wage_after": Decimal("21.00"),
            "wage_after_on": dt.date(2025, 8, 1),
        }
        rows = enrol(cohort, completed, firms, **(results | fields))
        rows += enrol(cohort, withdrawn, firms, state="withdrawn", ended_on=QUARTER_DAY)
        return rows

    return make
