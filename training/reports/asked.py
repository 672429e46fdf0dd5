"""What a round asks about each of its jobs, and what the last round asked."""

from django.db.models import Count

from training.models import DemandRound, RoundJob


def jobs_with_counts(round: DemandRound):
    """Return the round's jobs in order, each with how much is asked about it."""
    return round.round_jobs.select_related("job").annotate(
        competencies=Count("asked_competencies", distinct=True),
        credentials=Count("asked_credentials", distinct=True),
    )


def last_asked(round_job: RoundJob) -> RoundJob | None:
    """Return how the partnership's last other round asked about the same job, if it did."""
    others = RoundJob.objects.filter(job=round_job.job_id).exclude(round=round_job.round_id)
    asked = others.filter(asked_competencies__isnull=False)
    return asked.select_related("round").order_by("-round__opens_on", "-round").first()


def competency_names(round_job: RoundJob) -> list[str]:
    """Return the names of the competencies asked about, in order."""
    return list(round_job.asked_competencies.values_list("competency__name", flat=True))


def credential_names(round_job: RoundJob) -> list[str]:
    """Return the names of the credentials asked about, in order."""
    return list(round_job.asked_credentials.values_list("credential__name", flat=True))
