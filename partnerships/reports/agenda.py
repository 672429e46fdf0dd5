"""What an agenda is built from: each source says what is open. Upper apps add theirs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from partnerships.models import Partnership


@dataclass(frozen=True)
class Block:
    """An agenda item with the lines that are open; members read them, so no firm's figure."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    minutes: int = 10


# Takes a partnership, the end of its last meeting (None before the first) and today.
Source = Callable[[Partnership, dt.datetime | None, dt.date], Block]
agenda_sources: list[Source] = []
