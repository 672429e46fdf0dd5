"""Minutes: what they say to all readers alike, sent once, as page and PDF."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from jobs.models import Job, Mail
from partnerships.actions.minutes import ask_for_minutes
from partnerships.models import MinutesFile
from partnerships.reports.minutes import minutes_of, pdf_bytes
from partnerships.tasks import make_minutes
from tests import factories
from tests import table as rows
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

DAY, NOON = rows.DAY, rows.NOON


@pytest.fixture
def meeting(table, firm):
    """A closed meeting with a note, an employers' block, a decision, an action and a guest."""
    meeting = rows.MeetingFactory(partnership=table, name="June meeting", closed=True)
    rows.AgendaItemFactory(
        meeting=meeting, name="Night shift", employers_only=True, lines=["Who leaves first"]
    )
    rows.AgendaItemFactory(meeting=meeting, name="Rides", notes="The 5:10 bus is full.")
    rows.DecisionFactory(meeting=meeting, text="We share a van.")
    rows.ActionItemFactory(
        partnership=table, meeting=meeting, text="Ask the bus company", email="tess@example.org",
        organization=firm.organization, due_on=dt.date(2025, 7, 1),
    )  # fmt: skip
    rows.AttendanceFactory(
        meeting=meeting, organization=firm.organization, person="Tess Moyer", hours="1.25"
    )
    return meeting


@pytest.fixture
def send(meeting, convener):
    def send():
        with tenant([meeting.board]):
            job = ask_for_minutes(meeting, by=convener)
        make_minutes(job.pk)
        return Job.objects.get(pk=job.pk)

    return send


def staff_url(page, meeting):
    return reverse(f"partnerships:{page}", args=[meeting.board.slug, meeting.pk])


def table_url(member, page, meeting):
    door = "own" if member.seat == "employer" else "partner"
    return reverse(f"partnerships:{door}_{page}", args=[member.organization_id, meeting.pk])


def mailed():
    return {mail.recipient for mail in Mail.objects.filter(template="minutes")}


# What they say ----------------------------------------------------------------------------------


def test_minutes_say_what_was_decided_and_who_does_what(meeting, table, behind_wall):
    rows.MeetingFactory(partnership=table, name="July", starts_at=NOON + dt.timedelta(days=30))
    minutes = minutes_of(meeting)
    assert minutes["when"] == "Tuesday, June 10, 2025, 12:00 to 1:30 p.m."
    assert minutes["decisions"] == ["We share a van."]
    assert minutes["actions"] == [
        {"text": "Ask the bus company", "who": "Tess Moyer, Keystone Gear", "by": "Jul 1, 2025"}
    ]
    assert minutes["present"] == [{"organization": "Keystone Gear", "people": "Tess Moyer"}]
    assert minutes["present_note"] == "1 person, 1 organization"
    assert minutes["next"].startswith("Thursday, July 10, 2025, 12:00 to 1:30 p.m.")


def test_hours_and_employers_blocks_are_not_told(meeting, behind_wall):
    rows.AttendanceFactory(meeting=meeting, organization=None, person="Dana", mode="remote")
    minutes = minutes_of(meeting)
    assert minutes["items"][0] == {
        "name": "Night shift", "employers_only": True, "lines": [], "notes": "",
    }  # fmt: skip
    assert "1.25" not in str(minutes)
    assert "Who leaves first" not in str(minutes)
    assert {"organization": "The board", "people": "Dana (online)"} in minutes["present"]


def ballot_of(meeting, voters, **totals):
    ballot = rows.BallotFactory(
        partnership=meeting.partnership, meeting=meeting, closed=True, voters=voters, entitled=5,
        question="What comes first?",
    )  # fmt: skip
    for name in ("Child care", "Rides"):
        rows.BallotItemFactory(
            ballot=ballot, is_open=False, issue__name=name,
            agreement="agree" if totals else "",
            **{key: value + len(name) / 100 for key, value in totals.items()},
        )  # fmt: skip


def test_a_counted_ballot_is_ranked(meeting, behind_wall):
    ballot_of(meeting, 4, importance=3, feasibility=2)
    [ballot] = minutes_of(meeting)["ballots"]
    assert ballot["note"].startswith("4 of 5 employers voted.")
    assert [row["issue"] for row in ballot["rows"]] == ["Child care", "Rides"]
    assert ballot["rows"][0]["importance"] == "3.1"


def test_a_ballot_of_few_has_no_totals_and_no_count(meeting, behind_wall):
    ballot_of(meeting, 2)
    [ballot] = minutes_of(meeting)["ballots"]
    assert ballot["rows"] == []
    assert ballot["note"] == "Fewer than 3 employers voted, so no totals are shown."


def test_the_pdf_takes_any_words_and_is_the_same_twice(meeting, behind_wall):
    with_markup = minutes_of(meeting) | {"purpose": '#panic() *bold* "quote" \\ <b>'}
    pdf = pdf_bytes(with_markup)
    assert pdf.startswith(b"%PDF-")
    assert pdf == pdf_bytes(with_markup)


def test_the_pdf_of_an_empty_meeting_is_made(table, behind_wall):
    empty = rows.MeetingFactory(partnership=table, closed=True, place="")
    assert pdf_bytes(minutes_of(empty)).startswith(b"%PDF-")


# Sending ----------------------------------------------------------------------------------------


def test_minutes_wait_for_the_close(meeting, convener, convener_client):
    with tenant([meeting.board]):
        meeting.state, meeting.closed_at = "running", None
        meeting.save()
        with pytest.raises(MoveRefused, match="Close the meeting first"):
            ask_for_minutes(meeting, by=convener)
    page = convener_client.post(staff_url("send_minutes", meeting), follow=True).content.decode()
    assert "Close the meeting first." in page
    assert not Job.objects.exists()


