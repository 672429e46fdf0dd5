"""Skills that people need: employers, people, levels to go, and the earliest quarter."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from training.reports.content import GIVES_AWAY, ReleaseContent, Row, too_few
from training.reports.released.rows import as_row
from training.rules.demand import NeedFacts, quarter_words
from training.rules.safe_needs import NeedsBefore, skills_changed_by_few, skills_of_few
from ui.tables import Column, Table, Value, shown

OTHER_WORDS = "A skill in an employer's own words"
MEASURES = ("people", "gap", "earliest")
COLUMNS = [
    Column("name", "Skill"),
    Column("employers", "Employers", numeric=True),
    Column("people", "People", numeric=True),
    Column("gap", "Levels to go, average", unit="of 4", numeric=True),
    Column("earliest", "Earliest"),
]


def need_rows(needs: Sequence[NeedFacts], fewest: int, before: Sequence[NeedsBefore]) -> list[Row]:
    """Return a row for each skill, in the order of their names, the last those in own words."""
    by_skill = defaultdict(list)
    for need in needs:
        by_skill[need.competency].append(need)
    reasons = {
        **dict.fromkeys(skills_changed_by_few(needs, fewest, before), GIVES_AWAY),
        **dict.fromkeys(skills_of_few(needs, fewest), too_few(fewest)),
    }
    rows = [
        _hidden_need(stated[0], reasons[skill]) if skill in reasons else _need_row(skill, stated)
        for skill, stated in by_skill.items()
    ]
    return sorted(rows, key=lambda row: (row.name == OTHER_WORDS, row.name.casefold(), row.name))


def _hidden_need(need: NeedFacts, reason: Value) -> Row:
    name = OTHER_WORDS if need.in_own_words else need.competency
    return Row(name, dict.fromkeys(("employers", *MEASURES), reason))


def _need_row(skill: str, stated: Sequence[NeedFacts]) -> Row:
    gap = Decimal(sum(need.gap for need in stated)) / len(stated)
    return Row(
        skill,
        {
            "employers": shown(len({need.firm for need in stated})),
            "people": shown(sum(need.people for need in stated)),
            "gap": shown(gap.quantize(Decimal("0.1"), ROUND_HALF_UP)),
            "earliest": shown(quarter_words(min(need.needed_by for need in stated))),
        },
    )


def needs_table(content: ReleaseContent) -> Table:
    rows = [as_row(row) for row in content.needs]
    return Table(
        "Skills people need, by employers' words", COLUMNS, rows, empty="No employer stated one."
    )
