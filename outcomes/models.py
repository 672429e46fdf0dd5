"""Outcome reports: frozen results, each number with the rows behind it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Owned, User
from jobs.models import Job
from partnerships.models import Partnership


class ReportRun(Owned):
    """One outcome report, as it was made: page, PDF and CSV all render its content."""

    class Audience(models.TextChoices):
        BOARD = "board", "the board's staff"
        FUNDER = "funder", "funders: small groups hidden"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="report_runs")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.BOARD)
    period_starts_on = models.DateField()
    period_ends_on = models.DateField()
    as_of = models.DateField()
    content = models.JSONField(help_text="What outcomes.reports builds and reads back.")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_ends_on__gt=F("period_starts_on")),
                name="report_period_in_order",
            )
        ]

    def __str__(self):
        return f"Quarterly report, {self.partnership}"

    def get_absolute_url(self):
        return reverse("outcomes:report", args=[self.board.slug, self.pk])
