"""How far a partnership is: its checklist, and when it came to each stage."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from partnerships.models import LifeMove, Partnership, StageItem
from partnerships.rules.stages import CHECKLISTS, Item
from partnerships.rules.words import joined, number_word


@dataclass(frozen=True)
class Line:
    """One item of a checklist with what was written on it, if anything."""

    item: Item
    row: StageItem | None

    @property
    def is_done(self) -> bool:
        return self.row is not None and self.row.done_on is not None


@dataclass(frozen=True)
class Checklist:
    """What a stage asks for before it is left."""

    stage: str
    lines: list[Line]

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if not line.is_done]

    @property
    def finding(self) -> str:
        """What remains, in a sentence without its items: "To leave Deliver, two of five remain"."""
        stage, left = self.stage.capitalize(), len(self.open)
        if not left:
            return f"Everything that {stage} asks for is done"
        verb = "remains" if left == 1 else "remain"
        return f"To leave {stage}, {number_word(left)} of {number_word(len(self.lines))} {verb}"

    @property
    def open_words(self) -> str:
        return joined([line.item.text for line in self.open])

    @property
    def all_words(self) -> str:
        return f"All {number_word(len(self.lines))}"


def checklists(partnership: Partnership) -> dict[str, Checklist]:
    """Return the checklist of each stage: one query."""
    rows = {(row.stage, row.key): row for row in partnership.stage_items.select_related("owner")}
    return {
        stage: Checklist(stage, [Line(item, rows.get((stage, item.key))) for item in items])
        for stage, items in CHECKLISTS.items()
    }


def left_open(partnership: Partnership, lists: dict[str, Checklist]) -> list[Checklist]:
    """Return what stays open of the stages the partnership has left."""
    stages = list(CHECKLISTS)[: partnership.stage_number - 1]
    found = [Checklist(stage, lists[stage].open) for stage in stages]
    return [checklist for checklist in found if checklist.lines]


def open_items(partnership: Partnership) -> list[str]:
    """Return the words of what the stage of the partnership still asks for."""
    return [line.item.text for line in checklists(partnership)[partnership.stage].open]


def moves(partnership: Partnership) -> QuerySet[LifeMove, LifeMove]:
    """Return the moves of a partnership, the last first."""
    return partnership.life_moves.select_related("moved_by").order_by("-moved_on", "-pk")


def stage_days(partnership: Partnership) -> dict[str, dt.date]:
    """Return on which day a partnership came to each stage the last time: one query."""
    moves = partnership.life_moves.filter(kind=LifeMove.Kind.STAGE).order_by()
    return dict(moves.values_list("target").annotate(Max("moved_on")))
