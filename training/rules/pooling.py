"""Which needs are alike: the rule behind pools (domain.md b.4)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from training.rules.demand import quarter_index

QUARTERS_APART = 2  # firms wait for each other this long, not longer
SHOWN_FROM = 2  # firms, for the convener alone (ARCHITECTURE.md 5)
WHOLE_NAICS = 6  # digits
# How a firm joins others in a class, as `training.models.Need.Joins` keeps it.
WITH_ALL, NOT_COMPETITORS, ALONE = "yes", "not_competitors", "own"

# Tells of two firms whether the first one counts the other among its direct competitors.
Apart = Callable[[int, int], bool]


@dataclass(frozen=True)
class StatedNeed:
    """One firm's need as pooling sees it; `pk` and `firm` are numbers of records."""

    pk: int
    firm: int
    competency: int
    competency_name: str
    people: int
    level_target: int
    needed_by: dt.date
    joins: str = WITH_ALL

    @property
    def band(self) -> int:
        """The levels 1 and 2 are taught in one class, 3 and 4 in another."""
        return 1 if self.level_target <= 2 else 2


@dataclass(frozen=True)
class LikeNeeds:
    """Needs that one class could serve, the earliest first."""

    needs: Sequence[StatedNeed]

    @property
    def competency_name(self) -> str:
        return self.needs[0].competency_name

    @property
    def level_words(self) -> str:
        return "levels 1 to 2" if self.needs[0].band == 1 else "levels 3 to 4"

    @property
    def firms(self) -> int:
        return len({need.firm for need in self.needs})

    @property
    def people(self) -> int:
        return sum(need.people for need in self.needs)

    @property
    def needed_by(self) -> dt.date:
        return self.needs[0].needed_by

    @property
    def seed(self) -> int:
        """The need that names the group in an address."""
        return min(need.pk for need in self.needs)

    @property
    def is_shown(self) -> bool:
        return self.firms >= SHOWN_FROM


def nobody_apart(firm: int, other: int) -> bool:
    return False


def competitors(picks: Mapping[int, Collection[int]], naics: Mapping[int, str]) -> Apart:
    """Return who is apart from whom: the firms it picked; without a pick, those of its industry.

    picks: {firm: the firms it picked}; naics: {firm: its code}, of which six digits name one
    industry and fewer name none.
    """

    def apart(firm: int, other: int) -> bool:
        if picks.get(firm):
            return other in picks[firm]
        code = naics.get(firm, "")
        return len(code) == WHOLE_NAICS and naics.get(other) == code

    return apart


def may_share(one: StatedNeed, other: StatedNeed, apart: Apart) -> bool:
    """Tell whether both can sit in one class, as both firms want it; a firm's own always can."""
    if one.firm == other.firm:
        return True
    if ALONE in (one.joins, other.joins):
        return False
    return not any(
        need.joins == NOT_COMPETITORS and apart(need.firm, beside.firm)
        for need, beside in ((one, other), (other, one))
    )


def like_needs(needs: Iterable[StatedNeed], apart: Apart = nobody_apart) -> list[LikeNeeds]:
    """Return the groups of needs alike in competency, level band and window, largest first.

    A group takes in what is needed at most two quarters after its earliest need; what comes
    later begins the next group. What cannot share a class is in groups beside each other.
    """
    alike = defaultdict(list)
    for need in sorted(needs, key=lambda need: (need.needed_by, need.pk)):
        alike[need.competency, need.band].append(need)
    groups = [group for ordered in alike.values() for group in _windows(ordered, apart)]
    return sorted(groups, key=lambda group: (-group.firms, group.competency_name, group.seed))


def _windows(ordered: Sequence[StatedNeed], apart: Apart) -> Iterable[LikeNeeds]:
    """Cut needs, one or more and the earliest first, where the time between them is too long."""
    start = 0
    window: list[StatedNeed] = []
    for need in ordered:
        quarter = quarter_index(need.needed_by)
        if window and quarter - start > QUARTERS_APART:
            yield from _classes(window, apart)
            window = []
        if not window:
            start = quarter
        window.append(need)
    yield from _classes(window, apart)


def _classes(window: Sequence[StatedNeed], apart: Apart) -> Iterable[LikeNeeds]:
    """Put each need of a window into the first group in which it may sit with everybody."""
    groups: list[list[StatedNeed]] = []
    for need in window:
        for group in groups:
            if all(may_share(need, other, apart) for other in group):
                group.append(need)
                break
        else:
            groups.append([need])
    return map(LikeNeeds, groups)
