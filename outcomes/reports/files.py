"""The report as CSV and PDF. Equal reports give equal bytes: every date is the as-of date."""

import json
from importlib.resources import files

import typst

from outcomes.reports.quarterly import Measure, QuarterlyReport
from ui.tables import table_csv, text

TEMPLATE = files("outcomes.reports") / "quarterly.typ"


def csv_bytes(report: QuarterlyReport) -> bytes:
    return table_csv(report.table(), report.file_meta)


def pdf_bytes(report: QuarterlyReport) -> bytes:
    """Return the report as PDF/UA-1. Only the compiler's own fonts are used, so that the fonts of
    a machine change nothing; text is data to the template and never read as markup."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(pdf_data(report), ensure_ascii=False)},
    )


def pdf_data(report: QuarterlyReport) -> dict:
    """Return what the template prints: words only, every number as people read it."""
    return {
        "title": report.title,
        "lede": report.lede,
        "board": report.board,
        "period": report.period,
        "date": [report.as_of.year, report.as_of.month, report.as_of.day],
        "hidden_rule": report.hidden_rule,
        "in_short": " ".join(report.in_short),
        "groups": [
            {"label": group.label, "measures": [_line(measure) for measure in group.measures]}
            for group in report.groups
        ],
        "definitions": report.definitions,
        "notice": report.notice,
    }


def _line(measure: Measure) -> dict:
    style = measure.kind.style
    return {
        "label": measure.kind.label,
        "hint": measure.kind.hint,
        "quarter": text(measure.period.value, style),
        "quarter_shown": measure.period.value.is_shown,
        "of": measure.period.of,
        "to_date": text(measure.to_date.value, style),
        "to_date_shown": measure.to_date.value.is_shown,
        "of_to_date": measure.to_date.of,
    }
