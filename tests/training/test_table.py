"""What the table hears of rounds and classes, and what agencies hear of rounds."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.tenancy import tenant
from employers.models import Employer, Question
from tests import demand, factories
from tests.training.conftest import desk_of
from training.actions.answers import send_answer
from training.actions.pledges import pledge
from training.actions.rounds import open_round
from training.models import Cohort
from training.reports.table import on_the_agenda, training_news

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board, name="Manufacturing")


@pytest.fixture
def firm(partnership):
    firm = factories.OrganizationFactory(name="Keyline Hydraulics")
    factories.EmployerFactory(board=partnership.board, organization=firm, last_heard_on=None)
    factories.MemberFactory(partnership=partnership, organization=firm)
    return firm


def last_heard(firm):
    return Employer.objects.get(organization=firm).last_heard_on


@pytest.fixture
def happened(partnership, day):
    """A round that opened today, one that closed with its release, and a confirmed class."""
    factories.DemandRoundFactory(
        partnership=partnership, name="Autumn", opens_on=day, closes_on=day + dt.timedelta(9)
    )
    closed = factories.DemandRoundFactory(
        partnership=partnership, name="Spring", state="closed", closed_at=timezone.now()
    )
    factories.ReleaseFactory(round=closed, made_at=timezone.now())
    cohort = factories.CohortFactory(partnership=partnership, name="CNC evening")
    with tenant([partnership.board]):
        Cohort.objects.filter(pk=cohort.pk).update(state="confirmed")
    return closed


def news(partnership, now, reader=None):
    with tenant([partnership.board], reader):
        return training_news(partnership, now - HOUR, now + dt.timedelta(days=1), reader)


def test_news_are_sentences_with_the_page_of_the_reader(partnership, firm, happened, now):
    lines = news(partnership, now)
    texts = [line.text for line in lines]
    assert texts[0].startswith("The Autumn round is open until ")
    assert texts[1:3] == ["The Spring round closed.", "The release of the Spring round is out."]
    assert texts[3].startswith("CNC evening is confirmed and starts on ")
    assert lines[2].path == f"/b/a/rounds/{happened.pk}/release/"
    own = news(partnership, now, firm)
    assert [line.text for line in own] == texts
    assert own[2].path == f"/e/{firm.pk}/rounds/{happened.pk}/needs/"


def test_a_union_reads_the_same_by_its_own_door(partnership, happened, now):
    lodge = factories.OrganizationFactory(labor=True)
    seat = factories.MemberFactory(partnership=partnership, organization=lodge, seat="labor")
    paths = [line.path for line in news(partnership, now, lodge)]
    home = f"/o/{lodge.pk}/"
    assert paths == [home, "", f"{home}rounds/{happened.pk}/needs/", home]
    with tenant([partnership.board]):
        seat.status = "dormant"
        seat.save()
    assert news(partnership, now, lodge)[2].path == ""


def test_what_happened_before_is_no_news(partnership, happened, now):
    later = now + dt.timedelta(days=2)
    with tenant([partnership.board]):
        assert training_news(partnership, later, later + HOUR, None) == []


def test_a_round_that_is_moved_is_told_by_its_last_move(partnership, firm, now, day):
    for name, state, kinds, reason in [
        ("Autumn", "open", ["extended", "reopened"], "Two firms were away."),
        ("Spring", "withdrawn", ["extended", "withdrawn"], "The plant closes."),
        ("Winter", "closed", ["extended", "closed"], ""),
    ]:
        round = factories.DemandRoundFactory(
            partnership=partnership, name=name, state=state,
            closed_at=None if state == "open" else now - dt.timedelta(days=9),
        )  # fmt: skip
        for kind in kinds:
            demand.RoundMoveFactory(
                round=round, kind=kind, reason=reason, moved_at=now, closes_on=dt.date(2026, 12, 4)
            )
    own = news(partnership, now, firm)
    assert {(line.text, line.path) for line in own} == {
        ("The Autumn round is open again until Friday, Dec. 4.", f"/e/{firm.pk}/rounds/"),
        ("The Spring round was withdrawn: The plant closes.", f"/e/{firm.pk}/rounds/"),
    }


def test_the_agenda_has_what_happened_since_the_last_meeting(partnership, happened, now, day):
    with tenant([partnership.board]):
        assert on_the_agenda(partnership, None, day).lines == ()
        lines = on_the_agenda(partnership, now - HOUR, day).lines
    assert "The Spring round closed." in lines


def test_opening_a_round_tells_every_agency_that_firms_were_asked(partnership, firm, now, day):
    factories.MemberFactory(partnership=partnership, seat="provider")
    round = factories.DemandRoundFactory(
        partnership=partnership, state="draft", closes_on=day + dt.timedelta(9), chosen_how="Hands."
    )
    factories.RoundJobFactory.create_batch(3, round=round)
    with tenant([partnership.board]):
        open_round(round, by=None, now=now)
        asked = Question.objects.get()
    assert (asked.organization, asked.topic, asked.asked_on) == (firm, "training", day)
    assert asked.agency == partnership.board.name


def test_a_firm_that_answers_or_pledges_was_heard(partnership, firm, now, day):
    person = factories.MembershipFactory(of_organization=True, organization=firm).user
    round = factories.DemandRoundFactory(partnership=partnership, closes_on=day)
    answer = factories.AnswerFactory(round=round, organization=firm)
    factories.NeedFactory(answer=answer)
    with tenant([partnership.board], firm):
        send_answer(desk_of(round, firm, person), now=now)
    with tenant([partnership.board]):
        assert last_heard(firm) == day
        Employer.objects.update(last_heard_on=None)
    cohort = factories.CohortFactory(partnership=partnership)
    with tenant([partnership.board], firm):
        pledge(cohort=cohort, organization=firm, by=person, seats=1)
    with tenant([partnership.board]):
        assert last_heard(firm) == day
