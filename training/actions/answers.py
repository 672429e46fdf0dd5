"""Keep a firm's answer while it is worked on, and send it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from careerpaths.models import Competency
from employers.actions.firms import heard
from training.models import (
    Answer,
    CompanyAnswer,
    DemandRound,
    JobAnswer,
    Need,
    VoiceAnswer,
)
from training.reports.answers import working_answer
from training.rules.demand import OWN_WORDS

MEASURES = ("employed", "growth", "retiring", "leaving", "promoted", "by_training", "certainty")
STATED = ("people", "needed_by", "level_now", "level_target", "words")
SECTIONS = (CompanyAnswer, JobAnswer, Need, VoiceAnswer)
CLOSED = "The round is closed. Answers can no longer be changed."
LEFT = "Your organization no longer sits in this partnership. What it sent before still counts."
NAMED_ALREADY = "You named this skill already. Change it there."
NOTHING_TO_SEND = "There is nothing to send yet. Answer at least one job, or name a need."


@transaction.atomic
def save_job(round, organization, *, job, numbers, now):
    """Keep what the firm says of a critical job in its draft; the last save counts.

    numbers: {field of JobAnswer: value}.
    """
    draft = start_draft(round, organization, now=now)
    numbers = {field: numbers[field] for field in MEASURES}
    JobAnswer.objects.update_or_create(
        board=round.board, answer=draft, job=job, defaults={"organization": organization, **numbers}
    )
    return draft


def numbers_of(job_answer):
    """Return what an earlier answer says of a job, to be kept again."""
    return {field: getattr(job_answer, field) for field in MEASURES}


@transaction.atomic
def save_need(round, organization, *, stated, competency, new_name="", known_as=None, now):
    """Keep a training need in the firm's draft.

    stated: {field of Need: value}; competency: of the board, or None with `new_name` in words;
    known_as: the competency under which the need was known before, None for a new need.
    Raises ValidationError when the draft names the competency already.
    """
    draft = start_draft(round, organization, now=now)
    competency = competency or competency_named(round.board, new_name)
    needs = draft.needs.exclude(competency=known_as) if known_as else draft.needs
    if needs.filter(competency=competency).exists():
        raise ValidationError(NAMED_ALREADY)
    stated = {field: stated[field] for field in STATED}
    Need.objects.update_or_create(
        board=round.board,
        answer=draft,
        competency=known_as or competency,
        defaults={"organization": organization, **stated},
        create_defaults={"organization": organization, "competency": competency, **stated},
    )
    if known_as and known_as != competency:
        draft.needs.filter(competency=known_as).update(competency=competency)
    return draft


@transaction.atomic
def take_out_need(round, organization, *, competency, now):
    """Take a need out of the firm's draft."""
    draft = start_draft(round, organization, now=now)
    draft.needs.filter(competency=competency).delete()


@transaction.atomic
def keep_needs(round, organization, *, earlier, now, day):
    """Take over the needs of an earlier answer that are still ahead; what is named stays."""
    draft = start_draft(round, organization, now=now)
    named = draft.needs.values("competency")
    _copy(earlier.needs.filter(needed_by__gte=day).exclude(competency__in=named), draft)


def competency_named(board, name):
    """Return the board's competency of this name, in whatever letters; a new one if need be."""
    name = " ".join(name.split())
    known = board.competencys.filter(name__iexact=name).order_by("pk")
    if competency := known.first():
        return competency
    try:
        with transaction.atomic():
            return Competency.objects.create(board=board, name=name, category=OWN_WORDS)
    except IntegrityError:
        # Another firm named the same at the same moment; its row is there now.
        return known.first()


def require_asked(round, organization):
    """Raise ValidationError, in words, unless the round is open and asks this firm."""
    if not DemandRound.objects.open().filter(pk=round.pk).exists():
        raise ValidationError(CLOSED)
    if not is_asked(round, organization):
        raise ValidationError(LEFT)


def is_asked(round, organization):
    """Tell whether the firm still sits in the round's partnership as an active employer."""
    return DemandRound.objects.asking(organization).filter(pk=round.pk).exists()


def start_draft(round, organization, *, now):
    """Return the firm's draft, locked: the one there is, or a copy of what it sent.

    Raises ValidationError once the round is closed, or the firm has left the partnership.
    """
    require_asked(round, organization)
    sent = working_answer(round, organization)
    draft, is_new = Answer.objects.get_or_create(
        board=round.board,
        round=round,
        organization=organization,
        state=Answer.State.DRAFT,
        defaults={"version": sent.version + 1 if sent else 1, "started_at": now, "saved_at": now},
    )
    if is_new and sent:
        _copy(sent.job_answers.all(), draft)
        _copy(sent.needs.all(), draft)
    draft = round.answers.drafts().select_for_update().filter(pk=draft.pk).first()
    if draft is None:
        # A colleague sent it at this moment: what is saved now begins the next version.
        return start_draft(round, organization, now=now)
    draft.saved_at = now
    draft.save(update_fields=["saved_at"])
    return draft


def _copy(rows, draft):
    rows = list(rows)
    for row in rows:
        row.pk, row.answer, row.is_sent = None, draft, False
        row._state.adding = True
    if rows:
        type(rows[0]).objects.bulk_create(rows)


@transaction.atomic
def send_answer(round, organization, *, by, now):
    """Send the firm's draft: from now on it counts, in place of what it sent before.

    With it the firm was heard. Takes the round's lock, as closing does.
    Raises ValidationError, in words.
    """
    round = DemandRound.objects.select_for_update(no_key=True).get(pk=round.pk)
    require_asked(round, organization)
    drafts = round.answers.drafts().filter(organization=organization)
    draft = drafts.select_for_update().first()
    if draft is None or not (draft.job_answers.exists() or draft.needs.exists()):
        raise ValidationError(NOTHING_TO_SEND)
    before = round.answers.sent().filter(organization=organization)
    before.update(state=Answer.State.REPLACED)
    draft.state, draft.sent_at, draft.sent_by = Answer.State.SENT, now, by
    draft.save()
    for section in SECTIONS:
        section.objects.filter(answer=draft).update(is_sent=True)
    heard(organization, on=timezone.localdate(now))
    return draft
