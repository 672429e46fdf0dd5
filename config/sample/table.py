"""Write what happened at the sample's table: meetings, a ballot, priorities, goals, actions."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from config.sample import talk
from config.sample.history import DANA, MANUFACTURING, moment
from config.sample.parties import COLLEGE, FIRM_PEOPLE, MANUFACTURERS, UNION
from partnerships.actions.agenda import build_agenda
from partnerships.actions.ballots import cast, close_ballot, move_issue, name_issue, open_ballot
from partnerships.actions.digests import subscribe
from partnerships.actions.meetings import close_meeting, record_decision
from partnerships.actions.work import adopt
from partnerships.models import (
    ActionItem,
    Attendance,
    Goal,
    Meeting,
    MinutesFile,
    Strategy,
    TaskForce,
    TaskForceSeat,
)
from partnerships.reports.minutes import minutes_of, pdf_bytes

NAMED = (0, 1, 4, 5, 6, 8)  # firms the public page names
POSTER_CODE = "GEARS234"


def write_table(region):
    """Write two years at the table of Advanced Manufacturing: four meetings and what they began."""
    table = region.partnerships[MANUFACTURING]
    meetings = [add_meeting(region, table, said) for said in (*talk.MEETINGS, talk.NEXT_MEETING)]
    decision = hold_launch(region, table, meetings[talk.LAUNCH])
    hold(region, meetings[talk.LAUNCH], talk.MEETINGS[talk.LAUNCH])
    priorities = write_priorities(region, table, decision)
    for number, said in list(enumerate(talk.MEETINGS))[1:]:
        write_goals(region, priorities, number)
        write_actions(region, priorities, meetings[number], number)
        hold(region, meetings[number], said)
    build_agenda(meetings[-1], by=region.people[DANA], day=region.day)
    name_in_public(region, table)
    renee = region.people["r.alvarado@keyline.example"]
    keyline = region.organizations["Keyline Hydraulics"]
    subscribe(table, renee, organization=keyline, now=moment(region.day, 7))


def days_from(region, days):
    """Return the weekday so many days from the sample's, moved on from a weekend."""
    day = region.day + dt.timedelta(days=days)
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def add_meeting(region, partnership, said):
    """Plan a meeting; the next one is public."""
    starts_at = moment(days_from(region, said.on), 7) + dt.timedelta(minutes=30)
    return Meeting.objects.create(
        board=partnership.board, partnership=partnership, kind=said.kind, name=said.name,
        purpose="What the task forces did, and what is next." if said.kind == "regular" else "",
        starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=said.minutes),
        place="Pequea Castings, room 2", is_public=said is talk.NEXT_MEETING,
    )  # fmt: skip


def hold_launch(region, partnership, meeting):
    """Name the issues, let eleven of the twelve firms vote, and return what was decided."""
    dana, on = region.people[DANA], timezone.localdate(meeting.starts_at)
    issues = [
        name_issue(partnership=partnership, name=said.name, by=dana, on=on, meeting=meeting,
                   statement=said.statement)
        for said in talk.ISSUES
    ]  # fmt: skip
    ballot = open_ballot(
        partnership=partnership, question="What do we take up first?", issues=issues, by=dana,
        now=meeting.starts_at, meeting=meeting,
    )  # fmt: skip
    items = list(ballot.items.order_by("position"))
    for place, firm in enumerate(MANUFACTURERS):
        if place != talk.ABSENT_VOTER:
            cast(ballot, organization=region.organizations[firm.name], marks=paper(items, place),
                 by=voter(region, firm.name), now=meeting.starts_at)  # fmt: skip
    close_ballot(ballot, by=dana, now=meeting.ends_at)
    for issue in issues:
        if reason := talk.PUT_ASIDE.get(issue.name):
            move_issue(issue, target="set_aside", by=dana, reason=reason)
    (decided,) = talk.MEETINGS[talk.LAUNCH].decisions
    return record_decision(meeting=meeting, text=decided, by=dana, on=on)


def paper(items, place):
    """Return the ballot paper of firm number `place`: the marks of each item."""
    return {
        item.pk: (
            talk.mark(said.important, said.apart, place, number),
            talk.mark(said.feasible, said.apart, place, number + 1),
        )
        for number, (item, said) in enumerate(zip(items, talk.ISSUES, strict=True))
    }


def voter(region, firm):
    """Return who voted for a firm; the convener wrote down the paper of one without account."""
    emails = [person.email for person in FIRM_PEOPLE if person.party == firm]
    return region.people[emails[0] if emails else DANA]


