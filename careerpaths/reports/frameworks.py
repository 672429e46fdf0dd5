"""Which O*NET elements an occupation rests on, and what uses a framework."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q

from accounts.models import Board
from careerpaths.models import Competency, DataRelease, Framework, OnetOccupation, Rating
from careerpaths.reports.uses import Use, uses_of

KINDS = {"2.A": "Skills", "2.B": "Skills", "2.C": "Knowledge"}


@dataclass(frozen=True)
class Rated:
    """Occupations of one release that have ratings, under a SOC or O*NET-SOC code."""

    occupations: Sequence[OnetOccupation]
    is_in_use: bool


def rated(board: Board, code: str) -> Rated:
    """Return the rated occupations of a code: of the release the board works with, else of the
    newest release that rates them."""
    kinds = Q(element__element_id__startswith="2.")
    ratings = Rating.objects.filter(kinds, occupation=OuterRef("pk"), importance__isnull=False)
    rows = OnetOccupation.objects.filter(Q(code=code) | Q(soc=code)).filter(Exists(ratings))
    chosen = DataRelease.objects.in_use(board, DataRelease.Source.ONET)
    in_use = list(rows.filter(release=chosen).select_related("release").order_by("code"))
    if in_use:
        return Rated(in_use, True)
    found = list(rows.select_related("release").order_by("-release__order", "-release", "code"))
    return Rated([each for each in found if each.release_id == found[0].release_id], False)


def top_elements(occupation: OnetOccupation, kinds: Sequence[str], most: int) -> list[Rating]:
    """Return the ratings of the most important elements: of equal ones, in O*NET's order.

    kinds: "Skills", "Knowledge".
    """
    wanted = Q()
    for prefix, kind in KINDS.items():
        if kind in kinds:
            wanted |= Q(element__element_id__startswith=f"{prefix}.")
    rows = occupation.ratings.filter(wanted, importance__isnull=False, not_relevant=False)
    rows = rows.select_related("element").order_by("-importance", "element__element_id")
    return list(rows[:most])


def kind_of(element_id: str) -> str:
    return KINDS.get(element_id[:3], "")


def has_onet() -> bool:
    return DataRelease.objects.of(DataRelease.Source.ONET).exists()


def uses_of_framework(framework: Framework) -> list[Use]:
    """Return what uses a framework's competencies, such as needs, pools and credentials."""
    return uses_of(framework.competencies.order_by())


def uses_of_competency(competency: Competency) -> list[Use]:
    return uses_of(Competency.objects.filter(pk=competency.pk).order_by())


def highest_level(framework: Framework) -> int:
    """Return the highest level that a credential asks for in a framework's scale, 0 for none."""
    found = framework.competencies.aggregate(highest=Max("credentials__level"))
    return found["highest"] or 0
