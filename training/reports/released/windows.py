"""Skills split by when people need them and the level they are to reach."""

from collections.abc import Sequence

from training.reports.content import ReleaseContent, RoundFacts, Row, part
from training.reports.released.rows import as_row, has_figures
from training.rules.demand import NeedFacts
from training.rules.safe_figures import Cell
from training.rules.safe_windows import ALL_SKILLS, SPLITS, TOTAL, WindowsBefore, shown_windows
from ui.tables import Column, Table

ALL_SKILLS_NAME = "All skills"
WHEN = {"soon": "Within 6 months", "year": "6 to 12 months", "later": "Emerging, after 12 months"}
LEVELS = {"1-2": "to level 1 or 2", "3-4": "to level 3 or 4"}
COLUMNS = [
    Column("name", "Skill"),
    *(
        Column(f"{window}|{band}", f"{when}, {level}", numeric=True)
        for window, when in WHEN.items()
        for band, level in LEVELS.items()
    ),
    Column("total", "People", numeric=True),
]
NOTE = "People by when they need it and the level they are to reach. 4 teaches others."
NONE = "Hidden: beside the figures above it would tell what few employers said."


def window_rows(
    about: RoundFacts,
    needs: Sequence[NeedFacts],
    rows: Sequence[Row],
    before: Sequence[WindowsBefore],
) -> list[Row]:
    """Return the skills that are shown, split by level and time, and all skills last; no rows
    where no split is safe. rows: the release's rows of whole skills."""
    skills = [row.name for row in rows if row.cells["people"].is_shown]
    found = shown_windows(needs, about.as_of, about.fewest, skills, before) if skills else None
    if found is None:
        return []
    people = {row.name: row.cells["people"] for row in rows}
    return [
        Row(
            skill or ALL_SKILLS_NAME,
            {
                **{split: part(found.get((skill, split))) for split in SPLITS},
                TOTAL: people[skill] if skill else part(found.get((skill, TOTAL))),
            },
        )
        for skill in (*skills, ALL_SKILLS)
    ]


def windows_before(content: ReleaseContent, needs: Sequence[NeedFacts]) -> WindowsBefore:
    """Return what a release showed of splits, and the answers behind it."""
    return WindowsBefore(needs, content.since or content.as_of, _shown(content, needs))


def _shown(content: ReleaseContent, needs: Sequence[NeedFacts]) -> set[Cell] | None:
    """Return the splits of skills that a release showed; None where a skill has another name
    today, so that nobody can say which it was."""
    found = {(row.name, TOTAL) for row in content.needs if row.cells["people"].is_shown}
    for row in content.windows or ():
        skill = ALL_SKILLS if row.name == ALL_SKILLS_NAME else row.name
        found |= {(skill, split) for split, value in row.cells.items() if value.is_shown}
    names = {ALL_SKILLS, *(need.competency for need in needs)}
    return found if {skill for skill, _ in found} <= names else None


def windows_table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the release was made before there was one, or shows no skill."""
    rows = content.windows
    if rows is None or not has_figures(content.needs):
        return None
    return Table(
        "Skills by time and level",
        COLUMNS,
        [as_row(row) for row in rows[:-1]],
        note=NOTE,
        footer=as_row(rows[-1]) if rows else None,
        empty=NONE,
    )
