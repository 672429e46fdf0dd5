"""Move a partnership through its stages and its public status, and keep its checklist."""

import datetime as dt
from typing import Any

from django.db import transaction

from accounts.models import User
from partnerships.models import LifeMove, Partnership, StageItem
from partnerships.reports.life import open_items
from partnerships.rules.lifecycles import PUBLIC_STATUS
from partnerships.rules.stages import STAGE_OF, stage_life


@transaction.atomic
def move_stage(
    partnership: Partnership, *, target: str, by: User, on: dt.date, reason: str = ""
) -> LifeMove:
    """Go to another stage. Raises MoveRefused: no such move, or no reason where one is needed.

    Going back needs a reason, and so does going on while items of the checklist are open.
    """
    partnership = _locked(partnership)
    life = stage_life(open_items(partnership))
    life.require(partnership.stage, target, reason)
    source, partnership.stage = partnership.stage, target
    partnership.save(update_fields=["stage"])
    return _written(partnership, LifeMove.Kind.STAGE, source, target, by, on, reason)


@transaction.atomic
def move_status(
    partnership: Partnership, *, target: str, by: User, on: dt.date, reason: str = ""
) -> LifeMove:
    """Give the partnership another public status. Raises MoveRefused as `move_stage` does."""
    partnership = _locked(partnership)
    PUBLIC_STATUS.require(partnership.public_status, target, reason)
    source, partnership.public_status = partnership.public_status, target
    partnership.save(update_fields=["public_status"])
    return _written(partnership, LifeMove.Kind.STATUS, source, target, by, on, reason)


def begin(partnership: Partnership, *, by: User | None, on: dt.date) -> LifeMove:
    """Write down in which stage a new partnership begins its life."""
    return _written(partnership, LifeMove.Kind.STAGE, "", partnership.stage, by, on, "")


def save_stage_item(partnership: Partnership, *, key: str, **fields: Any) -> StageItem:
    """Write down owner, day or evidence of an item of a checklist, whichever stage's it is.

    fields: owner, due_on, done_on, evidence.
    """
    item, _ = StageItem.objects.update_or_create(
        board=partnership.board, partnership=partnership, stage=STAGE_OF[key], key=key,
        defaults=fields,
    )  # fmt: skip
    return item


def _locked(partnership: Partnership) -> Partnership:
    rows = Partnership.objects.select_for_update(no_key=True)
    return rows.get(pk=partnership.pk)


def _written(
    partnership: Partnership, kind: str, source: str, target: str, by: User | None, on: dt.date,
    reason: str,
) -> LifeMove:  # fmt: skip
    return LifeMove.objects.create(
        board=partnership.board, partnership=partnership, kind=kind, source=source,
        target=target, reason=reason, moved_by=by, moved_on=on,
    )  # fmt: skip
