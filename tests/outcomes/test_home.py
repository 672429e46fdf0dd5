import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import Look
from tests import factories
from tests.conftest import sign_in


@pytest.fixture
def day():
    return timezone.localdate()


@pytest.fixture
def firm(partnership):
    firm = factories.OrganizationFactory(name="Keyline Hydraulics")
    factories.EmployerFactory(board=partnership.board, organization=firm)
    factories.MemberFactory(partnership=partnership, organization=firm)
    return firm


@pytest.fixture
def client(firm):
    membership = factories.MembershipFactory(of_organization=True, organization=firm)
    return sign_in(membership.user, second_factor=False)


@pytest.fixture
def url(firm):
    return f"/e/{firm.pk}/"


def a_round(partnership, day, closes=5, **fields):
    days = {
        "opens_on": day - dt.timedelta(days=30),
        "closes_on": day + dt.timedelta(days=closes),
    }
    return factories.DemandRoundFactory(partnership=partnership, **(days | fields))


def need(round, firm, competency, pool=None, **answer):
    answer = {"sent": True, **answer}
    stated = factories.NeedFactory(
        answer=factories.AnswerFactory(round=round, organization=firm, **answer),
        competency=competency,
        words="Second shift cannot set up a job",
    )
    if pool:
        factories.PoolNeedFactory(pool=pool, need=stated)
    return stated


@pytest.fixture
def competency(board):
    return factories.CompetencyFactory(board=board, name="CNC setup")


@pytest.fixture
def pool(partnership, competency):
    return factories.PoolFactory(partnership=partnership, competency=competency)


def a_class(pool, day, **fields):
    days = {
        "decision_on": day + dt.timedelta(days=7),
        "starts_on": day + dt.timedelta(days=14),
        "ends_on": day + dt.timedelta(days=70),
    }
    return factories.CohortFactory(partnership=pool.partnership, pool=pool, **(days | fields))


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer


def test_a_firm_without_needs_learns_where_to_name_them(client, url):
    page = read(client, url).content.decode()
    assert "What happened with what you told us</h1>" in page
    assert "You have not named a need yet" in page
    assert "Nothing waits for you" in page
    assert "Nobody of the board" in page


def test_a_need_is_followed_to_its_class(client, url, firm, partnership, competency, pool, day):
    need(a_round(partnership, day), firm, competency, pool)
    cohort = a_class(pool, day, name="CNC evening", seats_pledged=9)
    answer = read(client, url)
    (thread,) = answer.context["home"].threads
    assert thread.title == "CNC setup, three people"
    assert thread.tag.label == "3 seats short"
    assert thread.steps[-1].action_url == f"/e/{firm.pk}/classes/{cohort.pk}/"
    assert "Second shift cannot set up a job" in answer.content.decode()


def test_a_thread_ends_with_the_firms_own_people(
    client, url, firm, partnership, competency, pool, day
):
    need(a_round(partnership, day), firm, competency, pool)
    cohort = a_class(pool, day, state="finished")
    for organization in (firm, firm, factories.OrganizationFactory()):
        factories.EnrolmentFactory(cohort=cohort, organization=organization, completed=True)
    (thread,) = read(client, url).context["home"].threads
    assert "Your two people finished." in thread.steps[-1].strong


def test_drafts_and_needs_taken_back_are_no_threads(
    client, url, firm, partnership, competency, day
):
    round = a_round(partnership, day)
    need(round, firm, competency, state="replaced", version=1)
    kept = factories.CompetencyFactory(board=partnership.board, name="Blueprints")
    need(round, firm, kept, version=2)
    draft = factories.CompetencyFactory(board=partnership.board, name="Welding")
    need(round, firm, draft, sent=False, version=3)
    threads = read(client, url).context["home"].threads
    assert [thread.title for thread in threads] == ["Blueprints, three people"]


def test_a_need_named_again_is_one_thread(client, url, firm, partnership, competency, pool, day):
    spring = a_round(partnership, day, -90, closed=True, opens_on=day - dt.timedelta(days=120))
    need(spring, firm, competency, pool)
    need(a_round(partnership, day), firm, competency)
    (thread,) = read(client, url).context["home"].threads
    assert thread.tag.label == "Pooled"


def test_a_firm_never_reads_another(client, url, firm, partnership, competency, pool, day):
    round = a_round(partnership, day)
    need(round, firm, competency, pool)
    cohort = a_class(pool, day, name="CNC evening")
    other = factories.OrganizationFactory(name="Millport Forge")
    stated = need(round, other, competency, pool)
    stated.words = "Our secret"
    pledge = factories.SeatPledgeFactory(cohort=cohort, organization=other, seats=7, top_price=1234)
    page = read(client, url).content.decode()
    for secret in (other.name, "1,234", f"{pledge.seats} seats"):
        assert secret not in page
    assert len(read(client, url).context["home"].threads) == 1


