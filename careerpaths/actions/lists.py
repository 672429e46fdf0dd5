"""Take a board's own lists from a file: priority occupations and living wages.

A row that the list has already changes nothing. Where the file says something else of the same
row, the list keeps what it has, unless somebody chose to take what the file says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from django.db import transaction

from accounts.models import Board, County
from careerpaths.importers import board as readers
from careerpaths.importers.board import LivingWageRow, PriorityRow
from careerpaths.models import LivingWage, PriorityOccupation
from ui.sheets import NotThisFile, Source

MOST_ROWS = 20_000
MOST_NAMED = 20

Row = TypeVar("Row", PriorityRow, LivingWageRow)


@dataclass
class Outcome:
    """What a file did to a list, counted in rows.

    `differing` rows stayed as they were; the first of them are named in `said`, with both values.
    """

    new: int = 0
    unchanged: int = 0
    changed: int = 0
    differing: int = 0
    said: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = [f"{self.new:,} new", f"{self.unchanged:,} as they were"]
        counts += [f"{self.changed:,} changed"] if self.changed else []
        counts += [f"{self.differing:,} kept, where the file differs"] if self.differing else []
        return f"{', '.join(counts)}."


@transaction.atomic
def take_priorities(*, board: Board, sources: Iterable[Source], replace: bool = False) -> Outcome:
    """Take priority occupations by program year and code. Raises NotThisFile; then nothing is."""
    known = {(each.program_year, each.soc): each for each in _locked(board.priorityoccupations)}
    rows = _read(readers.priorities, sources)
    wanted = {
        (row.program_year, row.soc): PriorityOccupation(
            board=board, program_year=row.program_year, soc=row.soc, source=row.source,
            note=row.note,
        )
        for row in rows
    }  # fmt: skip
    return _take(PriorityOccupation, known, wanted, ("source", "note"), replace)


@transaction.atomic
def take_living_wages(*, board: Board, sources: Iterable[Source], replace: bool = False) -> Outcome:
    """Take living wages by county, year and household. Raises NotThisFile; then nothing is."""
    known = {_key(each): each for each in _locked(board.livingwages.select_related("county"))}
    rows = list(_read(readers.living_wages, sources))
    _check_counties(rows)
    made = [
        LivingWage(
            board=board, county_id=row.county_fips, year=row.year, household=row.household,
            hourly=row.hourly, source=row.source,
        )
        for row in rows
    ]  # fmt: skip
    wanted = {_key(each): each for each in made}
    return _take(LivingWage, known, wanted, ("hourly", "source"), replace)


def _locked(rows: Any) -> Any:
    return rows.select_for_update(of=("self",))


def _key(wage: LivingWage) -> tuple[str, int, str]:
    return wage.county_id, wage.year, wage.household.casefold()


def _read(reader: Callable[[Source], Iterator[Row]], sources: Iterable[Source]) -> Iterator[Row]:
    """Give the rows of all files. Raises NotThisFile when they are more than a board lists."""
    rows = chain.from_iterable(reader(source) for source in sources)
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise NotThisFile(f"The list is longer than {MOST_ROWS:,} rows.")
        yield row


def _check_counties(rows: list[LivingWageRow]) -> None:
    named = {row.county_fips for row in rows}
    missing = named - set(County.objects.filter(pk__in=named).values_list("pk", flat=True))
    if missing:
        raise NotThisFile(
            f"No county here has the FIPS code {', '.join(sorted(missing)[:MOST_NAMED])}. "
            "Load the list of counties first."
        )


def _take(
    model: type[Any], known: dict, wanted: dict, values: tuple[str, ...], replace: bool
) -> Outcome:
    outcome = Outcome()
    new, changed = [], []
    for key, row in wanted.items():
        mine = known.get(key)
        if mine is None:
            new.append(row)
        elif all(getattr(mine, name) == getattr(row, name) for name in values):
            outcome.unchanged += 1
        elif replace:
            for name in values:
                setattr(mine, name, getattr(row, name))
            changed.append(mine)
        else:
            outcome.differing += 1
            outcome.said.append(_difference(mine, row, values))
    # Somebody may add the same row by hand at this very moment.
    model.objects.bulk_create(new, batch_size=1_000, ignore_conflicts=True)
    model.objects.bulk_update(changed, values, batch_size=1_000)
    outcome.new, outcome.changed = len(new), len(changed)
    outcome.said = outcome.said[:MOST_NAMED]
    return outcome


def _difference(mine: Any, row: Any, values: tuple[str, ...]) -> str:
    """Name the row, its values and those of the file."""
    different = [name for name in values if getattr(mine, name) != getattr(row, name)]
    words = [
        f"{mine._meta.get_field(name).verbose_name} is “{getattr(mine, name)}” here and "
        f"“{getattr(row, name)}” in the file"
        for name in different
    ]
    return f"{_name(mine)}: {'; '.join(words)}."


def _name(row: PriorityOccupation | LivingWage) -> str:
    if isinstance(row, PriorityOccupation):
        return f"{row.soc}, program year {row.program_year}"
    return f"{row.household} in {row.county}, {row.year}"
