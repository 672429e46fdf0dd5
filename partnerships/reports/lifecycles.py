"""The declared lifecycles as people read them: states, moves, and the roles that may."""

from dataclasses import dataclass

from accounts.permissions import ROLES
from accounts.rules import Lifecycle, Move
from employers.rules.help import HELP
from partnerships.rules.lifecycles import ALL
from partnerships.rules.words import joined

NOBODY = "the portal, when it happens"


@dataclass(frozen=True)
class MoveRow:
    """A move out of a state: the words of its button, where it leads, who may, if it asks why."""

    button: str
    target: str
    who: str
    needs_reason: bool


@dataclass(frozen=True)
class StateRow:
    """A state with what it means and the moves out of it; without any it is the end."""

    name: str
    meaning: str
    moves: list[MoveRow]


def lifecycles_shown() -> list[Lifecycle]:
    """Return every declared lifecycle of partnerships and of employers' requests."""
    return [*ALL, HELP]


def lifecycle_rows(lifecycle: Lifecycle) -> list[StateRow]:
    return [
        StateRow(_name(state), meaning, [_row(move) for move in lifecycle.moves_from(state)])
        for state, meaning in lifecycle.states.items()
    ]


def _row(move: Move) -> MoveRow:
    button = move.button[:1].upper() + move.button[1:]
    return MoveRow(button, _name(move.target), who_may(move), move.reason)


def who_may(move: Move) -> str:
    """Return the roles that may make a move, in words."""
    roles = [role.name for role in ROLES.values() if role.permissions.intersection(move.by)]
    return joined(roles) or NOBODY


def _name(state: str) -> str:
    return state.replace("_", " ").capitalize()
