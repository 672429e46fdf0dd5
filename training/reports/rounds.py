"""Lists of rounds."""

from django.db.models import Count, Exists, OuterRef, Q

from training.models import Answer, DemandRound, Release


def rounds_to_list(board, partnerships):
    """Return the board's rounds of these partnerships, the latest first, with their answers
    counted (`sent`) and whether they have a release (`is_released`)."""
    rounds = board.demandrounds.filter(partnership__in=partnerships)
    return (
        rounds.select_related("partnership", "board")
        .annotate(
            sent=Count("answers", filter=Q(answers__state=Answer.State.SENT)),
            is_released=Exists(Release.objects.filter(round=OuterRef("pk"))),
        )
        .order_by("-opens_on", "pk")
    )


def rounds_of_firm(organization):
    """Return the rounds a firm is asked in or answered, open ones first, with its own state.

    Each has `has_sent`, `has_draft`, `is_released` and `may_read` (its release).
    """
    own = Answer.objects.filter(round=OuterRef("pk"), organization=organization)
    readable = DemandRound.objects.read_by(organization).filter(pk=OuterRef("pk"))
    rounds = DemandRound.objects.of_firm(organization).select_related("partnership")
    return rounds.annotate(
        has_sent=Exists(own.sent()),
        has_draft=Exists(own.drafts()),
        is_released=Exists(Release.objects.filter(round=OuterRef("pk"))),
        may_read=Exists(readable),
        is_open_now=Q(state=DemandRound.State.OPEN),
    ).order_by("-is_open_now", "-opens_on", "pk")
