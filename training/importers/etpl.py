"""Takes a state's eligible-training-provider list into a board's providers and programs.

Everything happens in one transaction behind the board's wall. Providers and programs are known by
their numbers on the list; a second run of the same list finds nothing to change.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accounts.models import Board, Organization
from accounts.tenancy import tenant
from training.models import Program, Provider
from training.rules.etpl import COLUMNS, PROGRAM_ID, Listed, Reject, read_line

BATCH = 1_000
PROVIDER_FIELDS = ("institution_type", "city", "state")
PROGRAM_FIELDS = (
    "provider", "name", "cip", "occupations", "description", "credential_name", "hours", "weeks",
    "delivery", "tuition", "supplies", "url", "is_active",
)  # fmt: skip


class NotAList(ValueError):
    """The file lacks columns of the list; the message names them."""


@dataclass
class Outcome:
    """What an import did, counted in rows; `rejects` names every line and cell not taken."""

    lines: int = 0
    new_organizations: int = 0
    new_providers: int = 0
    changed_providers: int = 0
    new_programs: int = 0
    changed_programs: int = 0
    unchanged_programs: int = 0
    rejects: list[Reject] = field(default_factory=list)
    rejected_lines: int = 0

    @property
    def left_out_cells(self) -> int:
        return len(self.rejects) - self.rejected_lines


def import_list(*, path: Path, board: Board) -> Outcome:
    """Read the list and bring the board's providers and programs up to it. Raises NotAList.

    What the list does not name any more is left as it is: classes may still point to it.
    """
    outcome = Outcome()
    listed = list(_readable(path, outcome))
    with tenant([board]):
        providers = _providers(board, listed, outcome)
        _programs(board, listed, providers, outcome)
    return outcome


def _readable(path: Path, outcome: Outcome) -> Iterator[Listed]:
    """Give the lines that can land; the others, and what they repeat, go to the rejects."""
    first_lines: dict[str, int] = {}
    for line, row in _rows(path):
        outcome.lines += 1
        found, rejects = read_line(line, row)
        if found:
            number = str(found.program["source_id"])
            first = first_lines.setdefault(number, line)
            if first != line:
                reason = f"rejected: listed twice, the first time in line {first}"
                found, rejects = None, [Reject(line, reason, PROGRAM_ID, number)]
        outcome.rejects += rejects
        if found:
            yield found
        else:
            outcome.rejected_lines += 1


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row with the line it begins in; cells may hold line ends."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.DictReader(file, restkey="")
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
        if missing:
            raise NotAList(f"The file has no column {', '.join(missing)}.")
        line = reader.line_num + 1
        for row in reader:
            yield line, row
            line = reader.line_num + 1


def _providers(board: Board, listed: Iterable[Listed], outcome: Outcome) -> dict[str, Provider]:
    """Return the providers by their number, new ones made and changed ones saved."""
    on_list: dict[str, dict[str, str]] = {}
    for each in listed:
        on_list.setdefault(each.provider["source_id"], dict(each.provider))
    known = list(board.providers.select_related("organization"))
    by_number = {provider.source_id: provider for provider in known if provider.source_id}
    by_name = {each.organization.name: each for each in known if not each.source_id}
    new, changed = [], []
    for number, facts in on_list.items():
        provider = by_number.get(number) or by_name.pop(facts["name"], None)
        if provider is None:
            new.append(facts)
        elif _apply(provider, {key: facts[key] for key in ("source_id", *PROVIDER_FIELDS)}):
            changed.append(provider)
        if provider is not None:
            by_number[number] = provider
    Provider.objects.bulk_update(changed, ["source_id", *PROVIDER_FIELDS], batch_size=BATCH)
    for provider in _new_providers(board, new):
        by_number[provider.source_id] = provider
    outcome.new_organizations = outcome.new_providers = len(new)
    outcome.changed_providers = len(changed)
    return by_number


def _new_providers(board: Board, facts: list[dict[str, str]]) -> list[Provider]:
    kinds = [Organization.Kind.PROVIDER]
    organizations = Organization.objects.bulk_create(
        [Organization(name=each["name"], kinds=kinds) for each in facts], batch_size=BATCH
    )
    return Provider.objects.bulk_create(
        [
            Provider(
                board=board, organization=organization, source_id=each["source_id"],
                **{key: each[key] for key in PROVIDER_FIELDS},
            )
            for organization, each in zip(organizations, facts, strict=True)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _programs(
    board: Board, listed: Iterable[Listed], providers: dict[str, Provider], outcome: Outcome
) -> None:
    known = {program.source_id: program for program in board.programs.exclude(source_id="")}
    new, changed = [], []
    for each in listed:
        facts = {**each.program, "provider_id": providers[each.provider["source_id"]].pk}
        program = known.get(str(facts["source_id"]))
        if program is None:
            new.append(Program(board=board, **facts))
        elif _apply(program, facts):
            changed.append(program)
        else:
            outcome.unchanged_programs += 1
    Program.objects.bulk_create(new, batch_size=BATCH)
    Program.objects.bulk_update(changed, PROGRAM_FIELDS, batch_size=BATCH)
    outcome.new_programs, outcome.changed_programs = len(new), len(changed)


def _apply(row: Any, facts: dict[str, Any]) -> bool:
    """Set what differs on a row; tell whether anything did."""
    differing = {key: value for key, value in facts.items() if getattr(row, key) != value}
    for key, value in differing.items():
        setattr(row, key, value)
    return bool(differing)
