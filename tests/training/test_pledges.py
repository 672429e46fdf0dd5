"""Seats: a firm's own page, pledging under a race, withdrawing, and what nobody else sees."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests.conftest import sign_in
from training.models import Cohort, SeatPledge

pytestmark = pytest.mark.django_db

YES = {"consent": "on"}


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def cohort(board, day):
    """A class that is decided in a week."""
    days = {"decision_on": 7, "starts_on": 21, "ends_on": 80}
    dates = {name: day + dt.timedelta(days=number) for name, number in days.items()}
    return factories.CohortFactory(partnership__board=board, **dates)


@pytest.fixture
def firm(cohort):
    return factories.MemberFactory(partnership=cohort.partnership).organization


@pytest.fixture
def approver(firm):
    return factories.MembershipFactory(of_organization=True, organization=firm).user


@pytest.fixture
def firm_client(approver):
    return sign_in(approver, second_factor=False)


@pytest.fixture
def editor_client(firm):
    member = factories.MembershipFactory(of_organization=True, organization=firm, role="editor")
    return sign_in(member.user, second_factor=False)


def url(name, firm, *args):
    return reverse(f"training:{name}", args=[firm.pk, *args])


def pledge_of(cohort, firm):
    with tenant([cohort.board]):
        return SeatPledge.objects.get(cohort=cohort, organization=firm)


def fresh(cohort):
    with tenant([cohort.board]):
        return Cohort.objects.get(pk=cohort.pk)


def test_a_firm_pledges_seats(cohort, firm, approver, firm_client):
    data = YES | {"seats": 3, "top_price": "1500.00", "agrees_to_be_named": "on"}
    response = firm_client.post(url("own_class", firm, cohort.pk), data)
    assert response.status_code == 302
    made = pledge_of(cohort, firm)
    assert (made.seats, made.top_price, made.state) == (3, Decimal("1500.00"), "pledged")
    assert made.agrees_to_be_named
    assert made.pledged_by == approver
    assert fresh(cohort).seats_pledged == 3


def test_the_page_shows_three_prices_and_the_firms_own_seats(cohort, firm, firm_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=6)
    factories.SeatPledgeFactory(cohort=cohort, organization=firm, seats=3, top_price="1500.00")
    page = words(firm_client.get(url("own_class", firm, cohort.pk)))
    for price in ("$1,486.67", "$1,220.00", "$4,820.00", "$4,460.01", "$3,660.00"):
        assert price in page
    assert "Three more seats make it run and save you $266.67 a seat" in page
    assert "Orange: your 3." in page
    assert 'value="1500.00"' in page


def test_a_class_nobody_pledged_in_has_prices_too(cohort, firm, firm_client):
    page = words(firm_client.get(url("own_class", firm, cohort.pk)))
    assert "When it just runs" in page
    assert "0 of 12 seats pledged" in page


def test_changing_a_pledge_counts_the_new_seats_only(cohort, firm, firm_client):
    for seats in (3, 5):
        firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": seats})
    assert (fresh(cohort).seats_pledged, fresh(cohort).firms_pledged) == (5, 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"seats": ""}, "Enter the seats you want."),
        ({"seats": "three"}, "Enter a whole number."),
        ({"seats": "0"}, "Enter how many seats you want, 1 or more."),
        ({"seats": "17"}, "Only 16 seats are left."),
        ({"seats": "9999999"}, "Enter a number of people, such as 3."),
        ({"seats": "2", "top_price": "900"}, "Even with every seat taken a seat costs $1,020.00."),
        ({"seats": "2", "top_price": "-5"}, "Ensure this value is greater than or equal to 0.01."),
        ({"seats": "2", "consent": ""}, "Seats can be pledged only if you agree."),
    ],
)
def test_a_pledge_that_cannot_be_is_refused_at_its_field(data, says, cohort, firm, firm_client):
    response = firm_client.post(url("own_class", firm, cohort.pk), YES | data)
    assert response.status_code == 200
    assert says in words(response)
    if data["seats"]:
        assert f'value="{data["seats"]}"' in words(response)
    assert fresh(cohort).seats_pledged == 0


def test_a_full_class_says_what_is_left(cohort, firm, firm_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=9)
    factories.SeatPledgeFactory(cohort=cohort, organization=firm, seats=5)
    response = firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 8})
    assert "Only 7 seats are left." in words(response)  # her own 5 and the 2 nobody has


def test_enough_seats_confirm_the_class(cohort, firm, firm_client):
    other = factories.SeatPledgeFactory(cohort=cohort, seats=9)
    firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 3})
    assert fresh(cohort).state == "confirmed"
    assert pledge_of(cohort, firm).state == "confirmed"
    assert pledge_of(cohort, other.organization).state == "confirmed"


def test_nobody_is_held_to_a_price_above_her_highest(cohort, firm, firm_client):
    low = factories.SeatPledgeFactory(cohort=cohort, seats=3, top_price="1030.00")
    factories.SeatPledgeFactory(cohort=cohort, seats=6)
    firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 3})
    assert fresh(cohort).state == "pledging"  # 12 seats, but 3 of them only at $1,030 or less
    firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 6})
    assert fresh(cohort).state == "confirmed"
    assert pledge_of(cohort, low.organization).state == "withdrawn"
    assert fresh(cohort).seats_pledged == 12


def test_a_decided_class_takes_no_pledge(board, firm, firm_client, cohort):
    factories.SeatPledgeFactory(cohort=cohort, organization=firm)
    with tenant([board]):
        Cohort.objects.filter(pk=cohort.pk).update(state="confirmed")
    response = firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 4})
    assert "This class is decided; its seats no longer change." in words(response)
    assert pledge_of(cohort, firm).seats == 3


def test_an_editor_reads_and_does_not_pledge(cohort, firm, editor_client):
    page = words(editor_client.get(url("own_class", firm, cohort.pk)))
    assert "An approver of your organization pledges its seats." in page
    response = editor_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 3})
    assert response.status_code == 403
    assert editor_client.post(url("withdraw_pledge", firm, cohort.pk)).status_code == 403


def test_a_firm_outside_the_partnership_finds_no_class(cohort, board):
    outsider = factories.EmployerFactory(board=board).organization
    user = factories.MembershipFactory(of_organization=True, organization=outsider).user
    client = sign_in(user, second_factor=False)
    assert client.get(url("own_class", outsider, cohort.pk)).status_code == 404
    assert cohort.name not in words(client.get(url("own_classes", outsider)))


def test_one_firms_people_do_not_enter_anothers_pages(cohort, firm):
    other = factories.MemberFactory(partnership=cohort.partnership).organization
    user = factories.MembershipFactory(of_organization=True, organization=other).user
    client = sign_in(user, second_factor=False)
    assert client.get(url("own_class", firm, cohort.pk)).status_code == 404
    assert client.post(url("withdraw_pledge", firm, cohort.pk)).status_code == 404


def test_a_firm_sees_nothing_of_anothers_pledge(cohort, firm, firm_client):
    other = factories.SeatPledgeFactory(
        cohort=cohort, seats=7, top_price="1777.77", agrees_to_be_named=True
    )
    page = words(firm_client.get(url("own_class", firm, cohort.pk)))
    assert other.organization.name not in page
    assert "777.77" not in page


def confirmed_with_two(cohort, firm, agrees):
    ours = factories.SeatPledgeFactory(
        cohort=cohort, organization=firm, seats=6, state="confirmed", agrees_to_be_named=agrees
    )
    named = factories.SeatPledgeFactory(
        cohort=cohort, seats=3, state="confirmed", agrees_to_be_named=True
    )
    silent = factories.SeatPledgeFactory(cohort=cohort, seats=3, state="confirmed")
    with tenant([cohort.board]):
        Cohort.objects.filter(pk=cohort.pk).update(state="confirmed")
    return ours, named.organization.name, silent.organization.name


def test_firms_of_a_confirmed_class_that_agreed_know_each_other(cohort, firm, firm_client):
    _, named, silent = confirmed_with_two(cohort, firm, agrees=True)
    page = words(firm_client.get(url("own_class", firm, cohort.pk)))
    assert named in page
    assert silent not in page


def test_who_did_not_agree_learns_no_names(cohort, firm, firm_client):
    _, named, _ = confirmed_with_two(cohort, firm, agrees=False)
    assert named not in words(firm_client.get(url("own_class", firm, cohort.pk)))


def test_a_firm_sees_its_own_people_once_the_class_is_confirmed(cohort, firm, firm_client):
    factories.EnrolmentFactory(cohort=cohort, organization=firm, person_code="OURS-1")
    factories.EnrolmentFactory(cohort=cohort, person_code="THEIRS-1")
    assert "OURS-1" not in words(firm_client.get(url("own_class", firm, cohort.pk)))
    confirmed_with_two(cohort, firm, agrees=False)
    page = words(firm_client.get(url("own_class", firm, cohort.pk)))
    assert "OURS-1" in page
    assert "THEIRS-1" not in page


def test_withdrawing_is_asked_and_then_done(cohort, firm, firm_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=6)
    factories.SeatPledgeFactory(cohort=cohort, organization=firm, seats=3)
    address = url("withdraw_pledge", firm, cohort.pk)
    page = words(firm_client.get(address))
    assert "The class would be 6 seats short." in page
    assert fresh(cohort).seats_pledged == 9
    firm_client.post(address)
    assert fresh(cohort).seats_pledged == 6
    assert pledge_of(cohort, firm).state == "withdrawn"
    assert firm_client.get(address).status_code == 404
    assert firm_client.delete(address).status_code == 405


def test_a_confirmed_pledge_is_not_withdrawn(cohort, firm, firm_client):
    confirmed_with_two(cohort, firm, agrees=False)
    response = firm_client.post(url("withdraw_pledge", firm, cohort.pk), follow=True)
    assert "This class is decided; its seats no longer change." in words(response)
    assert pledge_of(cohort, firm).state == "confirmed"


def test_who_withdrew_may_pledge_again(cohort, firm, firm_client):
    factories.SeatPledgeFactory(cohort=cohort, organization=firm, seats=3, state="withdrawn")
    firm_client.post(url("own_class", firm, cohort.pk), YES | {"seats": 2})
    assert (pledge_of(cohort, firm).seats, pledge_of(cohort, firm).state) == (2, "pledged")


def test_the_list_shows_classes_that_recruit_and_the_firms_own(cohort, firm, firm_client, board):
    elsewhere = factories.CohortFactory(partnership__board=board)
    past = factories.CohortFactory(partnership=cohort.partnership, state="finished")
    own = factories.CohortFactory(partnership=cohort.partnership, state="finished")
    factories.SeatPledgeFactory(cohort=own, organization=firm, seats=2)
    page = words(firm_client.get(url("own_classes", firm)))
    assert cohort.name in page
    assert own.name in page
    assert elsewhere.name not in page
    assert past.name not in page


def test_without_classes_the_list_says_how_they_come(board):
    alone = factories.EmployerFactory(board=board).organization
    user = factories.MembershipFactory(of_organization=True, organization=alone).user
    page = sign_in(user, second_factor=False).get(url("own_classes", alone))
    assert "No class wants seats now" in words(page)


def test_the_list_takes_as_many_queries_with_many_rows(cohort, firm, firm_client):
    def queries():
        with CaptureQueriesContext(connection) as made:
            firm_client.get(url("own_classes", firm))
        return len(made)

    queries()
    few = queries()
    for _ in range(11):
        more = factories.CohortFactory(partnership=cohort.partnership, program=cohort.program)
        factories.SeatPledgeFactory(cohort=more, organization=firm, seats=1)
    assert queries() == few


def test_staff_pledge_for_a_firm_and_it_is_marked(board, cohort, firm, firm_client, convener):
    factories.AssignmentFactory(partnership=cohort.partnership, user=convener)
    factories.SeatPledgeFactory(
        cohort=cohort, organization=firm, seats=1, top_price="1600.00", agrees_to_be_named=True
    )
    client = sign_in(convener)
    address = reverse("training:add_pledge", args=[board.slug, cohort.pk])
    assert client.post(address, {"organization": firm.pk, "seats": 4}).status_code == 302
    made = pledge_of(cohort, firm)
    assert (made.seats, made.pledged_by) == (4, convener)
    assert (made.top_price, made.agrees_to_be_named) == (Decimal("1600.00"), True)
    page = words(client.get(reverse("training:cohort", args=[board.slug, cohort.pk])))
    assert "entered by staff" in page
    assert str(convener) in words(firm_client.get(url("own_class", firm, cohort.pk)))


def test_staff_pledge_only_for_members_and_within_the_seats(board, cohort, firm, convener):
    factories.AssignmentFactory(partnership=cohort.partnership, user=convener)
    outsider = factories.EmployerFactory(board=board).organization
    address = reverse("training:add_pledge", args=[board.slug, cohort.pk])
    client = sign_in(convener)
    response = client.post(address, {"organization": outsider.pk, "seats": 4})
    assert "Select a valid choice." in words(response)
    response = client.post(address, {"organization": firm.pk, "seats": 40})
    assert "Only 16 seats are left." in words(response)


def test_staff_not_assigned_do_not_pledge_for_firms(board, cohort, director_client):
    address = reverse("training:add_pledge", args=[board.slug, cohort.pk])
    assert director_client.get(address).status_code == 403


def test_staff_do_not_pledge_in_a_decided_class(board, convener, cohort):
    factories.AssignmentFactory(partnership=cohort.partnership, user=convener)
    with tenant([board]):
        Cohort.objects.filter(pk=cohort.pk).update(state="confirmed")
    address = reverse("training:add_pledge", args=[board.slug, cohort.pk])
    page = words(sign_in(convener).get(address, follow=True))
    assert "The class is decided; its seats no longer change." in page


def test_after_the_day_to_decide_only_the_board_takes_seats(
    cohort, firm, firm_client, yesterday, day
):
    with tenant([cohort.board]):
        Cohort.objects.update(decision_on=day)
    page = url("own_class", firm, cohort.pk)
    assert "Seats you want" in words(firm_client.get(page))
    with tenant([cohort.board]):
        Cohort.objects.update(decision_on=yesterday)
    assert "Seats you want" not in words(firm_client.get(page))
    late = words(firm_client.post(page, {"seats": "3", **YES}))
    assert "The day to decide was" in late
    assert fresh(cohort).seats_pledged == 0
