"""Write how far each partnership of the sample has come: its moves and its checklists."""

import datetime as dt

from config.sample.history import DANA, MANUFACTURING
from partnerships.models import LifeMove, Partnership, StageItem
from partnerships.rules.stages import CHECKLISTS

MIRIAM = "miriam.stoltz@lancaster.example"
# Days before the sample's day on which each partnership came to a stage, from the first stage on.
CAME = {
    MANUFACTURING: (900, 830, 762, 740, 290),
    "Health Care": (160, 70),
    "Industrial Maintenance, Two Counties": (520, 430, 350, 310),
}
ANNOUNCED = {MANUFACTURING: 830, "Health Care": 70, "Industrial Maintenance, Two Counties": 430}
DELIVERED = {
    "classes-finished": "Two classes, 26 people",
    "curriculum": "Two courses changed",
    "outcomes": "Collected each quarter",
}
IN_HAND = {"credentials": (DANA, 18), "lattice": (MIRIAM, 45)}
TO_FORM = {"invitations": (DANA, 10), "champions": (DANA, 24)}


def write_lives(region):
    """Write the stages of all three partnerships."""
    for name, days in CAME.items():
        write_life(region, region.partnerships[name], days)


def write_life(region, partnership, days):
    """Write each move of a partnership, and the checklists it worked off."""
    dana, stages = region.people[DANA], list(CHECKLISTS)
    came = [region.day - dt.timedelta(days=each) for each in days]
    moves = list(zip(["", *stages], stages, came, strict=False))
    LifeMove.objects.bulk_create(
        LifeMove(board=partnership.board, partnership=partnership, kind="stage", source=source,
                 target=target, moved_by=dana, moved_on=on)
        for source, target, on in moves
    )  # fmt: skip
    announced = region.day - dt.timedelta(days=ANNOUNCED[partnership.name])
    LifeMove.objects.create(
        board=partnership.board, partnership=partnership, kind="status", source="unlisted",
        target="forthcoming", moved_by=dana, moved_on=announced,
    )  # fmt: skip
    if partnership.public_status == Partnership.PublicStatus.CURRENT:
        LifeMove.objects.create(
            board=partnership.board, partnership=partnership, kind="status",
            source="forthcoming", target="current", moved_by=dana, moved_on=came[2],
        )  # fmt: skip
    for stage, left_on in zip(stages, came[1:], strict=False):
        for item in CHECKLISTS[stage]:
            add_item(region, partnership, stage, item.key, done_on=left_on)
    write_checklist(region, partnership)


def write_checklist(region, partnership):
    """Write what of the present stage is done, and who has the rest in hand."""
    if partnership.name == MANUFACTURING:
        done_on = region.day - dt.timedelta(days=60)
        for key, evidence in DELIVERED.items():
            add_item(region, partnership, "deliver", key, done_on=done_on, evidence=evidence)
        in_hand = IN_HAND
    elif partnership.stage == Partnership.Stage.FORM:
        in_hand = TO_FORM
    else:
        in_hand = {}
    for key, (owner, due) in in_hand.items():
        due_on = region.day + dt.timedelta(days=due)
        add_item(
            region, partnership, partnership.stage, key, owner=region.people[owner], due_on=due_on
        )


def add_item(region, partnership, stage, key, **fields):
    fields = {"owner": region.people[DANA], **fields}
    StageItem.objects.create(
        board=partnership.board, partnership=partnership, stage=stage, key=key, **fields
    )