def test_the_open_round_is_the_first_task(client, url, firm, partnership, day):
    round = a_round(partnership, day, name="Autumn")
    jobs = [factories.RoundJobFactory(round=round).job for _ in range(4)]
    answer = factories.AnswerFactory(round=round, organization=firm)
    for job in jobs[:2]:
        factories.JobAnswerFactory(answer=answer, job=job)
    home = read(client, url).context["home"]
    (task,) = home.tasks
    assert task.title == "Answer the Autumn round"
    assert task.hint == "2 of 4 jobs done. About six minutes."
    assert task.url == f"/e/{firm.pk}/rounds/{round.pk}/"
    assert home.minutes == 6


def test_a_sent_answer_is_completed(client, url, firm, partnership, day):
    factories.AnswerFactory(round=a_round(partnership, day), organization=firm, sent=True)
    home = read(client, url).context["home"]
    assert [task.state for task in home.tasks] == ["completed"]
    assert home.minutes == 0


def test_a_sent_answer_says_when_the_release_is_due(client, url, firm, partnership, day):
    one = a_round(partnership, day, closes_on=dt.date(2026, 12, 4))
    factories.AnswerFactory(round=one, organization=firm, sent=True)
    (task,) = read(client, url).context["home"].tasks
    assert task.hint.endswith("What all need is released by Wed, Dec 9.")


def test_what_staff_wrote_down_is_to_be_checked_and_sent(client, url, firm, partnership, day):
    one = a_round(partnership, day, name="Autumn")
    dana = factories.UserFactory(name="Dana Whitlock")
    factories.AnswerFactory(round=one, organization=firm, source="call", entered_by=dana)
    (task,) = read(client, url).context["home"].tasks
    assert task.title == "Check our answer to the Autumn round"
    assert task.hint == "Dana Whitlock wrote it down after a call. It counts when you send it."
    assert task.url == f"/e/{firm.pk}/rounds/{one.pk}/check/"


def test_a_withdrawn_round_asks_for_nothing_and_leaves_no_thread(
    client, url, firm, partnership, competency, day
):
    need(a_round(partnership, day, state="withdrawn"), firm, competency)
    home = read(client, url).context["home"]
    assert (home.tasks, home.threads) == ([], [])


def test_pledged_seats_are_to_be_decided(client, url, firm, partnership, competency, pool, day):
    need(a_round(partnership, day, -1, closed=True), firm, competency, pool)
    pledged = a_class(pool, day, name="CNC evening")
    factories.SeatPledgeFactory(cohort=pledged, organization=firm, seats=3)
    a_class(pool, day, name="CNC morning", starts_on=day + dt.timedelta(days=20))
    tasks = read(client, url).context["home"].tasks
    assert [task.title for task in tasks] == [
        "Decide on three seats in CNC evening",
        "Pledge seats in CNC morning",
    ]


def test_the_last_two_looks_are_shown(client, url, firm, board):
    for number in range(3):
        factories.LookFactory(
            board=board,
            organization=firm,
            user__name=f"Dana {number}",
            looked_at=timezone.now() - dt.timedelta(days=number),
        )
    factories.LookFactory(board=board, user__name="Somebody else")
    page = read(client, url).content.decode()
    assert "Dana 0 looked at answers to a round: Autumn round." in page
    assert "Dana 1" in page
    assert "Dana 2" not in page
    assert "Somebody else" not in page
    assert "All 3 looks" in page
    assert Look.Kind.ANSWERS.label in page


def test_long_histories_are_paged(client, url, firm, partnership, board, day):
    answer = factories.AnswerFactory(round=a_round(partnership, day), organization=firm, sent=True)
    for _ in range(12):
        factories.NeedFactory(answer=answer)
    page = read(client, url).context["page"]
    assert (len(page), page.total) == (10, 12)
    assert len(read(client, f"{url}?page=2").context["page"]) == 2


def test_more_needs_take_no_more_queries(
    client, url, firm, partnership, day, django_assert_max_num_queries
):
    round = a_round(partnership, day)
    answer = factories.AnswerFactory(round=round, organization=firm, sent=True)

    def add(count):
        for _ in range(count):
            stated = factories.NeedFactory(answer=answer)
            link = factories.PoolNeedFactory(
                pool=factories.PoolFactory(partnership=partnership), need=stated
            )
            cohort = a_class(link.pool, day)
            factories.SeatPledgeFactory(cohort=cohort, organization=firm)
            factories.EnrolmentFactory(cohort=cohort, organization=firm)

    def queries():
        with django_assert_max_num_queries(50) as counted:
            read(client, url)
        return len(counted)

    add(2)
    before = queries()
    add(10)
    assert queries() == before


def test_strangers_get_404(client, partnership, convener_client, url):
    assert convener_client.get(url).status_code == 404
    other = factories.OrganizationFactory()
    assert client.get(f"/e/{other.pk}/").status_code == 404
    provider = factories.MembershipFactory(
        of_organization=True, organization__provider=True, role="representative"
    )
    other_door = f"/e/{provider.organization_id}/"
    assert sign_in(provider.user).get(other_door).status_code == 404


def test_home_stands_first_in_the_navigation(client, url):
    first = read(client, url).context["navigation"].items[0]
    assert (first.label, first.url, first.current) == ("Home", url, True)
