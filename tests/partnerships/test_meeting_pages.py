"""The pages of meetings: staff's, and those of the people at the table."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from partnerships.models import Attendance, Meeting
from tests import factories
from tests import table as rows
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

READ = ["meetings", "meeting", "meeting_ics", "minutes"]
RUN = ["add_meeting", "edit_meeting", "add_item", "edit_item", "attendance", "add_decision"]
PRESS = ["build_agenda", "remove_item", "send_minutes"]
TABLE = ["meetings", "meeting", "meeting_ics", "minutes", "minutes_pdf"]
PRESSED = {"save": "1"}
PLAN = {
    "kind": "launch", "name": "Launch meeting", "purpose": "Find what we share",
    "day": "2026-12-09", "starts": "07:30", "ends": "11:00", "place": "Pequea Castings",
    "online_url": "",
}  # fmt: skip


@pytest.fixture
def meeting(table):
    return rows.MeetingFactory(partnership=table, name="June meeting")


@pytest.fixture
def item(meeting):
    return rows.AgendaItemFactory(meeting=meeting, name="Rides to second shift", position=1)


def url_of(page, item):
    meeting = item.meeting
    if page in ("meetings", "add_meeting"):
        keys = [meeting.partnership_id]
    else:
        keys = (
            [meeting.pk, item.pk] if page.endswith("_item") and page != "add_item" else [meeting.pk]
        )
    return reverse(f"partnerships:{page}", args=[meeting.board.slug, *keys])


def table_url(member, page, meeting):
    door = "own" if member.seat == "employer" else "partner"
    key = meeting.partnership_id if page == "meetings" else meeting.pk
    return reverse(f"partnerships:{door}_{page}", args=[member.organization_id, key])


def stored(meeting):
    with tenant([meeting.board]):
        return Meeting.objects.get(pk=meeting.pk)


def listed(meeting):
    with tenant([meeting.board]):
        found = meeting.attendances.select_related("organization")
        return [(row.person, str(row.organization or ""), row.hours) for row in found]


def plan(client, table, **changes):
    url = reverse("partnerships:add_meeting", args=[table.board.slug, table.pk])
    return client.post(url, PLAN | changes)


# Who gets in ------------------------------------------------------------------------------------


def test_a_stranger_gets_404_everywhere(item, stranger_client):
    for page in [*READ, *RUN, "minutes_pdf"]:
        assert stranger_client.get(url_of(page, item)).status_code == 404
    for page in PRESS:
        assert stranger_client.post(url_of(page, item)).status_code == 404


def test_a_clerk_reads_and_does_not_run(item, clerk_client):
    assert {clerk_client.get(url_of(page, item)).status_code for page in READ} == {200}
    assert {clerk_client.get(url_of(page, item)).status_code for page in RUN} == {403}
    assert {clerk_client.post(url_of(page, item)).status_code for page in PRESS} == {403}
    page = clerk_client.get(url_of("meeting", item)).content.decode()
    assert "Close the meeting" not in page
    assert "Build the agenda" not in page


def test_a_guest_reads_only_meetings_of_her_partnerships(board, item, director_client):
    guest = factories.MembershipFactory(board=board, is_guest=True).user
    client = sign_in(guest)
    assert client.get(url_of("meeting", item)).status_code == 404
    factories.AssignmentFactory(partnership=item.meeting.partnership, user=guest)
    assert client.get(url_of("meeting", item)).status_code == 200
    assert "Change the plan" not in client.get(url_of("meeting", item)).content.decode()
    assert client.get(url_of("edit_meeting", item)).status_code == 404


def test_only_those_at_the_table_read_its_meetings(item, firm, union, other_board):
    meeting = item.meeting
    for member in (firm, union):
        for page in ("meetings", "meeting", "meeting_ics"):
            assert member.client.get(table_url(member, page, meeting)).status_code == 200
    elsewhere = rows.MeetingFactory(partnership__board=meeting.board)
    for page in TABLE:
        assert firm.client.get(table_url(firm, page, elsewhere)).status_code == 404
        assert union.client.get(table_url(firm, page, meeting)).status_code == 404


def test_who_only_was_asked_reads_nothing(item, firm):
    with tenant([firm.board]):
        firm.status = "invited"
        firm.save()
    for page in TABLE:
        assert firm.client.get(table_url(firm, page, item.meeting)).status_code == 404


# Reading ----------------------------------------------------------------------------------------


def test_the_page_shows_times_decisions_and_actions(item, convener_client, table):
    rows.AgendaItemFactory(meeting=item.meeting, name="Next", position=2)
    rows.DecisionFactory(meeting=item.meeting, text="We share a van.")
    rows.ActionItemFactory(
        partnership=table, meeting=item.meeting, text="Ask the bus company", organization=None
    )
    page = convener_client.get(url_of("meeting", item)).content.decode()
    assert "Tuesday, June 10, 2025" in page
    assert "12:00 to 1:30 p.m." in page
    assert "12:10&nbsp;p.m." in page
    assert "20 of 90 minutes" in page
    assert "We share a van." in page
    assert "Ask the bus company" in page
    assert "Antitrust notice" in page
    assert "Start the meeting" in page


def test_partners_see_of_an_employers_block_its_name_alone(item, firm, union):
    with tenant([item.board]):
        item.employers_only, item.lines = True, ["Who leaves first"]
        item.save()
    own = firm.client.get(table_url(firm, "meeting", item.meeting)).content.decode()
    theirs = union.client.get(table_url(union, "meeting", item.meeting)).content.decode()
    assert "Who leaves first" in own
    assert "Who leaves first" not in theirs
    assert "Rides to second shift" in theirs
    assert "Employers only" in theirs


@pytest.mark.parametrize("page", ["meetings", "meeting", "attendance"])
def test_rows_cost_no_queries(item, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(page, item)).status_code == 200
        return len(captured)

    grow(item.meeting, 2)
    few = queries()
    grow(item.meeting, 10)
    assert queries() == few


def test_rows_cost_no_queries_at_the_table(item, firm):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            for page in ("meetings", "meeting"):
                url = table_url(firm, page, item.meeting)
                assert firm.client.get(url).status_code == 200
        return len(captured)

    grow(item.meeting, 2)
    few = queries()
    grow(item.meeting, 10)
    assert queries() == few


def grow(meeting, count):
    for _ in range(count):
        rows.MeetingFactory(partnership=meeting.partnership)
        rows.AgendaItemFactory(meeting=meeting)
        rows.AttendanceFactory(meeting=meeting)
        rows.DecisionFactory(meeting=meeting)
        rows.ActionItemFactory(partnership=meeting.partnership, meeting=meeting)
        employer = factories.EmployerFactory(board=meeting.board)
        factories.ContactFactory(employer=employer)
        factories.MemberFactory(partnership=meeting.partnership, organization=employer.organization)


def test_an_empty_list_says_what_to_do(table, convener_client, clerk_client, firm):
    url = reverse("partnerships:meetings", args=[table.board.slug, table.pk])
    assert "begins with a launch meeting" in convener_client.get(url).content.decode()
    assert "once the convener plans one" in clerk_client.get(url).content.decode()
    own = reverse("partnerships:own_meetings", args=[firm.organization_id, table.pk])
    assert "put them into your calendar" in firm.client.get(own).content.decode()


def test_the_calendar_file_leads_back_to_the_readers_page(item, firm, convener_client):
    file = convener_client.get(url_of("meeting_ics", item))
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Content-Disposition"].endswith('.ics"')
    assert "DTSTART:20250610T160000Z" in file.content.decode()
    own = firm.client.get(table_url(firm, "meeting_ics", item.meeting)).content.decode()
    assert table_url(firm, "meeting", item.meeting) in own.replace("\r\n ", "")


# Planning ---------------------------------------------------------------------------------------


def test_a_meeting_is_planned_in_local_time(table, convener_client):
    response = plan(convener_client, table)
    with tenant([table.board]):
        meeting = table.meetings.get()
    assert response["Location"] == reverse("partnerships:meeting", args=["a", meeting.pk])
    assert timezone.localtime(meeting.starts_at).isoformat() == "2026-12-09T07:30:00-05:00"
    assert meeting.ends_at - meeting.starts_at == dt.timedelta(hours=3.5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends": "07:00"}, "A meeting cannot end before it starts."),
        ({"day": "2026-11-01", "starts": "01:00"}, "The clocks change at 2:00 am that day."),
        ({"day": "2026-03-08", "starts": "02:30"}, "The clocks change at 2:00 am that day."),
        ({"name": ""}, "Enter the name."),
        ({"day": "soon"}, "Enter a valid date."),
    ],
)
def test_a_wrong_plan_is_said_at_the_field_and_nothing_is_lost(
    table, convener_client, changes, words
):
    page = plan(convener_client, table, **changes).content.decode()
    assert page.count(words) == 2  # in the summary and at the field
    assert 'value="Pequea Castings"' in page
    with tenant([table.board]):
        assert not table.meetings.exists()


def test_a_plan_is_changed_until_the_meeting_is_over(item, convener_client):
    url = url_of("edit_meeting", item)
    assert 'value="12:00"' in convener_client.get(url).content.decode()
    assert convener_client.post(url, PLAN).status_code == 302
    assert stored(item.meeting).place == "Pequea Castings"
    close(item.meeting)
    page = convener_client.post(url, PLAN | {"place": "Elsewhere"}).content.decode()
    assert "The meeting is closed." in page
    assert 'value="Elsewhere"' in page
    assert stored(item.meeting).place == "Pequea Castings"


def close(meeting):
    with tenant([meeting.board]):
        meeting.state, meeting.closed_at = "closed", rows.NOON
        meeting.save(update_fields=["state", "closed_at"])


def test_a_meeting_starts_and_closes_by_its_buttons(item, convener_client):
    def url(target):
        return reverse("partnerships:move_meeting", args=["a", item.meeting.pk, target])

    assert convener_client.post(url("running"), PRESSED).status_code == 302
    assert "Open ballots of it close too" in convener_client.get(url("closed")).content.decode()
    assert convener_client.post(url("closed"), PRESSED).status_code == 302
    assert stored(item.meeting).closed_at is not None
    assert convener_client.post(url("running"), PRESSED).status_code == 302
    assert stored(item.meeting).state == "closed"


def test_a_clerk_moves_no_meeting(item, clerk_client):
    url = reverse("partnerships:move_meeting", args=["a", item.meeting.pk, "running"])
    assert clerk_client.post(url, PRESSED).status_code == 403
    assert stored(item.meeting).state == "planned"


# Decisions --------------------------------------------------------------------------------------


def test_a_decision_is_written_down_and_one_too_late_stays_in_the_form(item, convener_client):
    url = url_of("add_decision", item)
    assert convener_client.post(url, {"text": "We share a van."}).status_code == 302
    assert "Enter the decision." in convener_client.post(url, {"text": ""}).content.decode()
    close(item.meeting)
    page = convener_client.post(url, {"text": "And a driver."}).content.decode()
    assert "Nothing is added to it any more." in page
    assert "And a driver." in page
    with tenant([item.board]):
        assert [str(each) for each in item.meeting.decisions.all()] == ["We share a van."]


# Who came ---------------------------------------------------------------------------------------


@pytest.fixture
def contact(firm):
    with tenant([firm.board]):
        employer = firm.board.employers.get(organization=firm.organization)
    return factories.ContactFactory(employer=employer, name="Tess Moyer")


def test_the_list_starts_from_the_people_known(item, firm, contact, union, convener_client):
    factories.AssignmentFactory(partnership=item.meeting.partnership, user__name="Dana Whitlock")
    left = factories.ContactFactory(employer=contact.employer, left_on=rows.DAY, name="Gone Away")
    page = convener_client.get(url_of("attendance", item)).content.decode()
    for name in ("Tess Moyer", firm.person.name, union.person.name, "Dana Whitlock"):
        assert name in page
    assert left.name not in page
    assert 'value="1.5"' in page


def test_attendance_is_kept_by_person_with_hours(item, firm, contact, convener_client):
    url, key = url_of("attendance", item), f"c{contact.pk}"
    typed = {"n1-name": "Paul Okafor", "n1-organization": "", "n1-hours": "0.75", "n1-mode": "room"}
    came = {f"{key}-came": "on", f"{key}-hours": "1.5", f"{key}-mode": "remote"}
    assert convener_client.post(url, typed | came).status_code == 302
    assert listed(item.meeting) == [
        ("Paul Okafor", "", dt_hours("0.75")), ("Tess Moyer", "Keystone Gear", dt_hours("1.50")),
    ]  # fmt: skip
    with tenant([item.board]):
        assert item.meeting.attendances.get(person="Tess Moyer").mode == Attendance.Mode.REMOTE


def dt_hours(text):
    return rows.AttendanceFactory._meta.model._meta.get_field("hours").to_python(text)


def test_who_did_not_come_is_taken_off_and_others_stay(item, firm, contact, convener_client):
    tess = rows.AttendanceFactory(
        meeting=item.meeting, organization=firm.organization, person="Tess Moyer"
    )
    rows.AttendanceFactory(meeting=item.meeting, organization=None, person="Paul Okafor")
    url = url_of("attendance", item)
    assert convener_client.post(url, {f"a{tess.pk}-hours": "1.5"}).status_code == 302
    assert [name for name, _, _ in listed(item.meeting)] == ["Paul Okafor"]


@pytest.mark.parametrize("hours", ["", "0", "25", "two", "1.555", "-1"])
def test_wrong_hours_are_said_at_the_field(item, contact, convener_client, hours):
    key = f"c{contact.pk}"
    data = {f"{key}-came": "on", f"{key}-hours": hours, "n1-name": "Paul", "n1-hours": "1"}
    page = convener_client.post(url_of("attendance", item), data).content.decode()
    assert page.count("Enter the hours as a number between 0 and 24.") == 2
    assert 'value="Paul"' in page
    assert listed(item.meeting) == []


def test_a_person_is_on_the_list_once(item, firm, contact, convener_client):
    firm_key = str(firm.organization_id)
    data = {"n1-name": "tess moyer", "n1-organization": firm_key, "n1-hours": "1"}
    page = convener_client.post(url_of("attendance", item), data).content.decode()
    assert "This person is on the list already." in page
    data = {"n1-name": "Ann", "n1-hours": "1", "n2-name": "ann", "n2-hours": "1"}
    page = convener_client.post(url_of("attendance", item), data).content.decode()
    assert "This person is on the list already." in page


def test_attendance_is_closed_once_the_minutes_are_sent(item, convener_client):
    close(item.meeting)
    rows.MinutesFileFactory(meeting=item.meeting)
    data = {"n1-name": "Ann", "n1-hours": "1"}
    page = convener_client.post(url_of("attendance", item), data).content.decode()
    assert "The minutes are sent." in page
    assert listed(item.meeting) == []
