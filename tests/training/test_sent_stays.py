"""What a firm sent stays as it was sent; what it drafts leaves no history."""

import pytest
from django.db import InternalError, transaction
from django.utils import timezone

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import desk_of, person_of
from training.actions.answers import save_section, send_answer
from training.models import JobAnswer

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": 5, "growth": 1, "retiring": 0, "leaving": 0, "promoted": 0, "by_training": 0,
    "certainty": "high",
}  # fmt: skip


@pytest.fixture
def sent(asked, firm, job):
    sender = person_of(firm, "approver")
    with tenant([asked.board]):
        for employed in (4, 5, 6):
            numbers = NUMBERS | {"employed": employed}
            save_section(
                desk_of(asked, firm),
                JobAnswer,
                values=numbers,
                seen=None,
                now=timezone.now(),
                job=job,
            )
        return send_answer(desk_of(asked, firm, sender), now=timezone.now())


def test_history_begins_when_it_is_sent(sent, board):
    with tenant([board]):
        (event,) = sent.job_answers.get().events.all()
        assert (event.employed, event.is_sent) == (6, True)
        assert [event.state for event in sent.events.order_by("pgh_id")] == ["draft", "sent"]


def test_what_was_sent_cannot_be_changed(sent, board):
    with pytest.raises(InternalError, match="stays"), tenant([board]), transaction.atomic():
        sent.job_answers.update(employed=7)


def test_a_merge_of_two_records_moves_it(sent, board):
    other = factories.OrganizationFactory()
    with tenant([board]):
        sent.job_answers.update(organization=other)
        assert sent.job_answers.get().events.count() == 2


def test_next_version_can_be_changed(sent, asked, firm, job, board):
    with tenant([board]):
        row = save_section(
            desk_of(asked, firm), JobAnswer, values=NUMBERS, seen=None, now=timezone.now(), job=job
        )
        assert row.is_sent is False
        assert sent.job_answers.get().employed == 6
