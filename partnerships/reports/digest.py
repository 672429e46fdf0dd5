"""What a weekly digest is made of: each source says what changed. Upper apps add theirs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import Organization
from partnerships.models import Partnership


@dataclass(frozen=True)
class Line:
    """One thing that changed, in a sentence, and the path of its page for this reader."""

    text: str
    path: str = ""


# Takes a partnership, from when to when, and the reader's organization (None: the board's staff).
# It runs behind the reader's own wall, so that nobody is mailed what she could not open.
Source = Callable[[Partnership, dt.datetime, dt.datetime, Organization | None], list[Line]]
digest_sources: list[Source] = []
