"""What a table in `training.reports.released.MORE` is, and what it is made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from training.models import DemandRound, Release
from training.reports.content import ReleaseContent, Row
from ui.tables import Table


@dataclass(frozen=True)
class Before:
    """An earlier release for the same period: what it showed, and what the answers behind it say,
    as the table's `read` returns it."""

    release: Release
    content: ReleaseContent
    facts: Sequence[Any]


@dataclass(frozen=True)
class Given:
    """What a table is made from: the round, its figures as they will be shown above, what its
    answers say, and the releases before it, the first one first."""

    round: DemandRound
    content: ReleaseContent
    facts: Sequence[Any]
    before: Sequence[Before]

    @property
    def gone(self) -> set[int]:
        """The companies behind a release before that answer no more; facts have a `firm`."""
        before = {fact.firm for one in self.before for fact in one.facts}
        return before - {fact.firm for fact in self.facts}


class MoreTable(Protocol):
    """A module that makes and shows one table. KEY: its name in the content and in addresses;
    STEP: what the page of the release's job says while it is made."""

    KEY: str
    STEP: str

    def read(self, answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list]:
        """Return what versions of answers say, by version; firms as the companies they belong
        to."""

    def rows(self, given: Given) -> list[Row]:
        """Return what may be shown; equal answers give equal rows in equal order."""

    def table(self, content: ReleaseContent) -> Table | None:
        """Return the rows as people read them; None where there is nothing to say. Asked only of
        releases that have the table."""
