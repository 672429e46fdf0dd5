"""Staff's pages of classes: list, page, open from a pool, change, move on."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from tests import factories
from tests.conftest import sign_in
from training.models import Cohort

pytestmark = pytest.mark.django_db

TERMS = {
    "name": "CNC setup, level 2", "min_seats": 12, "max_seats": 16, "fixed_cost": "13200",
    "seat_cost": "420", "grant_share": "0", "decision_on": "2026-12-11",
    "starts_on": "2027-01-12", "ends_on": "2027-03-18", "schedule": "Tuesdays 3:30 pm",
}  # fmt: skip


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def cohort(board, convener):
    made = factories.CohortFactory(partnership__board=board)
    factories.AssignmentFactory(partnership=made.partnership, user=convener)
    return made


@pytest.fixture
def pool(cohort):
    return factories.PoolFactory(partnership=cohort.partnership, name="CNC needs")


def url(name, cohort, *args):
    return reverse(f"training:{name}", args=[cohort.board.slug, cohort.pk, *args])


def fresh(cohort):
    with tenant([cohort.board]):
        return Cohort.objects.get(pk=cohort.pk)


def list_url(board):
    return reverse("training:cohorts", args=[board.slug])


def test_the_list_shows_what_is_short(board, convener_client, cohort):
    page = words(convener_client.get(list_url(board)))
    assert cohort.name in page
    assert "12 short" in page


def test_the_list_narrows_to_partnership_and_state(board, convener_client, cohort):
    other = factories.CohortFactory(partnership__board=board, state="finished")
    found = words(convener_client.get(list_url(board), {"state": "finished"}))
    assert other.name in found
    assert cohort.name not in found
    query = {"partnership": cohort.partnership_id}
    found = words(convener_client.get(list_url(board), query))
    assert cohort.name in found
    assert other.name not in found
    assert 'aria-label="Partnership"' in found


def test_an_empty_list_says_where_classes_come_from(board, convener_client):
    assert "A class begins with a pool of like needs" in words(convener_client.get(list_url(board)))
    found = convener_client.get(list_url(board), {"state": "running"})
    assert "No class fits" in words(found)


def test_the_list_takes_as_many_queries_with_many_rows(board, convener_client, cohort):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as made:
            convener_client.get(list_url(board))
        return len(made)

    queries()
    few = queries()
    factories.CohortFactory.create_batch(12, partnership=cohort.partnership, program=cohort.program)
    assert queries() == few


def test_a_guest_sees_classes_of_her_partnerships_only(board, cohort):
    guest = factories.MembershipFactory(board=board, is_guest=True).user
    hidden = factories.CohortFactory(partnership__board=board)
    factories.AssignmentFactory(partnership=cohort.partnership, user=guest)
    client = sign_in(guest)
    page = words(client.get(list_url(board)))
    assert cohort.name in page
    assert hidden.name not in page
    assert client.get(url("cohort", cohort)).status_code == 200
    assert client.get(url("cohort", hidden)).status_code == 404


@pytest.mark.parametrize("name", ["cohort", "edit_cohort", "add_pledge", "people", "upload_roster",
                                  "roster_template"])  # fmt: skip
def test_a_stranger_finds_nothing(name, cohort, stranger_client):
    assert stranger_client.get(url(name, cohort)).status_code == 404
    theirs = reverse(f"training:{name}", args=["b", cohort.pk])
    assert stranger_client.get(theirs).status_code == 404


@pytest.mark.parametrize("name", ["edit_cohort", "add_pledge", "people", "upload_roster"])
def test_data_entry_may_not_run_classes(name, cohort, clerk_client):
    assert clerk_client.get(url(name, cohort)).status_code == 403


def test_the_page_opens_with_the_finding(cohort, convener_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=9)
    page = words(convener_client.get(url("cohort", cohort)))
    assert "9 of 12 seats pledged. Three more and the class runs." in page
    for price in ("$1,486.67", "$1,220.00", "$266.67"):
        assert price in page
    assert "add up to 3 cents too much; the board&#x27;s fund takes the difference" in page


@pytest.mark.parametrize(
    ("state", "says"),
    [("confirmed", "The class is confirmed with 9 seats."),
     ("running", "The class is running with 9 seats."),
     ("finished", "The class is finished; 9 seats were taken."),
     ("reported", "its record closed"), ("cancelled", "Nobody owes anything")],
)  # fmt: skip
def test_the_finding_follows_the_state(state, says, board, convener_client):
    cohort = factories.CohortFactory(partnership__board=board, state=state)
    factories.SeatPledgeFactory(cohort=cohort, seats=9)
    assert says in words(convener_client.get(url("cohort", cohort)))


def test_only_assigned_conveners_see_which_firms_pledged(cohort, convener_client, director_client):
    pledge = factories.SeatPledgeFactory(cohort=cohort, seats=9, top_price="1777.77")
    page = words(convener_client.get(url("cohort", cohort)))
    assert pledge.organization.name in page
    page = words(director_client.get(url("cohort", cohort)))
    assert pledge.organization.name not in page
    assert "1 employer pledged" in page


def test_each_firm_whose_pledge_is_shown_finds_the_look_in_its_ledger(cohort, convener_client):
    firms = {factories.SeatPledgeFactory(cohort=cohort).organization for _ in range(3)}
    convener_client.get(url("cohort", cohort))
    with tenant([cohort.board]):
        looks = Look.objects.select_related("organization")
        assert {look.organization for look in looks} == firms
        assert {(look.kind, look.about) for look in looks} == {(Look.Kind.PLEDGES, str(cohort))}


def test_no_page_of_staff_shows_a_highest_price(cohort, convener_client, clerk_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=9, top_price="1777.77")
    for name in ("cohort", "edit_cohort", "add_pledge"):
        assert "1777.77" not in words(convener_client.get(url(name, cohort)))
        assert "1,777.77" not in words(convener_client.get(url(name, cohort)))


def test_the_page_takes_as_many_queries_with_many_pledges(cohort, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as made:
            convener_client.get(url("cohort", cohort))
        return len(made)

    factories.SeatPledgeFactory(cohort=cohort, seats=1)
    queries()
    few = queries()
    for _ in range(10):
        factories.SeatPledgeFactory(cohort=cohort, seats=1)
    assert queries() == few


def test_a_class_begins_with_a_program(pool, cohort, convener_client):
    address = reverse("training:add_cohort", args=[pool.board.slug, pool.pk])
    page = words(convener_client.get(address, {"q": cohort.program.name}))
    assert cohort.program.name in page
    assert f"?program={cohort.program_id}" in page
    assert "No program fits" in words(convener_client.get(address, {"q": "zither"}))
    assert convener_client.get(address, {"program": "999999"}).status_code == 404


def test_terms_start_from_pool_and_program(pool, board, convener_client):
    program = factories.ProgramFactory(provider__board=board, tuition="400", supplies="20")
    address = reverse("training:add_cohort", args=[pool.board.slug, pool.pk])
    form = convener_client.get(address, {"program": program.pk}).context["form"]
    assert form.initial["name"] == "CNC needs"
    assert form.initial["ends_on"] == pool.needed_by
    assert form.initial["seat_cost"] == 420


def add(client, pool, program, **terms):
    address = reverse("training:add_cohort", args=[pool.board.slug, pool.pk])
    return client.post(f"{address}?program={program.pk}", TERMS | terms)


def test_a_class_is_opened_from_a_pool(pool, cohort, convener_client):
    response = add(convener_client, pool, cohort.program)
    with tenant([pool.board]):
        made = Cohort.objects.get(name=TERMS["name"])
        assert made.pool == pool
        assert made.partnership == pool.partnership
        assert made.state == "pledging"
        assert response.url == made.get_absolute_url()


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"min_seats": 20}, "There cannot be fewer seats than the class needs to run."),
        ({"min_seats": "x"}, "Enter a whole number."),
        ({"ends_on": "2026-12-01"}, "A class is decided, then starts, then ends."),
        ({"grant_share": "100"}, "Say which grant pays the share."),
        ({"fixed_cost": "-1"}, "A cost is $0 or more."),
        ({"name": ""}, "Enter the name."),
    ],
)
def test_terms_that_cannot_be_are_refused_in_words(terms, says, pool, cohort, convener_client):
    response = add(convener_client, pool, cohort.program, **terms)
    assert response.status_code == 200
    assert says in words(response)
    assert "Tuesdays 3:30 pm" in words(response)


def test_a_second_class_of_the_name_is_refused(pool, cohort, convener_client):
    response = add(convener_client, pool, cohort.program, name=cohort.name)
    assert "The partnership has a class of this name already." in words(response)


def test_a_pool_of_a_partnership_not_assigned_opens_no_class(board, pool, director_client):
    address = reverse("training:add_cohort", args=[board.slug, pool.pk])
    assert director_client.get(address).status_code == 403


def test_terms_change_while_pledging(cohort, convener_client):
    response = convener_client.post(url("edit_cohort", cohort), TERMS | {"max_seats": 20})
    assert response.status_code == 302
    assert fresh(cohort).max_seats == 20


def test_there_cannot_be_fewer_seats_than_are_pledged(cohort, convener_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=10)
    response = convener_client.post(
        url("edit_cohort", cohort), TERMS | {"min_seats": 5, "max_seats": 8}
    )
    assert "10 seats are pledged already." in words(response)


def test_terms_of_a_decided_class_stay(board, convener_client):
    cohort = factories.CohortFactory(partnership__board=board, state="confirmed")
    assert convener_client.post(url("edit_cohort", cohort), TERMS).status_code == 302
    assert fresh(cohort).name == cohort.name


def test_a_step_is_asked_and_then_taken(board, convener_client):
    cohort = factories.CohortFactory(partnership__board=board, state="confirmed")
    address = url("move_cohort", cohort, "running")
    assert "Mark as started" in words(convener_client.get(address))
    assert fresh(cohort).state == "confirmed"
    convener_client.post(address)
    assert fresh(cohort).state == "running"


@pytest.mark.parametrize("target", ["reported", "nonsense"])
def test_a_step_that_is_not_declared_is_no_page(target, cohort, convener_client):
    assert convener_client.get(url("move_cohort", cohort, target)).status_code == 404


def test_a_step_taken_twice_is_told(board, convener_client):
    cohort = factories.CohortFactory(partnership__board=board, state="confirmed")
    address = url("move_cohort", cohort, "running")
    convener_client.post(address)
    page = words(convener_client.post(address, follow=True))
    assert "The class is running by now; look at it again." in page


def test_steps_are_not_for_data_entry_nor_other_methods(cohort, clerk_client, convener_client):
    address = url("move_cohort", cohort, "cancelled")
    assert clerk_client.post(address).status_code == 403
    assert convener_client.delete(address).status_code == 405


def test_staff_confirm_when_enough_seats_hold(cohort, convener_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=12)
    convener_client.post(url("move_cohort", cohort, "confirmed"))
    assert fresh(cohort).state == "confirmed"


def test_a_price_too_high_for_some_is_told_without_naming_them(cohort, convener_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=12, top_price="1100.00")
    page = words(convener_client.get(url("cohort", cohort)))
    assert "It is confirmed when enough firms accept the price." in page
    page = words(convener_client.post(url("move_cohort", cohort, "confirmed"), follow=True))
    assert "A firm never pays more than the highest price it named." in page
    assert fresh(cohort).state == "pledging"


def test_staff_cannot_confirm_a_class_that_is_short(cohort, convener_client):
    factories.SeatPledgeFactory(cohort=cohort, seats=9)
    page = words(convener_client.post(url("move_cohort", cohort, "confirmed"), follow=True))
    assert "9 of the 12 it needs are pledged" in page
    assert fresh(cohort).state == "pledging"


def test_days_of_the_form_are_those_of_the_class(pool, cohort, convener_client):
    add(convener_client, pool, cohort.program)
    with tenant([pool.board]):
        assert Cohort.objects.get(name=TERMS["name"]).starts_on == dt.date(2027, 1, 12)
