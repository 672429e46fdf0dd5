"""The sample region: the same every time, complete, and enough firms behind its numbers."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count

from accounts.models import Board, Membership, Organization, User
from accounts.tenancy import tenant
from careerpaths.models import (
    Element,
    LivingWage,
    Occupation,
    OnetOccupation,
    Recognition,
    Standing,
)
from careerpaths.reports.find import find_occupations
from careerpaths.reports.moves import career_move
from careerpaths.reports.occupations import occupation_of
from config.management.commands.sample_region import write_sample
from config.sample.demand import JOBS
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
from training.models import Cohort, Enrolment, JobAnswer, KeptApart, Need, Program, RoundJob
from training.reports.occupations import confirmed_programs, proposed_programs
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
    assert rounds.held().count() == 5
    assert rounds.open().get().answers.sent().count() == 7


def test_each_closed_round_has_a_release_of_which_most_can_be_shown(lancaster):
    closing = lancaster.releases.filter(kind="closing")
    assert closing.count() == lancaster.demandrounds.closed().count() == 4
    cells = [
        cell
        for release in closing
        for row in read_release(release).tables["jobs"].rows
        for cell in row.values()
        if isinstance(cell, Value)
    ]
    hidden = [cell for cell in cells if cell.state is State.HIDDEN]
    assert hidden
    assert len(hidden) * 2 < len(cells)


def test_releases_have_their_pdf_and_one_came_before_the_close(lancaster):
    assert all(bytes(release.pdf).startswith(b"%PDF-") for release in lancaster.releases.all())
    interim = lancaster.releases.get(kind="interim")
    assert interim.sources.count() == 6
    closing = interim.round.releases.get(kind="closing")
    assert (closing.number, closing.content["since"]) == (2, None)
    assert interim.made_at < interim.round.closed_at


def test_the_last_closed_round_shows_a_bit_of_everything(lancaster):
    report = read_release(lancaster.releases.filter(kind="closing").latest())
    filled = {name for name, table in report.tables.items() if table.rows}
    assert filled >= {"jobs", "needs", "windows", "places", "requirements", "credentials",
                      "wages", "challenges", "timing"}  # fmt: skip
    bands = [cell for row in report.tables["wages"].rows for cell in row.values()
             if isinstance(cell, Value) and cell.state is State.SHOWN]  # fmt: skip
    assert bands


def test_the_last_two_rounds_ask_about_competencies_of_each_job(lancaster):
    asked = RoundJob.objects.filter(asked_competencies__isnull=False).distinct()
    assert set(asked.values_list("round__state", flat=True)) == {"open", "closed"}
    assert asked.count() == 2 * len(JOBS)
    for each in asked:
        assert each.asked_competencies.count() == 6
        assert each.asked_credentials.count() == 2


def test_firms_are_asked_in_every_way(lancaster):
    now = lancaster.demandrounds.open().get()
    heard = now.answers.drafts().get(source="call")
    assert (str(heard.organization), heard.job_answers.count()) == ("Millport Steel Fabricators", 2)
    opened = now.links.exclude(opened_at=None).get()
    assert (opened.name, opened.section) == ("Paula Reiff", "")
    assert now.links.exclude(section="").get().name == "Jo Hess"
    assert str(KeptApart.objects.get().organization) == "Keyline Hydraulics"


def test_a_round_was_withdrawn_with_a_reason(lancaster):
    withdrawn = lancaster.demandrounds.get(state="withdrawn")
    assert withdrawn.round_jobs.count() == 3
    assert withdrawn.moves.get(kind="withdrawn").reason
    assert not withdrawn.answers.exists()


def test_sources_of_people_and_experts_are_listed(lancaster):
    tiers = lancaster.talentsources.values_list("tier", flat=True)
    assert sorted(tiers) == [1, 1, 1, 2]
    assert lancaster.talentsources.get(tier=2).feeds.job.title == "Machinists"
    assert lancaster.expertnotes.count() == 2


@pytest.mark.parametrize("board", ["lancaster", "berks"])
def test_each_critical_job_has_an_occupation_page_with_something_on_it(written, db, board):
    with tenant(list(Board.objects.filter(is_sample=True))):
        board = Board.objects.get(slug=board)
        codes = {job.soc for job in JOBS}
        pages = {soc: occupation_of(board, soc) for soc in codes}
    for soc, page in pages.items():
        assert page.zone, soc
        assert len(page.skills) == 10, soc
        assert len(page.knowledge) == 6, soc
        assert page.wages[0].area.kind == "metro", soc
        assert {wage.area.code for wage in page.wages} >= {"42", "US"}, soc
        assert [release.line for release in page.credits], soc
    assert sum(bool(page.related) for page in pages.values()) >= 5


def test_wages_are_those_of_may_2025_with_one_not_released(lancaster):
    machinists = occupation_of(lancaster, "51-4041")
    assert machinists.period == "May 2025"
    assert machinists.wages[0].median == "$27.26 an hour"
    assert occupation_of(lancaster, "51-4191").wages[0].median == "not released"
    assemblers = occupation_of(lancaster, "51-2092").wages[0]
    assert assemblers.row.soc == "51-2090"


def test_no_official_sentence_is_in_the_sample(lancaster):
    assert not Occupation.objects.exclude(definition="").exists()
    assert not OnetOccupation.objects.exclude(description="").exists()
    assert not Element.objects.exclude(description="").exists()


@pytest.mark.parametrize(
    ("words", "soc"),
    [("cnc guy", "51-9161"), ("cna", "31-1131"), ("shift lead", "51-1011"), ("welder", "51-4121")],
)
def test_plain_words_find_an_occupation(lancaster, words, soc):
    assert soc in [found.soc for found in find_occupations(words, board=lancaster)[:3]]


def test_a_move_between_two_critical_jobs_can_be_told(lancaster):
    facts = career_move("51-9161", "51-4041", area="29540")
    assert facts.similarity.cosine_im > 0.9
    assert facts.gain_percent is not None
    assert len(facts.gap.top) == 5


def test_boards_have_their_own_lists(lancaster):
    for board in Board.objects.filter(is_sample=True):
        assert board.boardareas.exists()
        assert board.priorityoccupations.filter(program_year=2026).count() >= 3
        counties = set(board.livingwages.values_list("county", flat=True))
        assert counties == set(board.counties.values_list("pk", flat=True))
    assert {wage.source for wage in LivingWage.objects.all()} == {"sample figure"}


def test_programs_are_confirmed_refused_and_proposed(lancaster):
    words = lancaster.programoccupations.values_list("leads").annotate(n=Count("pk")).order_by()
    assert dict(words) == {True: 6, False: 1}
    assert [str(each) for each in proposed_programs(lancaster, "51-9161")] == ["Machining II"]
    assert confirmed_programs(lancaster, "51-9161").exists()


def test_a_framework_and_credentials_are_there(lancaster):
    framework = Partnership.objects.get(name="Advanced Manufacturing").frameworks.get()
    assert framework.competencies.count() == 12
    assert set(framework.competencies.values_list("category", flat=True)) == {
        "Machining",
        "Maintenance",
    }
    assert lancaster.credentials.count() == 6
    for credential in lancaster.credentials.all():
        assert credential.competencies.exists()
        assert credential.occupations.exists()
    assert lancaster.credentialsteps.count() == 5


def test_firms_recognize_credentials_and_some_are_counted(lancaster):
    standings = Standing.objects.order_by("-firms")
    assert [(str(each), str(each.credential)) for each in standings] == [
        ("recognized by 4 of 12 members", "Machining Level I certificate"),
        ("recognized by 3 of 12 members", "Industrial controls certificate"),
    ]
    said = Recognition.objects.on(DAY)
    assert set(said.values_list("strength", flat=True)) == {"aware", "prefers", "requires"}
    assert said.filter(strength="requires").count() == 1
    assert said.get(pays_more=True).hourly_more == Decimal("1.25")
    assert said.filter(may_count=False).exists()
    assert Recognition.objects.exclude(until=None).exists()


def test_nobody_has_a_password(lancaster):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_a_second_time_changes_nothing(lancaster, capsys):
    before = (figures(), Member.objects.count(), Need.objects.count(), Program.objects.count())
    call_command("sample_region")
    assert "there already" in capsys.readouterr().out
    after = (figures(), Member.objects.count(), Need.objects.count(), Program.objects.count())
    assert after == before
