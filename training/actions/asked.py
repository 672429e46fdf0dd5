"""Say which competencies and credentials a round asks about for each of its jobs."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from careerpaths.models import Competency, Credential
from careerpaths.rules.frameworks import OWN_WORDS
from training.actions.rounds import WORK_STARTED, locked
from training.models import RoundCompetency, RoundCredential, RoundJob
from training.reports.asked import last_asked

NAMED_MEANWHILE = "Somebody named the same competency at this moment. Save once more."


@transaction.atomic
def save_asked(
    round_job: RoundJob, *, names: Sequence[str], credentials: Sequence[Credential]
) -> None:
    """Ask about these competencies, by name, and these credentials, in this order.

    A name the board does not know yet becomes a competency of its own. Raises ValidationError once
    the round was opened.
    """
    if not locked(round_job.round).is_draft:
        raise ValidationError(WORK_STARTED)
    competencies = _competencies(round_job, names)
    _keep(round_job.asked_competencies, RoundCompetency, round_job, "competency", competencies)
    _keep(round_job.asked_credentials, RoundCredential, round_job, "credential", credentials)


def _keep(rows, model, round_job, field, things):
    rows.all().delete()
    model.objects.bulk_create(
        model(board=round_job.board, round_job=round_job, position=position, **{field: thing})
        for position, thing in enumerate(things, 1)
    )


def _competencies(round_job, names):
    """Return the competencies of these names: those asked about now or last time, else the board's.

    What was asked last time stays the same competency, so that firms can say "still true".
    """
    known = {}
    for source in (last_asked(round_job), round_job):
        rows = source.asked_competencies.select_related("competency") if source else []
        known |= {row.competency.name.lower(): row.competency for row in rows}
    return [known.get(name.lower()) or _named(round_job.board, name) for name in names]


def _named(board, name):
    same = board.competencys.filter(name__iexact=name).order_by("pk")
    if known := same.exclude(category=OWN_WORDS).first():
        return known
    if known := same.first():
        # One employer's own words until now; the partnership uses the same from here on.
        known.category = ""
        known.save(update_fields=["category"])
        return known
    try:
        with transaction.atomic():
            return Competency.objects.create(board=board, name=name)
    except IntegrityError as error:
        raise ValidationError(NAMED_MEANWHILE) from error
