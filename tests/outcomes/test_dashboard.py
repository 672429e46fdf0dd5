import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import Invitation
from accounts.tenancy import tenant
from tests import factories
from tests.conftest import sign_in
from tests.outcomes.conftest import enrol
from training.models import RosterUpload

URL = "/b/a/"


@pytest.fixture
def day():
    return timezone.localdate()


def in_days(day, count):
    return day + dt.timedelta(days=count)


def open_round(partnership, day, **fields):
    days = {"opens_on": in_days(day, -30), "closes_on": in_days(day, 5)}
    return factories.DemandRoundFactory(partnership=partnership, name="Autumn", **(days | fields))


def a_class(partnership, day, decision=5, **fields):
    days = {
        "decision_on": in_days(day, decision),
        "starts_on": in_days(day, decision + 10),
        "ends_on": in_days(day, decision + 60),
    }
    return factories.CohortFactory(partnership=partnership, **(days | fields))


def upload(cohort, user):
    with tenant([cohort.board]):
        return RosterUpload.objects.create(
            board=cohort.board,
            cohort=cohort,
            file=factories.FileFactory(board=cohort.board),
            state="checked",
            good_rows=5,
            uploaded_by=user,
            uploaded_at=timezone.now(),
        )


def read(client, url=URL):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer


def titles(answer):
    return [item.title for item in answer.context["work"]]


def test_a_new_board_needs_nobody(reviewer_client, board, day):
    answer = read(reviewer_client)
    page = answer.content.decode()
    assert f"{day:%A, %B} {day.day}</h1>" in page
    assert "Nothing needs you today." in page
    assert "No partnerships yet" in page
    assert "No class waits for seats" in page
    assert "Grants and their match" not in page


def test_everything_that_needs_somebody_is_listed(
    convener_client, convener, board, partnership, day
):
    now = timezone.now()
    round = open_round(partnership, day)
    firms = [factories.MemberFactory(partnership=partnership).organization for _ in range(3)]
    factories.AnswerFactory(round=round, organization=firms[0], sent=True)
    factories.AnswerFactory(round=round, organization=firms[1])
    late = factories.DemandRoundFactory(
        partnership__board=board, partnership__name="Care", closes_on=in_days(day, -1)
    )
    factories.DemandRoundFactory(partnership=partnership, name="Spring", closed=True)
    released = factories.DemandRoundFactory(partnership=partnership, name="Winter", closed=True)
    factories.ReleaseFactory(round=released)
    a_class(partnership, day, name="CNC", seats_pledged=9)
    ended = a_class(partnership, day, -80, name="PLC", state="running")
    enrol(ended, 2, 1)
    upload(ended, convener)
    for days in (2, 9):
        Invitation.objects.create(
            name=f"Ann {days}",
            email=f"ann{days}@example.org",
            organization=firms[0],
            role="approver",
            token_hash=str(days),
            invited_at=now,
            expires_at=now + dt.timedelta(days=days),
        )
    assert titles(read(convener_client)) == [
        "The release of the Spring round is missing",
        "Record the results of PLC",
        f"Close the {late.name} round of Care",
        "A roster of PLC waits for your decision",
        "The invitation of Ann 2 expires",
        "CNC is three seats short",
        "Two of three employers have not answered the Autumn round",
    ]


def test_only_who_may_open_answers_reads_who_has_not_answered(
    convener_client, reviewer_client, partnership, day
):
    open_round(partnership, day)
    firm = factories.MemberFactory(partnership=partnership).organization
    assert firm.name in read(convener_client).content.decode()
    assert firm.name not in read(reviewer_client).content.decode()


def test_who_is_assigned_asks_firms_to_confirm_what_was_written_down(
    convener_client, convener, partnership, day
):
    round = open_round(partnership, day)
    firm = factories.MemberFactory(partnership=partnership).organization
    factories.AnswerFactory(round=round, organization=firm, source="visit")
    own = factories.MemberFactory(partnership=partnership).organization
    factories.AnswerFactory(round=round, organization=own)
    left = factories.MemberFactory(partnership=partnership, status="left").organization
    factories.AnswerFactory(round=round, organization=left, source="call")
    wanted = f"{firm.name} has not confirmed what you wrote down"
    assert wanted not in titles(read(convener_client))
    factories.AssignmentFactory(partnership=partnership, user=convener)
    answer = read(convener_client)
    assert [title for title in titles(answer) if "confirmed" in title] == [wanted]
    (url,) = {item.url for item in answer.context["work"] if item.title == wanted}
    assert convener_client.get(url).status_code == 200


def test_a_withdrawn_round_is_not_the_latest(convener_client, partnership, day):
    before = open_round(partnership, day, opens_on=in_days(day, -90))
    factories.DemandRoundFactory(
        partnership=partnership, state="withdrawn", opens_on=day, closes_on=in_days(day, 9)
    )
    (row,) = read(convener_client).context["dashboard"].partnerships
    assert row.round == before


