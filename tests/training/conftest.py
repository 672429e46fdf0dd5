"""The cast of the loop: a partnership with a convener assigned, firms with people, a round."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.tenancy import tenant
from tests import demand, factories
from tests.conftest import sign_in
from training.access import OWN, Desk
from training.models.links import browser_hash

SENT = dt.datetime(2025, 3, 10, 12, tzinfo=dt.UTC)


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board, name="Advanced Manufacturing")


@pytest.fixture
def assigned(partnership, convener):
    return factories.AssignmentFactory(partnership=partnership, user=convener)


@pytest.fixture
def job(partnership):
    return factories.CriticalJobFactory(partnership=partnership, title="Machinists", position=1)


@pytest.fixture
def welders(partnership):
    return factories.CriticalJobFactory(partnership=partnership, title="Welders", position=2)


@pytest.fixture
def asked(partnership, job, welders):
    """An open round that asks about two jobs."""
    today = timezone.localdate()
    round = factories.DemandRoundFactory(
        partnership=partnership, name="Autumn", opens_on=today - dt.timedelta(days=3),
        closes_on=today + dt.timedelta(days=10), period_starts_on=today.replace(day=1),
    )  # fmt: skip
    factories.RoundJobFactory(round=round, job=job, position=1)
    factories.RoundJobFactory(round=round, job=welders, position=2)
    return round


@pytest.fixture
def firm(partnership):
    """An active employer member."""
    return new_firm(partnership, "Keyline Hydraulics")


def new_firm(partnership, name):
    firm = factories.OrganizationFactory(name=name)
    factories.MemberFactory(partnership=partnership, organization=firm)
    return firm


def person_of(organization, role, name="Person"):
    return factories.MembershipFactory(
        of_organization=True, organization=organization, role=role, user__name=name
    ).user


@pytest.fixture
def approver(firm):
    return person_of(firm, "approver", "Ann Approver")


@pytest.fixture
def editor(firm):
    return person_of(firm, "editor", "Ed Editor")


@pytest.fixture
def approver_client(approver):
    return sign_in(approver)


@pytest.fixture
def editor_client(editor):
    return sign_in(editor)


@pytest.fixture
def link(asked, firm):
    """A mailed link that was opened in `browser`."""
    return demand.AnswerLinkFactory(
        round=asked, organization=firm, opened_at=timezone.now(), browser_hash=browser_hash("s3")
    )


@pytest.fixture
def browser(link):
    """The browser in which the link was opened."""
    client = Client()
    client.cookies[link.cookie] = "s3"
    return client


def desk_of(round, firm, user=None, **changes):
    """The firm's own desk, at which this person fills in and sends."""
    given = {"way": OWN, "party": (firm.pk, round.pk), "name": str(user or "Somebody")} | changes
    return Desk(round, firm, user=user, may_send=True, **given)


def answer_of(round, firm, state="sent", **numbers):
    """Let the firm answer: {title of a job: numbers}; returns the answer."""
    sent_at = None if state == "draft" else SENT
    answer = factories.AnswerFactory(
        round=round, organization=firm, state=state, sent_at=sent_at,
        version=numbers.pop("version", 1),
    )  # fmt: skip
    with tenant([round.board]):
        jobs = {row.job.title: row.job for row in round.round_jobs.select_related("job")}
    zero = dict.fromkeys(("employed", "growth", "retiring", "leaving", "promoted"), 0)
    for title, given in numbers.items():
        factories.JobAnswerFactory(answer=answer, job=jobs[title], **(zero | given))
    return answer


def close(round):
    """Close the round without a job, as if its release were still to be made."""
    with tenant([round.board]):
        round.state, round.closed_at = "closed", timezone.now()
        round.save()
    return round


def count_queries(client, page):
    """Return how many queries a page needs, once everything around it is warm."""
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)
