"""The minutes of a meeting: one content for page and PDF, in words, as it is frozen when sent."""

import hashlib
import json
from collections import defaultdict
from importlib.resources import files
from typing import Any

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from partnerships.models import Attendance, Ballot, Meeting
from partnerships.reports.ballots import Ranked, ranking
from partnerships.reports.meetings import next_meeting
from partnerships.rules.meetings import ANTITRUST

TEMPLATE = files("partnerships.reports") / "minutes.typ"
THE_BOARD = "The board"
DAY = "l, F j, Y"
TOO_FEW = "Fewer than 3 employers voted, so no totals are shown."

Content = dict[str, Any]


def minutes_of(meeting: Meeting) -> Content:
    """Return what the minutes say of a meeting as it stands now; JSON, words only.

    All readers get the same, so an employers' block has its name alone, and nobody's hours.
    """
    partnership, board = meeting.partnership, meeting.board
    following = next_meeting(partnership, meeting.ends_at, but=meeting)
    local = timezone.localtime(meeting.starts_at)
    return {
        "title": meeting.name,
        "kind": str(capfirst(meeting.get_kind_display())),
        "partnership": partnership.name,
        "board": board.name,
        "when": when_words(meeting),
        "date": [local.year, local.month, local.day],
        "place": meeting.place,
        "purpose": meeting.purpose,
        "notice": board.antitrust_notice or ANTITRUST,
        **_present(meeting),
        "items": [_item(item) for item in meeting.items.all()],
        "issues": [str(issue) for issue in meeting.issues.order_by("pk")],
        "ballots": [_ballot(ballot) for ballot in _counted(meeting)],
        "decisions": [str(decision) for decision in meeting.decisions.all()],
        "actions": [_action(action) for action in meeting.action_items.for_list()],
        "next": f"{when_words(following)}. {following.place}".strip() if following else "",
    }


def when_words(meeting: Meeting) -> str:
    """Return day and times: "Wednesday, December 9, 2026, 7:30 to 9 a.m."."""
    starts, ends = (timezone.localtime(each) for each in (meeting.starts_at, meeting.ends_at))
    first = date_format(starts, "g:i")
    if date_format(starts, "A") != date_format(ends, "A"):
        first += f" {date_format(starts, 'a')}"
    return f"{date_format(starts, DAY)}, {first} to {date_format(ends, 'g:i a')}"


def fingerprint(content: Content) -> str:
    """Return the hash by which two requests for the same minutes are one."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def pdf_bytes(content: Content) -> bytes:
    """Return the minutes as PDF/UA-1; equal minutes give equal bytes, dated the meeting's day."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"minutes": json.dumps(content, ensure_ascii=False)},
    )


def _present(meeting: Meeting) -> dict[str, Any]:
    rows = meeting.attendances.select_related("organization").order_by("organization__name", "pk")
    people: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        online = " (online)" if row.mode == Attendance.Mode.REMOTE else ""
        people[row.organization.name if row.organization else THE_BOARD].append(row.person + online)
    count = len(rows)
    firms = len(people) - (THE_BOARD in people)
    note = f"{count} {'person' if count == 1 else 'people'}"
    if firms:
        note += f", {firms} organization{'' if firms == 1 else 's'}"
    return {
        "present": [
            {"organization": name, "people": ", ".join(who)} for name, who in people.items()
        ],
        "present_note": note if count else "",
    }


def _item(item):
    lines = [] if item.employers_only else item.lines
    return {
        "name": item.name, "employers_only": item.employers_only, "lines": lines,
        "notes": item.notes,
    }  # fmt: skip


def _counted(meeting):
    return meeting.ballots.filter(state=Ballot.State.CLOSED).order_by("opened_at", "pk")


def _ballot(ballot: Ballot) -> dict[str, Any]:
    ranked = ranking(ballot)
    took_part = f"{ballot.voters} of {ballot.entitled} employers voted."
    return {
        "question": ballot.question,
        "note": f"{took_part} Averages from 1, low, to 5, high." if ranked else TOO_FEW,
        "rows": [_ranked(row) for row in ranked],
    }


def _ranked(row: Ranked) -> dict[str, str]:
    return {
        "issue": row.issue.name,
        "importance": f"{row.importance:.1f}",
        "feasibility": f"{row.feasibility:.1f}",
        "agree": row.agreement,
    }


def _action(action):
    return {"text": action.text, "who": action.who, "by": date_format(action.due_on, "M j, Y")}
