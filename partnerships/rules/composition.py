"""Who must sit at a partnership's table, and whether somebody does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerships.rules.words import few

CLAUSE = "WIOA sec. 3(26)"
SEVERAL = 2


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
