"""Releases: frozen tables of what all firms of a round say, and the versions behind each."""

from django.db import models

from accounts.models import Organization, Owned
from jobs.models import Job
from training.models.answers import Answer
from training.models.rounds import DemandRound


class ReleaseQuerySet(models.QuerySet):
    def without_pdf(self):
        return self.defer("pdf")

    def beside(self, round):
        """Return what the partnership released for the round's period, the round's own too, oldest
        first.

        Somebody who holds two releases for one period can subtract them.
        """
        same = self.without_pdf().filter(
            round__partnership=round.partnership_id,
            round__period_starts_on=round.period_starts_on,
            round__horizon_months=round.horizon_months,
        )
        jobs = same.select_related("round").prefetch_related("round__round_jobs__job")
        return jobs.order_by("made_at", "pk")


class Release(Owned):
    """Aggregated needs of a round, frozen and safe to show. Nobody but the convener sees more."""

    class Kind(models.TextChoices):
        INTERIM = "interim", "while the round is open"
        CLOSING = "closing", "at its close"
        WAGES = "wages", "with wages, 90 days later"

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="releases")
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.CLOSING)
    number = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    content = models.JSONField(help_text="What training.reports builds and reads back.")
    pdf = models.BinaryField(null=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        get_latest_by = "made_at"
        constraints = [
            models.UniqueConstraint(fields=["board", "round", "number"], name="release_once")
        ]

    def __str__(self):
        return f"Release {self.number} of {self.round}"


class ReleaseSource(Owned):
    """That a release counts this version of a firm's answer. The firm reads its own."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="sources")
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="release_sources")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "release", "answer"], name="release_source_once"
            )
        ]

    def __str__(self):
        return f"{self.answer} in {self.release}"
