"""A roster's way from an uploaded file into the class: read, checked and staged, then taken.

The file is read from the database in pieces and its rows go by COPY into a temporary table of this
connection, a batch at a time, so memory does not grow with the rows. Checks that need more than
one row are SQL on that table. Taking is one INSERT ... SELECT ... ON CONFLICT, whose history is
written by statement-level triggers. The temporary tables outlive the transaction that fills them,
because a job's work and its publishing are two transactions.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from training.rules.rosters import Checker, column_name, header_problem

PIECE = 1 << 21  # bytes of a file fetched at once
HEAD = 8_192  # bytes that tell letters and separators
BATCH = 5_000  # rows staged at once
LONGEST_CELL = 131_072  # characters; more is a quotation mark that nobody closed

STAGE = """
    DROP TABLE IF EXISTS pg_temp.roster_row, pg_temp.roster_fault;
    CREATE TEMPORARY TABLE roster_row (
        line int, person_code text, organization_id bigint, kind text, enrolled_on date,
        wage_before numeric(6, 2), ended_on date, state text, credential_on date,
        wage_after numeric(6, 2), wage_after_on date
    );
    CREATE TEMPORARY TABLE roster_fault (line int, named text, value text, expected text)"""

COPY_ROWS = "COPY roster_row FROM STDIN (FORMAT csv)"
COPY_FAULTS = "COPY roster_fault FROM STDIN (FORMAT csv, FORCE_NOT_NULL (value))"

# The first of equal persons may be taken, every later row tells where the first one stands.
FIND_TWICE = """
    WITH twice AS (
        SELECT organization_id, person_code, min(line) AS first FROM roster_row
        GROUP BY organization_id, person_code HAVING count(*) > 1
    )
    INSERT INTO roster_fault
    SELECT line, 'person_code', roster_row.person_code,
           'each person once; this one stands in line ' || first || ' too'
    FROM roster_row JOIN twice ON roster_row.person_code = twice.person_code
        AND roster_row.organization_id IS NOT DISTINCT FROM twice.organization_id
    WHERE line > first"""

# A person already on the roster: what the file leaves blank stays, and must still make sense.
FIND_CLASHES = """
    INSERT INTO roster_fault
    SELECT line, clash.named, clash.value, clash.expected
    FROM roster_row JOIN training_enrolment AS kept
        ON kept.board_id = %(board)s AND kept.cohort_id = %(cohort)s
        AND kept.person_code = roster_row.person_code
        AND kept.organization_id IS NOT DISTINCT FROM roster_row.organization_id
    CROSS JOIN LATERAL (VALUES
        ('enrolled_on', roster_row.enrolled_on::text,
         'a day not after ' || kept.ended_on || ', when the person finished or left',
         roster_row.ended_on IS NULL AND roster_row.enrolled_on > kept.ended_on),
        ('enrolled_on', roster_row.enrolled_on::text,
         'a day not after ' || kept.credential_on || ', when the credential was earned',
         roster_row.credential_on IS NULL AND roster_row.enrolled_on > kept.credential_on),
        ('result', 'withdrawn', 'completed, as the credential was earned ' || kept.credential_on,
         roster_row.state = 'withdrawn' AND kept.credential_on IS NOT NULL)
    ) AS clash (named, value, expected, is_one)
    WHERE clash.is_one"""

DROP_FAULTY = "DELETE FROM roster_row USING roster_fault WHERE roster_fault.line = roster_row.line"
COUNT = """SELECT (SELECT count(*) FROM roster_row),
                  (SELECT count(DISTINCT line) FROM roster_fault)"""

PUBLISH_FAULTS = """
    INSERT INTO training_rosterproblem (board_id, upload_id, "row", "column", value, expected)
    SELECT %(board)s, %(upload)s, line, named, value, expected FROM roster_fault ORDER BY line"""

# Blank cells keep what is recorded. A row that changes nothing leaves no history.
TAKE = """
    INSERT INTO training_enrolment AS kept (
        board_id, cohort_id, organization_id, person_code, kind, state, enrolled_on, ended_on,
        credential_on, wage_before, wage_after, wage_after_on
    )
    SELECT %(board)s, %(cohort)s, organization_id, person_code, kind, state, enrolled_on, ended_on,
        credential_on, wage_before, wage_after, wage_after_on
    FROM roster_row ORDER BY line
    ON CONFLICT (board_id, cohort_id, organization_id, person_code) DO UPDATE SET
        (kind, state, enrolled_on, ended_on, credential_on, wage_before, wage_after, wage_after_on)
        = ROW (
            EXCLUDED.kind,
            CASE WHEN EXCLUDED.state = 'enrolled' THEN kept.state ELSE EXCLUDED.state END,
            EXCLUDED.enrolled_on,
            coalesce(EXCLUDED.ended_on, kept.ended_on),
            coalesce(EXCLUDED.credential_on, kept.credential_on),
            coalesce(EXCLUDED.wage_before, kept.wage_before),
            coalesce(EXCLUDED.wage_after, kept.wage_after),
            coalesce(EXCLUDED.wage_after_on, kept.wage_after_on)
        )"""


class Unreadable(ValueError):
    """The file is no roster; the message says in one sentence why."""


@dataclass(frozen=True)
class Staged:
    """How many rows of a file can be taken, and how many have something wrong."""

    good: int
    bad: int


def stage(
    *, cohort: Any, file_id: int, checker: Callable[[Sequence[str]], Checker],
    progress: Callable[[int], None],
) -> Staged:  # fmt: skip
    """Read and check a stored file into this connection's temporary tables.

    `checker` makes the row checker from the header's column names; `progress` is told how many
    rows are read and may raise to end the work. Raises Unreadable. Runs behind the board's wall.
    """
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        rows = read_rows(StoredBytes(file_id))
        names = [column_name(cell) for cell in next(rows, (0, []))[1]]
        if problem := header_problem(names):
            raise Unreadable(problem)
        _copy(cursor, rows, checker(names), progress)
        keys = {"board": cohort.board_id, "cohort": cohort.pk}
        cursor.execute("ANALYZE roster_row")
        cursor.execute(FIND_TWICE)
        cursor.execute(FIND_CLASHES, keys)
        cursor.execute(DROP_FAULTY)
        cursor.execute(COUNT)
        return Staged(*cursor.fetchone())


def publish_faults(*, upload: Any) -> None:
    """Keep what is wrong with the staged rows as the upload's problems."""
    with connection.cursor() as cursor:
        cursor.execute(PUBLISH_FAULTS, {"board": upload.board_id, "upload": upload.pk})


