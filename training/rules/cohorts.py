"""The life of a class as a table: which state may follow which, and in what words."""

from collections.abc import Sequence
from dataclasses import dataclass

PLEDGING, CONFIRMED, RUNNING = "pledging", "confirmed", "running"
FINISHED, REPORTED, CANCELLED = "finished", "reported", "cancelled"


@dataclass(frozen=True)
class Move:
    """One step staff may take. `asks` is what the button's page tells before it is done."""

    source: str
    target: str
    button: str
    asks: str = ""


MOVES = (
    Move(PLEDGING, CONFIRMED, "Confirm the class",
         "Every pledge becomes binding, and firms can no longer drop out."),
    Move(PLEDGING, CANCELLED, "Cancel the class", "Nobody owes anything."),
    Move(CONFIRMED, RUNNING, "Mark as started"),
    Move(CONFIRMED, CANCELLED, "Cancel the class",
         "The firms' pledges end. Tell them why and what comes instead."),
    Move(RUNNING, FINISHED, "Mark as finished"),
    Move(RUNNING, CANCELLED, "Cancel the class",
         "What its people reached so far stays on record."),
    Move(FINISHED, REPORTED, "Close the record",
         "Results are complete and go into the reports as they are."),
)  # fmt: skip

# Where people may be put on the roster, and their results recorded.
WITH_PEOPLE = frozenset({CONFIRMED, RUNNING, FINISHED})
# Where the pledges bind, and the firms that agreed know each other's names.
TOGETHER = frozenset({CONFIRMED, RUNNING, FINISHED, REPORTED})


def moves_from(state: str) -> Sequence[Move]:
    """Return what staff may do with a class in this state."""
    return [move for move in MOVES if move.source == state]


def move_to(state: str, target: str) -> Move | None:
    """Return the declared move, or None where there is none."""
    return next((move for move in moves_from(state) if move.target == target), None)


def runs_by_itself(seats_held: int, minimum: int) -> bool:
    """Tell whether a class confirms itself: as many seats hold as it needs to run."""
    return seats_held >= minimum
