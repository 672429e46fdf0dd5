"""The sample region: the same every time, complete, and enough firms behind its numbers."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count

from accounts.models import Board, Membership, Organization, User
from accounts.tenancy import tenant
from config.management.commands.sample_region import write_sample
from employers.models import HelpRequest, Question, ServiceEvent
from jobs.models import Mail
from partnerships.models import (
    Ballot,
    Challenge,
    Grant,
    Invite,
    Mark,
    Member,
    Partnership,
    Remedy,
    Subscription,
)
from partnerships.reports.ballots import ranking
from partnerships.reports.life import open_items
from training.models import Cohort, Enrolment, JobAnswer, Need, Program
from training.reports.releases import read_release
from ui.tables import State, Value

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker):
    """The region, written once for all who read it; nothing else may be in this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        write_sample(DAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def lancaster(written, db):
    boards = list(Board.objects.filter(is_sample=True))
    with tenant(boards):
        yield Board.objects.get(slug="lancaster")


def figures():
    return list(
        JobAnswer.objects.order_by("pk").values_list("employed", "growth", "retiring", "leaving")
    )


def test_the_region_is_whole(lancaster):
    manufacturing = Partnership.objects.get(name="Advanced Manufacturing")
    seats = manufacturing.members.active().values_list("seat").annotate(n=Count("pk"))
    assert dict(seats.order_by()) == {"employer": 12, "provider": 4, "labor": 1, "school": 1}
    assert lancaster.employers.filter(
        organization__members__partnership=manufacturing
    ).small().count() == 3  # fmt: skip
    assert Partnership.objects.get(name="Health Care").public_status == "forthcoming"
    assert Partnership.objects.filter(is_regional=True).count() == 1
    assert manufacturing.critical_jobs.count() == 6
    assert Grant.objects.get().match_percent == 25


def test_the_table_met_and_works(lancaster):
    table = Partnership.objects.get(name="Advanced Manufacturing")
    held = list(table.meetings.held())
    assert len(held) == 4
    for meeting in held:
        assert bytes(meeting.minutes_files.get().pdf).startswith(b"%PDF-")
        assert meeting.attendances.count() > 10
    ahead = table.meetings.get(state="planned")
    assert (ahead.starts_at.date() - DAY).days == 18
    assert ahead.is_public
    assert ahead.items.exclude(lines=[]).exists()
    priorities = {str(each): str(each.champion.organization) for each in table.priorities.active()}
    assert priorities == {
        "Machinists and setup": "Harnish Precision Machining",
        "Maintenance mechanics": "Cocalico Motion Controls",
        "First-line supervisors": "Weidman Gear Works",
    }
    assert table.action_items.count() == 12
    assert table.action_items.overdue_on(DAY).count() == 2
    assert len(open_items(table)) == 2


def test_eleven_of_twelve_voted_and_no_mark_is_kept(lancaster):
    ballot = Ballot.objects.get()
    assert (ballot.voters, ballot.entitled, ballot.items.count()) == (11, 12, 6)
    assert not Mark.objects.exists()
    assert [row.champion != "" for row in ranking(ballot)] == [True] * 3 + [False] * 3


def test_challenges_are_shared_by_four_three_two_and_one(lancaster):
    firms = Challenge.objects.order_by("-firms").values_list("side", "firms")
    assert list(firms) == [("employer", count) for count in (4, 3, 2, 1)] + [("worker", 0)]
    assert Remedy.objects.count() == 2


def test_the_one_door_has_something_of_each_kind(lancaster):
    counts = [model.objects.count() for model in (ServiceEvent, Question, HelpRequest)]
    assert counts == [8, 6, 2]
    assert HelpRequest.objects.waiting().count() == 1
    assert Subscription.objects.get().user.name == "Renée Alvarado"


def test_health_care_is_being_formed(lancaster):
    health = Partnership.objects.get(name="Health Care")
    invites = Invite.objects.values_list("state", flat=True)
    assert sorted(invites) == ["bounced", "sent"]
    assert not health.members.filter(owner=None).exists()
    assert sorted(health.public_notes.held().values_list("kind", flat=True)) == [
        "challenge",
        "join",
    ]


def test_no_mail_of_the_sample_goes_out(lancaster):
    assert not Mail.objects.waiting().exists()


def test_two_classes_are_finished_and_one_is_three_seats_short(lancaster):
    assert Cohort.objects.finished().count() == 2
    (short,) = Cohort.objects.recruiting()
    assert short.seats_short == 3
    assert Enrolment.objects.completed().count() > 20


def test_some_belong_to_two(lancaster):
    twice = Organization.objects.annotate(n=Count("engagements")).filter(n=2)
    assert {kind for organization in twice for kind in organization.kinds} == {
        "employer",
        "provider",
    }
    renee = User.objects.get(email="r.alvarado@keyline.example")
    assert renee.memberships.count() == 2
    assert Membership.objects.filter(is_guest=True).count() == 1


def test_the_sample_covers_two_years(lancaster):
    rounds = lancaster.demandrounds.order_by("opens_on")
    assert DAY - rounds[0].opens_on >= dt.timedelta(days=730)
    assert rounds.count() == 5
    assert rounds.open().get().answers.sent().count() == 7


def test_each_closed_round_has_a_release_of_which_most_can_be_shown(lancaster):
    assert lancaster.releases.count() == lancaster.demandrounds.closed().count() == 4
    cells = [
        cell
        for release in lancaster.releases.all()
        for row in read_release(release).tables["jobs"].rows
        for cell in row.values()
        if isinstance(cell, Value)
    ]
    hidden = [cell for cell in cells if cell.state is State.HIDDEN]
    assert hidden
    assert len(hidden) * 2 < len(cells)


def test_nobody_has_a_password(lancaster):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_a_second_time_changes_nothing(lancaster, capsys):
    before = (figures(), Member.objects.count(), Need.objects.count(), Program.objects.count())
    call_command("sample_region")
    assert "there already" in capsys.readouterr().out
    after = (figures(), Member.objects.count(), Need.objects.count(), Program.objects.count())
    assert after == before
