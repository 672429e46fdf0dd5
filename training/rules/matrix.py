"""What a job's answer says in several dimensions, as one value each: read, checked, written.

Kept as JSON in `training.models.JobAnswer` (ADR 18). Reading is strict: what is not in the scale
is refused, since forms and files checked it before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import Any

SCALE = range(5)  # levels 0 to 4
MOST_CHALLENGES = 3


class Ask(StrEnum):
    """How much a firm asks for something."""

    NOT = "not"
    PREFERRED = "preferred"
    REQUIRED = "required"


class Gives(StrEnum):
    """What a credential gives to who holds it."""

    NOTHING = "nothing"
    INTERVIEW = "interview"
    PREFERENCE = "preference"
    PAY = "pay"


@dataclass(frozen=True)
class Requirement:
    """One competency of one job (C1, C2): how much it is asked for, at which level, at hire or
    trained here; how well applicants and today's people have it, None where nobody said."""

    ask: Ask
    level: int | None = None
    at_hire: bool = True
    applicants: int | None = None
    people: int | None = None

    def __post_init__(self) -> None:
        for level in (self.level, self.applicants, self.people):
            if level is not None and level not in SCALE:
                raise ValueError(f"{level} is no level from 0 to 4")

    @property
    def gap(self) -> int | None:
        """Levels that today's people lack; None where it is not asked for or not said."""
        return self._lack(self.people)

    @property
    def applicants_lack(self) -> int | None:
        """Levels that today's applicants lack; None where it is not asked for or not said."""
        return self._lack(self.applicants)

    def _lack(self, has: int | None) -> int | None:
        if self.ask is Ask.NOT or self.level is None or has is None:
            return None
        return max(self.level - has, 0)


@dataclass(frozen=True)
class CredentialAsk:
    """One credential of one job (C4, C8)."""

    ask: Ask
    gives: Gives = Gives.NOTHING


@dataclass(frozen=True)
class Hires:
    """People hired from one source in 12 months (E1), and those of them still here (E3)."""

    hired: int
    stayed: int | None = None

    def __post_init__(self) -> None:
        if self.hired < 0 or not 0 <= (self.stayed or 0) <= self.hired:
            raise ValueError("Of those hired, no more can be here still.")


@dataclass(frozen=True)
class Complaint:
    """A challenge a firm names (F): its category, how bad it is from 1 to 5, and its words."""

    category: str
    severity: int
    words: str = ""

    def __post_init__(self) -> None:
        if self.severity not in range(1, 6):
            raise ValueError("Severity is a number from 1 to 5.")


def read_requirements(kept: Mapping[str, Any]) -> dict[int, Requirement]:
    """Return {competency: requirement} of what `write` kept."""
    return {int(key): Requirement(Ask(row[0]), *row[1:]) for key, row in kept.items()}


def read_credentials(kept: Mapping[str, Any]) -> dict[int, CredentialAsk]:
    """Return {credential: how it is asked for}."""
    return {int(key): CredentialAsk(Ask(row[0]), Gives(row[1])) for key, row in kept.items()}


def read_hires(kept: Mapping[str, Any]) -> dict[str, Hires]:
    """Return {source: people}; a source is a kind, or "source:12" for one on the round's list."""
    return {key: Hires(*row) for key, row in kept.items()}


def read_counts(kept: Mapping[str, Any]) -> dict[int, int]:
    """Return {index of a quarter: openings}, for `timing`."""
    counts = {int(key): int(count) for key, count in kept.items()}
    if any(count < 0 for count in counts.values()):
        raise ValueError("Enter 0 or more.")
    return counts


def read_complaints(kept: Iterable[Any]) -> list[Complaint]:
    """Return the challenges a firm named, three at most."""
    return [Complaint(*row) for row in kept][:MOST_CHALLENGES]


def write(values: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a matrix as JSON keeps it: rows as lists, in the order of their keys."""
    return {str(key): _row(values[key]) for key in sorted(values)}


def _row(value: Any) -> Any:
    return value if isinstance(value, int) else list(astuple(value))
