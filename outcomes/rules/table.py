"""What partnerships' tables need of the board's staff: meetings, ballots, work, people, firms."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outcomes.rules.due import NO_DAY, Due, thing
from outcomes.rules.words import counted, date, names, sentence, short_day
from ui.parts import WorkItem

MINUTES_WITHIN = dt.timedelta(hours=24)
IDLE = dt.timedelta(days=60)  # without a goal for the next 60 days
LATE_ANSWER = dt.timedelta(days=2)  # to a firm that asked for help


@dataclass(frozen=True)
class Fact:
    """One row that may need somebody, on its day. `who`: a firm, person or count behind it."""

    name: str
    partnership: str
    url: str
    on: dt.date
    who: str = ""
    late: bool = False


@dataclass(frozen=True)
class LateActions:
    """How many actions of a partnership are past their day, since when, and whose they are."""

    partnership: str
    url: str
    since: dt.date
    of_board: int
    of_firms: int


@dataclass(frozen=True)
class Missing:
    """What the table of a partnership lacks, as the check of its composition names it."""

    partnership: str
    url: str
    rules: Sequence[str]


@dataclass(frozen=True)
class Table:
    """Everything about tables the list is made from.

    no_agenda: meetings soon to come; no_minutes: meetings that were held (late: a day ago);
    open_ballots: those whose meeting is over; goals: past their day; idle: priorities without a
    goal, since the day; items: of checklists, past their day; notes: of the public, one for each
    partnership; bounced: invitations that came back; expiring: those that run out;
    steps: the next steps with prospects; help: firms that wait for an answer.
    """

    no_agenda: Sequence[Fact] = ()
    no_minutes: Sequence[Fact] = ()
    late_actions: Sequence[LateActions] = ()
    open_ballots: Sequence[Fact] = ()
    goals: Sequence[Fact] = ()
    idle: Sequence[Fact] = ()
    missing: Sequence[Missing] = ()
    items: Sequence[Fact] = ()
    notes: Sequence[Fact] = ()
    bounced: Sequence[Fact] = ()
    expiring: Sequence[Fact] = ()
    steps: Sequence[Fact] = ()
    help: Sequence[Fact] = ()
    silent: int = 0
    silent_url: str = ""


NO_TABLE = Table()


def table_due(table: Table, day: dt.date) -> Iterable[Due]:
    """Return what of the tables needs a person."""
    kinds = {
        _agenda: table.no_agenda, _minutes: table.no_minutes, _ballot: table.open_ballots,
        _goal: table.goals, _item: table.items, _note: table.notes, _bounced: table.bounced,
        _expiring: table.expiring, _step: table.steps, _help: table.help,
    }  # fmt: skip
    for kind, facts in kinds.items():
        yield from (kind(one, day) for one in facts)
    yield from (_idle(one, day) for one in table.idle if one.on + IDLE <= day)
    yield from (_late_actions(one) for one in table.late_actions)
    yield from (_missing(one) for one in table.missing)
    if table.silent:
        yield _silent(table)


def _agenda(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"{one.name} has no agenda yet",
        url=one.url,
        why=f"{one.partnership}. What is open can be put on it with one button.",
        due=f"Meets {short_day(one.on)}",
        overdue=one.on < day,
        action="Build the agenda",
        icon="list-checks",
    )


def _minutes(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"Send the minutes of {one.name}",
        url=one.url,
        why=f"{one.partnership}. Members expect them within a day.",
        due=f"Held {short_day(one.on)}",
        overdue=one.late,
        action="Review and send",
        icon="file-text",
    )


def _ballot(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"Close the ballot “{one.name}”",
        url=one.url,
        why=f"{one.partnership}. Its meeting is over; totals are shown once it is closed.",
        due=f"Met {short_day(one.on)}",
        overdue=one.on < day,
        action="Open the ballot",
        icon="vote",
    )


def _goal(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"Say what came of the goal “{one.name}”",
        url=one.url,
        why=f"{one.partnership}: {one.who}. Hit or missed, and the next one.",
        due=f"Was due {short_day(one.on)}",
        overdue=True,
        action="Mark the goal",
        icon="flag",
    )


def _idle(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on + IDLE,
        f"{one.name}: no goal for {(day - one.on).days} days",
        url=one.url,
        why=f"{one.partnership}. Champion: {one.who}.",
        due=f"None since {date(one.on, day)}",
        overdue=True,
        action="Set a goal",
        icon="flag",
    )


def _late_actions(one: LateActions) -> Due:
    count = one.of_board + one.of_firms
    parts = [(one.of_board, "of the board"), (one.of_firms, "of members")]
    whose = ", ".join(f"{number} {words}" for number, words in parts if number)
    return thing(
        one.since,
        f"{counted(count, 'action')} of {one.partnership} {_is(count)} overdue",
        url=one.url,
        why=f"{sentence(whose)}.",
        due=f"Since {short_day(one.since)}",
        overdue=True,
        action="See the actions",
        icon="list-todo",
    )


def _missing(one: Missing) -> Due:
    count = len(one.rules)
    return thing(
        NO_DAY,
        f"{counted(count, 'thing')} {_is(count)} missing at the table of {one.partnership}",
        url=one.url,
        why=f"{names(one.rules)}.",
        due="No day set",
        action="See the check",
        icon="users",
    )


def _item(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        one.name,
        url=one.url,
        why=f"On the checklist of {one.partnership}. {one.who or 'Nobody'} has it in hand.",
        due=f"Was due {short_day(one.on)}",
        overdue=True,
        action="Open the checklist",
        icon="list-checks",
    )


def _note(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"{one.name} for {one.partnership}",
        url=one.url,
        why="Nobody else reads what came in before you decide.",
        due=f"Came {short_day(one.on)}",
        overdue=False,
        action="Read and decide",
        icon="inbox",
    )


def _bounced(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"The invitation of {one.name} came back",
        url=one.url,
        why=f"{one.who}, {one.partnership}. Find another address.",
        due=f"Sent {short_day(one.on)}",
        action="See the member",
        icon="mail-warning",
    )


def _expiring(one: Fact, day: dt.date) -> Due:
    late = one.on < day
    return thing(
        one.on,
        f"The invitation of {one.name} {'has expired' if late else 'expires'}",
        url=one.url,
        why=f"{one.who}, {one.partnership}. No answer yet.",
        due=f"{'Expired' if late else 'Expires'} {short_day(one.on)}",
        overdue=late,
        action="See the member",
        icon="mail",
    )


def _step(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        one.name,
        url=one.url,
        why=f"{one.who}, {one.partnership}.",
        due=f"Was due {short_day(one.on)}",
        overdue=True,
        action="See the member",
        icon="user-plus",
    )


def _help(one: Fact, day: dt.date) -> Due:
    return thing(
        one.on,
        f"{one.who} asks for help: {one.name}",
        url=one.url,
        why="We answer within two days.",
        due=f"Asked {short_day(one.on)}",
        overdue=one.on + LATE_ANSWER < day,
        action="Answer",
        icon="message-circle",
    )


def _silent(table: Table) -> Due:
    have = "has" if table.silent == 1 else "have"
    return Due(
        NO_DAY,
        "silent",
        WorkItem(
            title=sentence(f"{counted(table.silent, 'employer')} {have} not been heard of late"),
            url=table.silent_url,
            why="For 90 days no answer, service or call. A call takes a firm off the list.",
            due="No day set",
            action="See the list",
            icon="phone",
        ),
    )


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
