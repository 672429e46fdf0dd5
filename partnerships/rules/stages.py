"""What must be done before a partnership leaves a stage, and what it takes to go on without."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accounts.rules import Lifecycle, Move
from partnerships.rules.lifecycles import STAGE
from partnerships.rules.words import joined


@dataclass(frozen=True)
class Item:
    """One item of a stage's exit checklist. `key` is unique among all stages."""

    key: str
    text: str


def _items(**texts: str) -> tuple[Item, ...]:
    return tuple(Item(key.replace("_", "-"), text) for key, text in texts.items())


# Exit checklists by stage: domain.md b.5.
CHECKLISTS = {
    "explore": _items(
        data_sheet="write the cluster data sheet: jobs, wages, firms, high-priority occupations",
        who_works_there="list who already works with these firms",
        support_team="form the support team of public partners, with one voice agreed",
        neutral_convener="name a neutral convener",
    ),
    "form": _items(
        interviews="interview 10 to 15 employers one to one",
        champions="find two or three chief executives as champions",
        scope="write down the region and the scope of the industry",
        invitations="write the invitation list and the letters",
        approval="get the approval of the board or the funder",
        date_and_place="set date, place and facilitator of the launch meeting",
    ),
    "launch": _items(
        launch_meeting="hold the launch meeting",
        issues="write down the issues",
        ranking="rank the issues by importance and feasibility",
        priorities="adopt two to four priorities",
        priority_champions="name an employer champion for each priority",
        next_date="set the next date",
        notes_out="send the notes within 48 hours",
    ),
    "act": _items(
        task_forces="form a task force for each priority",
        action_plan="write logic model and action plan by the fourth meeting",
        sixty_day_goals="set 60-day goals",
        quick_win="reach a first quick win",
        demand_round="run a demand round",
        first_class="confirm the first class",
    ),
    "deliver": _items(
        classes_finished="finish the classes",
        curriculum="deliver the changes of curriculum",
        credentials="sign credential recognitions",
        lattice="publish the career lattice",
        outcomes="collect the outcomes",
    ),
    "sustain": _items(
        charter="sign a charter or memorandum of understanding",
        funding_mix="find funding from two or more sources",
        succession="settle who follows the chair",
        member_survey="survey the members",
        annual_report="publish the annual report",
    ),
    "renew": _items(
        results="compare results with the start",
        priorities_reviewed="close, keep or replace each priority",
        self_assessment="assess the partnership yourselves",
        new_round="plan a new round of work",
    ),
}
STAGE_OF = {item.key: stage for stage, items in CHECKLISTS.items() for item in items}
ITEMS = {item.key: item for items in CHECKLISTS.values() for item in items}


def stage_life(open_items: Sequence[str]) -> Lifecycle:
    """Return the stages' lifecycle for a partnership whose stage has these items open.

    With open items going on is possible, but needs a reason, as going back does always.
    """
    if not open_items:
        return STAGE
    asks = f"Still open: {joined(open_items)}."
    return replace(STAGE, moves=[_reasoned(move, asks) for move in STAGE.moves])


def _reasoned(move: Move, asks: str) -> Move:
    return move if move.reason else replace(move, reason=True, asks=asks)
