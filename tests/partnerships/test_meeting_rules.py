"""When a meeting is, how its time runs, and its calendar file."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.rules import calendar, meetings
from partnerships.rules.meetings import ClocksChange, span

ZONE = ZoneInfo("America/New_York")
SPRING, AUTUMN = dt.date(2026, 3, 8), dt.date(2026, 11, 1)
TEN = dt.datetime(2026, 12, 9, 15, tzinfo=dt.UTC)
EVENT = calendar.Event("meeting-1@example.org", "Launch", TEN, TEN + dt.timedelta(hours=1))


def at(text):
    return dt.time.fromisoformat(text)


# When -------------------------------------------------------------------------------------------


def test_a_meeting_is_in_local_time():
    starts, ends = span(dt.date(2026, 12, 9), at("07:30"), at("09:00"), ZONE)
    assert starts.astimezone(dt.UTC) == dt.datetime(2026, 12, 9, 12, 30, tzinfo=dt.UTC)
    assert ends - starts == dt.timedelta(minutes=90)


@pytest.mark.parametrize("ends", ["07:30", "07:00"])
def test_a_meeting_ends_after_it_starts(ends):
    with pytest.raises(ValueError, match="A meeting cannot end before it starts"):
        span(AUTUMN, at("07:30"), at(ends), ZONE)


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (SPRING, "01:00", "04:00"),  # across the missing hour
        (SPRING, "02:30", "04:00"),  # a time that does not exist
        (SPRING, "01:30", "02:30"),
        (AUTUMN, "01:30", "04:00"),  # a time that is twice
        (AUTUMN, "00:30", "01:30"),
        (AUTUMN, "00:30", "09:00"),
    ],
)
def test_a_meeting_does_not_cross_a_clock_change(day, starts, ends):
    with pytest.raises(ClocksChange, match="The clocks change at 2:00 am that day"):
        span(day, at(starts), at(ends), ZONE)


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_meeting_on_the_day_of_a_clock_change_is_fine_after_it(day):
    starts, ends = span(day, at("09:00"), at("10:30"), ZONE)
    assert ends.astimezone(dt.UTC) - starts.astimezone(dt.UTC) == dt.timedelta(minutes=90)


def test_items_begin_one_after_the_other():
    begins = meetings.timeline(TEN, [5, 10, 20])
    assert [f"{moment:%H:%M}" for moment in begins] == ["15:00", "15:05", "15:15"]


@pytest.mark.parametrize(("minutes", "hours"), [(90, 1.5), (95, 1.5), (5, 0.25), (230, 3.75)])
def test_hours_are_quarters(minutes, hours):
    assert meetings.hours_of(TEN, TEN + dt.timedelta(minutes=minutes)) == hours


def test_a_launch_takes_three_to_four_hours_and_a_regular_meeting_at_most_90_minutes():
    def length(kind):
        plan = meetings.template(kind)
        return sum(entry.minutes for entry in [*plan.opening, *plan.closing])

    assert 180 <= length("launch") <= 240
    assert length("regular") <= 90
    assert meetings.template("support") == meetings.template("task_force")


# The calendar file ------------------------------------------------------------------------------


def test_the_calendar_file_says_when_in_utc():
    lines = calendar.calendar(EVENT, TEN).decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20261209T150000Z" in lines
    assert "DTEND:20261209T160000Z" in lines
    assert "STATUS:CONFIRMED" in lines
    assert not [line for line in lines if line.startswith(("LOCATION", "URL"))]


@given(text=st.text(), place=st.text())
def test_any_words_come_back_from_the_calendar_file(text, place):
    event = calendar.Event("1@example.org", text, TEN, TEN, place=place)
    file = calendar.calendar(event, TEN)
    assert all(len(line) <= calendar.LONGEST for line in file.split(b"\r\n"))
    lines = file.replace(b"\r\n ", b"").decode().split("\r\n")
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    assert unescape(summary.removeprefix("SUMMARY:")) == "\n".join(text.splitlines())
    assert len([line for line in lines if line.startswith("BEGIN:")]) == 2


def unescape(value):
    out, letters = "", iter(value)
    for letter in letters:
        following = next(letters) if letter == "\\" else ""
        out += {"": letter, "n": "\n"}.get(following, following)
    return out
