"""Which skills of a release may be shown with their figures. Nothing adds up over skills."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from disclosure import MinimumContributors, primary
from disclosure.releases import changes
from training.rules.demand import NeedFacts, quarter_index

# What a release says of a skill.
FIGURES: dict[str, Callable[[NeedFacts], int]] = {
    "people": lambda need: need.people,
    "levels": lambda need: need.gap,
    "quarter": lambda need: quarter_index(need.needed_by),
}


@dataclass(frozen=True)
class NeedsBefore:
    """The answers behind an earlier release for the same period, and its fewest firms."""

    facts: Sequence[NeedFacts]
    fewest: int


def skills_of_few(needs: Iterable[NeedFacts], fewest: int) -> set[str]:
    """Return the skills that too few firms need; `fewest`: firms behind a shown number."""
    people = {skill: _figure(stated, "people") for skill, stated in _by_skill(needs).items()}
    return set(primary(people, [MinimumContributors(fewest)]))


def skills_changed_by_few(
    needs: Sequence[NeedFacts], fewest: int, before: Iterable[NeedsBefore]
) -> set[str]:
    """Return the skills whose figures, less those of an earlier release, are those of few firms.

    Each of its figures tells of a change: people, levels to go, and by when.
    """
    now = _by_skill(needs)
    found = set()
    for release in before:
        was = _by_skill(release.facts)
        for skill in (was.keys() & now.keys()) - skills_of_few(release.facts, release.fewest):
            if any(_few_changed(was[skill], now[skill], figure, fewest) for figure in FIGURES):
                found.add(skill)
    return found


def _few_changed(
    was: Sequence[NeedFacts], now: Sequence[NeedFacts], figure: str, fewest: int
) -> bool:
    extra = changes({figure: _figure(was, figure)}, {figure: _figure(now, figure)})
    return bool(primary(extra.contributions, [MinimumContributors(fewest)]))


def _figure(needs: Iterable[NeedFacts], figure: str) -> list[tuple[int, int]]:
    return [(need.firm, FIGURES[figure](need)) for need in needs]


def _by_skill(needs: Iterable[NeedFacts]) -> dict[str, list[NeedFacts]]:
    found = defaultdict(list)
    for need in needs:
        found[need.competency].append(need)
    return found
