"""The report of a release: one object for page, picture and file."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from training.models import Release
from training.reports.demand import GIVES_AWAY, ReleaseContent, Row, from_json
from ui.charts.bars import Bar, Bars
from ui.tables import Column, FileMeta, Group, Table, Value, hidden, text
from ui.tables import model as tables

TOTAL_NOTE = "All jobs together count each employer once, and what is hidden too."
ANTITRUST = (
    "These figures are combined and past. Members do not exchange prices, customers or future "
    "wages by firm. This page is not legal advice."
)
JOB_COLUMNS = [
    Column("name", "Critical job"),
    Column("employers", "Employers", numeric=True),
    Column("employed", "Employed now", numeric=True),
    Column("growth", "New jobs", numeric=True),
    Column("replacement", "Replacement", numeric=True),
    Column("openings", "All openings", numeric=True),
    Column("by_training", "Filled by training own people", numeric=True),
]
NEED_COLUMNS = [
    Column("name", "Skill"),
    Column("employers", "Employers", numeric=True),
    Column("people", "People", numeric=True),
    Column("gap", "Levels to go, average", unit="of 4", numeric=True),
    Column("earliest", "Earliest"),
]
PLACE_COLUMNS = [
    Column("name", "Where"),
    Column("employed", "Employed now", numeric=True),
    Column("openings", "All openings", numeric=True),
]
PLACE_KINDS = {"county": "By county", "size": "By size of the employer"}
NO_PLACES = "Hidden: beside the figures by job it would tell what few employers said."
WHEN = {"soon": "Within 6 months", "year": "6 to 12 months", "later": "Emerging, after 12 months"}
LEVELS = {"1-2": "to level 1 or 2", "3-4": "to level 3 or 4"}
WINDOW_COLUMNS = [
    Column("name", "Skill"),
    *(
        Column(f"{window}|{band}", f"{when}, {level}", numeric=True)
        for window, when in WHEN.items()
        for band, level in LEVELS.items()
    ),
    Column("total", "People", numeric=True),
]
WINDOWS_NOTE = "People by when they need it and the level they are to reach. 4 teaches others."
NO_WINDOWS = "Hidden: beside the figures above it would tell what few employers said."


@dataclass(frozen=True)
class ReleaseReport:
    """A release as people read it. `tables` are named as in the addresses of the files."""

    title: str
    lede: str
    tables: dict[str, Table]
    picture: Bars | None
    meta: FileMeta
    hidden_rule: str
    notice: str
    notes: list[str]


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
    )


def _tables(title: str, content: ReleaseContent) -> dict[str, Table]:
    tables = {
        "jobs": _table(f"{title}, by critical job", JOB_COLUMNS, content.jobs, content.total),
        "needs": _table("Skills people need, by employers' words", NEED_COLUMNS, content.needs),
    }
    if content.places is not None and _has_figures(content.jobs):
        tables["places"] = _places(content.places)
    if content.windows is not None and _has_figures(content.needs):
        tables["windows"] = _windows(content.windows)
    return tables


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(value.is_shown for row in rows for value in row.cells.values())


def _places(places: Mapping[str, Sequence[Row]]) -> Table:
    rows: list[tables.Row | Group] = []
    for kind, of_kind in places.items():
        rows += [Group(PLACE_KINDS[kind]), *(_table_row(row) for row in of_kind)]
    return Table("All jobs by county and by size", PLACE_COLUMNS, rows, empty=NO_PLACES)


def _windows(rows: Sequence[Row]) -> Table:
    return Table(
        "Skills by time and level",
        WINDOW_COLUMNS,
        [_table_row(row) for row in rows[:-1]],
        note=WINDOWS_NOTE,
        footer=_table_row(rows[-1]) if rows else None,
        empty=NO_WINDOWS,
    )


def _notes(content: ReleaseContent) -> list[str]:
    """Say which versions of answers stand behind the figures."""
    as_of = _day(content.since or content.as_of)
    notes = [f"Answers count in the version sent by {as_of}. Later ones enter the next release."]
    if content.since:
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
    end = "by" if content.kind == Release.Kind.INTERIM else "closed"
    lede = (
        f"{content.name} round: {answered} of {content.employers} employers answered, "
        f"{end} {date_format(content.as_of, 'F j')}."
    )
    if content.kind == Release.Kind.INTERIM:
        lede = f"{lede} The round was still open."
    return f"{lede} All answers assume: {content.assumptions}" if content.assumptions else lede


def _table(
    title: str, columns: list[Column], content: Sequence[Row], total: Row | None = None
) -> Table:
    rows: list[tables.Row | Group] = [_table_row(row) for row in content]
    return Table(
        title,
        columns,
        rows,
        note=TOTAL_NOTE if total else "",
        footer=_table_row(total) if total else None,
        empty="No employer stated one.",
    )


def _table_row(row: Row) -> tables.Row:
    return {"name": row.name, **row.cells}


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
