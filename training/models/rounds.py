"""Demand rounds: what the members of a partnership are asked, when, and what became of a round."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Owned, User
from careerpaths.models import Competency, Credential, CriticalJob
from partnerships.models import Ballot, Partnership
from training.rules.demand import period_end

RELEASE_TAKES = dt.timedelta(days=5)  # from the close until the release is out at the latest


class DemandRoundQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=DemandRound.State.OPEN)

    def closed(self):
        return self.filter(state=DemandRound.State.CLOSED)

    def held(self):
        """Return rounds that ask or asked employers: neither being prepared nor withdrawn."""
        return self.exclude(state__in=[DemandRound.State.DRAFT, DemandRound.State.WITHDRAWN])

    def asking(self, organization):
        """Return rounds of partnerships in which the organization is an active employer."""
        return self.filter(
            partnership__members__organization=organization,
            partnership__members__seat="employer",
            partnership__members__status="active",
        )

    def of_firm(self, organization):
        """Return rounds, none in preparation, that ask the firm or that it answered."""
        asked = Q(pk__in=self.model.objects.asking(organization).values("pk"))
        sent = organization.answers.sent().values("round")
        return self.exclude(state=DemandRound.State.DRAFT).filter(asked | Q(pk__in=sent))

    def read_by(self, organization):
        """Return rounds whose releases the organization reads: it has an active seat there."""
        return self.filter(
            partnership__members__organization=organization,
            partnership__members__status="active",
        ).exclude(state=DemandRound.State.DRAFT)


class DemandRound(Owned):
    """A survey of demand: the partnership asks each employer member about its critical jobs."""

    class State(models.TextChoices):
        DRAFT = "draft", "being prepared"
        OPEN = "open"
        CLOSED = "closed"
        WITHDRAWN = "withdrawn"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="rounds")
    name = models.CharField(max_length=60, help_text="Such as Autumn 2026.")
    opens_on = models.DateField()
    closes_on = models.DateField()
    remind_first_on = models.DateField("first reminder", null=True, blank=True)
    remind_last_on = models.DateField("last reminder", null=True, blank=True)
    period_starts_on = models.DateField(help_text="Openings are counted from this day.")
    horizon_months = models.PositiveSmallIntegerField(
        choices=[(12, "12 months"), (24, "24 months"), (36, "36 months")], default=24
    )
    assumptions = models.CharField(
        max_length=300, blank=True, help_text="What all answers assume, such as steady orders."
    )
    chosen_how = models.CharField(
        "how members chose the jobs", max_length=200, blank=True,
        help_text="Such as: by show of hands on March 3.",
    )  # fmt: skip
    ballot = models.ForeignKey(
        Ballot, models.SET_NULL, null=True, blank=True, related_name="rounds",
        verbose_name="ballot that chose the jobs",
    )  # fmt: skip
    min_firms = models.PositiveSmallIntegerField("fewest firms behind a shown number", default=3)
    min_wage_firms = models.PositiveSmallIntegerField("fewest firms behind a wage", default=5)
    max_share = models.PositiveSmallIntegerField(
        "largest share of one firm in a wage", default=25, help_text="In percent, 25 or less."
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    jobs = models.ManyToManyField(CriticalJob, through="RoundJob", related_name="rounds")

    objects = DemandRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="round_name_once",
                violation_error_message="The partnership has a round of this name already.",
            ),
            models.UniqueConstraint(
                fields=["board", "partnership"],
                condition=Q(state="open"),
                name="round_one_open",
                violation_error_message="The partnership has an open round; close it first.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_opening",
                violation_error_message="A round cannot close before it opens.",
            ),
            models.CheckConstraint(
                condition=Q(min_firms__gte=3),
                name="round_min_firms_at_least_3",
                violation_error_message="At least 3 firms must stand behind a shown number.",
            ),
            models.CheckConstraint(
                condition=Q(min_wage_firms__gte=5, max_share__range=(1, 25)),
                name="round_wages_at_least_as_strict",
                violation_error_message="At least 5 firms must stand behind a wage, none with more "
                "than 25 percent.",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | Q(state__in=["draft", "open"], closed_at=None)
                | Q(state="withdrawn"),
                name="round_closed_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.name} round"

    def get_absolute_url(self):
        return reverse("training:round", args=[self.board.slug, self.pk])

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_closed(self):
        return self.state == self.State.CLOSED

    @property
    def is_withdrawn(self):
        return self.state == self.State.WITHDRAWN

    @property
    def release_due_on(self):
        """The day by which what all employers need is released."""
        closed_on = timezone.localdate(self.closed_at) if self.closed_at else self.closes_on
        return closed_on + RELEASE_TAKES

    def days_left(self, day):
        """Return the days left to answer on a day; below 0 once the last one has passed."""
        return (self.closes_on - day).days

    @property
    def period_ends_on(self):
        """The day by which the openings asked about fall due."""
        return period_end(self.period_starts_on, self.horizon_months)


class RoundMove(Owned):
    """That a round was opened, extended, closed, opened again or withdrawn; its firms read why."""

    class Kind(models.TextChoices):
        OPENED = "opened"
        EXTENDED = "extended"
        CLOSED = "closed"
        REOPENED = "reopened", "opened again"
        WITHDRAWN = "withdrawn"

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.CharField(max_length=300, blank=True)
    closes_on = models.DateField(help_text="The last day to answer, from then on.")
    moved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["moved_at", "pk"]

    def __str__(self):
        return f"{self.round} {self.get_kind_display()}"


class RoundJob(Owned):
    """A critical job that a round asks about, in the round's order."""

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="round_jobs")
    job = models.ForeignKey(CriticalJob, models.PROTECT, related_name="round_jobs")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "round", "job"], name="round_job_once")
        ]

    def __str__(self):
        return self.job.title


class RoundCompetency(Owned):
    """A competency that a round asks about for one of its jobs. Answers name it by its number."""

    round_job = models.ForeignKey(RoundJob, models.CASCADE, related_name="asked_competencies")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "round competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "round_job", "competency"], name="round_competency_once"
            )
        ]

    def __str__(self):
        return str(self.competency)


class RoundCredential(Owned):
    """A credential that a round asks about for one of its jobs."""

    round_job = models.ForeignKey(RoundJob, models.CASCADE, related_name="asked_credentials")
    credential = models.ForeignKey(Credential, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "round_job", "credential"], name="round_credential_once"
            )
        ]

    def __str__(self):
        return str(self.credential)
