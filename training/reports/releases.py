"""The report of a release: one object for page, picture and file."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from training.models import Release
from training.reports.content import GIVES_AWAY, ReleaseContent, Row, from_json
from training.reports.released import MORE, challenges
from training.reports.released.jobs import jobs_table
from training.reports.released.needs import needs_table
from training.reports.released.places import places_table
from training.reports.released.windows import windows_table
from ui.charts.bars import Bar, Bars
from ui.tables import FileMeta, Table, Value, hidden, text

ANTITRUST = (
    "These figures are combined and past. Members do not exchange prices, customers or future "
    "wages by firm. This page is not legal advice."
)


@dataclass(frozen=True)
class ReleaseReport:
    """A release as people read it. `tables` are named as in the addresses of the files; content:
    the frozen figures behind them."""

    title: str
    lede: str
    tables: dict[str, Table]
    picture: Bars | None
    meta: FileMeta
    hidden_rule: str
    notice: str
    notes: list[str]
    content: ReleaseContent


def read_release(release: Release) -> ReleaseReport:
    """Return the report of a release, the same for everybody who may read it."""
    content = from_json(release.content)
    title = f"What employers need by {_month(content.period_ends_on)}"
    rule = (
        f"We show a number when at least {content.fewest} employers stand behind it, and hide "
        "others with which a hidden one could be worked out. "
        "Hidden figures exist; they are neither 0 nor unknown."
    )
    return ReleaseReport(
        title=title,
        lede=_lede(content),
        tables=_tables(title, content),
        picture=_picture(content) if content.jobs else None,
        meta=FileMeta(
            f"{content.partnership}, {content.name}", content.audience, content.as_of, rule
        ),
        hidden_rule=rule,
        notice=release.board.antitrust_notice or ANTITRUST,
        notes=_notes(content),
        content=content,
    )


def _tables(title: str, content: ReleaseContent) -> dict[str, Table]:
    """Return the tables there are, first what is said of jobs, then of skills, by name."""
    more = {one.KEY: one.table(content) for one in MORE if one.KEY in content.more}
    last = more.pop(challenges.KEY, None)
    tables = {
        "jobs": jobs_table(title, content),
        "places": places_table(content),
        **more,
        "needs": needs_table(content),
        "windows": windows_table(content),
        challenges.KEY: last,
    }
    return {name: table for name, table in tables.items() if table}


def _notes(content: ReleaseContent) -> list[str]:
    """Say which versions of answers stand behind the figures."""
    as_of = _day(content.since or content.as_of)
    notes = [f"Answers count in the version sent by {as_of}. Later ones enter the next release."]
    if content.kind == Release.Kind.WAGES:
        old = f"Wages are added that were stated more than 90 days before {_day(content.as_of)}."
        notes.insert(0, f"The figures of {as_of}. {old}")
    elif content.since:
        too_few = "too few answers changed since to show new numbers safely."
        notes.insert(0, f"Unchanged since {as_of}: {too_few}")
    return notes


def _day(day: dt.date) -> str:
    return date_format(day, "F j, Y")


def _month(day: dt.date) -> str:
    return date_format(day, "F Y")


def _lede(content: ReleaseContent) -> str:
    answered = text(content.answered)
    if not content.answered.is_shown:
        answered = f"fewer than {content.fewest}"
    end = "closed" if content.kind == Release.Kind.CLOSING else "by"
    day = content.as_of
    if content.kind == Release.Kind.WAGES:
        day = content.since or content.as_of
    lede = (
        f"{content.name} round: {answered} of {content.employers} employers answered, "
        f"{end} {date_format(day, 'F j')}."
    )
    if content.kind == Release.Kind.INTERIM:
        lede = f"{lede} The round was still open."
    return f"{lede} All answers assume: {content.assumptions}" if content.assumptions else lede


def _picture(content: ReleaseContent) -> Bars:
    period = f"{_month(content.period_starts_on)} to {_month(content.period_ends_on)}"
    return Bars(
        finding=_finding(content),
        what=f"Openings expected from {period}, by critical job",
        summary="A bar for each critical job: new jobs, then people replaced. "
        "Hatched rows are hidden or not reported.",
        source=f"{content.partnership}, {content.name} round, {date_format(content.as_of, 'F Y')}",
        subject="Critical job",
        names=("New jobs (growth)", "Replacing people who retire, leave or move up"),
        unit="openings",
        bars=[_bar(row) for row in content.jobs],
    )


def _bar(row: Row) -> Bar:
    first, second, whole = (row.cells[key] for key in ("growth", "replacement", "openings"))
    missing = [part for part in (first, second) if not part.is_shown]
    if whole.is_shown and missing:
        # The bar has no length for its parts: the sum stands in the words on the hatched band.
        few = any(part != GIVES_AWAY for part in missing)
        words = "one part has too few employers" if few else GIVES_AWAY.reason
        whole = hidden(f"{words}. Together {text(whole)}")
    return Bar(row.name, _under(row.cells["employers"]), first, second, whole)


def _under(employers: Value) -> str:
    if employers.is_shown:
        return f"{text(employers)} employers"
    return employers.reason or "no employer"


def _finding(content: ReleaseContent) -> str:
    """Name the largest job, and the share of replacement: of all jobs, or of those that are shown.

    Both are worked out from shown figures alone, so they tell nothing new.
    """
    openings = {row.name: row.cells["openings"] for row in content.jobs}
    largest = max(
        (name for name, value in openings.items() if value.is_shown),
        key=lambda name: _number(openings[name]),
        default=None,
    )
    if largest is None:
        return "No job can be shown without telling what few employers said."
    if not openings[largest].amount:
        return "Employers expect no openings in the jobs shown."
    finding = f"{largest}: {text(openings[largest])} openings, the most of the jobs shown."
    replaced, together, words = _replaced(content)
    if 2 * replaced <= together:
        return finding
    return f"{finding} Most openings replace people: {replaced} of {together}{words}."


def _replaced(content: ReleaseContent) -> tuple[int, int, str]:
    """Return openings that replace people, of how many, and of which jobs; 0 of 0 for one job."""
    total = content.total
    if total and total.cells["replacement"].is_shown and total.cells["openings"].is_shown:
        cells = total.cells
        return _number(cells["replacement"]), _number(cells["openings"]), ""
    parts = [row.cells for row in content.jobs if row.cells["replacement"].is_shown]
    parts = [cells for cells in parts if cells["openings"].is_shown]
    if len(parts) < 2:
        return 0, 0, ""
    replaced = sum(_number(cells["replacement"]) for cells in parts)
    return replaced, sum(_number(cells["openings"]) for cells in parts), " in the jobs shown"


def _number(value: Value) -> int:
    return value.amount if isinstance(value.amount, int) else 0
