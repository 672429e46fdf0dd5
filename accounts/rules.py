"""Lifecycles as tables: the states a row may be in, the moves between them, and who may."""

from collections.abc import Sequence
from dataclasses import dataclass


class MoveRefused(ValueError):
    """The row cannot go there from where it is; the message says why in one sentence."""


@dataclass(frozen=True)
class Move:
    """One allowed move. `by`: the rights that allow it (Permission values); none: the portal.

    `asks` is what the page of the button tells before it is done. `reason`: it needs one.
    """

    source: str
    target: str
    button: str
    by: tuple[str, ...] = ()
    reason: bool = False
    asks: str = ""


@dataclass(frozen=True)
class Lifecycle:
    """A declared life. `states`: key and the sentence that says what it means, in order."""

    slug: str
    name: str
    states: dict[str, str]
    moves: Sequence[Move]

    def moves_from(self, state: str, rights: Sequence[str] | None = None) -> list[Move]:
        """Return the moves out of a state, only those the rights allow if rights are given."""
        out = [move for move in self.moves if move.source == state]
        if rights is None:
            return out
        return [move for move in out if set(move.by) & set(rights)]

    def targets(self, state: str) -> list[str]:
        return [move.target for move in self.moves_from(state)]

    def find(self, state: str, target: str) -> Move | None:
        """Return the declared move, or None where there is none."""
        return next((one for one in self.moves_from(state) if one.target == target), None)

    def require(self, state: str, target: str, reason: str = "") -> Move:
        """Return the declared move. Raises MoveRefused where there is none, or no reason."""
        move = self.find(state, target)
        if move is None:
            raise MoveRefused(f"{self.name}: from {state} it cannot become {target} any more.")
        if move.reason and not reason.strip():
            raise MoveRefused("Say why.")
        return move
