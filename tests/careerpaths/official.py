"""The official files as openpyxl reads them, and careers.md 1.3 in plain loops: an oracle.

Shares nothing with the product: neither its readers nor its formulas.
"""

import csv
import math
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

FOLDER = Path(__file__).resolve().parents[3] / "shared/data"
ONET = "onet_29_3_xlsx"
OEWS = "oews_may2025_PA_and_US.csv"
SOC_STRUCTURE = "soc_structure_2018.xlsx"


def needs(*names):
    """Skip a test where an official file is absent: the product never needs them."""
    absent = [name for name in names if not (FOLDER / name).exists()]
    return pytest.mark.skipif(bool(absent), reason=f"the official {absent} are not at hand")


def rows(name):
    """Yield the rows of a workbook's first sheet as dicts, by the names in its first row."""
    book = load_workbook(FOLDER / name, read_only=True)
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = next(lines)
    for line in lines:
        yield dict(zip(header, line, strict=False))
    book.close()


@cache
def skills():
    """Return O*NET-SOC code -> element id -> scale (IM, LV) -> row."""
    found = {}
    for row in rows(f"{ONET}/Skills.xlsx"):
        elements = found.setdefault(row["O*NET-SOC Code"], {})
        elements.setdefault(row["Element ID"], {})[row["Scale ID"]] = row
    return found


@cache
def broad_groups():
    """Return detailed SOC code -> the broad group above it, by the order of the rows."""
    book = load_workbook(FOLDER / SOC_STRUCTURE, read_only=True)
    found, broad = {}, None
    for _major, _minor, above, detailed, *_ in book.worksheets[0].iter_rows(values_only=True):
        broad = above or broad
        if detailed and detailed[:2].isdigit():
            found[detailed] = broad
    book.close()
    return found


@cache
def national_employment():
    """Return SOC code -> employment of the nation."""
    with (FOLDER / OEWS).open(newline="") as file:
        return {
            f"{row['occ_code'][:2]}-{row['occ_code'][2:]}": int(row["Employment"])
            for row in csv.DictReader(file)
            if row["areatype"] == "N" and row["Employment"].isdigit()
        }


@cache
def annual_median(soc, area):
    """Return the annual median wage of an occupation in a metropolitan area or the nation."""
    wanted = "0000000" if area == "US" else area.zfill(7)
    with (FOLDER / OEWS).open(newline="") as file:
        return next(
            float(row["Annual median wage"])
            for row in csv.DictReader(file)
            if row["area_code"] == wanted and row["occ_code"] == soc.replace("-", "")
        )


def importance(code):
    return [float(row["IM"]["Data Value"]) for _, row in sorted(skills()[code].items())]


def level(code):
    return [
        0.0 if row["LV"]["Not Relevant"] == "Y" else float(row["LV"]["Data Value"])
        for _, row in sorted(skills()[code].items())
    ]


def cosine(one, other):
    product = math.fsum(a * b for a, b in zip(one, other, strict=True))
    squares = math.fsum(a * a for a in one) * math.fsum(b * b for b in other)
    return product / math.sqrt(squares)


def pearson(one, other):
    """Return the correlation, or None where one side has no variance."""
    if len(set(one)) == 1 or len(set(other)) == 1:
        return None
    middle, further = math.fsum(one) / len(one), math.fsum(other) / len(other)
    return cosine([a - middle for a in one], [b - further for b in other])


def euclid(one, other):
    return math.sqrt(math.fsum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def gap(origin_level, destination_level, destination_importance):
    """Return the directional gap, or None where nothing is important."""
    above = below = 0.0
    for start, end, points in zip(
        origin_level, destination_level, destination_importance, strict=True
    ):
        weight = (points - 1) / 4
        above += weight * (end - start if end > start else 0)
        below += weight
    return above / below if below else None


def largest_steps(origin, destination):
    """Return the five skills that contribute most to a gap, with their contribution."""
    found = []
    for place, element in enumerate(sorted(skills()[origin])):
        rise = level(destination)[place] - level(origin)[place]
        share = (importance(destination)[place] - 1) / 4 * rise
        if share > 0:
            found.append((element, share))
    return sorted(found, key=lambda step: (-round(step[1], 9), step[0]))[:5]
