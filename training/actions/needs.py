"""Keep the training needs of a firm in its draft."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from careerpaths.models import Competency
from careerpaths.rules.frameworks import OWN_WORDS
from training.actions.answers import ChangedMeanwhile, mark, save_section, start_draft
from training.models import Need

NAMED_ALREADY = "You named this skill already. Change it there."


@transaction.atomic
def save_need(desk, *, stated, competency, new_name="", known_as=None, seen=None, now):
    """Keep a training need in the firm's draft.

    stated: {field of Need: value}; competency: of the board, or None with `new_name` in words;
    known_as: the competency under which the need was known before, None for a new need;
    seen: as in `save_section`.
    Raises ValidationError when the draft names the competency already, and ChangedMeanwhile.
    """
    draft = start_draft(desk, now=now)
    competency = competency or competency_named(draft.board, new_name)
    if known_as and known_as != competency:
        _require_unnamed(draft, competency)
        _rename(draft, known_as, competency, stated, seen)
        seen = None
    elif not known_as:
        _require_unnamed(draft, competency)
    return save_section(desk, Need, values=stated, seen=seen, now=now, competency=competency)


def _require_unnamed(draft, competency):
    if draft.needs.filter(competency=competency).exists():
        raise ValidationError(NAMED_ALREADY)


def _rename(draft, known_as, competency, stated, seen):
    need = draft.needs.filter(competency=known_as).first()
    if need and seen is not None and mark(need, stated) != seen:
        raise ChangedMeanwhile(need)
    draft.needs.filter(competency=known_as).update(competency=competency)


@transaction.atomic
def take_out_need(desk, *, competency, now):
    """Take a need out of the firm's draft."""
    draft = start_draft(desk, now=now)
    draft.needs.filter(competency=competency).delete()


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
