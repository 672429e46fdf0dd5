"""Two records of one firm become one: rows move, people do not, history stays."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from employers.actions.merges import merge
from employers.models import Contact, Employer, Merge, ServiceEvent, Site
from partnerships.models import Member
from tests import factories
from tests.conftest import sign_in
from tests.employers.conftest import person_of
from tests.table import ActionItemFactory, ChallengeFactory, ServiceEventFactory, VoiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(board):
    return factories.EmployerFactory(board=board, organization__name="Keystone Gear Inc.")


def url_of(page, employer, *more):
    return reverse(f"employers:{page}", args=[employer.board.slug, employer.pk, *more])


def merged(kept, gone, by, day):
    with tenant([kept.board]):
        return merge(kept=kept, gone=gone, note="Same address", by=by, on=day)


def organizations(model, board):
    with tenant([board]):
        return [row.organization for row in model.objects.order_by("pk")]


def test_strangers_and_readers_do_not_pass(employer, double, stranger_client, reviewer_client):
    for url in (url_of("merge", employer), url_of("merge_record", employer, double.pk)):
        assert stranger_client.get(url).status_code == 404
        assert reviewer_client.get(url).status_code == 403


def test_a_record_of_another_board_is_missing(employer, other_board, clerk_client):
    theirs = factories.EmployerFactory(board=other_board)
    assert clerk_client.get(url_of("merge_record", employer, theirs.pk)).status_code == 404
    assert clerk_client.get(url_of("merge_record", employer, employer.pk)).status_code == 404


def test_records_of_a_like_name_are_offered(board, employer, double, clerk_client):
    factories.EmployerFactory(board=board, organization__name="Pequea Castings")
    page = clerk_client.get(url_of("merge", employer))
    assert [str(row) for row in page.context["page"]] == ["Keystone Gear Inc."]
    page = clerk_client.get(url_of("merge", employer) + "?q=pequea")
    assert [str(row) for row in page.context["page"]] == ["Pequea Castings"]
    nothing = clerk_client.get(url_of("merge", employer) + "?q=zebra").content.decode()
    assert "No other record fits" in nothing


def test_a_clerk_merges_two_records(board, employer, double, clerk_client, clerk):
    factories.SiteFactory(employer=double)
    ServiceEventFactory(employer=double)
    url = url_of("merge_record", employer, double.pk)
    page = clerk_client.get(url)
    counts = {count.label: count.amount for count in page.context["counts"]}
    assert counts == {"Service events": 1, "Sites": 1}
    page = clerk_client.post(url, {"note": "Same address"}, follow=True).content.decode()
    assert "2 records moved, 0 stayed." in page
    assert "was merged into this record" in page
    assert organizations(ServiceEvent, board) == [employer.organization]
    with tenant([board]):
        assert Site.objects.get().employer == employer
        assert not Employer.objects.get(pk=double.pk).is_active
        assert Merge.objects.get().merged_by == clerk
    old = clerk_client.get(url_of("detail", double)).content.decode()
    assert "This record was merged into" in old


def test_rows_of_every_table_move(board, employer, double, clerk, day):
    seat = factories.MemberFactory(
        partnership=factories.PartnershipFactory(board=board), organization=double.organization
    )
    ActionItemFactory(partnership=seat.partnership, organization=double.organization)
    done = merged(employer, double, clerk, day)
    assert (done.rows_moved, done.rows_left) == (2, 0)
    assert organizations(Member, board) == [employer.organization]


def test_what_the_kept_record_has_stays_with_the_old_one(board, employer, double, clerk, day):
    table = factories.PartnershipFactory(board=board)
    for record in (employer, double):
        factories.MemberFactory(partnership=table, organization=record.organization)
        factories.ContactFactory(employer=record, is_main=True)
    done = merged(employer, double, clerk, day)
    assert (done.rows_moved, done.rows_left) == (0, 2)
    assert organizations(Member, board) == [employer.organization, double.organization]
    with tenant([board]):
        assert Contact.objects.filter(employer=double).count() == 1


def test_rows_follow_the_row_they_belong_to(board, employer, double, clerk, day):
    """A firm's answer about one job stays beside its answer to the round."""
    table = factories.PartnershipFactory(board=board)
    round = factories.DemandRoundFactory(partnership=table)
    answers = [
        factories.AnswerFactory(round=round, organization=record.organization)
        for record in (employer, double)
    ]
    job = factories.JobAnswerFactory(answer=answers[1])
    merged(employer, double, clerk, day)
    with tenant([board]):
        job.refresh_from_db()
        assert job.organization == double.organization


def test_the_ledger_is_changed_by_nobody(board, employer, double, clerk, day):
    factories.LookFactory(board=board, organization=double.organization)
    merged(employer, double, clerk, day)
    assert organizations(Look, board) == [double.organization]


def test_a_record_for_which_people_sign_in_does_not_go(employer, double, clerk, clerk_client, day):
    """Their answers would be read by the people of the other record."""
    person = person_of(double.organization, "approver")
    page = clerk_client.post(url_of("merge_record", employer, double.pk), {"note": "Same"})
    assert "People sign in for Keystone Gear Inc." in page.content.decode()
    person.memberships.update(ends_on=day)
    merged(employer, double, clerk, day)
    other = reverse("employers:company", args=[employer.organization_id])
    assert sign_in(person).get(other).status_code == 404


def test_one_firm_counts_once_behind_a_challenge(board, employer, double, clerk, day):
    challenge = ChallengeFactory(partnership=factories.PartnershipFactory(board=board))
    for record in (employer, double):
        VoiceFactory(challenge=challenge, organization=record.organization)
    merged(employer, double, clerk, day)
    with tenant([board]):
        challenge.refresh_from_db()
        assert challenge.firms == 1


def test_rows_of_another_board_are_left(board, other_board, employer, double, clerk, day):
    there = factories.EmployerFactory(board=other_board, organization=double.organization)
    ServiceEventFactory(employer=there)
    merged(employer, double, clerk, day)
    assert organizations(ServiceEvent, other_board) == [double.organization]


def test_the_later_day_heard_is_kept(board, employer, double, clerk, day):
    with tenant([board]):
        Employer.objects.filter(pk=double.pk).update(last_heard_on=day)
    double.last_heard_on = day
    merged(employer, double, clerk, day)
    with tenant([board]):
        assert Employer.objects.get(pk=employer.pk).last_heard_on == day


def test_a_record_is_merged_once(employer, double, clerk, clerk_client, day):
    merged(employer, double, clerk, day)
    with pytest.raises(ValidationError, match="merged into another record already"):
        merged(employer, double, clerk, day)
    with pytest.raises(ValidationError, match="merged into another record already"):
        merged(double, employer, clerk, day)
    page = clerk_client.post(url_of("merge_record", employer, double.pk), {"note": "Again"})
    assert "merged into another record already" in page.content.decode()
    assert "Again</textarea>" in page.content.decode()
    assert len(clerk_client.get(url_of("merge", employer)).context["page"]) == 0
