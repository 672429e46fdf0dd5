"""What a roster's columns hold: how each cell is read and what is wrong with a row.

A cell is read into the text PostgreSQL's COPY takes: dates as 2026-01-12, wages as 21.50, nothing
as "". Equal cells of a column are read once, so a row costs a few look-ups. Texts that begin with
a sign a spreadsheet runs as a formula never pass (person codes begin with a letter or digit).
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import getitem, itemgetter

COLUMNS = (
    "person_code", "employer", "kind", "enrolled_on", "wage_before",
    "ended_on", "result", "credential_on", "wage_after", "wage_after_on",
)  # fmt: skip
PERSON, EMPLOYER, KIND, ENROLLED, BEFORE, ENDED, RESULT, CREDENTIAL, AFTER, AFTER_ON = range(10)
KINDS = {"incumbent": "incumbent", "incumbent worker": "incumbent", "new_hire": "new_hire",
         "new hire": "new_hire", "jobseeker": "jobseeker"}  # fmt: skip
RESULTS = {"": "enrolled", "completed": "completed", "withdrawn": "withdrawn"}
HIGHEST_WAGE = Decimal("1000")  # dollars an hour; above it a yearly or monthly wage was typed
MOST_REMEMBERED = 10_000  # different cells of a column; keeps memory flat in the number of rows

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
SOCIAL_SECURITY = re.compile(r"\d{3}-?\d{2}-?\d{4}")
UNKEPT = "a social security number, which is not kept"
CODE = re.compile(rf"(?!{SOCIAL_SECURITY.pattern}$)[A-Za-z0-9][A-Za-z0-9 ._/#-]{{0,39}}")


class Wrong(str):
    """Not a cell's text but what was expected in its place."""


@dataclass(frozen=True)
class Span:
    """The days a class can speak of: from `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def around(cls, starts_on: dt.date, ends_on: dt.date) -> "Span":
        """Return a year before the class starts to two years after it ends."""
        return cls(starts_on - dt.timedelta(days=366), ends_on + dt.timedelta(days=731))


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a row: in which column, what stands there, what was expected."""

    column: str
    value: str
    expected: str


def header_problem(names: Sequence[str]) -> str:
    """Return one sentence on missing, unknown and repeated columns; "" for a good header."""
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    repeated = sorted({name for name in names if names.count(name) > 1} - set(unknown))
    parts = [
        f"{words} {', '.join(found)}"
        for words, found in [
            ("has no column", missing), ("has the unknown column", unknown),
            ("has twice the column", repeated),
        ]
        if found
    ]  # fmt: skip
    return f"The file {' and '.join(parts)}. Use the template's columns." if parts else ""


def column_name(cell: str) -> str:
    """Return a header's cell as a column's name: "Wage before " is wage_before."""
    return "_".join(cell.strip().lower().split())


