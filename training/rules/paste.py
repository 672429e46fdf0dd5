"""What a table of a firm's openings says, pasted or uploaded: values, and what is wrong where.

The first row that knows at least two of our columns is the header; names are known by the words
people use for them. One row is one critical job of the round.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from training.rules.sums import disagreement

Row = tuple[int, Sequence[str]]
MOST = 99_999
MOST_ROWS = 60  # read of one table: a round asks about eight jobs at most
LONGEST_QUOTE = 40

# The columns in our template's order: key, its name there, other words for it.
COLUMNS = {
    "job": ("Job", "critical job", "occupation", "job title", "title", "position", "role"),
    "employed": ("Employed now", "employed", "people employed", "employees", "headcount"),
    "growth": ("New jobs", "new", "growth", "new openings", "from growth"),
    "retiring": ("Retire", "retiring", "retirement", "retirements"),
    "leaving": ("Leave", "leaving", "leavers", "quit", "turnover"),
    "promoted": ("Move up", "promoted", "promotion", "promotions", "moved"),
    "openings": ("All openings", "openings", "total openings", "total", "together"),
    "by_training": ("By training", "upskill", "upskilling", "training", "filled by training"),
    "by_hiring": ("By hiring", "hire", "hires", "hiring", "to hire"),
    "certainty": ("How sure", "certainty", "sure"),
}
NAMES = {name.casefold(): key for key, names in COLUMNS.items() for name in names}
PARTS = ("growth", "retiring", "leaving", "promoted")
PARTS_ARE = "New jobs, retire, leave and move up"
NEEDED = ("job", "employed", *PARTS)
LEFT_OUT_IS_NONE = ("openings", "by_training", "by_hiring")
SURE = {
    "high": "high", "fairly sure": "high", "medium": "medium", "rough guess": "medium",
    "low": "low", "hard to say": "low",
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What is wrong at a row and a column; row 0: the table as a whole, "" the whole row."""

    row: int
    column: str
    what: str


@dataclass(frozen=True)
class JobLine:
    """One row that was read. values: {field of the job's answer: value}, what could be read."""

    row: int
    job: str
    values: Mapping[str, Any]
    faults: Sequence[Fault]


@dataclass(frozen=True)
class Pasted:
    """A table as it was read. passed_over: names of columns that are none of ours."""

    lines: Sequence[JobLine]
    faults: Sequence[Fault] = ()
    passed_over: Sequence[str] = ()

    @property
    def all_faults(self) -> list[Fault]:
        return [*self.faults, *(fault for line in self.lines for fault in line.faults)]

    @property
    def may_be_kept(self) -> bool:
        return bool(self.lines) and not self.all_faults


def name_of(column: str) -> str:
    return COLUMNS[column][0]


def known_column(name: str) -> str:
    """Return the column that goes by this name, in whatever letters; "" for none of ours."""
    return NAMES.get(_folded(name), "")


def read_table(rows: Iterable[Row], jobs: Iterable[str]) -> Pasted:
    """Return what a table says of these jobs. rows: number as a person sees it, and cells."""
    rows = [(number, cells) for number, cells in islice(rows, MOST_ROWS) if any(cells)]
    at = next((at for at, (_, cells) in enumerate(rows) if _hits(cells) > 1), None)
    if at is None:
        wanted = ", ".join(map(name_of, NEEDED))
        return Pasted([], [Fault(0, "", f"No row names the columns {wanted}.")])
    number, header = rows[at]
    columns = [known_column(name) for name in header]
    faults = _header_faults(number, columns)
    strange = [name for name, key in zip(header, columns, strict=True) if name and not key]
    if faults:
        return Pasted([], faults, strange)
    if not rows[at + 1 :]:
        return Pasted([], [Fault(number, "", "No row follows the names of the columns.")], strange)
    titles = {_folded(title): title for title in jobs}
    return Pasted(list(_lines(rows[at + 1 :], columns, titles)), (), strange)


def hits_of(rows: Iterable[Row]) -> int:
    """Return how many of our columns the likeliest header names: which separator fits best."""
    return max((_hits(cells) for _, cells in islice(rows, MOST_ROWS)), default=0)


def _hits(cells: Sequence[str]) -> int:
    return len({known_column(cell) for cell in cells} - {""})


