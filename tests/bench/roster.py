"""A roster of 100,000 rows, checked and taken by the jobs, against COPY by the owner role.

The subject is what a person waits for: the job that checks the file and the job that takes it,
through the wall, with history. The floor is COPY of the same rows, read already, into a table
with the same keys, foreign keys and indexes, without history and policies. Each takes turns on
empty tables; medians are compared. Memory is the peak of a process that does both jobs.
"""

import datetime as dt
import io
import multiprocessing
import resource
import statistics
import time

from django.db import connections, transaction

from accounts.tenancy import tenant
from tests import factories
from training.actions.rosters import take_roster, upload_roster
from training.models import Enrolment
from training.rules.rosters import COLUMNS
from training.tasks import check_roster as check_job
from training.tasks import take_roster as take_job

ROWS = 100_000
TURNS = 5
FIRMS = 40
START = dt.date(2026, 1, 12)

FLOOR = """
    DROP TABLE IF EXISTS floor;
    CREATE TABLE floor (LIKE training_enrolment INCLUDING ALL);
"""
KEYS = """
    SELECT format('ALTER TABLE floor ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE conrelid = 'training_enrolment'::regclass AND contype = 'f'"""
COPY = """
    COPY floor (person_code, organization_id, kind, enrolled_on, wage_before, ended_on, state,
                credential_on, wage_after, wage_after_on, board_id, cohort_id)
    FROM STDIN (FORMAT csv)"""


def run():
    case = Case()
    for rows in (ROWS, 10 * ROWS):
        print(f"roster: {rows:,} rows, the process grew by {case.growth(rows)} MB")
    pairs = [(case.floor(), case.subject(0)) for _ in range(TURNS)]
    floor, subject = (statistics.median(times) for times in zip(*pairs, strict=True))
    faulty = statistics.median(case.subject(100) for _ in range(3))
    print(f"roster: {ROWS:,} rows, COPY {floor:.2f} s, checked and taken {subject:.2f} s")
    print(f"roster: {floor / subject:.0%} of COPY (must: 35%)")
    print(f"roster: with 1% bad rows {faulty / subject:.2f} of the time without")


def in_child(work):
    """Return what `work` returns in a process of its own."""
    for connection in connections.all():
        connection.close()
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=lambda: writer.send(work()))
    process.start()
    answer = reader.recv()
    process.join()
    return answer


class Case:
    """One class with its firms, and files for it."""

    def __init__(self):
        self.cohort = factories.CohortFactory(
            starts_on=START, ends_on=START, decision_on=START, state="confirmed"
        )
        self.board = self.cohort.board
        self.user = factories.UserFactory()
        members = factories.MemberFactory.create_batch(FIRMS, partnership=self.cohort.partnership)
        self.firms = [member.organization for member in members]

    def rows(self, count, bad_every=0):
        for number in range(count):
            firm = self.firms[number % FIRMS]
            wage = f"{18 + number % 900 / 100:.2f}"
            after = f"{19 + number % 900 / 100:.2f}"
            kind = "hobby" if bad_every and number % bad_every == 0 else "incumbent"
            yield (f"P{number}", firm, kind, "2026-01-12", wage, "2026-03-18", "completed",
                   "2026-03-18", after, "2026-06-30")  # fmt: skip

    def file(self, count, bad_every=0):
        lines = [",".join(COLUMNS)]
        lines += [",".join([row[0], row[1].name, *row[2:]]) for row in self.rows(count, bad_every)]
        return "\n".join(lines).encode()

    def narrow_file(self, count):
        """Few filled cells, so that a million rows stay under the largest file."""
        lines = [",".join(COLUMNS)]
        lines += [f"P{number},,jobseeker,2026-01-12,,,,,," for number in range(count)]
        return "\n".join(lines).encode()

    def floor(self):
        connection = connections["owner"]
        with connection.cursor() as cursor:
            cursor.execute(FLOOR)
            cursor.execute(KEYS)
            for (statement,) in cursor.fetchall():
                cursor.execute(statement)
        text = io.StringIO("\n".join(
            ",".join([row[0], str(row[1].pk), *row[2:], str(self.board.pk), str(self.cohort.pk)])
            for row in self.rows(ROWS)
        ))  # fmt: skip
        begin = time.perf_counter()
        with transaction.atomic("owner"), connection.cursor() as cursor:
            cursor.copy_expert(COPY, text)
        return time.perf_counter() - begin

    def subject(self, bad_every):
        self.empty()
        content = self.file(ROWS, bad_every)
        upload = self.upload(content)
        begin = time.perf_counter()
        self.jobs(upload)
        spent = time.perf_counter() - begin
        with tenant([self.board]):
            taken = Enrolment.objects.count()
        assert taken == ROWS - (ROWS // bad_every if bad_every else 0), taken
        return spent

    def upload(self, content):
        with tenant([self.board]):
            return upload_roster(
                cohort=self.cohort, by=self.user, name="roster.csv", content=content
            )

    def jobs(self, upload):
        check_job(upload.job_id)
        with tenant([self.board]):
            upload.refresh_from_db()
            assert take_roster(upload=upload, by=self.user), upload.job.reason
            upload.refresh_from_db()
        take_job(upload.job_id)

    def growth(self, rows):
        """Return the megabytes a process grows by while it does both jobs.

        Making the file happens in another process, whose freed memory this one cannot reuse.
        """
        self.empty()
        upload = in_child(lambda: self.upload(self.narrow_file(rows)))
        return in_child(lambda: self.measure(upload))

    def measure(self, upload):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.jobs(upload)
        return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024

    def empty(self):
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE training_enrolment, training_enrolmentevent CASCADE")
