"""Two people at once, with real commits: no crash, no second draft, nothing after closing."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, desk_of, new_firm
from training.actions.answers import save_section, send_answer
from training.actions.needs import competency_named, save_need
from training.actions.rounds import close_round
from training.models import Answer, DemandRound, JobAnswer

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.slow]
NUMBERS = {
    "employed": 5, "growth": 1, "retiring": 0, "leaving": 0, "promoted": 0, "by_training": 0,
    "certainty": "high",
}  # fmt: skip
NEED = {"people": 2, "level_now": 1, "level_target": 3, "words": ""}


@pytest.fixture
def asked():
    round = factories.DemandRoundFactory()
    factories.RoundJobFactory(round=round)
    return round


@pytest.fixture
def firm(asked):
    return new_firm(asked.partnership, "Keyline")


def at_once(*works):
    """Run the works at the same time, each on a connection of its own; return what they raised."""
    barrier, raised = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=20)
            work()
        except Exception as error:  # every failure is the test's to judge
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_two_first_saves_share_one_draft(asked, firm):
    def save(employed):
        with tenant([asked.board], firm):
            job = asked.jobs.get()
            numbers = NUMBERS | {"employed": employed}
            save_section(
                desk_of(asked, firm),
                JobAnswer,
                values=numbers,
                seen=None,
                now=timezone.now(),
                job=job,
            )

    assert at_once(*[lambda count=count: save(count) for count in range(6)]) == []
    with tenant([asked.board]):
        draft = Answer.objects.get()
        assert draft.job_answers.get().employed in range(6)


def test_same_skill_named_at_once_is_stated_once(asked, firm):
    def save():
        with tenant([asked.board], firm):
            save_need(
                desk_of(asked, firm), stated=NEED | {"needed_by": asked.closes_on}, competency=None,
                new_name="Robot cells", now=timezone.now(),
            )  # fmt: skip

    raised = at_once(*[save] * 4)
    assert [type(error) for error in raised] == [ValidationError] * 3
    with tenant([asked.board]):
        assert asked.board.competencys.count() == 1
        assert Answer.objects.get().needs.count() == 1


def test_two_firms_name_the_same_skill_at_once(asked, firm):
    rival = new_firm(asked.partnership, "Rival")

    def save(organization):
        with tenant([asked.board], organization):
            save_need(
                desk_of(asked, organization), stated=NEED | {"needed_by": asked.closes_on},
                competency=None, new_name="Robot cells", now=timezone.now(),
            )  # fmt: skip

    assert at_once(lambda: save(firm), lambda: save(rival)) == []
    with tenant([asked.board]):
        assert asked.board.competencys.count() == 1


def test_skill_another_firm_is_just_naming_is_shared(asked):
    """The second firm waits for the first one's row, meets the constraint, and takes it."""
    named = threading.Event()

    def first():
        with tenant([asked.board]):
            competency_named(asked.board, "Robot cells")
            named.set()
            _wait_until_somebody_waits()

    def second():
        assert named.wait(timeout=20)
        with tenant([asked.board]):
            assert competency_named(asked.board, "Robot cells").name == "Robot cells"

    assert at_once(first, second) == []
    with tenant([asked.board]):
        assert asked.board.competencys.count() == 1


def _wait_until_somebody_waits():
    with connection.cursor() as cursor:
        for _ in range(10_000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody came to wait")


def test_send_and_save_at_once_lose_nothing(asked, firm):
    factories.MembershipFactory(of_organization=True, organization=firm)
    answer_of(asked, firm, "draft")
    with tenant([asked.board], firm):
        job = asked.jobs.get()
        save_section(
            desk_of(asked, firm), JobAnswer, values=NUMBERS, seen=None, now=timezone.now(), job=job
        )
    sender = firm.memberships.get().user

    def send():
        with tenant([asked.board], firm):
            send_answer(desk_of(asked, firm, sender), now=timezone.now())

    def save():
        with tenant([asked.board], firm):
            numbers = NUMBERS | {"employed": 9}
            save_section(
                desk_of(asked, firm),
                JobAnswer,
                values=numbers,
                seen=None,
                now=timezone.now(),
                job=job,
            )

    assert at_once(send, save) == []
    with tenant([asked.board]):
        kept = {answer.state: answer.job_answers.get().employed for answer in Answer.objects.all()}
    assert kept in ({"sent": 9}, {"sent": 5, "draft": 9})


def test_save_that_waits_for_a_send_begins_the_next_version(asked, firm):
    factories.MembershipFactory(of_organization=True, organization=firm)
    answer_of(asked, firm, "draft")
    sender, locked = firm.memberships.get().user, threading.Event()
    with tenant([asked.board], firm):
        job = asked.jobs.get()
        save_section(
            desk_of(asked, firm), JobAnswer, values=NUMBERS, seen=None, now=timezone.now(), job=job
        )

    def send():
        with tenant([asked.board], firm):
            send_answer(desk_of(asked, firm, sender), now=timezone.now())
            locked.set()
            _wait_until_somebody_waits()

    def save():
        assert locked.wait(timeout=20)
        with tenant([asked.board], firm):
            numbers = NUMBERS | {"employed": 9}
            save_section(
                desk_of(asked, firm),
                JobAnswer,
                values=numbers,
                seen=None,
                now=timezone.now(),
                job=job,
            )

    assert at_once(send, save) == []
    with tenant([asked.board]):
        kept = {answer.state: answer.job_answers.get().employed for answer in Answer.objects.all()}
    assert kept == {"sent": 5, "draft": 9}


def test_nothing_is_sent_after_closing(asked, firm):
    factories.MembershipFactory(of_organization=True, organization=firm)
    answer_of(asked, firm, "draft")
    sender = firm.memberships.get().user
    with tenant([asked.board], firm):
        save_section(
            desk_of(asked, firm),
            JobAnswer,
            values=NUMBERS,
            seen=None,
            now=timezone.now(),
            job=asked.jobs.get(),
        )

    def send():
        with tenant([asked.board], firm):
            send_answer(desk_of(asked, firm, sender), now=timezone.now())

    def close():
        with tenant([asked.board]):
            close_round(asked, by=sender, now=timezone.now())

    raised = at_once(send, close)
    with tenant([asked.board]):
        round, answer = DemandRound.objects.get(), Answer.objects.get()
    assert round.is_closed
    if answer.state == Answer.State.SENT:
        assert raised == []
    else:
        assert [type(error) for error in raised] == [ValidationError]
