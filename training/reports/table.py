"""What the table hears of rounds and classes: on an agenda, and in the weekly digest.

Names and days only: all members read these lines, so they hold no firm's figure.
"""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Organization
from accounts.tenancy import tenant
from partnerships.models import Partnership
from partnerships.reports.agenda import Block
from partnerships.reports.digest import Line
from training.models import Cohort, DemandRound, Release, RoundMove

MOST = 5  # lines of a kind
TITLE = "Needs and classes"
MOVED: dict[str, str] = {
    RoundMove.Kind.EXTENDED: "The {round} stays open until {until}.",
    RoundMove.Kind.REOPENED: "The {round} is open again until {until}.",
    RoundMove.Kind.WITHDRAWN: "The {round} was withdrawn: {why}.",
}


def on_the_agenda(partnership: Partnership, since: dt.datetime | None, day: dt.date) -> Block:
    """What happened to rounds and classes since the last meeting."""
    if since is None:
        return Block("training", TITLE)
    until = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(1), dt.time()))
    lines = (line.text for line in _lines(partnership, since, until, None))
    return Block("training", TITLE, tuple(lines))


def training_news(
    partnership: Partnership, since: dt.datetime, until: dt.datetime, reader: Organization | None
) -> list[Line]:
    """What changed between two moments, with the reader's own page of it."""
    return list(_lines(partnership, since, until, reader))


def _lines(partnership, since, until, reader) -> Iterator[Line]:
    yield from _opened(partnership, since, until, reader)
    yield from _moved(partnership, since, until, reader)
    closed = partnership.rounds.closed().filter(closed_at__gte=since, closed_at__lt=until)
    for round in closed.order_by("closed_at", "pk")[:MOST]:
        yield Line(f"The {round} closed.")
    yield from _released(partnership, since, until, reader)
    yield from _confirmed(partnership, since, until, reader)


def _opened(partnership, since, until, reader) -> Iterator[Line]:
    days = timezone.localdate(since), timezone.localdate(until) - dt.timedelta(1)
    opened = partnership.rounds.filter(opens_on__range=days).open().select_related("board")
    for round in opened.order_by("opens_on", "pk")[:MOST]:
        path = _path(reader, round.get_absolute_url(), "training:own_rounds")
        until_when = date_format(round.closes_on, "l, N j")
        yield Line(f"The {round} is open until {until_when}.", path)


def _moved(partnership, since, until, reader) -> Iterator[Line]:
    """Rounds that were given more time, opened again or withdrawn, each by its last move."""
    moves = RoundMove.objects.filter(
        round__partnership=partnership, moved_at__gte=since, moved_at__lt=until
    ).select_related("round__board")
    last = moves.order_by("round_id", "-moved_at", "-pk").distinct("round_id")
    for move in sorted(last, key=lambda move: move.moved_at)[:MOST]:
        if move.kind in MOVED:
            words = {"until": date_format(move.closes_on, "l, N j"), "why": move.reason.rstrip(".")}
            text = MOVED[move.kind].format(round=move.round, **words)
            yield Line(text, _path(reader, move.round.get_absolute_url(), "training:own_rounds"))


def _released(partnership, since, until, reader) -> Iterator[Line]:
    made = (
        Release.objects.without_pdf()
        .filter(round__partnership=partnership, made_at__gte=since, made_at__lt=until)
        .select_related("round", "board")
    )
    for release in made.order_by("made_at", "pk")[:MOST]:
        what = "with wages " if release.kind == Release.Kind.WAGES else ""
        text = f"The release {what}of the {release.round} is out."
        yield Line(text, _release_path(release, reader))


def _release_path(release: Release, reader: Organization | None) -> str:
    """Return where the reader opens a release; "" if her seat is not active any more."""
    round = release.round_id
    if reader is None:
        return reverse("training:release", args=[release.board.slug, round])
    if not DemandRound.objects.read_by(reader).filter(pk=round).exists():
        return ""
    door = "own" if Organization.Kind.EMPLOYER in reader.kinds else "partner"
    return reverse(f"training:{door}_release", args=[reader.pk, round])


def _confirmed(partnership, since, until, reader) -> Iterator[Line]:
    """When a class was confirmed stands in its history, which only the board reads; the class
    itself is read behind the reader's wall again."""
    with tenant([partnership.board]):
        events = Cohort.pgh_event_model.objects  # type: ignore[attr-defined]  # made by pghistory
        history = events.filter(partnership=partnership.pk, state=Cohort.State.CONFIRMED)
        first = history.order_by().values("pgh_obj_id").annotate(on=Min("pgh_created_at"))
        found = list(first.filter(on__gte=since, on__lt=until).values_list("pgh_obj_id", flat=True))
    classes = partnership.cohorts.filter(pk__in=found).select_related("board")
    for cohort in classes.order_by("starts_on", "pk")[:MOST]:
        path = _path(reader, cohort.get_absolute_url(), "training:own_classes")
        starts = date_format(cohort.starts_on, "N j, Y")
        yield Line(f"{cohort} is confirmed and starts on {starts}.", path)


def _path(reader: Organization | None, staff: str, own: str) -> str:
    """Return the page for the board's staff, for an employer, or any other member's home."""
    if reader is None:
        return staff
    is_employer = Organization.Kind.EMPLOYER in reader.kinds
    return reverse(own if is_employer else "training:partner_home", args=[reader.pk])
