"""The report of a release: one object for page, picture and file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from training.models import Release
from training.reports.demand import ReleaseContent, Row, from_json
from ui.charts.bars import Bar, Bars
from ui.tables import Column, FileMeta, Group, Table, Value, hidden, table_csv, text
from ui.tables import model as tables

NO_TOTALS = "Totals over all jobs follow when they cannot give a hidden job away."
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


def read_release(release: Release) -> ReleaseReport:
    """Return the report of a release, the same for everybody who may read it."""
    content = from_json(release.content)
    title = f"What employers need by {_month(content.period_ends_on)}"
    rule = (
        f"We show a number when at least {content.fewest} employers stand behind it. "
        "Hidden figures exist; they are neither 0 nor unknown."
    )
    return ReleaseReport(
        title=title,
        lede=_lede(content),
        tables={
            "jobs": _table(f"{title}, by critical job", JOB_COLUMNS, content.jobs, NO_TOTALS),
            "needs": _table("Skills people need, by employers' words", NEED_COLUMNS, content.needs),
        },
        picture=_picture(content) if content.jobs else None,
        meta=FileMeta(
            f"{content.partnership}, {content.name}", content.audience, content.as_of, rule
        ),
        hidden_rule=rule,
        notice=release.board.antitrust_notice or ANTITRUST,
    )


def _month(day: dt.date) -> str:
    return date_format(day, "F Y")


def _lede(content: ReleaseContent) -> str:
    answered = text(content.answered)
    if not content.answered.is_shown:
        answered = f"fewer than {content.fewest}"
    lede = (
        f"{content.name} round: {answered} of {content.employers} employers answered, "
        f"closed {date_format(content.as_of, 'F j')}."
    )
    return f"{lede} All answers assume: {content.assumptions}" if content.assumptions else lede


def _table(title: str, columns: list[Column], content: Sequence[Row], note: str = "") -> Table:
    rows: list[tables.Row | Group] = [{"name": row.name, **row.cells} for row in content]
    return Table(title, columns, rows, note=note, empty="No employer stated one.")


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
    if whole.is_shown and not first.is_shown:
        # The bar has no length for its parts: the sum stands in the words on the hatched band.
        whole = hidden(f"one part has too few employers. Together {text(whole)}")
    return Bar(row.name, _under(row.cells["employers"]), first, second, whole)


def _under(employers: Value) -> str:
    if employers.is_shown:
        return f"{text(employers)} employers"
    return employers.reason or "no employer"


def _finding(content: ReleaseContent) -> str:
    """Name the largest job, and the share of replacement in the jobs whose parts are shown.

    Both are worked out from shown figures alone, so they tell nothing new.
    """
    openings = {row.name: row.cells["openings"] for row in content.jobs}
    largest = max(
        (name for name, value in openings.items() if value.is_shown),
        key=lambda name: _number(openings[name]),
        default=None,
    )
    if largest is None:
        return f"No job can be shown: fewer than {content.fewest} employers stand behind each."
    if not openings[largest].amount:
        return "Employers expect no openings in the jobs shown."
    finding = f"{largest}: {text(openings[largest])} openings, the most of the jobs shown."
    parts = [row.cells for row in content.jobs if row.cells["replacement"].is_shown]
    together = sum(_number(cells["openings"]) for cells in parts)
    replaced = sum(_number(cells["replacement"]) for cells in parts)
    if len(parts) < 2 or 2 * replaced <= together:
        return finding
    return f"{finding} Most openings replace people: {replaced} of {together} in the jobs shown."


def _number(value: Value) -> int:
    return value.amount if isinstance(value.amount, int) else 0


def csv_of(report: ReleaseReport, table: str) -> bytes:
    """Return one table of the report as a file that Excel reads."""
    return table_csv(report.tables[table], report.meta)
