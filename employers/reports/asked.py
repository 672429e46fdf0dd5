"""What agencies asked a firm in the last 90 days: topic, day and agency, and nothing else."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Board, Organization
from employers.models import Question
from employers.rules.silence import days_before


@dataclass(frozen=True)
class Asked:
    """One question, however many boards it was written down for."""

    topic: str
    asked_on: dt.date
    agency: str

    @property
    def topic_words(self) -> str:
        label = str(Question.Topic(self.topic).label)
        return label[:1].upper() + label[1:]


def asked_lately(organization: Organization, day: dt.date) -> list[Asked]:
    """Return the questions of 90 days in sight, the latest first; each agency and day once."""
    rows = organization.questions.since(days_before(day)).values("topic", "asked_on", "agency")
    return list(dict.fromkeys(Asked(**row) for row in rows))


def firms_known(boards: QuerySet[Board], text: str) -> QuerySet[Organization]:
    """Return the employers that these boards deal with whose name holds the text."""
    firms = Organization.objects.filter(kinds__contains=[Organization.Kind.EMPLOYER])
    known = firms.filter(engagements__board__in=boards, name__icontains=text)
    return known.order_by("name", "pk").distinct()
