"""What needs the board's staff: a list by urgency, made from plain rows of what is there."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from outcomes.rules.due import Due, thing
from outcomes.rules.table import NO_TABLE, Table, table_due
from outcomes.rules.words import counted, date, names, number, sentence, short_day
from ui.parts import WorkItem

MOST = 7  # things listed before "all"
RESULTS_LATE = dt.timedelta(days=30)  # after the last day of a class
SOON = dt.timedelta(days=3)  # before an invitation expires
SCARCE = dt.timedelta(days=14)  # before a class is decided


@dataclass(frozen=True)
class OpenRound:
    """A round that is open: how many employers it asks, how many have not answered, and who, for
    readers who may know."""

    name: str
    partnership: str
    url: str
    closes_on: dt.date
    asked: int
    waiting: int
    who: Sequence[str] = ()


@dataclass(frozen=True)
class WrittenDown:
    """An answer that staff wrote down and the firm has not confirmed; heard: how, "a call"."""

    firm: str
    round: str
    url: str
    heard: str
    saved_on: dt.date
    closes_on: dt.date


@dataclass(frozen=True)
class MissingRelease:
    """A closed round whose release was not made."""

    name: str
    partnership: str
    url: str
    closed_on: dt.date


@dataclass(frozen=True)
class OpenClass:
    """A class still looking for seats."""

    name: str
    url: str
    decision_on: dt.date
    pledged: int
    minimum: int


@dataclass(frozen=True)
class EndedClass:
    """A class that is over; `unknown` counts its people without a result."""

    name: str
    url: str
    ended_on: dt.date
    people: int
    unknown: int


@dataclass(frozen=True)
class WaitingUpload:
    """A roster that was checked and waits for a person's decision."""

    cohort: str
    url: str
    uploaded_on: dt.date
    good: int
    bad: int


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation nobody accepted yet."""

    name: str
    party: str
    url: str
    expires_on: dt.date


@dataclass(frozen=True)
class Facts:
    """Everything the list is made from, as it stands in the database."""

    rounds: Sequence[OpenRound] = ()
    written_down: Sequence[WrittenDown] = ()
    missing_releases: Sequence[MissingRelease] = ()
    open_classes: Sequence[OpenClass] = ()
    ended_classes: Sequence[EndedClass] = ()
    uploads: Sequence[WaitingUpload] = ()
    invitations: Sequence[OpenInvitation] = ()
    doubtful_mails: int = 0
    mails_url: str = ""
    table: Table = NO_TABLE


def work_list(facts: Facts, day: dt.date) -> list[WorkItem]:
    """Return what needs a person, the most urgent first; the first one is the page's button."""
    due = sorted(_due(facts, day))
    return [replace(one.item, primary=position == 0) for position, one in enumerate(due)]


def headline(items: Sequence[WorkItem]) -> str:
    """Return how much there is to do, in one or two sentences."""
    if not items:
        return "Nothing needs you today."
    things = f"{counted(len(items), 'thing')} {'needs' if len(items) == 1 else 'need'} you."
    late = sum(item.overdue for item in items)
    if late:
        things += f" {sentence(number(late))} {'is' if late == 1 else 'are'} late."
    return sentence(things)


def _due(facts: Facts, day: dt.date) -> Iterable[Due]:
    yield from (_round(one, day) for one in facts.rounds)
    yield from (_written_down(one, day) for one in facts.written_down)
    yield from (_missing_release(one, day) for one in facts.missing_releases)
    yield from (_short_class(one, day) for one in facts.open_classes if one.pledged < one.minimum)
    yield from (_results(one, day) for one in facts.ended_classes if one.unknown or not one.people)
    yield from (_upload(one, day) for one in facts.uploads)
    yield from (_invitation(one, day) for one in facts.invitations if one.expires_on <= day + SOON)
    if facts.doubtful_mails:
        yield _mails(facts, day)
    yield from table_due(facts.table, day)


def _round(one: OpenRound, day: dt.date) -> Due:
    late = one.closes_on < day
    if late:
        title = f"Close the {one.name} round of {one.partnership}"
    elif not one.waiting:
        title = f"Everybody answered the {one.name} round of {one.partnership}"
    else:
        waiting = f"{number(one.waiting)} of {counted(one.asked, 'employer')}"
        have = "has" if one.waiting == 1 else "have"
        title = f"{waiting} {have} not answered the {one.name} round"
    return thing(
        one.closes_on,
        title,
        url=one.url,
        why=f"{one.partnership}. {_who(one)}",
        due=f"{'Was to close' if late else 'Closes'} {short_day(one.closes_on)}",
        overdue=late,
        action="Open the round",
        icon="clipboard-list",
    )


