"""A file of a release of O*NET on its way into the tables."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.importers.onet.columns import CODE
from careerpaths.importers.onet.tables import LAYOUTS, Table
from careerpaths.models import DataRelease
from ui.sheets import NotThisFile, Source, lines, refusal

WORKBOOK = b"PK"
BLOCK = 1024**2  # bytes
ENDS = (b"\n", b".", b"!", b"?", b")", b'"', b"")


class Seen:
    """What was said of an occupation: a bit for each, so that a long file takes no more room."""

    def __init__(self) -> None:
        self._bits: dict[Hashable, int] = {}
        self._said: dict[int, int] = {}

    def again(self, occupation: int, what: Hashable) -> bool:
        """Tell whether this was said before, and remember it."""
        bit = self._bits.setdefault(what, 1 << len(self._bits))
        said = self._said.get(occupation, 0)
        self._said[occupation] = said | bit
        return bool(said & bit)


@dataclass(frozen=True)
class Part:
    """One file, the table it holds, and the occupations of its release: code -> key."""

    source: Source
    table: Table
    release: DataRelease
    occupations: Mapping[str, int]
    progress: Progress
    seen: Seen = field(default_factory=Seen)

    def load(
        self,
        model: type[models.Model],
        rows: Iterable[Sequence[Any]],
        columns: Sequence[str],
        key: Sequence[str],
        **how: Any,
    ) -> Outcome:
        """Load rows of which `progress` is told. Raises NotThisFile."""
        limits = [model._meta.get_field(name).max_length for name in columns]
        if any(limits):
            rows = self._fitting(rows, limits)
        return load(model, rows, columns=columns, key=key, progress=self.progress, **how)

    def fit(self, text: str, longest: int | None) -> None:
        """Refuse the row with a text that is longer than this. Raises NotThisFile."""
        if longest is None or len(text) <= longest:
            return
        what = f"a text is longer than {longest} letters."
        for line in lines(self.source, columns=LAYOUTS[self.table][:1], quoted=False):
            if text in (str(cell).strip() for cell in line.cells):
                raise line.refused(None, what)
        raise refusal(self.source.name, what)

    def _fitting(
        self, rows: Iterable[Sequence[Any]], limits: Sequence[int | None]
    ) -> Iterator[Sequence[Any]]:
        for row in rows:
            for cell, longest in zip(row, limits, strict=True):
                if longest:
                    self.fit(cell, longest)
            yield row

    def refuse_cut(self) -> None:
        """Refuse a text that ends within a sentence of its last column: no other cut is unseen.

        Raises NotThisFile.
        """
        if self.source.start(len(WORKBOOK)) == WORKBOOK:
            return
        end = b""
        with self.source.open() as stream:
            while block := stream.read(BLOCK):
                end = block[-1:]
        if end not in ENDS:
            raise refusal(self.source.name, "the file is cut off within its last line.")

    def occupation(self, code: str, column: str = CODE) -> int:
        """Return the key of an occupation. Raises NotThisFile where the release has none."""
        known = self.occupations.get(code)
        if known is None:
            raise self.refused({column: code}, f"release {self.release.name} has no {code}.")
        return known

    def once(self, occupation: int, cells: Mapping[str, object]) -> None:
        """Refuse cells that an earlier row of the file has as well. Raises NotThisFile."""
        if self.seen.again(occupation, tuple(cells.values())[1:]):
            named = ", ".join(map(str, cells.values()))
            raise self.refused(cells, f"{named} stands here for the second time.", time=2)

    def refused(self, cells: Mapping[str, object], what: str, time: int = 1) -> NotThisFile:
        """Return the refusal of the row that has these cells; the file is read again to find it."""
        wanted = {column: str(cell) for column, cell in cells.items()}
        for line in lines(self.source, columns=list(wanted), quoted=False):
            time -= all(line.text(column) == cell for column, cell in wanted.items())
            if not time:
                return line.refused(next(iter(wanted)), what)
        return refusal(self.source.name, what)
