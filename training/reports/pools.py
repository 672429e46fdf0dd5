"""The convener's working view: needs not pooled yet, in groups alike, and pools."""

from collections import defaultdict
from collections.abc import Sequence

from employers.models import Employer
from training.models import DemandRound, KeptApart, Need
from training.rules.pooling import Apart, LikeNeeds, StatedNeed, competitors, like_needs


def latest_closed(partnership) -> DemandRound | None:
    """Return the partnership's last closed round."""
    return partnership.rounds.closed().order_by("-closed_at", "-pk").first()


def unpooled_needs(round: DemandRound | None):
    """Return the needs of a round's sent answers that are in no pool."""
    if round is None:
        return Need.objects.none()
    needs = Need.objects.counted().unpooled().filter(answer__round=round)
    return needs.select_related("competency", "organization")


def groups_to_pool(round: DemandRound | None) -> list[LikeNeeds]:
    """Return the groups of like needs of a round, whatever their size, largest first."""
    if round is None:
        return []
    stated = [
        StatedNeed(
            pk=need.pk,
            firm=need.organization_id,
            competency=need.competency_id,
            competency_name=need.competency.name,
            people=need.people,
            level_target=need.level_target,
            needed_by=need.needed_by,
            joins=need.joins,
        )
        for need in unpooled_needs(round)
    ]
    return like_needs(stated, _apart(round.board))


def _apart(board) -> Apart:
    """Return which firms of a board keep apart in classes. Nobody is told who picked whom."""
    picks = defaultdict(set)
    pairs = KeptApart.objects.filter(board=board).values_list("organization_id", "other_id")
    for firm, other in pairs:
        picks[firm].add(other)
    codes = Employer.objects.filter(board=board).exclude(naics="")
    return competitors(picks, dict(codes.values_list("organization_id", "naics")))


def group_of(round: DemandRound | None, need: int) -> Sequence[Need]:
    """Return the needs of the group that this need names, by firm; [] where there is none."""
    groups = (group for group in groups_to_pool(round) if group.is_shown)
    found = next((group for group in groups if group.seed == need), None)
    if found is None:
        return []
    chosen = [stated.pk for stated in found.needs]
    return list(unpooled_needs(round).filter(pk__in=chosen).order_by("organization__name", "pk"))