def take(*, cohort: Any) -> None:
    """Put the staged rows on the class's roster, all in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"board": cohort.board_id, "cohort": cohort.pk})


def unstage() -> None:
    """Forget the staged rows."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.roster_row, pg_temp.roster_fault")


def read_header(content: bytes) -> list[str]:
    """Return the names of a file's columns from its first bytes. Raises Unreadable."""
    return [column_name(cell) for cell in next(read_rows(io.BytesIO(content)), (0, []))[1]]


def read_rows(source: io.RawIOBase | io.BytesIO) -> Iterator[tuple[int, list[str]]]:
    """Give line number and cells of each row that is not empty, the header first.

    Reads what spreadsheets save as CSV: UTF-8 with or without a mark, Windows letters, UTF-16;
    commas, semicolons or tabs; lines that end in LF, CR LF or CR alone. Raises Unreadable.
    """
    buffered = io.BufferedReader(source, HEAD)  # type: ignore[arg-type]
    head = buffered.peek(HEAD)[:HEAD]
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = io.TextIOWrapper(
        buffered, encoding="utf-16" if is_wide else "utf-8-sig", errors="windows", newline=""
    )
    first = head.decode("utf-16" if is_wide else "utf-8", "replace").splitlines() or [""]
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=max(",;\t", key=first[0].count))
    line = 0
    try:
        for row in reader:
            line = reader.line_num
            if row:
                yield line, row
    except (csv.Error, UnicodeError) as error:
        raise Unreadable(
            f"From line {line + 1} on the file cannot be read; look for a quotation mark too many."
        ) from error


class StoredBytes(io.RawIOBase):
    """The bytes of a stored file, fetched from the database piece by piece."""

    def __init__(self, file_id: int) -> None:
        self.file_id = file_id
        self.position = 1
        self.piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Serve small reads from a large piece: each fetch unpacks the file from its start."""
        if not self.piece:
            self.piece = self.fetch()
        served = min(len(buffer), len(self.piece))
        buffer[:served] = self.piece[:served]
        self.piece = self.piece[served:]
        return served

    def fetch(self) -> memoryview:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT substring(content FROM %s FOR %s) FROM jobs_file WHERE id = %s",
                [self.position, PIECE, self.file_id],
            )
            piece = bytes(cursor.fetchone()[0])
        self.position += len(piece)
        return memoryview(piece)


def _copy(
    cursor: Any, rows: Iterator[tuple[int, list[str]]], checker: Checker,
    progress: Callable[[int], None],
) -> None:  # fmt: skip
    """Check each row and copy it, a batch at a time, among the good ones or the faults."""
    read = 0
    while batch := list(islice(rows, BATCH)):
        good, faults = io.StringIO(), io.StringIO()
        fault_writer = csv.writer(faults)
        for line, row in batch:
            cells, problems = checker.check(row)
            if problems:
                fault_writer.writerows(_fault(line, problem) for problem in problems)
            else:
                # No cell that passed holds a comma, a quotation mark or a line end.
                good.write(f"{line},{','.join(cells)}\n")
        good.seek(0)
        faults.seek(0)
        cursor.copy_expert(COPY_ROWS, good, PIECE)
        cursor.copy_expert(COPY_FAULTS, faults, PIECE)
        read += len(batch)
        progress(read)


def _fault(line: int, problem: Any) -> tuple[int, str, str, str]:
    value = problem.value.replace("\0", "").strip()[:100]
    return line, problem.column, value, problem.expected


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows letters, which is what older Excel writes."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding.startswith("utf-16"):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("windows", _windows)
