"""How many members recognize a credential: who counts, when, and from how many on."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.tenancy import tenant
from careerpaths.actions.recognition import withdraw
from careerpaths.actions.standings import recount
from careerpaths.models import Standing
from careerpaths.tasks import recount as recount_all
from careerpaths.tasks import recount_board
from employers.actions.merges import merge
from jobs.models import Job
from tests import factories
from tests.reference import RecognitionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(board):
    return factories.PartnershipFactory(board=board, name="Advanced Manufacturing")


@pytest.fixture
def credential(board):
    return factories.CredentialFactory(board=board, name="CNC Operator")


@pytest.fixture
def firms(table):
    return [firm_of(table) for _ in range(4)]


def firm_of(table, **seat):
    employer = factories.EmployerFactory(board=table.board)
    factories.MemberFactory(partnership=table, organization=employer.organization, **seat)
    return employer.organization


def said(credential, firms, **fields):
    return [RecognitionFactory(credential=credential, organization=f, **fields) for f in firms]


def counted(of, day):
    board = getattr(of, "board", of)
    with tenant([board]):
        recount(of, day)
        return [(row.firms, row.members) for row in board.standings.all()]


def test_a_standing_counts_members_from_three_on(table, credential, firms, day):
    said(credential, firms[:2])
    assert counted(table, day) == []
    said(credential, firms[2:3])
    assert counted(table, day) == [(3, 4)]
    with tenant([table.board]):
        assert str(table.standings.get()) == "recognized by 3 of 4 members"


def test_a_standing_keeps_to_a_stricter_board(table, credential, firms, day):
    table.board.min_firms = 4
    table.board.save()
    said(credential, firms[:3])
    assert counted(table, day) == []
    said(credential, firms[3:])
    assert counted(table, day) == [(4, 4)]


@pytest.mark.parametrize(
    "fields",
    [
        {"may_count": False},
        {"strength": "aware"},
        {"until": dt.date(2026, 2, 1)},
        {"since": dt.date(2999, 1, 1)},
    ],
    ids=["no consent", "only aware", "over", "ahead"],
)
def test_what_may_not_be_counted_is_not(table, credential, firms, day, fields):
    said(credential, firms[:2])
    said(credential, firms[2:3], **{"since": dt.date(2026, 1, 1), **fields})
    assert counted(table, day) == []


def test_an_interview_counts_without_preference(table, credential, firms, day):
    said(credential, firms[:3], strength="aware", interviews=True)
    assert counted(table, day) == [(3, 4)]


def test_only_active_employer_members_count(table, credential, firms, day):
    outside = factories.EmployerFactory(board=table.board).organization
    left = firm_of(table, status="left")
    labor = factories.MemberFactory(partnership=table, seat="labor").organization
    said(credential, [*firms[:2], outside, left, labor])
    assert counted(table, day) == []


def test_a_retired_credential_has_no_standing(table, credential, firms, day):
    said(credential, firms)
    assert counted(table, day) == [(4, 4)]
    credential.is_active = False
    with tenant([table.board]):
        credential.save()
    assert counted(table, day) == []


def test_a_standing_falls_when_a_member_leaves(table, credential, firms, day):
    said(credential, firms[:3])
    assert counted(table.board, day) == [(3, 4)]
    with tenant([table.board]):
        table.members.filter(organization=firms[0]).update(status="left")
    assert counted(table.board, day) == []


def test_two_records_of_a_firm_count_once(table, credential, firms, clerk, day):
    said(credential, firms[:3])
    assert counted(table, day) == [(3, 4)]
    with tenant([table.board]):
        records = {each.organization: each for each in table.board.employers.all()}
        kept, gone = records[firms[0]], records[firms[1]]
        merge(kept=kept, gone=gone, note="Same", by=clerk, on=day)
        other = records[firms[2]]
        merge(kept=other, gone=kept, note="Same", by=clerk, on=day)
    assert counted(table, day) == []
    said(credential, [firms[3], firm_of(table)])
    assert counted(table, day) == [(3, 3)]


def test_firms_of_one_company_count_once(table, credential, firms, day):
    said(credential, firms[:3])
    with tenant([table.board]):
        table.board.employers.filter(organization=firms[1]).update(holding=firms[0])
    assert counted(table, day) == []
    said(credential, [firms[3]])
    assert counted(table, day) == [(3, 3)]


def test_each_partnership_counts_its_own_members(table, credential, firms, other_board, day):
    second = factories.PartnershipFactory(board=table.board)
    for firm in firms[:3]:
        factories.MemberFactory(partnership=second, organization=firm)
    elsewhere = factories.PartnershipFactory(board=other_board)
    for firm in firms:
        factories.MemberFactory(partnership=elsewhere, organization=firm)
    said(credential, firms)
    assert sorted(counted(table.board, day)) == [(3, 3), (4, 4)]
    assert counted(other_board, day) == []


def test_counting_again_changes_nothing(table, credential, firms, day):
    said(credential, firms)
    counted(table, day)
    with tenant([table.board]):
        before = list(Standing.objects.values())
        recount(table.board, day)
        assert list(Standing.objects.values()) == before


def test_counting_costs_no_query_a_row(table, day):
    def queries():
        with tenant([table.board]), CaptureQueriesContext(connection) as captured:
            recount(table.board, day)
        return len(captured)

    def grow(count):
        for _ in range(count):
            credential = factories.CredentialFactory(board=table.board)
            said(credential, [firm_of(table) for _ in range(3)])

    grow(1)
    few = queries()
    grow(4)
    assert queries() == few


def test_the_day_s_job_counts_each_board(table, credential, firms, other_board, day):
    said(credential, firms)
    recount_all()
    recount_all()
    job = Job.objects.get(board=table.board)
    recount_board(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"standings": 1})
    with tenant([table.board]):
        assert table.standings.get().counted_on == day
    with tenant([other_board]):
        assert not Standing.objects.exists()


def test_a_withdrawn_word_no_longer_counts_today(table, credential, firms, day):
    said(credential, firms[:3])
    assert counted(table, day) == [(3, 4)]
    with tenant([table.board], firms[0]):
        assert withdraw(credential=credential, organization=firms[0], on=day)
        assert not table.standings.exists()
