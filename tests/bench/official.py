"""The official files: O*NET 29.3 and OEWS May 2025 imported once and again, and all pairs compared.

The floor of the import is COPY of the same ratings, read and put together already, into a table
with the same keys, foreign keys and indexes. Memory is the peak of a process that imports the
ratings; it must not grow with their number. Without the files nothing is measured.
"""

import io
import resource
import statistics
import time

import numpy as np
from django.db import connections, transaction

from careerpaths.importers.kinds import LOADERS
from careerpaths.models import DataRelease, Element, OnetOccupation, Rating
from careerpaths.rules.skills import SKILLS, all_pairs
from tests.bench.roster import in_child
from tests.careerpaths.official import FOLDER, OEWS, ONET
from ui.sheets import lines, sources

TURNS = 3
RELEASE = "29.3"
FIRST = ("Occupation Data.xlsx", "Content Model Reference.xlsx")
SKILLS_FILE, KNOWLEDGE_FILE = "Skills.xlsx", "Knowledge.xlsx"
RATINGS = "careerpaths_rating"
FLOOR = f"""
    DROP TABLE IF EXISTS floor;
    CREATE TABLE floor (LIKE {RATINGS} INCLUDING ALL)"""
KEYS = f"""
    SELECT format('ALTER TABLE floor ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE conrelid = '{RATINGS}'::regclass AND contype = 'f'"""
COLUMNS = """occupation_id, element_id, importance, level, suppress_importance, suppress_level,
    not_relevant"""


def run():
    measure_onet()
    measure_pairs()
    measure_oews()


def measure_onet():
    files = [SKILLS_FILE, KNOWLEDGE_FILE]
    if any(absent(f"{ONET}/{name}") for name in [*FIRST, *files]):
        return
    load_onet(*FIRST)
    for chosen in (files[:1], files):
        rows = in_child(lambda chosen=chosen: count_rows(chosen))
        growth = in_child(lambda chosen=chosen: grow(chosen))
        print(f"official: O*NET ratings, {rows:,} rows, the process grew by {growth} MB (flat)")
        empty()
    seconds = statistics.median(timed(load_onet, *files, before=empty)[0] for _ in range(TURNS))
    again, outcome = timed(load_onet, *files)
    floor = statistics.median(copy_ratings() for _ in range(TURNS))
    print(f"official: O*NET {RELEASE}, {rows:,} rows in {seconds:.1f} s (must: under 60 s)")
    print(f"official: COPY of the same ratings {floor:.2f} s, {floor / seconds:.1%} of it")
    print(f"official: imported again in {again:.1f} s, {outcome.new} new (must: 0)")


def measure_oews():
    if absent(OEWS):
        return
    loader = LOADERS[DataRelease.Source.OEWS]
    seconds, (_, first) = timed(loader.load, sources(FOLDER / OEWS), release="May 2025")
    again, (_, second) = timed(loader.load, sources(FOLDER / OEWS), release="May 2025")
    print(f"official: OEWS, {first.new:,} rows in {seconds:.1f} s (must: under 20 s)")
    print(f"official: imported again in {again:.1f} s, {second.new} new (must: 0)")


def measure_pairs():
    """Compare all occupations of the database whose 35 skills are rated."""
    importance, level = matrices()
    if not len(importance):
        return
    seconds = statistics.median(timed(all_pairs, importance, level)[0] for _ in range(TURNS))
    print(
        f"official: all pairs of {len(importance)} occupations in {seconds:.2f} s (must: under 5 s)"
    )


def absent(name):
    if (FOLDER / name).exists():
        return False
    print(f"official: not measured, {name} is not here")
    return True


def load_onet(*names):
    chosen = [source for source in sources(FOLDER / ONET) if source.name in names]
    return LOADERS[DataRelease.Source.ONET].load(chosen, release=RELEASE)[1]


def timed(work, *given, before=None, **named):
    if before:
        before()
    begin = time.perf_counter()
    answer = work(*given, **named)
    return time.perf_counter() - begin, answer


def count_rows(names):
    chosen = [source for source in sources(FOLDER / ONET) if source.name in names]
    return sum(1 for source in chosen for _ in lines(source, columns=["Element ID"]))


def grow(names):
    """Return the megabytes a process grows by while it imports."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    load_onet(*names)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024


def empty():
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {RATINGS}")


def copy_ratings():
    text = io.StringIO()
    connection = connections["owner"]
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY (SELECT {COLUMNS} FROM {RATINGS}) TO STDOUT", text)
        cursor.execute(FLOOR)
        cursor.execute(KEYS)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
    text.seek(0)
    begin = time.perf_counter()
    with transaction.atomic("owner"), connection.cursor() as cursor:
        cursor.copy_expert(f"COPY floor ({COLUMNS}) FROM STDIN", text)
    return time.perf_counter() - begin


def matrices():
    """Return importance and level, (n, 35) each; the level of what is not relevant is 0."""
    places = {
        pk: SKILLS.index(element)
        for element, pk in Element.objects.filter(release__name=RELEASE, element_id__in=SKILLS)
        .values_list("element_id", "pk")
    }  # fmt: skip
    rated = Rating.objects.filter(element__in=places).order_by("occupation")
    codes = OnetOccupation.objects.filter(ratings__in=rated).distinct().order_by("pk")
    rows = {pk: row for row, pk in enumerate(codes.values_list("pk", flat=True))}
    found = np.full((2, len(rows), len(SKILLS)), np.nan)
    for occupation, element, importance, level, is_irrelevant in rated.values_list(
        "occupation", "element", "importance", "level", "not_relevant"
    ):
        found[:, rows[occupation], places[element]] = importance, 0 if is_irrelevant else level
    return found
