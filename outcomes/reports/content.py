"""The report as JSON, as `ReportRun.content` keeps it, and back; equal both ways."""

import datetime as dt
from decimal import Decimal
from typing import Any

from outcomes.reports.quarterly import Measure, MeasureGroup, QuarterlyReport
from outcomes.rules.figures import Figure, Kind
from ui.tables import State, Value

TYPES = {"int": int, "Decimal": Decimal, "str": str}


def to_json(report: QuarterlyReport) -> dict[str, Any]:
    return {
        "title": report.title,
        "board": report.board,
        "audience": report.audience,
        "period": report.period,
        "as_of": report.as_of.isoformat(),
        "hidden_rule": report.hidden_rule,
        "in_short": report.in_short,
        "groups": [
            {"label": group.label, "measures": [_measure(one) for one in group.measures]}
            for group in report.groups
        ],
        "definitions": [list(pair) for pair in report.definitions],
        "notice": report.notice,
    }


def from_json(content: dict[str, Any]) -> QuarterlyReport:
    return QuarterlyReport(
        title=content["title"],
        board=content["board"],
        audience=content["audience"],
        period=content["period"],
        as_of=dt.date.fromisoformat(content["as_of"]),
        hidden_rule=content["hidden_rule"],
        in_short=content["in_short"],
        groups=[
            MeasureGroup(group["label"], [_read_measure(one) for one in group["measures"]])
            for group in content["groups"]
        ],
        definitions=[(term, words) for term, words in content["definitions"]],
        notice=content["notice"],
    )


def _measure(measure: Measure) -> dict[str, Any]:
    kind = measure.kind
    return {
        "key": kind.key,
        "label": kind.label,
        "hint": kind.hint,
        "style": kind.style,
        "has_rows": kind.has_rows,
        "quarter": _figure(measure.period),
        "to_date": _figure(measure.to_date),
    }


def _read_measure(content: dict[str, Any]) -> Measure:
    kind = Kind(*(content[name] for name in ("key", "label", "hint", "style", "has_rows")))
    return Measure(kind, _read_figure(content["quarter"]), _read_figure(content["to_date"]))


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value
    amount = None if value.amount is None else [type(value.amount).__name__, str(value.amount)]
    return {"amount": amount, "state": value.state, "reason": value.reason, "of": figure.of}


def _read_figure(content: dict[str, Any]) -> Figure:
    amount = content["amount"] and TYPES[content["amount"][0]](content["amount"][1])
    return Figure(Value(amount, State(content["state"]), content["reason"]), content["of"])
