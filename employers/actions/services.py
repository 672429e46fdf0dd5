"""What agencies did for a firm and what they asked it: one door instead of five."""

import datetime as dt

from django.db import transaction

from accounts.models import Board, Organization
from employers.models import Question


@transaction.atomic
def ask(
    *, board: Board, organization: Organization, topic: str, agency: str, on: dt.date
) -> Question:
    """Write down that an agency asks a firm about a topic; said twice it is kept once.

    It refuses nothing: whether the firm was asked already is shown before (`reports.asked`).
    """
    question, _ = Question.objects.get_or_create(
        board=board, organization=organization, topic=topic, agency=agency, asked_on=on
    )
    return question
