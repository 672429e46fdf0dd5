"""Everyday titles against the official files, and the search's time over 60,000 titles."""

import random
import statistics
import time
from collections import Counter

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from careerpaths.models import OnetOccupation, Title
from careerpaths.reports.find import find_occupations
from careerpaths.rules.words import plain
from tests.careerpaths.files import OFFICIAL
from tests.careerpaths.test_find import everyday, load_official

TITLES = 60_000
MUST, TARGET = 80, 90  # percent
MOST_SECONDS = 0.030
MOST_RATIO = 2.0


def run():
    if not OFFICIAL.exists():
        print("find: skipped, the official titles are not at hand")
        return
    load_official()
    gather_statistics()
    rows = everyday()
    tell_hits(rows)
    fill(TITLES)
    gather_statistics()
    tell_times([row["title"] for row in rows])


def gather_statistics():
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def tell_hits(rows):
    asked, met = Counter(), Counter()
    for row in rows:
        first = {each.soc for each in find_occupations(row["title"], limit=3)}
        is_met = bool(first & set(row["soc"].split("|")))
        for kind in row["note"].partition(":")[0].split(", "):
            asked[kind or "plain"] += 1
            met[kind or "plain"] += is_met
        asked["all"] += 1
        met["all"] += is_met
    percent = 100 * met["all"] / asked["all"]
    print(
        f"find: {percent:.1f} % of {asked['all']} everyday titles are met by the first three "
        f"(must: {MUST} % or more, target: {TARGET} %)"
    )
    for kind in sorted(set(asked) - {"all"}):
        print(f"find: {kind}, {met[kind]} of {asked[kind]}")


def fill(count):
    """Add titles made of halves of reported ones, until there are as many as O*NET has."""
    chance = random.Random(51)
    occupations = list(OnetOccupation.objects.filter(release__name="27.0"))
    told = list(Title.objects.filter(kind="reported").values_list("title", flat=True))
    made = {}
    missing = count - Title.objects.count()
    while len(made) < missing:
        first, last = chance.choice(told).split(), chance.choice(told).split()
        title = " ".join([*first[: chance.randint(1, 2)], *last[-chance.randint(1, 2) :]])
        made[(chance.choice(occupations).pk, title)] = None
    Title.objects.bulk_create(
        (
            Title(occupation_id=pk, title=title, kind="alternate", words=plain(title))
            for pk, title in made
        ),
        batch_size=5_000,
        ignore_conflicts=True,
    )


def tell_times(texts):
    """Take each search and the same statements in plain SQL in turns."""
    searches, plainly = [], []
    for turn in range(2):
        for text in texts:
            whole, alone = timed(find_occupations, text), plain_seconds(text)
            if turn:  # the first warms
                searches.append(whole)
                plainly.append(alone)
    p95 = statistics.quantiles(searches, n=20)[-1]
    ratio = statistics.median(searches) / statistics.median(plainly)
    print(
        f"find: over {Title.objects.count():,} titles p50 {1000 * statistics.median(searches):.1f} "
        f"ms, p95 {1000 * p95:.1f} ms (must: {1000 * MOST_SECONDS:.0f} ms or less)"
    )
    print(f"find: {ratio:.2f} times the same in plain SQL (must: {MOST_RATIO:.0f} or less)")


def timed(do, *arguments):
    start = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - start


def plain_seconds(text):
    """Return how long the very statements of a search take on a bare cursor."""
    with CaptureQueriesContext(connection) as captured:
        find_occupations(text)
    statements = [query["sql"] for query in captured]
    with connection.cursor() as cursor:
        return timed(run_all, cursor, statements)


def run_all(cursor, statements):
    for statement in statements:
        cursor.cursor.execute(statement)
        cursor.cursor.fetchall()
