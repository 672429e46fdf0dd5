"""What loads the files of one source: for the page, the job and the commands alike."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from careerpaths.importers.keeping import kept
from careerpaths.importers.loading import Outcome, Progress, release_for
from careerpaths.models import DataRelease
from ui.sheets import NotThisFile, Source, refusal

Take = Callable[[Sequence[Source], DataRelease, Progress], Outcome]


def _says_nothing(sources: Sequence[Source]) -> str:
    return ""


@dataclass(frozen=True)
class Loader:
    """Loads one source.

    take: puts the files' rows into the release; accepts: which files, a sentence for people;
    named: how releases are called, with an example; default: the release of files that do not
    name one; release_of: the release that the files name, "" if they do not.
    """

    source: DataRelease.Source
    accepts: str
    take: Take
    named: re.Pattern[str]
    example: str
    default: str = ""
    release_of: Callable[[Sequence[Source]], str] = _says_nothing

    def load(
        self,
        sources: Sequence[Source],
        *,
        release: str = "",
        by: Any = None,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[DataRelease, Outcome]:
        """Load the files in one transaction: all or nothing. Raises NotThisFile.

        progress: told the rows read so far; what it raises ends the work.
        """
        name = self._name(release, sources)
        with transaction.atomic():
            loaded = release_for(self.source, name, by=by)
            outcome = self.take(sources, loaded, Progress(progress))
            outcome.notes += kept(loaded)
            return loaded, outcome

    def _name(self, typed: str, sources: Sequence[Source]) -> str:
        """Return the release that was typed, that the files name, or that is usual."""
        named, own = self.release_named(typed), self.release_of(sources)
        if named and own and named != own:
            raise NotThisFile(f"The files are of release {own}, not of {named}.")
        if name := named or own or self.default:
            return name
        raise NotThisFile(self.name_it)

    @property
    def must_be_named(self) -> bool:
        """Tell whether only a person can say which release files are of."""
        return not self.default and self.release_of is _says_nothing

    @property
    def name_it(self) -> str:
        return f"Name the release, such as {self.example}."

    def release_named(self, release: str) -> str:
        """Return the name of a release as typed, without blanks around. Raises NotThisFile."""
        name = " ".join(release.split())
        if name and not self.named.fullmatch(name):
            what = f"'{name[:40]}' is not the name of a release such as {self.example}."
            raise NotThisFile(what)
        return name


def only(sources: Sequence[Source], what: str) -> Source:
    """Return the one file there is. Raises NotThisFile."""
    if len(sources) != 1:
        raise NotThisFile(f"There are {len(sources)} files, where {what} alone is expected.")
    return sources[0]


def refuse_other_year(source: Source, says: re.Match[str] | None, release: DataRelease) -> None:
    """Refuse a file that names another release than it shall be loaded as. Raises NotThisFile."""
    if says and says[1] != release.name:
        raise refusal(source.name, f"it says that it is of {says[1]}, not of {release.name}.")