def _who(one: OpenRound) -> str:
    if not one.waiting:
        return "It can be closed."
    who = names(one.who) if one.who else f"{one.waiting} of {one.asked} employers"
    return f"Not answered: {who}."


def _written_down(one: WrittenDown, day: dt.date) -> Due:
    return thing(
        one.closes_on,
        f"{one.firm} has not confirmed what you wrote down",
        url=one.url,
        why=f"{one.round} round, after {one.heard} on {date(one.saved_on, day)}. It counts when "
        "the firm sends it.",
        due=f"By {short_day(one.closes_on)}",
        overdue=one.closes_on < day,
        action="Ask it to confirm",
        icon="phone",
    )


def _missing_release(one: MissingRelease, day: dt.date) -> Due:
    return thing(
        one.closed_on,
        f"The release of the {one.name} round is missing",
        url=one.url,
        why=f"{one.partnership}. Members see no needs until it is made.",
        due=f"Closed {short_day(one.closed_on)}",
        overdue=True,
        action="Make it again",
        icon="file-x",
    )


def _short_class(one: OpenClass, day: dt.date) -> Due:
    late = one.decision_on < day
    short = one.minimum - one.pledged
    return thing(
        one.decision_on,
        f"{one.name} is {counted(short, 'seat')} short",
        url=one.url,
        why=f"{one.pledged} of {one.minimum} seats pledged.",
        due=f"{'Was to be decided' if late else 'Decided'} {short_day(one.decision_on)}",
        overdue=late,
        action="Open the class",
        icon="graduation-cap",
    )


def _results(one: EndedClass, day: dt.date) -> Due:
    why = f"{one.unknown} of {one.people} people have no result yet."
    return thing(
        one.ended_on,
        f"Record the results of {one.name}",
        url=one.url,
        why=why if one.people else "Nobody is on its roster.",
        due=f"Ended {short_day(one.ended_on)}",
        overdue=one.ended_on + RESULTS_LATE < day,
        action="Record results",
        icon="award",
    )


def _upload(one: WaitingUpload, day: dt.date) -> Due:
    bad = f", {one.bad:,} cannot" if one.bad else ""
    return thing(
        one.uploaded_on,
        f"A roster of {one.cohort} waits for your decision",
        url=one.url,
        why=f"{one.good:,} rows can be taken{bad}.",
        due=f"Uploaded {short_day(one.uploaded_on)}",
        action="Decide",
        icon="upload",
    )


def _invitation(one: OpenInvitation, day: dt.date) -> Due:
    late = one.expires_on < day
    return thing(
        one.expires_on,
        f"The invitation of {one.name} {'has expired' if late else 'expires'}",
        url=one.url,
        why=f"{one.party}. Nobody accepted it yet.",
        due=f"{'Expired' if late else 'Expires'} {short_day(one.expires_on)}",
        overdue=late,
        action="See people",
        icon="mail",
    )


def _mails(facts: Facts, day: dt.date) -> Due:
    count = facts.doubtful_mails
    return thing(
        day,
        f"{counted(count, 'mail')} may not have arrived",
        url=facts.mails_url,
        why="Sending was broken off or refused. Only a person can tell whether to send again.",
        due="Today",
        action="Decide",
        icon="mail-warning",
    )


@dataclass(frozen=True)
class Ahead:
    """A day a partnership has before it, with the words that name it."""

    on: dt.date
    words: str


def next_words(ahead: Sequence[Ahead], last: Ahead | None, day: dt.date) -> str:
    """Return the nearest day ahead in words, else the last one behind."""
    coming = min((one for one in ahead if one.on >= day), key=lambda one: one.on, default=None)
    if coming:
        return f"{coming.words} {short_day(coming.on)}"
    return f"{last.words} {date(last.on, day)}" if last else "Not set"


def watch(
    has_convener: bool,
    open_until: dt.date | None,
    classes: Sequence[OpenClass],
    day: dt.date,
    needs_chair: bool = False,
) -> str:
    """Return what is wrong with a partnership in a few words, or "" for nothing.

    open_until: the closing day of its open round. classes: those still looking for seats.
    needs_chair: its table meets and nobody chairs it.
    """
    if not has_convener:
        return "No convener assigned"
    if needs_chair:
        return "No chair"
    if open_until and open_until < day:
        return "Round past its day"
    for one in classes:
        short = one.minimum - one.pledged
        if short > 0 and one.decision_on <= day + SCARCE:
            return f"{one.name}: {short} short"
    return ""
