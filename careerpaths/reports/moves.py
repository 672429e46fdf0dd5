"""The facts of a move between two occupations, from the releases that are loaded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef

from accounts.models import Board
from careerpaths import models
from careerpaths.models import Area, DataRelease, Occupation, OnetOccupation, RelatedOccupation
from careerpaths.reports.releases import releases_in_use
from careerpaths.reports.wages import annual_wage, wage_rows
from careerpaths.rules.attribution import Credit, credit
from careerpaths.rules.codes import occupation_code, onet_soc_of, soc_of
from careerpaths.rules.moves import MoveFacts, Related, Side, move_facts
from careerpaths.rules.skills import SKILLS, Profile, Rating

Source = DataRelease.Source
WITH_WAGES = (Area.Kind.NATION, Area.Kind.STATE, Area.Kind.METRO, Area.Kind.NONMETRO)


class NotLoaded(LookupError):
    """A code, an area or data that nothing loaded knows. str(): one plain sentence."""


def career_move(
    from_code: str,
    to_code: str,
    *,
    area: str,
    onet_release: DataRelease | None = None,
    oews_release: DataRelease | None = None,
) -> MoveFacts:
    """Return the facts of a move between two SOC or O*NET-SOC codes, with wages of one area.

    area: the code of an Area for which wages are published. Without a release, the newest one:
    of O*NET the newest with ratings, of OEWS the newest with wages of the area. Raises NotACode
    for what is no code, NotLoaded for what no release knows.
    """
    codes = occupation_code(from_code), occupation_code(to_code)
    place = area_of(area)
    onet_release = onet_release or _newest_rated()
    oews_release = oews_release or _newest_with_wages(place)
    origin, destination = profiles = _profiles(codes, onet_release)
    wages = wage_rows(oews_release, [place], map(soc_of, codes))
    sides = [
        Side(profile, annual_wage(soc_of(profile.code), place, oews_release, wages))
        for profile in profiles
    ]
    facts = move_facts(
        *sides,
        related=_related(origin.code, destination.code, onet_release),
        onet_release=onet_release.name if onet_release else None,
    )
    return replace(facts, why=_with_siblings(facts.why, profiles, onet_release))


def move_of_board(board: Board, from_code: str, to_code: str, area: str) -> MoveFacts:
    """Return the facts of a move from the releases that a board works with.

    Where its release of O*NET has no ratings, they are the newest there are. Raises as career_move.
    """
    in_use = releases_in_use(board)
    onet = in_use.get(Source.ONET)
    is_rated = models.Rating.objects.filter(occupation__release=onet).exists()
    return career_move(
        from_code,
        to_code,
        area=area,
        onet_release=onet if is_rated else None,
        oews_release=in_use.get(Source.OEWS),
    )


def move_credits(facts: MoveFacts) -> list[Credit]:
    """Return the lines that name whom the facts are from."""
    releases = [(Source.ONET, facts.onet_release), (Source.OEWS, facts.origin.wage.release)]
    return [credit(source, name) for source, name in releases if name]


def area_of(code: str) -> Area:
    """Return the area of the wage statistics with this code; NotLoaded if there is none."""
    found = Area.objects.filter(code__iexact=code.strip(), kind__in=WITH_WAGES).first()
    if found is None:
        raise NotLoaded(
            f"No area with wages has the code “{code}”: write US, a state such as 42, or a "
            "metropolitan area such as 29540."
        )
    return found


def _newest_rated() -> DataRelease | None:
    releases = DataRelease.objects.of(Source.ONET)
    rated = models.Rating.objects.filter(occupation__release=OuterRef("pk"))
    return releases.filter(Exists(rated)).first() or releases.first()


def _newest_with_wages(area: Area) -> DataRelease | None:
    releases = DataRelease.objects.of(Source.OEWS)
    wages = models.Wage.objects.filter(release=OuterRef("pk"), area=area)
    return releases.filter(Exists(wages)).first() or releases.first()


def _profiles(codes: tuple[str, str], release: DataRelease | None) -> list[Profile]:
    """Return the profiles of both codes: of a SOC code, that of its first O*NET occupation."""
    wanted = [onet_soc_of(code) for code in codes]
    found = {
        row.code: row for row in OnetOccupation.objects.filter(release=release, code__in=wanted)
    }
    ratings = _ratings(found.values())
    titles = _titles(code for code in wanted if code not in found)
    return [
        Profile(code, found[code].title, found[code].job_zone, ratings.get(found[code].pk, ()))
        if code in found
        else Profile(code, _title(code, titles))
        for code in wanted
    ]


def _ratings(occupations: Iterable[OnetOccupation]) -> dict[int, list[Rating]]:
    rows = models.Rating.objects.filter(
        occupation__in=list(occupations), element__element_id__in=SKILLS
    ).select_related("element")
    ratings: dict[int, list[Rating]] = {}
    for row in rows:
        ratings.setdefault(row.occupation_id, []).append(
            Rating(
                element=row.element.element_id,
                importance=row.importance,
                level=row.level,
                not_relevant=row.not_relevant,
                suppress_importance=row.suppress_importance,
                suppress_level=row.suppress_level,
                name=row.element.name,
            )
        )
    return ratings


def _titles(codes: Iterable[str]) -> dict[str, str]:
    """Return titles of SOC codes that O*NET does not have, newest release last."""
    socs = [soc_of(code) for code in codes]
    rows = Occupation.objects.filter(soc__in=socs).order_by("release__order")
    return dict(rows.values_list("soc", "title"))


def _title(code: str, titles: Mapping[str, str]) -> str:
    soc = soc_of(code)
    if soc not in titles or not code.endswith(".00"):
        raise NotLoaded(f"No occupation that is loaded has the code {code.removesuffix('.00')}.")
    return titles[soc]


def _related(origin: str, destination: str, release: DataRelease | None) -> Related | None:
    row = RelatedOccupation.objects.filter(
        occupation__release=release, occupation__code=origin, other__code=destination
    ).first()
    return Related(row.tier, row.place) if row else None


def _with_siblings(
    why: Mapping[str, str], profiles: Sequence[Profile], release: DataRelease | None
) -> dict[str, str]:
    """Name the rated occupations of a SOC code where the one compared has no ratings."""
    unrated = [profile.code for profile in profiles if not profile.skills]
    if not unrated:
        return dict(why)
    rows = OnetOccupation.objects.filter(
        release=release, soc__in=[soc_of(code) for code in unrated], ratings__isnull=False
    )
    rated = [f"{code} {title}" for code, title in rows.distinct().values_list("code", "title")]
    if not rated:
        return dict(why)
    words = f" O*NET rates these of the same SOC code: {'; '.join(rated)}."
    return {
        path: said + words if path.startswith(("similarity", "gap")) else said
        for path, said in why.items()
    }
