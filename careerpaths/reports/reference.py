"""Which official data are loaded, and which of them a board works with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import Board
from careerpaths.importers.kinds import LOADERS
from careerpaths.models import (
    CipSoc,
    DataRelease,
    InstructionalProgram,
    Occupation,
    OnetOccupation,
    Rating,
    RelatedOccupation,
    SeriesValue,
    Title,
    Wage,
)
from employers.models import Industry

S = DataRelease.Source


@dataclass(frozen=True)
class Counted:
    """What a release holds of one kind: its name for people, and where the release stands."""

    label: str
    rows: Callable[[], QuerySet[Any]]
    path: str = "release"
    only: Q = field(default_factory=Q)


VALUES = [Counted("values", SeriesValue.objects.all)]
COUNTED: dict[str, list[Counted]] = {
    S.NAICS: [Counted("industries", Industry.objects.all)],
    S.SOC: [
        Counted("occupations", Occupation.objects.all, only=Q(level="detailed")),
        Counted("groups", Occupation.objects.all, only=~Q(level="detailed")),
        Counted("definitions", Occupation.objects.all, only=~Q(definition="")),
    ],
    S.CIP: [
        Counted("programs", InstructionalProgram.objects.all, only=Q(level="program")),
        Counted("in force", InstructionalProgram.objects.all, only=Q(is_active=True)),
    ],
    S.CROSSWALK: [Counted("matches", CipSoc.objects.all)],
    S.ONET: [
        Counted("occupations", OnetOccupation.objects.all),
        Counted("ratings", Rating.objects.all, "occupation__release"),
        Counted("titles", Title.objects.all, "occupation__release"),
        Counted("relations", RelatedOccupation.objects.all, "occupation__release"),
    ],
    S.OEWS: [Counted("rows of wages", Wage.objects.all)],
    S.AREAS: [],
    S.QCEW: VALUES,
    S.CPI: VALUES,
    S.SERIES: VALUES,
}


@dataclass(frozen=True)
class SourceLine:
    """A source, how many of its releases are loaded, and the one a board works with."""

    source: DataRelease.Source
    releases: int
    in_use: DataRelease | None
    is_chosen: bool


@dataclass(frozen=True)
class ReleaseLine:
    """A release of one source, beside the others: what it holds, since when, and by whom."""

    release: DataRelease
    counts: list[tuple[str, int]]
    by: str
    in_use: bool


def sources_of(board: Board) -> list[SourceLine]:
    """Return every source that can be loaded, in two queries."""
    chosen = {each.source: each.release_id for each in board.releaseinuses.all()}
    loaded: dict[str, list[DataRelease]] = {}
    for release in DataRelease.objects.order_by("-order", "-pk"):
        loaded.setdefault(release.source, []).append(release)
    return [
        _line(source, loaded.get(source, []), chosen.get(source))
        for source in S
        if source in LOADERS
    ]


def release_in_use(board: Board, source: str) -> DataRelease | None:
    """Return the release of a source that a board works with, if any is loaded."""
    return DataRelease.objects.in_use(board, source)


def releases_loaded(source: str) -> QuerySet[DataRelease]:
    """Return the releases of a source, newest first, with who loaded them first."""
    return DataRelease.objects.of(source).select_related("loaded_by")


def releases_of(
    board: Board, source: str, releases: Iterable[DataRelease], in_use: DataRelease | None
) -> list[ReleaseLine]:
    """Return these releases side by side; the number of queries does not grow with them."""
    rows = list(releases)
    counts = [(each.label, _counted(each, rows, source)) for each in COUNTED[source]]
    today = timezone.localdate()
    staff = set(board.memberships.current(today).values_list("user_id", flat=True))
    return [
        ReleaseLine(
            release=release,
            counts=[(label, found.get(release.pk, 0)) for label, found in counts],
            by=_by(release, staff),
            in_use=release == in_use,
        )
        for release in rows
    ]


def labels_of(source: str) -> list[str]:
    """Return what is counted of a source, in the order of `ReleaseLine.counts`."""
    return [each.label for each in COUNTED[source]]


def _line(source: DataRelease.Source, loaded: list[DataRelease], chosen: int | None) -> SourceLine:
    own = next((each for each in loaded if each.pk == chosen), None)
    newest = loaded[0] if loaded else None
    return SourceLine(source, len(loaded), own or newest, own is not None)


def _counted(each: Counted, releases: list[DataRelease], source: str) -> dict[int, int]:
    """Return how many rows each release holds; NAICS knows its release by name."""
    keys: dict[Any, int] = {
        (release.name if source == S.NAICS else release.pk): release.pk for release in releases
    }
    rows = each.rows().filter(each.only, **{f"{each.path}__in": list(keys)})
    found = rows.order_by().values_list(each.path).annotate(number=Count("pk"))
    return {keys[key]: number for key, number in found}


def _by(release: DataRelease, staff: set[int]) -> str:
    """Name whoever loaded a release to his own board; others learn that it was another one."""
    if release.loaded_by is None:
        return "the command line"
    return str(release.loaded_by) if release.loaded_by_id in staff else "another board"
