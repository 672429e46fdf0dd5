"""Meetings: what is next, what was decided, and the pages of staff."""

import datetime as dt

import pytest

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions import meetings as actions
from partnerships.reports.meetings import next_meeting, next_meetings
from tests import table as rows

pytestmark = pytest.mark.django_db

NOW = rows.NOON
DAY = rows.DAY


@pytest.fixture
def meeting(table):
    return rows.MeetingFactory(partnership=table, name="June meeting")


# What is next -----------------------------------------------------------------------------------


def test_the_next_meeting_is_the_first_still_to_come(table):
    week = dt.timedelta(days=7)
    rows.MeetingFactory(partnership=table, starts_at=NOW - week)
    rows.MeetingFactory(partnership=table, starts_at=NOW + 2 * week)
    rows.MeetingFactory(partnership=table, starts_at=NOW + dt.timedelta(days=1), state="cancelled")
    coming = rows.MeetingFactory(partnership=table, starts_at=NOW + week)
    with tenant([table.board]):
        assert next_meeting(table, NOW) == coming
        assert next_meetings([table], NOW) == {table.pk: coming}


def test_a_meeting_that_goes_on_is_next(table, meeting):
    with tenant([table.board]):
        assert next_meeting(table, NOW + dt.timedelta(hours=1)) == meeting
        assert next_meeting(table, NOW + dt.timedelta(hours=3)) is None


def test_a_meeting_that_runs_over_is_next_until_the_end_of_the_day(table):
    meeting = rows.MeetingFactory(partnership=table, state="running")
    with tenant([table.board]):
        assert next_meeting(table, NOW + dt.timedelta(hours=3)) == meeting
        assert next_meeting(table, NOW + dt.timedelta(days=1)) is None


def test_next_meetings_are_one_query_for_all(table, meeting, django_assert_num_queries):
    other = rows.MeetingFactory(partnership__board=table.board)
    rows.MeetingFactory(partnership__board=table.board)
    with tenant([table.board]), django_assert_num_queries(1):
        found = next_meetings([table, other.partnership], NOW)
    assert found == {table.pk: meeting, other.partnership_id: other}


# Decisions --------------------------------------------------------------------------------------


def test_a_decision_is_written_down_while_the_meeting_is_open(meeting, convener, behind_wall):
    decision = actions.record_decision(
        meeting=meeting, text="We train setup people together.", by=convener, on=DAY
    )
    assert list(meeting.decisions.all()) == [decision]
    assert (decision.recorded_by, decision.decided_on) == (convener, DAY)


def test_a_closed_meeting_takes_no_decision(meeting, convener, behind_wall):
    actions.close_meeting(meeting, by=convener, now=NOW)
    with pytest.raises(MoveRefused, match="The meeting is closed. Nothing is added"):
        actions.record_decision(meeting=meeting, text="Late.", by=convener, on=DAY)
    assert not meeting.decisions.exists()


def test_a_closed_meeting_has_a_time_and_stays_closed(meeting, convener, behind_wall):
    closed = actions.close_meeting(meeting, by=convener, now=NOW)
    assert (closed.state, closed.closed_at) == ("closed", NOW)
    with pytest.raises(MoveRefused):
        actions.move_meeting(meeting, target="running", by=convener, now=NOW)


def test_the_open_ballots_of_a_meeting_close_with_it(meeting, convener, behind_wall):
    here = rows.BallotFactory(partnership=meeting.partnership, meeting=meeting)
    elsewhere = rows.BallotFactory(partnership=meeting.partnership)
    actions.close_meeting(meeting, by=convener, now=NOW)
    for ballot, state in ((here, "closed"), (elsewhere, "open")):
        ballot.refresh_from_db()
        assert ballot.state == state


def test_a_meeting_called_off_may_be_planned_again(meeting, convener, behind_wall):
    actions.move_meeting(meeting, target="cancelled", by=convener, now=NOW)
    with pytest.raises(MoveRefused, match="called off"):
        actions.record_decision(meeting=meeting, text="Late.", by=convener, on=DAY)
    assert actions.move_meeting(meeting, target="planned", by=convener, now=NOW).is_open
