"""What a board itself says of an occupation: priority, living wages, credentials and jobs."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from careerpaths.models import Credential, CriticalJob, LivingWage, PriorityOccupation, Standing

MOST = 20
MOST_LIVING_WAGES = 8


@dataclass(frozen=True)
class OwnWords:
    """What the board's own lists hold of an occupation; jobs are for its staff alone."""

    priority: PriorityOccupation | None = None
    living_wages: list[LivingWage] = field(default_factory=list)
    credentials: list[Credential] = field(default_factory=list)
    jobs: list[CriticalJob] = field(default_factory=list)


def own_words(board, soc, today, *, is_staff):
    """Return what the board says; the public reads no critical job.

    today: decides the program year, which begins in July.
    """
    year = today.year - (today.month < 7)
    standings = Standing.objects.select_related("partnership")
    credentials = board.credentials.filter(is_active=True, occupations__soc=soc)
    jobs = board.criticaljobs.filter(soc=soc).select_related("partnership")
    return OwnWords(
        priority=board.priorityoccupations.filter(soc=soc, program_year=year).first(),
        living_wages=_living_wages(board),
        credentials=list(credentials.prefetch_related(Prefetch("standings", standings))[:MOST]),
        jobs=list(jobs[:MOST]) if is_staff else [],
    )


def _living_wages(board):
    """Return the living wages of the newest year on the board's list."""
    rows = list(board.livingwages.select_related("county")[:MOST_LIVING_WAGES])
    return [row for row in rows if row.year == rows[0].year]
