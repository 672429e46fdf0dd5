"""A firm's requests for help as people read them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from employers.models import HelpRequest
from employers.rules.help import LATE_AFTER, answer_words, days_to_answer


@dataclass(frozen=True)
class Told:
    """A request with how long its first answer took; `is_late`: it waits too long."""

    request: HelpRequest
    wait: str
    is_late: bool


def told(request: HelpRequest, today: dt.date) -> Told:
    asked = timezone.localdate(request.asked_at)
    answered = timezone.localdate(request.answered_at) if request.answered_at else None
    is_late = answered is None and days_to_answer(asked, today) > LATE_AFTER
    return Told(request, answer_words(asked, answered, today), is_late)


def told_all(requests: Iterable[HelpRequest], today: dt.date) -> list[Told]:
    return [told(each, today) for each in requests]
