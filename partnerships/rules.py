"""Calculations about partnerships; no database, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

CLAUSE = "WIOA sec. 3(26)"
SEVERAL = 2
MOST_NAMED = 2
MOST_COUNTIES_NAMED = 3

# From a status to those it may turn into. A member who left comes back by being invited anew.
MOVES = {
    "prospect": ("invited", "committed", "active", "left"),
    "invited": ("prospect", "committed", "active", "left"),
    "committed": ("active", "left"),
    "active": ("dormant", "left"),
    "dormant": ("active", "left"),
    "left": ("invited", "active"),
}


@dataclass(frozen=True)
class SeatCheck:
    """One seat that a partnership's table must have: the rule, who fills it, how to fill it."""

    rule: str
    who: str
    met: bool
    seat: str


@dataclass(frozen=True)
class Table:
    """Who sits at a partnership's table: names of active members by seat, and firm sizes."""

    names: Mapping[str, Sequence[str]]
    small_firms: int = 0


def composition(table: Table) -> list[SeatCheck]:
    """Check a partnership's seats against the law's definition of an industry partnership.

    WIOA sec. 3(26)(A), 29 U.S.C. 3102(26)(A): (i) several employers, small and medium-sized ones
    where practicable; (ii) a labor representative; (iii) a provider of education or training. A
    school is the board's own rule: Pennsylvania's statute names career and technical educators.
    """
    employers = table.names.get("employer", ())
    return [
        SeatCheck(
            "Several employers of one industry",
            _count(len(employers), "active member"),
            len(employers) >= SEVERAL,
            "employer",
        ),
        SeatCheck(
            "A firm with fewer than 50 people",
            _count(table.small_firms, "firm"),
            table.small_firms > 0,
            "employer",
        ),
        _held(table, "provider", "Training provider"),
        _held(table, "labor", "Labor representative"),
        _held(table, "school", "School or career center"),
    ]


def _held(table: Table, seat: str, rule: str) -> SeatCheck:
    names = table.names.get(seat, ())
    return SeatCheck(rule, few(names), bool(names), seat)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def few(names: Sequence[str]) -> str:
    """Return the first names and how many more: "A, B and 3 more"."""
    more = len(names) - MOST_NAMED
    if more <= 0:
        return joined(names)
    return f"{', '.join(names[:MOST_NAMED])} and {more} more"


def joined(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: "A", "A and B", "A, B and C"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def county_words(names: Sequence[str]) -> str:
    """Return the counties in words: "Lancaster County", "Berks and Lancaster counties"."""
    if not names:
        return ""
    return f"{joined(names)} {'County' if len(names) == 1 else 'counties'}"


def place_words(names: Sequence[str]) -> str:
    """Return where the portal works: its counties by name, or only how many there are."""
    if not names:
        return ""
    if len(names) <= MOST_COUNTIES_NAMED:
        return f"in {county_words(names)}"
    return f"in {len(names)} counties"


def moves_from(status: str) -> list[str]:
    """Return the statuses a member of this status may have next, its own first."""
    return [status, *MOVES[status]]
