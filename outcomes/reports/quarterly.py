"""The quarterly outcome report: one object, which page, PDF, CSV and JSON render as it stands."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.formats import date_format

from outcomes.models import ReportRun
from outcomes.reports.activity import first_day, read_activity
from outcomes.rules.figures import DEFINITIONS, KINDS, Figure, Kind, figures, in_short
from outcomes.rules.measures import Activity, Span
from outcomes.rules.quarters import Quarter, quarter_of, quarters_through
from outcomes.rules.thresholds import NOTHING_HIDDEN, RULE, covers, covers_to_date
from ui.tables import Column, FileMeta, Table, Value

AUDIENCES = {
    ReportRun.Audience.BOARD: "the board's staff",
    ReportRun.Audience.FUNDER: "funders",
}


Figures = dict[str, Figure]
Seen = tuple[Figures, Figures]  # of the quarter, and to date


@dataclass(frozen=True)
class Measure:
    """One line of the report: its figure in the quarter and its figure to date."""

    kind: Kind
    period: Figure
    to_date: Figure


@dataclass(frozen=True)
class MeasureGroup:
    """Measures under one heading."""

    label: str
    measures: list[Measure]


@dataclass(frozen=True)
class QuarterlyReport:
    """Everything a reader sees, in the order it is read; nothing is worked out afterwards."""

    title: str
    board: str
    audience: str
    period: str
    as_of: dt.date
    hidden_rule: str
    in_short: list[str]
    groups: list[MeasureGroup]
    definitions: list[tuple[str, str]]
    notice: str = ""  # the board's words on antitrust

    @property
    def lede(self) -> str:
        as_of = date_format(self.as_of, "F j, Y")
        return f"{self.period}. Data as of {as_of}. For {self.audience}."

    @property
    def file_meta(self) -> FileMeta:
        return FileMeta(
            f"{self.title}, {self.period}, {self.board}",
            self.audience,
            self.as_of,
            self.hidden_rule,
        )

    def measure(self, key: str) -> Measure:
        """Return one line of the report; KeyError for a key it has not."""
        return {line.kind.key: line for group in self.groups for line in group.measures}[key]

    def table(self) -> Table:
        """Return all measures as one table for files, a unit in each row."""
        columns = [
            Column("group", "Group"),
            Column("measure", "Measure"),
            Column("unit", "Unit"),
            Column("quarter", self.period, numeric=True),
            Column("of", "Of"),
            Column("to_date", "To date", numeric=True),
            Column("of_to_date", "Of, to date"),
        ]
        rows = [_file_row(group, measure) for group in self.groups for measure in group.measures]
        return Table(self.title, columns, rows, note=self.hidden_rule)

    def with_links(self, links: Mapping[str, str]) -> "QuarterlyReport":
        """Return the report with the figures of the quarter leading to the rows behind them."""
        groups = [
            replace(group, measures=[_linked(measure, links) for measure in group.measures])
            for group in self.groups
        ]
        return replace(self, groups=groups)


@dataclass(frozen=True)
class Inputs:
    """What a report is made from: the quarter, everything to date, and each quarter up to it."""

    quarter: Activity
    to_date: Activity
    quarters: list[Activity]


def build(board, partnership, period: Quarter, as_of: dt.date, audience) -> QuarterlyReport:
    """Build the report of a board's partnership from the database, as of a day.

    audience: ReportRun.Audience; only the board's staff see figures below the thresholds.
    """
    seen = checked(read_inputs(partnership, period, as_of), as_of, audience)
    return report_of(board, partnership, period, as_of, audience, seen)


def read_inputs(partnership, period: Quarter, as_of: dt.date) -> Inputs:
    spans = [span_of(quarter, as_of) for quarter in _quarters(partnership, period)]
    activities = [read_activity(partnership, span) for span in spans]
    to_date = read_activity(partnership, Span(None, spans[-1].ends_on))
    return Inputs(activities[-1], to_date, activities)


def span_of(period: Quarter, as_of: dt.date) -> Span:
    """Return the days of the quarter that lie behind the as-of date."""
    return Span(period.starts_on, min(period.ends_on, as_of))


def report_of(board, partnership, period, as_of, audience, seen: Seen) -> QuarterlyReport:
    """Put the figures an audience may see into a report, with its words."""
    is_for_board = audience == ReportRun.Audience.BOARD
    return QuarterlyReport(
        title=f"Quarterly report: {partnership.name}",
        board=board.name,
        audience=AUDIENCES[ReportRun.Audience(audience)],
        period=str(period),
        as_of=as_of,
        hidden_rule=NOTHING_HIDDEN if is_for_board else RULE,
        in_short=in_short(*seen),
        groups=[_group(label, kinds, *seen) for label, kinds in KINDS.items()],
        definitions=list(DEFINITIONS),
        notice=board.antitrust_notice,
    )


def _group(label: str, kinds: list[Kind], now: Figures, to_date: Figures) -> MeasureGroup:
    return MeasureGroup(label, [Measure(one, now[one.key], to_date[one.key]) for one in kinds])


def checked(inputs: Inputs, as_of: dt.date, audience) -> Seen:
    """Return the figures of the quarter and to date that the audience may see."""
    if audience == ReportRun.Audience.BOARD:
        return figures(inputs.quarter, {}), figures(inputs.to_date, {})
    quarters = [covers(activity, as_of) for activity in inputs.quarters]
    return (
        figures(inputs.quarter, quarters[-1]),
        figures(inputs.to_date, covers_to_date(inputs.to_date, quarters, as_of)),
    )


def _quarters(partnership, period: Quarter) -> list[Quarter]:
    first = first_day(partnership)
    start = min(quarter_of(first), period) if first else period
    return quarters_through(start, period)


def _file_row(group: MeasureGroup, measure: Measure) -> dict[str, Value | str]:
    return {
        "group": group.label,
        "measure": measure.kind.label,
        "unit": {"money": "USD", "percent": "percent"}.get(measure.kind.style, "number"),
        "quarter": measure.period.value,
        "of": measure.period.of,
        "to_date": measure.to_date.value,
        "of_to_date": measure.to_date.of,
    }


def _linked(measure: Measure, links: Mapping[str, str]) -> Measure:
    url = links.get(measure.kind.key, "")
    if not url or not measure.period.value.amount:
        return measure
    value = replace(measure.period.value, url=url)
    return replace(measure, period=replace(measure.period, value=value))
