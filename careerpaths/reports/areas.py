"""Which areas a board calls here, and how far they are the counties it serves."""

from dataclasses import dataclass

from accounts.models import Board
from careerpaths.models import Area, AreaCounty, BoardArea, DataRelease, Wage

# The narrower an area, the nearer to what people here earn.
NEAREST_FIRST = [Area.Kind.METRO, Area.Kind.NONMETRO, Area.Kind.STATE, Area.Kind.NATION]
MOST_PROPOSED = 12


@dataclass(frozen=True)
class Reach:
    """An area beside the counties of a board.

    ours: names of the board's counties in it; beyond: how many other counties are in it. Both are
    empty where the counties of the area are not known: a whole state or the nation, or not loaded.
    """

    area: Area
    row: BoardArea | None
    ours: list[str]
    beyond: int
    has_wages: bool


def wage_release(board: Board) -> DataRelease | None:
    """Return the release of wages that the board works with; None before one is loaded."""
    return DataRelease.objects.in_use(board, DataRelease.Source.OEWS)


def areas_of(board: Board, release: DataRelease | None) -> list[Reach]:
    """Return the board's areas in its order, and whether the release has wages of each."""
    rows = list(board.boardareas.select_related("area"))
    return _reaches(board, [(row.area, row) for row in rows], release)


def proposed_areas(board: Board, release: DataRelease | None) -> list[Reach]:
    """Return areas that the board's counties lie in and that it has not chosen, nearest first."""
    areas = Area.objects.with_wages().covering(board)
    left = areas.exclude(pk__in=board.boardareas.values("area"))
    nearest = sorted(left, key=lambda area: (NEAREST_FIRST.index(Area.Kind(area.kind)), area.name))
    return _reaches(board, [(area, None) for area in nearest[:MOST_PROPOSED]], release)


def knows_metros() -> bool:
    """Tell whether a list of metropolitan areas with their counties is loaded."""
    return AreaCounty.objects.filter(area__kind=Area.Kind.METRO).exists()


def unserved_counties(board: Board, reaches: list[Reach]) -> list[str]:
    """Return the board's counties that no metropolitan or other small area of these holds."""
    held = {name for reach in reaches for name in reach.ours}
    return [name for county in board.counties.all() if (name := county.full_name) not in held]


def _reaches(
    board: Board, pairs: list[tuple[Area, BoardArea | None]], release: DataRelease | None
) -> list[Reach]:
    ours = {county.pk for county in board.counties.all()}
    areas = [area for area, _ in pairs]
    inside: dict[int, list[AreaCounty]] = {}
    for each in AreaCounty.objects.filter(area__in=areas).select_related("county"):
        inside.setdefault(each.area_id, []).append(each)
    wages = Wage.objects.filter(release=release, area__in=areas) if release else Wage.objects.none()
    priced = set(wages.order_by().values_list("area", flat=True).distinct())
    return [
        Reach(
            area=area,
            row=row,
            ours=[each.county.full_name for each in held if each.county_id in ours],
            beyond=sum(each.county_id not in ours for each in held),
            has_wages=area.pk in priced,
        )
        for area, row in pairs
        for held in [inside.get(area.pk, [])]
    ]