def write_priorities(region, partnership, decision):
    """Adopt the priorities the ballot led to, and return them by name."""
    seats = {each.organization.name: each for each in partnership.members.for_list()}
    issues = {issue.name: issue for issue in partnership.issues.all()}
    priorities = {}
    for said in talk.PRIORITIES:
        priority = priorities[said.issue] = adopt(
            partnership=partnership, name=said.issue, issue=issues[said.issue],
            champion=seats[MANUFACTURERS[said.champion].name], decision=decision,
            by=region.people[DANA], on=decision.decided_on, impact=said.impact,
            problem=issues[said.issue].statement,
        )  # fmt: skip
        write_task_force(region, priority, said, seats)
    Strategy.objects.create(
        board=partnership.board, priority=priorities[talk.MACHINISTS],
        name="Classes that several firms fill together", inputs="Grant, seats, an instructor",
        activities="Pool needs, pledge seats, hold a class twice a year",
        outputs="24 people a year can set up a job",
        outcomes="Fewer machines stand still; people earn more",
        benchmark="Results of each class after six months",
    )  # fmt: skip
    return priorities


def write_goals(region, priorities, meeting):
    """Write the goals that were reported or set at meeting number `meeting`."""
    for said in talk.GOALS:
        if said.meeting == meeting:
            priority = priorities[said.priority]
            Goal.objects.create(
                board=priority.board, priority=priority, text=said.text, state=said.state,
                due_on=region.day + dt.timedelta(days=said.due), note=said.note,
                marked_on=said.marked and region.day + dt.timedelta(days=said.marked),
            )  # fmt: skip


def write_task_force(region, priority, said, seats):
    force = TaskForce.objects.create(
        board=priority.board, partnership=priority.partnership, priority=priority,
        name=f"Task force {said.issue.lower()}", champion=priority.champion,
        staff=region.people[DANA], cadence=said.cadence,
    )  # fmt: skip
    TaskForceSeat.objects.bulk_create(
        TaskForceSeat(board=force.board, task_force=force, member=seats[MANUFACTURERS[place].name])
        for place in said.workers
    )


def write_actions(region, priorities, meeting, number):
    """Write the actions born in meeting number `number`."""
    for said in talk.ACTIONS:
        if said.meeting != number:
            continue
        due_on = region.day + dt.timedelta(days=said.due)
        firm = None if said.firm is None else MANUFACTURERS[said.firm].name
        person, email = speaker(region, said.firm)
        ActionItem.objects.create(
            board=meeting.board, partnership=meeting.partnership, meeting=meeting,
            priority=priorities[said.priority], text=said.text, person=person, email=email,
            organization=region.organizations[firm] if firm else None, due_on=due_on,
            state="done" if said.evidence else "doing" if said.text in talk.DOING else "open",
            evidence=said.evidence, done_on=due_on if said.evidence else None,
        )  # fmt: skip


def speaker(region, place):
    """Return name and address of who speaks for firm number `place`, or for the board (None)."""
    if place is None:
        return region.people[DANA].name, DANA
    name = talk.SPEAKERS[place]
    return name, next((person.email for person in FIRM_PEOPLE if person.name == name), "")


def hold(region, meeting, said):
    """Hold a meeting: its agenda, who came, what was decided; then close it and send minutes."""
    dana, on = region.people[DANA], timezone.localdate(meeting.starts_at)
    first, *_ = build_agenda(meeting, by=dana, day=on)
    first.notes = said.notes
    first.save()
    kept = set(meeting.decisions.values_list("text", flat=True))
    for text in said.decisions:
        if text not in kept:
            record_decision(meeting=meeting, text=text, by=dana, on=on)
    write_attendance(region, meeting, said)
    close_meeting(meeting, by=dana, now=meeting.ends_at)
    meeting.refresh_from_db()
    content = minutes_of(meeting)
    MinutesFile.objects.create(
        board=meeting.board, meeting=meeting, content=content, pdf=pdf_bytes(content),
        made_by=dana, made_at=meeting.ends_at + dt.timedelta(hours=20),
    )  # fmt: skip


def write_attendance(region, meeting, said):
    hours = Decimal(said.minutes) / 60
    people = [(MANUFACTURERS[place].name, talk.SPEAKERS[place]) for place in said.came]
    people += [(COLLEGE, "Nora Lindqvist"), (UNION, "Ed Sauder")]
    rows = [(region.organizations[name], person) for name, person in people]
    rows.append((None, region.people[DANA].name))
    Attendance.objects.bulk_create(
        Attendance(
            board=meeting.board, meeting=meeting, organization=organization, person=person,
            hours=hours, mode="remote" if number % 5 == 3 else "room",
        )
        for number, (organization, person) in enumerate(rows)
    )  # fmt: skip


def name_in_public(region, partnership):
    """Name some members on the public page, and give the poster its code."""
    names = [MANUFACTURERS[place].name for place in NAMED]
    partnership.members.filter(organization__name__in=names).update(is_named=True)
    partnership.poster_code = POSTER_CODE
    partnership.goals = "County strategic plan, goal 2: skilled trades within the county."
    partnership.save(update_fields=["poster_code", "goals"])
