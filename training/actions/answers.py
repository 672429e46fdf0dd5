"""Keep a firm's answer while it is worked on, a section at a time, and send it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from employers.actions.firms import heard
from training.models import (
    Answer,
    CompanyAnswer,
    DemandRound,
    JobAnswer,
    Need,
    VoiceAnswer,
)
from training.reports.answers import earlier_answer, working_answer
from training.reports.sections import PROFILE, company_before, company_of

SECTIONS = (CompanyAnswer, JobAnswer, Need, VoiceAnswer)
# Columns that follow from others: a change of these alone is nobody's second opinion.
DERIVED = {"flags", "wages_on", "wages_kept", "budget_kept"}
CLOSED = "The round is closed. Answers can no longer be changed."
LEFT = "Your organization no longer sits in this partnership. What it sent before still counts."
OPENINGS_FIRST = "Say first how many people you employ in this job and expect to hire."
NOTHING_SENT = "Nothing is sent that could be withdrawn."
NOTHING_TO_SEND = "There is nothing to send yet. Answer at least one job, or name a need."


class ChangedMeanwhile(Exception):
    """Somebody else saved these columns after the page was shown. `row`: what it says now."""

    def __init__(self, row):
        super().__init__("changed meanwhile")
        self.row = row


def mark(row, columns):
    """Return what a page carries to tell later whether these columns still say the same.

    "" for a section without a row. Keyed, so that nobody works out an amount from it.
    """
    if row is None or row.pk is None:
        return ""
    said = repr([str(value) for value in said_in(row, columns)])
    return salted_hmac("training.section", said, algorithm="sha256").hexdigest()[:32]


def said_in(row, columns):
    """Return the values of these columns, those left out that follow from others."""
    names = sorted(set(columns) - DERIVED)
    return [row._meta.get_field(name).value_from_object(row) for name in names]


@transaction.atomic
def save_section(desk, model, *, values, seen, now, **key):
    """Keep what one page says in the firm's draft; return the row.

    values: {column: value} of the page's columns; seen: `mark` of the row as the page showed it,
    None where the last save counts; key: which row of the model, such as job=job.
    Raises ChangedMeanwhile where the columns changed since and say something else, and
    ValidationError, in words.
    """
    draft = start_draft(desk, now=now)
    row = model.objects.filter(answer=draft, **key).first()
    if row is None:
        row = model(board=draft.board, answer=draft, organization=desk.organization, revision=0)
        for name, value in key.items():
            setattr(row, name, value)
    elif seen not in (None, mark(row, values)) and _says_else(row, values):
        raise ChangedMeanwhile(row)
    return _write(row, values, desk, now)


def _says_else(row, values):
    return said_in(row, values) != said_in(type(row)(**values), values)


def _write(row, values, desk, now):
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, JobAnswer) and row.employed is None:
        raise ValidationError(OPENINGS_FIRST)
    row.revision, row.saved_at, row.saved_by = row.revision + 1, now, desk.name
    columns = [*values, "revision", "saved_at", "saved_by"]
    row.save(update_fields=columns if row.pk else None)
    return row


def require_asked(round, organization):
    """Raise ValidationError, in words, unless the round is open and asks this firm."""
    if not DemandRound.objects.open().filter(pk=round.pk).exists():
        raise ValidationError(CLOSED)
    if not is_asked(round, organization):
        raise ValidationError(LEFT)


def is_asked(round, organization):
    """Tell whether the firm still sits in the round's partnership as an active employer."""
    return DemandRound.objects.asking(organization).filter(pk=round.pk).exists()


def start_draft(desk, *, now):
    """Return the firm's draft, locked: the one there is, or a copy of what it sent.

    What staff wrote down becomes the firm's own as soon as the firm touches it.
    Raises ValidationError once the round is closed, or the firm has left the partnership.
    """
    require_asked(desk.round, desk.organization)
    drafts = desk.round.answers.drafts().filter(organization=desk.organization).select_for_update()
    draft = drafts.first()
    if draft is None:
        _begin(desk, now)
        draft = drafts.first()
    if draft is None:
        # A colleague sent it at this moment: what is saved now begins the next version.
        return start_draft(desk, now=now)
    draft.saved_at = now
    if not desk.is_staff:
        draft.source = Answer.Source.FIRM
    draft.save(update_fields=["saved_at", "source"])
    return draft


def _begin(desk, now):
    last = working_answer(desk.round, desk.organization)
    source = Answer.Source.CALL if desk.is_staff else Answer.Source.FIRM
    draft, is_new = Answer.objects.get_or_create(
        board=desk.round.board,
        round=desk.round,
        organization=desk.organization,
        state=Answer.State.DRAFT,
        defaults={
            "version": last.version + 1 if last else 1, "started_at": now, "saved_at": now,
            "source": source, "entered_by": desk.user if desk.is_staff else None,
        },
    )  # fmt: skip
    if is_new and last:
        for section in SECTIONS:
            copy_rows(section.objects.filter(answer=last), draft)


def copy_rows(rows, draft):
    """Copy sections of one model into a draft."""
    rows = list(rows)
    for row in rows:
        row.pk, row.answer, row.is_sent = None, draft, False
        row._state.adding = True
    if rows:
        type(rows[0]).objects.bulk_create(rows)


@transaction.atomic
def send_answer(desk, *, now):
    """Send the firm's draft: from now on it counts, in place of what it sent before.

    With it the firm was heard. Waits while the round is being closed; others may send meanwhile.
    Raises ValidationError, in words.
    """
    round, organization = desk.round, desk.organization
    _hold(round)
    require_asked(round, organization)
    drafts = round.answers.drafts().filter(organization=organization)
    draft = drafts.select_for_update().first()
    if draft is None or not (draft.job_answers.exists() or draft.needs.exists()):
        raise ValidationError(NOTHING_TO_SEND)
    _keep_known_company(draft)
    before = round.answers.sent().filter(organization=organization)
    before.update(state=Answer.State.REPLACED)
    draft.state, draft.sent_at, draft.source = Answer.State.SENT, now, Answer.Source.FIRM
    draft.sent_by, draft.sent_as = desk.user, "" if desk.user else desk.name
    draft.save()
    for section in SECTIONS:
        section.objects.filter(answer=draft).update(is_sent=True)
    heard(organization, on=timezone.localdate(now))
    return draft


def _keep_known_company(draft):
    """Keep with a version what is known of a firm that left that part out: what sorts the totals
    stays with the version, whatever becomes of the board's record."""
    if draft.company_answers.exists():
        return
    earlier = company_of(earlier_answer(draft.round, draft.organization))
    employer = draft.board.employers.filter(organization=draft.organization).first()
    if known := company_before(earlier, employer):
        values = {column: getattr(known, column) for column in PROFILE}
        draft.company_answers.create(board=draft.board, organization=draft.organization, **values)


@transaction.atomic
def withdraw_answer(round, organization, *, now):
    """Take back what the firm sent: it leaves the next release. What was released stays.

    Raises ValidationError where nothing is sent.
    """
    sent = round.answers.sent().filter(organization=organization)
    if not sent.update(state=Answer.State.WITHDRAWN, withdrawn_at=now):
        raise ValidationError(NOTHING_SENT)


def _hold(round):
    """Keep the round from being closed or withdrawn until this transaction is over."""
    table = DemandRound._meta.db_table
    list(DemandRound.objects.raw(f"SELECT id FROM {table} WHERE id = %s FOR SHARE", [round.pk]))
