"""Take over what a firm said in an earlier round, as it was said then."""

from django.db import transaction

from training.actions.answers import copy_rows, save_section, start_draft
from training.models import CompanyAnswer, JobAnswer, VoiceAnswer
from training.models.sections import Section
from training.rules.demand import quarter_index

OWN = {"id", "answer", "job", "competency", *[field.name for field in Section._meta.local_fields]}


def said_before(row):
    """Return {column: value} of all that a section says."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in OWN]
    return {name: getattr(row, name) for name in names}


def keep_section(desk, earlier, *, now, **key):
    """Keep a section of an earlier answer in the firm's draft; key: as in `save_section`."""
    values = said_before(_renewed(earlier, desk, now))
    return save_section(desk, type(earlier), values=values, seen=None, now=now, **key)


@transaction.atomic
def keep_needs(desk, *, earlier, now, day):
    """Take over the needs of an earlier answer that are still ahead; what is named stays."""
    _keep_needs(start_draft(desk, now=now), desk, earlier, now, day)


@transaction.atomic
def keep_all(desk, *, earlier, now, day):
    """Take over all of an earlier answer that this round asks about and the draft does not say
    yet; needs whose day is past are left out."""
    draft = start_draft(desk, now=now)
    asked = earlier.job_answers.filter(job__in=desk.round.jobs.values("pk"))
    rows = [asked.exclude(job__in=draft.job_answers.values("job"))]
    for model in (CompanyAnswer, VoiceAnswer):
        if not model.objects.filter(answer=draft).exists():
            rows.append(model.objects.filter(answer=earlier))
    for section in rows:
        copy_rows([_renewed(row, desk, now) for row in section], draft)
    _keep_needs(draft, desk, earlier, now, day)


def _keep_needs(draft, desk, earlier, now, day):
    named = draft.needs.values("competency")
    ahead = earlier.needs.filter(needed_by__gte=day).exclude(competency__in=named)
    copy_rows([_renewed(need, desk, now) for need in ahead], draft)


def _renewed(row, desk, now):
    """Return an earlier section as this person says it again.

    Wages keep the day on which they were stated. Quarters that lie before the round's period are
    left out.
    """
    row.revision, row.saved_at, row.saved_by = 1, now, desk.name
    if isinstance(row, JobAnswer):
        row.wages_kept = row.wages_on is not None
        first = quarter_index(desk.round.period_starts_on)
        if any(int(quarter) < first for quarter in row.timing):
            row.timing = {}
    elif hasattr(row, "budget"):
        row.budget_kept = row.budget is not None
    return row