def _header_faults(row: int, columns: Sequence[str]) -> list[Fault]:
    missing = [key for key in NEEDED if key not in columns]
    twice = sorted({key for key in columns if key and columns.count(key) > 1})
    faults = [Fault(row, name_of(key), "Two columns are named so.") for key in twice]
    return [Fault(row, name_of(key), "There is no such column.") for key in missing] + faults


def _lines(
    rows: Iterable[Row], columns: Sequence[str], titles: Mapping[str, str]
) -> Iterable[JobLine]:
    earlier: set[str] = set()
    for number, cells in rows:
        said = {key: cell.strip() for key, cell in zip(columns, cells, strict=False) if key}
        line = _Line(number, said)
        job = line.job(titles, earlier)
        values = line.values()
        line.check_sums(values)
        if any(cell.strip() for cell in cells[len(columns) :]):
            width = f"The row has {len(cells)} cells, its header {len(columns)}."
            line.faults.append(Fault(number, "", width))
        yield JobLine(number, job, _kept(values), line.faults)


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an answer keeps of a row: sums and the rest to hire follow from the parts."""
    return {key: value for key, value in values.items() if key not in ("openings", "by_hiring")}


class _Line:
    """One row while it is read; collects its faults."""

    def __init__(self, row: int, said: Mapping[str, str]) -> None:
        self.row, self.said = row, said
        self.faults: list[Fault] = []

    def wrong(self, column: str, what: str) -> None:
        self.faults.append(Fault(self.row, name_of(column), what))

    def job(self, titles: Mapping[str, str], earlier: set[str]) -> str:
        said = " ".join(self.said.get("job", "").split())
        title = titles.get(_folded(said), "")
        if not said:
            self.wrong("job", "The cell is empty. Name the job.")
        elif not title:
            self.wrong("job", f"{_quoted(said)} is not a job of this round.")
        elif title in earlier:
            self.wrong("job", f"{title} stands here for the second time.")
        earlier.add(title)
        return title

    def values(self) -> dict[str, Any]:
        counts = {key: self._count(key) for key in COLUMNS if key not in ("job", "certainty")}
        values = {key: count for key, count in counts.items() if count is not None}
        sure = self.said.get("certainty", "")
        if sure and _folded(sure) not in SURE:
            self.wrong("certainty", f"{_quoted(sure)} is not high, medium or low.")
        return values | {"certainty": SURE.get(_folded(sure), "medium")}

    def _count(self, key: str) -> int | None:
        said = self.said.get(key, "")
        number = said.replace(",", "").removeprefix("-")
        if not said:
            if key not in LEFT_OUT_IS_NONE:
                self.wrong(key, "The cell is empty. Enter 0 if there are none.")
        elif not (number.isascii() and number.isdecimal()):
            self.wrong(key, f"{_quoted(said)} is not a whole number.")
        elif said.startswith("-"):
            self.wrong(key, f"{_quoted(said)} is less than 0.")
        elif len(number) > len(str(MOST)) or int(number) > MOST:
            self.wrong(key, f"Enter {MOST:,} or less.")
        else:
            return int(number)
        return None

    def check_sums(self, values: dict[str, Any]) -> None:
        """Compare what a row says as a whole with its parts, and name the difference."""
        if any(part not in values for part in PARTS):
            return
        openings = sum(values[part] for part in PARTS)
        whole = values.get("openings", openings)
        if what := disagreement(PARTS_ARE, openings, whole):
            self.wrong("openings", what)
        trained, hired = values.get("by_training"), values.get("by_hiring")
        if trained is None and not self.said.get("by_training"):
            trained = openings - hired if hired is not None else 0
            values["by_training"] = trained
        filled = openings if trained is None or hired is None else trained + hired
        if what := disagreement("By training and by hiring", filled, openings):
            self.wrong("by_hiring", what)
        elif trained is not None and not 0 <= trained <= openings:
            column = "by_hiring" if trained < 0 else "by_training"
            self.wrong(column, f"This cannot be more than {openings:,}, all openings.")


def _folded(words: str) -> str:
    return " ".join(words.replace("_", " ").split()).casefold()


def _quoted(words: str) -> str:
    short = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}..."
    return f"'{short}'"
