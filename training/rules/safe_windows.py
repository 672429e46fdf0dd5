"""Which figures of needs by skill, level and time may be shown beside those of whole skills.

The people of a skill are shown or hidden by `safe_needs`; what is shown of it is split here by the
level to reach and by when, and never costs a figure of a whole skill.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

from disclosure import CannotProtect
from training.rules.demand import NeedFacts, period_end
from training.rules.safe_figures import mask_beside
from training.rules.versions import Cell, Difference, Table, Version, Versions

# Stands in a cell's place of the skill; no skill has an empty name.
ALL_SKILLS = ""
TOTAL = "total"
BANDS = ("1-2", "3-4")
WINDOWS = ("soon", "year", "later")  # within 6 months, 6 to 12, and after that: emerging
SPLITS = [f"{window}|{band}" for window in WINDOWS for band in BANDS]


@dataclass(frozen=True)
class WindowsBefore:
    """An earlier release for the same period: the answers behind it, the day its windows begin,
    and the cells it showed; None where those have other names today."""

    facts: Sequence[NeedFacts]
    as_of: dt.date
    shown: Collection[Cell] | None


def split_of(need: NeedFacts, as_of: dt.date) -> str:
    """Return the window and the band of levels in which a need lies, "soon|1-2"."""
    months = [6, 12]
    passed = sum(need.needed_by > period_end(as_of, count) for count in months)
    return f"{WINDOWS[passed]}|{BANDS[need.level > 2]}"


def window_table(needs: Sequence[NeedFacts], as_of: dt.date, margins: bool = True) -> Table:
    """Return people by skill and split with the total of each skill; margins: and of all skills.

    Contributors are answers: (firm, skill).
    """
    given = defaultdict(list)
    for need in sorted(needs, key=lambda need: (need.competency, need.firm, need.people)):
        for skill in (need.competency, ALL_SKILLS) if margins else (need.competency,):
            for split in (split_of(need, as_of), TOTAL):
                given[skill, split].append(((need.firm, need.competency), need.people))
    skills = list(dict.fromkeys(skill for skill, _ in given))
    cells = [(skill, split) for skill in skills for split in (*SPLITS, TOTAL)]
    return Table(
        values={cell: sum(people for _, people in given[cell]) for cell in cells},
        relations=_relations(skills),
        contributions={cell: given[cell] for cell in cells},
    )


def _relations(skills: Sequence[str]) -> list[tuple[Cell, list[Cell]]]:
    of_skills = [((skill, TOTAL), [(skill, split) for split in SPLITS]) for skill in skills]
    parts = [skill for skill in skills if skill != ALL_SKILLS]
    if len(parts) == len(skills):
        return of_skills
    over_skills = [
        ((ALL_SKILLS, split), [(skill, split) for skill in parts]) for split in (*SPLITS, TOTAL)
    ]
    return [*of_skills, *over_skills]


def shown_windows(
    needs: Sequence[NeedFacts],
    as_of: dt.date,
    fewest: int,
    skills: Collection[str],
    before: Sequence[WindowsBefore] = (),
) -> dict[Cell, int] | None:
    """Return the figures that may be shown, or None if no split can beside what is out.

    skills: those whose people are shown; of the others nothing is. First all skills are split,
    with totals over them; else, without these, those that can be.
    """
    if any(release.shown is None for release in before):
        return None
    earlier = [(window_table(one.facts, one.as_of), one.shown or ()) for one in before]
    whole = {(skill, TOTAL) for skill in skills}
    table, split = window_table(needs, as_of), set(skills)
    while split:
        frozen = whole & table.values.keys()
        cost = {cell: float(value + 1) for cell, value in table.values.items()}
        try:
            mask = mask_beside(table, fewest, earlier, cost=cost, frozen=frozen, least=_least)
        except CannotProtect as failure:
            if (ALL_SKILLS, TOTAL) not in table.values:
                unsafe = _skill_of(failure.cell)
                if unsafe not in split:
                    return None
                split.remove(unsafe)
            kept = [need for need in needs if need.competency in split]
            table = window_table(kept, as_of, margins=False)
            continue
        kept_skills = {*split, ALL_SKILLS}
        seen = [cell for cell in table.values if cell not in mask.few and cell not in mask.others]
        return {cell: table.values[cell] for cell in seen if cell[0] in kept_skills}
    return None


def _skill_of(cell: Hashable) -> str:
    version = cell.older if isinstance(cell, Difference) else cell
    return version.cell[0] if isinstance(version, Version) else ALL_SKILLS


def _least(versions: Versions, fewest: int) -> dict[Version, int]:
    """Return what everybody can tell of figures: those of whole skills have somebody behind them,
    of splits the same words are at all that are hidden, so they are 0 or more."""
    least: dict[Version, int] = {}
    for key, pairs in versions.contributions.items():
        if isinstance(key, Version):
            firms: set[Hashable] = {firm for (firm, _), _ in pairs}
            whole = fewest if len(firms) >= fewest else min(len(firms), 1)
            least[key] = whole if key.cell[1] == TOTAL else 0
    return least