def test_invitations_are_for_people_who_invite(reviewer_client, board):
    now = timezone.now()
    Invitation.objects.create(
        name="Ann", email="a@example.org", board=board, role="clerk", token_hash="1",
        invited_at=now, expires_at=now + dt.timedelta(days=1),
    )  # fmt: skip
    assert titles(read(reviewer_client)) == []


def test_a_release_is_not_missed_while_it_is_made(convener_client, partnership):
    factories.DemandRoundFactory(partnership=partnership, state="closed", closed_at=timezone.now())
    assert titles(read(convener_client)) == []


def test_a_release_before_the_close_is_not_that_of_the_close(convener_client, partnership):
    spring = factories.DemandRoundFactory(partnership=partnership, name="Spring", closed=True)
    early = spring.closed_at - dt.timedelta(days=9)
    factories.ReleaseFactory(round=spring, kind="interim", made_at=early)
    assert titles(read(convener_client)) == ["The release of the Spring round is missing"]


def test_more_than_seven_things_are_behind_a_link(convener_client, partnership, day):
    for number in range(9):
        a_class(partnership, day, number, name=f"Class {number}")
    answer = read(convener_client)
    assert len(answer.context["work"]) == 7
    assert "All 9 things" in answer.content.decode()
    assert len(read(convener_client, f"{URL}?work=all").context["work"]) == 9


def test_partnerships_stand_in_one_line_each(convener_client, assigned, partnership, day):
    round = open_round(partnership, day)
    firms = [factories.MemberFactory(partnership=partnership).organization for _ in range(4)]
    factories.MemberFactory(partnership=partnership, status="prospect", joined_on=None)
    factories.MemberFactory(partnership=partnership, status="left", left_on=day)
    for firm in firms[:3]:
        factories.AnswerFactory(round=round, organization=firm, sent=True)
    a_class(partnership, day, name="CNC", seats_pledged=9)
    (row,) = read(convener_client).context["dashboard"].partnerships
    assert (row.members_active, row.members) == (4, 5)
    assert (row.turnout.answered_count, len(row.turnout.asked)) == (3, 4)
    assert row.next.startswith(("Class decided", "Round closes"))
    assert row.watch == "CNC: 3 short"


def test_a_partnership_nobody_convenes_is_watched(convener_client, partnership):
    page = read(convener_client).content.decode()
    assert "No convener assigned" in page
    assert "no round yet" in page


def test_grants_show_their_match_to_who_makes_reports(
    convener_client, clerk_client, partnership, day
):
    grant = factories.GrantFactory(partnership=partnership, ends_on=in_days(day, 90))
    factories.GrantFactory(partnership=partnership, name="Past", ends_on=in_days(day, -1))
    for given_on in (day, in_days(day, 1)):
        factories.MatchFactory(grant=grant, given_on=given_on)
    answer = read(convener_client)
    (row,) = answer.context["dashboard"].grants
    assert (str(row.given), str(row.required)) == ("5000.00", "25000.00")
    assert "$5,000.00" in answer.content.decode()
    assert "Grants and their match" not in read(clerk_client).content.decode()


def test_a_stranger_gets_404(stranger_client, board):
    assert stranger_client.get(URL).status_code == 404


def test_another_board_shows_nothing_of_this_one(stranger_client, partnership, day):
    open_round(partnership, day)
    a_class(partnership, day)
    factories.GrantFactory(partnership=partnership, ends_on=day)
    answer = read(stranger_client, "/b/b/")
    found = answer.context["dashboard"]
    assert (found.work, found.partnerships, found.classes, found.grants) == ([], [], [], [])


def test_a_guest_sees_what_is_assigned_to_her(board, partnership, day):
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    client = sign_in(guest)
    a_class(partnership, day, name="Theirs")
    hers = factories.PartnershipFactory(board=board, name="Hers")
    factories.AssignmentFactory(partnership=hers, user=guest)
    a_class(hers, day, name="Ours")
    answer = read(client)
    assert [row.partnership for row in answer.context["dashboard"].partnerships] == [hers]
    assert titles(answer) == ["Ours is 12 seats short"]


def test_a_larger_board_takes_no_more_queries(
    convener_client, board, partnership, day, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(60) as counted:
            read(convener_client)
        return len(counted)

    def add(count):
        for number in range(count):
            one = factories.PartnershipFactory(board=board)
            firm = factories.MemberFactory(partnership=one).organization
            round = open_round(one, day)
            factories.AnswerFactory(round=round, organization=firm, sent=True)
            factories.DemandRoundFactory(partnership=one, name="Past", closed=True)
            a_class(one, day, number)
            enrol(a_class(one, day, -90, state="running"), 1, 1)
            factories.GrantFactory(partnership=one, ends_on=in_days(day, 1))

    add(2)
    before = queries()
    add(12)
    assert queries() == before


def test_today_and_reports_stand_in_the_navigation(reviewer_client, board):
    items = {item.label: item for item in read(reviewer_client).context["navigation"].items}
    assert (items["Today"].url, items["Today"].current) == (URL, True)
    assert items["Reports"].url == "/b/a/reports/"
