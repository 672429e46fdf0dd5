"""What the package refuses."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any


class BadTable(ValueError):
    """A table that contradicts itself or holds what is no number; the sentence names the cell."""


@dataclass(frozen=True)
class Proposal:
    """A coarser table that can be protected where the asked one cannot.

    merge: {position: [members]} of cell keys; the members of that position (0 for keys that are no
    tuples) are taken together. hidden: how many cells of the coarser table stay hidden.
    """

    merge: dict[int, list[Hashable]]
    hidden: int

    def __str__(self) -> str:
        parts = [f"{members!r} of dimension {at}" for at, members in self.merge.items()]
        return f"take together {' and '.join(parts)} ({self.hidden} cells stay hidden)"


class CannotProtect(Exception):
    """No choice of cells keeps `cell` safe while frozen and published cells stay shown.

    proposal: a coarser table that can be protected, or None where merging does not help.
    """

    def __init__(self, cell: Hashable, why: str, proposal: Any = None) -> None:
        super().__init__(f"Cell {cell!r} cannot be protected: {why}")
        self.cell = cell
        self.proposal = proposal
