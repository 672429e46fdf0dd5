"""Learning the words that a board's people use for an occupation."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from careerpaths.models import LearnedTitle
from careerpaths.rules.words import plain

LONGEST = LearnedTitle._meta.get_field("words").max_length


def learn(board: Any, words: str, soc: str) -> None:
    """Remember that people of the board chose this occupation after typing these words.

    Two who choose at the same moment both count. Words that say nothing are not kept.
    """
    said = plain(words)[:LONGEST]
    if not said or _counted(board, said, soc):
        return
    try:
        with transaction.atomic():
            LearnedTitle.objects.create(board=board, words=said, soc=soc)
    except IntegrityError:
        _counted(board, said, soc)


def _counted(board: Any, words: str, soc: str) -> bool:
    row = LearnedTitle.objects.filter(board=board, words=words, soc=soc)
    return row.update(times=F("times") + 1) > 0
