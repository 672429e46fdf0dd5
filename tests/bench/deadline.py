"""The last quarter of an hour of a round: 2,000 firms save 6 steps each, most of them at the end.

Each firm answers at a mailed link: it opens the page of a job and saves it. gunicorn is started as
`config.embedded.portal` starts it; the firms are another process, whose own processor time and
lateness are printed apart. BENCH_MINUTES shortens the time, with fewer firms at the same rate.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization
from accounts.tenancy import tenant
from config.embedded.ports import free_port
from partnerships.models import Member
from tests import factories
from training.models import AnswerLink
from training.models.links import browser_hash

MINUTES = 15.0
FIRMS = 2_000
STEPS = 6
SITTING = 100  # firms of a partnership
RUSH = 0.2  # the last part of the time, in which steps come three times as densely
SECRET = "the secret of a browser"
SAID = {"employed": 40, "growth": 2, "retiring": 1, "leaving": 1, "promoted": 0, "by_training": 1,
        "certainty": "high", "save": "Save"}  # fmt: skip
SERVER = ["--workers=2", "--threads=4", "--timeout=60", "--preload", "--no-control-socket",
          "--log-level=warning"]  # fmt: skip


def run():
    minutes = float(os.environ.get("BENCH_MINUTES", MINUTES))
    count = round(FIRMS * minutes / MINUTES)
    firms = write(count, minutes)
    port = free_port()
    server = start(port)
    try:
        driver = subprocess.run(
            [sys.executable, "-m", "tests.bench.driver"], cwd=settings.BASE_DIR, check=True,
            input=json.dumps({"port": port, "firms": firms}).encode(), stdout=subprocess.PIPE,
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait(20)
    shortened = "" if minutes == MINUTES else f", shortened from {MINUTES:.0f}"
    print(f"deadline: {count:,} firms x {STEPS} steps in {minutes:g} minutes{shortened}")
    report(json.loads(driver.stdout), minutes)


def report(found, minutes):
    wrong = found["wrong"]
    print(f"deadline: {len(wrong)} errors (must: 0) {sorted(set(wrong))}")
    for name, words in [("post", "saved"), ("get", "opened")]:
        times = found[name]
        middle, last = statistics.median(times), statistics.quantiles(times, n=100)[98]
        print(
            f"deadline: {len(times):,} pages {words}, half within {1000 * middle:.0f} ms, "
            f"99 of 100 within {1000 * last:.0f} ms (must: under 1000)"
        )
    late = statistics.quantiles(found["late"], n=100)[98]
    share = found["cpu"] / (60 * minutes)
    print(
        f"deadline: the driver used {share:.0%} of a core, 99 of 100 steps began {late:.2f} s late"
    )


def start(port):
    """Start the web processes beside the bench's database; return when they answer."""
    name = connections["owner"].settings_dict["NAME"]
    database = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    variables = os.environ | {"DATABASE_URL": database}
    python = [sys.executable, "-m"]
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        cwd=settings.BASE_DIR, env=variables, check=True,
    )  # fmt: skip
    server = subprocess.Popen(
        [*python, "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", *SERVER],
        cwd=settings.BASE_DIR, env=variables,
    )  # fmt: skip
    for _ in range(300):
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=20):
                return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("deadline: the server does not answer")


def write(count, minutes):
    """Write partnerships with an open round each; return what the driver is told of each firm."""
    board = factories.BoardFactory(name="Deadline", slug="deadline")
    dice = random.Random(6)
    firms = []
    for first in range(0, count, SITTING):
        number = min(SITTING, count - first)
        firms += [told(link, jobs, dice, minutes) for link, jobs in sit(board, first, number)]
    connections["default"].close()
    return firms


def sit(board, first, count):
    """Write one partnership; return each firm's link, and the jobs it is asked about."""
    today, now = timezone.localdate(), timezone.now()
    partnership = factories.PartnershipFactory(board=board)
    asked = factories.DemandRoundFactory(
        partnership=partnership, opens_on=today, closes_on=today, period_starts_on=today
    )
    jobs = [factories.RoundJobFactory(round=asked, position=each).job for each in range(STEPS)]
    names = [
        Organization(name=f"Firm {first + each:04}", kinds=["employer"]) for each in range(count)
    ]
    firms = Organization.objects.bulk_create(names)
    with tenant([board]):
        Member.objects.bulk_create(
            Member(
                board=board, partnership=partnership, organization=firm, seat="employer",
                status="active", joined_on=today,
            )
            for firm in firms
        )  # fmt: skip
        links = AnswerLink.objects.bulk_create(
            AnswerLink(
                board=board, round=asked, organization=firm, name="Contact", may_send=True,
                email=f"contact{firm.pk}@example.org", sent_at=now, opened_at=now,
                browser_hash=browser_hash(SECRET),
            )
            for firm in firms
        )  # fmt: skip
    return [(link, jobs) for link in links]


def told(link, jobs, dice, minutes):
    """Return a firm's cookie, and its steps as [second, path, values], a job each."""
    seconds = sorted(moment(dice) * 60 * minutes for _ in jobs)
    paths = [reverse("training:link_answer_job", args=[link.token, job.pk]) for job in jobs]
    steps = [[second, path, SAID] for second, path in zip(seconds, paths, strict=True)]
    return {"cookie": f"{link.cookie}={SECRET}", "steps": steps}


def moment(dice):
    """Return when a step comes, from 0 to 1; the last part is three times as dense."""
    weight = 3 * RUSH / (3 * RUSH + 1 - RUSH)
    if dice.random() < weight:
        return 1 - RUSH * dice.random()
    return (1 - RUSH) * dice.random()