def test_sent_twice_there_is_one_file_and_one_mail_each(meeting, send, firm, convener):
    job = send()
    assert job.state == Job.State.DONE, job.reason
    assert job.result_url == staff_url("minutes", meeting)
    count = Mail.objects.count()
    again = factories.JobFactory(
        board=meeting.board, task="partnerships.tasks.make_minutes",
        parameters={"meeting": meeting.pk},
    )  # fmt: skip
    make_minutes(job.pk)
    make_minutes(again.pk)
    with tenant([meeting.board]):
        [sent] = MinutesFile.objects.all()
        assert (sent.meeting, sent.made_by) == (meeting, convener)
        with pytest.raises(MoveRefused, match="The minutes are sent"):
            ask_for_minutes(meeting, by=convener)
    assert Mail.objects.count() == count > 0


def test_a_request_repeated_at_once_is_the_same_job(meeting, convener, behind_wall):
    first = ask_for_minutes(meeting, by=convener)
    assert ask_for_minutes(meeting, by=convener) == first


def test_everybody_at_the_table_is_mailed_where_she_reads_them(
    meeting, send, firm, union, convener, settings
):
    factories.AssignmentFactory(partnership=meeting.partnership, user=convener)
    send()
    assert mailed() == {firm.person.email, union.person.email, convener.email, "tess@example.org"}
    links = {
        firm.person: table_url(firm, "minutes", meeting),
        union.person: table_url(union, "minutes", meeting),
        convener: staff_url("minutes", meeting),
    }
    for person, path in links.items():
        assert settings.PORTAL_URL + path in Mail.objects.get(recipient=person.email).body
    body = Mail.objects.get(recipient="tess@example.org").body
    assert "- Ask the bus company, by July 1" in body
    assert "http" not in body


def test_nobody_who_left_is_mailed(meeting, send, firm, union, day, yesterday):
    left = factories.MembershipFactory(
        of_organization=True, organization=firm.organization, ends_on=day
    )
    former = factories.MembershipFactory(board=meeting.board, starts_on=yesterday, ends_on=day)
    factories.AssignmentFactory(partnership=meeting.partnership, user=former.user)
    for email in (left.user.email, "gone@example.org"):
        rows.ActionItemFactory(partnership=meeting.partnership, meeting=meeting, email=email)
    factories.ContactFactory(email="gone@example.org", left_on=day, employer__board=meeting.board)
    with tenant([meeting.board]):
        union.status, union.left_on = "left", day
        union.save()
    send()
    assert mailed() == {firm.person.email, "tess@example.org"}


def test_another_partnerships_people_are_not_mailed(meeting, send, other_board):
    elsewhere = factories.MembershipFactory(of_organization=True)
    for board in (meeting.board, other_board):
        factories.MemberFactory(partnership__board=board, organization=elsewhere.organization)
    send()
    assert elsewhere.user.email not in mailed()


def test_a_meeting_opened_by_another_board_is_refused(meeting, other_board):
    job = factories.JobFactory(
        board=other_board, task="partnerships.tasks.make_minutes",
        parameters={"meeting": meeting.pk},
    )  # fmt: skip
    make_minutes(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason) == (
        Job.State.FAILED, "The meeting is not closed, so there are no minutes to send.",
    )  # fmt: skip
    assert not Mail.objects.exists()


# Reading ----------------------------------------------------------------------------------------


def test_staff_reads_them_as_they_will_be_and_sends_with_one_button(meeting, convener_client):
    page = convener_client.get(staff_url("minutes", meeting)).content.decode()
    assert "We share a van." in page
    assert "Send the minutes" in page
    assert convener_client.get(staff_url("minutes_pdf", meeting)).status_code == 404
    assert convener_client.get(staff_url("send_minutes", meeting)).status_code == 405
    response = convener_client.post(staff_url("send_minutes", meeting))
    assert response["Location"] == Job.objects.get().get_absolute_url()


def test_a_reviewer_reads_and_sends_nothing(meeting, reviewer_client):
    page = reviewer_client.get(staff_url("minutes", meeting)).content.decode()
    assert "Send the minutes" not in page
    assert reviewer_client.post(staff_url("send_minutes", meeting)).status_code == 403


def test_the_table_reads_them_once_they_are_sent(meeting, send, firm, union):
    for member in (firm, union):
        for page in ("minutes", "minutes_pdf"):
            assert member.client.get(table_url(member, page, meeting)).status_code == 404
    send()
    for member in (firm, union):
        page = member.client.get(table_url(member, "minutes", meeting)).content.decode()
        assert "The 5:10 bus is full." in page
        assert "Who leaves first" not in page
        file = member.client.get(table_url(member, "minutes_pdf", meeting))
        assert file["Content-Type"] == "application/pdf"
        assert file.content.startswith(b"%PDF-")


def test_what_was_sent_stays_as_it_was(meeting, send, convener_client, firm):
    send()
    rows.DecisionFactory(meeting=meeting, text="Added too late.")
    page = convener_client.get(staff_url("minutes", meeting)).content.decode()
    assert "Added too late." not in page
    assert "Nothing changes any more." in page
    assert "Send the minutes" not in page


def test_a_stranger_reads_no_minutes(meeting, send, stranger_client, other_board):
    send()
    outsider = factories.MembershipFactory(of_organization=True)
    client = sign_in(outsider.user)
    for page in ("minutes", "minutes_pdf"):
        assert stranger_client.get(staff_url(page, meeting)).status_code == 404
        url = reverse(f"partnerships:own_{page}", args=[outsider.organization_id, meeting.pk])
        assert client.get(url).status_code == 404
