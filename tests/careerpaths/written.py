"""Small tables written for a test, as text, workbook or zip, and where the official copies lie."""

import csv
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook

from ui.sheets import sources

OFFICIAL = Path(__file__).resolve().parents[3] / "shared/data"


def text(path, *rows, separator=","):
    """Write rows as a text and return it as a source."""
    cells = io.StringIO()
    csv.writer(cells, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_text(cells.getvalue(), encoding="utf-8")
    return sources(path)[0]


def book(path, *rows):
    """Write rows as a workbook and return it as a source."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return sources(path)[0]


def zipped(path, *files):
    """Put files into a zip below a folder of its name, as official zips are; return its sources."""
    with zipfile.ZipFile(path, "w") as archive:
        for each in files:
            archive.write(each, f"{path.stem}/{each.name}")
    return sources(path)
