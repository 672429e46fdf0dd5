"""A release as CSV, XLSX and PDF: the tables of its report and nothing else, so that the mask is
the page's. Equal reports give equal bytes: every date is the as-of date."""

import json
from importlib.resources import files
from io import BytesIO

import typst

from training.reports.releases import ReleaseReport
from ui.tables import Cell, Group, Table, table_csv, write_book

TEMPLATE = files("training.reports") / "release.typ"


def csv_of(report: ReleaseReport, table: str) -> bytes:
    """Return one table of the report as a file that Excel reads."""
    return table_csv(report.tables[table], report.meta)


def xlsx_of(report: ReleaseReport) -> bytes:
    """Return the report as a workbook with a sheet a table."""
    stream = BytesIO()
    write_book(report.tables, report.meta, stream)
    return stream.getvalue()


def pdf_of(report: ReleaseReport) -> bytes:
    """Return the report as PDF/UA-1, set with the compiler's own fonts alone; text is data to the
    template and never read as markup."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(pdf_data(report), ensure_ascii=False)},
    )


def pdf_data(report: ReleaseReport) -> dict:
    """Return what the template prints: words only, every number as people read it."""
    day = report.meta.as_of
    return {
        "title": report.title,
        "lede": report.lede,
        "source": report.meta.title,
        "audience": report.meta.audience,
        "date": [day.year, day.month, day.day],
        "finding": report.picture.finding if report.picture else "",
        "tables": [_table(table) for table in report.tables.values()],
        "hidden_rule": report.hidden_rule,
        "notes": report.notes,
        "notice": report.notice,
    }


def _table(table: Table) -> dict:
    rows: list[Group | list[Cell]] = [
        row if isinstance(row, Group) else table.cells(row) for row in table.rows
    ]
    rows += table.totals
    return {
        "title": table.title,
        "columns": [
            {"label": f"{column.label}, {column.unit}" if column.unit else column.label,
             "numeric": column.numeric}
            for column in table.columns
        ],
        "rows": [_row(row) for row in rows],
        "empty": table.empty,
        "note": table.note,
    }  # fmt: skip


def _row(row: Group | list[Cell]) -> dict:
    if isinstance(row, Group):
        return {"group": row.label, "cells": []}
    cells = [{"text": cell.text, "span": cell.span, "numeric": cell.column.numeric} for cell in row]
    return {"group": "", "cells": cells}