class Memory(dict):
    """What each cell of a column reads as; asks `read` once for equal cells."""

    def __init__(self, read: Callable[[str], str]):
        super().__init__()
        self.read = read

    def __missing__(self, cell: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[cell] = self.read(cell.strip())
        return found


def read_code(cell: str) -> str:
    """Read a person's code, never a social security number."""
    cell = cell.strip()
    if CODE.fullmatch(cell):
        return cell
    if SOCIAL_SECURITY.fullmatch(cell):
        return Wrong("a code of your own, never a social security number")
    return Wrong("a code of 1 to 40 letters, digits and . _ / # -")


def read_kind(cell: str) -> str:
    return KINDS.get(cell.lower(), Wrong("incumbent, new_hire or jobseeker"))


def read_result(cell: str) -> str:
    return RESULTS.get(cell.lower(), Wrong("completed, withdrawn or nothing"))


def read_wage(cell: str) -> str:
    """Read dollars an hour: 21.5, $21.50 or 1,021.50 (which is too high)."""
    if not cell:
        return ""
    expected = Wrong(f"dollars an hour, such as 21.50, up to {HIGHEST_WAGE}")
    try:
        wage = Decimal(cell.removeprefix("$").replace(",", ""))
    except InvalidOperation:
        return expected
    if not wage.is_finite() or not 0 < wage <= HIGHEST_WAGE:
        return expected
    cents = wage.quantize(Decimal("0.01"))
    return str(cents) if cents == wage else Wrong("dollars and whole cents, such as 21.50")


def day_reader(span: Span) -> Callable[[str], str]:
    """Return a reader of days, written 2026-01-12 or 1/12/2026, within the span."""
    expected = Wrong(f"a day from {span.first} to {span.last}, as 2026-01-12 or 1/12/2026")

    def read_day(cell: str) -> str:
        if not cell:
            return ""
        try:
            day = _day(cell)
        except ValueError:
            return expected
        return day.isoformat() if span.first <= day <= span.last else expected

    return read_day


def _day(cell: str) -> dt.date:
    american = US_DATE.fullmatch(cell)
    if american:
        month, day, year = map(int, american.groups())
        return dt.date(year, month, day)
    if not ISO_DATE.fullmatch(cell):
        raise ValueError(cell)
    return dt.date.fromisoformat(cell)


def firm_reader(firms: Mapping[str, int | None]) -> Callable[[str], str]:
    """Return a reader of employers' names; `firms` maps small letters to ids, None if two share."""

    def read_firm(cell: str) -> str:
        if not cell:
            return ""
        found = firms.get(" ".join(cell.casefold().split()), 0)
        if found is None:
            return Wrong("a name only one employer has; two employers are called this")
        return str(found) if found else Wrong("an employer of the partnership or of this class")

    return read_firm


class Checker:
    """Checks the rows of one roster, whose columns stand in the order of its header."""

    def __init__(self, header: Sequence[str], firms: Mapping[str, int | None], span: Span):
        self.in_order = itemgetter(*[header.index(name) for name in COLUMNS])
        self.width = len(header)
        day = day_reader(span)
        readers = [firm_reader(firms), read_kind, day, read_wage,
                   day, read_result, day, read_wage, day]  # fmt: skip
        self.memories = [Memory(reader) for reader in readers]

    def check(self, row: Sequence[str]) -> tuple[Sequence[str], Sequence[Problem]]:
        """Return the row's cells in the order of COLUMNS, read for COPY, or its problems."""
        if len(row) != self.width:
            return (), [Problem("row", f"{len(row)} cells", f"{self.width} cells, as in line 1")]
        person, *rest = raw = self.in_order(row)
        cells = [read_code(person), *map(getitem, self.memories, rest)]
        problems = self._of_cells(raw, cells) if Wrong in map(type, cells) else []
        return cells, problems or self._of_row(cells)

    def _of_cells(self, raw: Sequence[str], cells: Sequence[str]) -> list[Problem]:
        return [
            Problem(name, UNKEPT if SOCIAL_SECURITY.fullmatch(found.strip()) else found, str(cell))
            for name, found, cell in zip(COLUMNS, raw, cells, strict=True)
            if isinstance(cell, Wrong)
        ]

    def _of_row(self, cells: Sequence[str]) -> list[Problem]:
        found = []
        if not cells[ENROLLED]:
            found.append(Problem("enrolled_on", "", "the day the person enrolled"))
        if not cells[EMPLOYER] and cells[KIND] != "jobseeker":
            found.append(Problem("employer", "", "an employer; only a jobseeker has none"))
        if cells[RESULT] != "enrolled" or cells[ENDED] or cells[CREDENTIAL]:
            found += self._of_result(cells)
        if bool(cells[AFTER]) != bool(cells[AFTER_ON]):
            found.append(_missing_half(cells))
        return found

    def _of_result(self, cells: Sequence[str]) -> list[Problem]:
        found = []
        ended, result, credential = cells[ENDED], cells[RESULT], cells[CREDENTIAL]
        if result != "enrolled" and not ended:
            found.append(Problem("ended_on", "", f"the day of the result {result}"))
        if ended and result == "enrolled":
            found.append(Problem("result", "", "completed or withdrawn, as there is a day"))
        if ended and ended < cells[ENROLLED]:
            found.append(Problem("ended_on", ended, f"a day not before {cells[ENROLLED]}"))
        if credential and result != "completed":
            expected = "nothing, unless the result is completed"
            found.append(Problem("credential_on", credential, expected))
        if credential and credential < cells[ENROLLED]:
            found.append(
                Problem("credential_on", credential, f"a day not before {cells[ENROLLED]}")
            )
        return found


def _missing_half(cells: Sequence[str]) -> Problem:
    if cells[AFTER]:
        return Problem("wage_after_on", "", "the day the wage after was seen")
    return Problem("wage_after", "", "the wage seen on that day")
