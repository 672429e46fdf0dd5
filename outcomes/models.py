"""Outcome reports: frozen results, each number with the rows behind it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Owned, User
from accounts.permissions import Permission
from jobs.models import Job
from outcomes.rules.measures import Span
from outcomes.rules.quarters import quarter_of
from partnerships.models import Partnership


class ReportRunQuerySet(models.QuerySet):
    def readable_by(self, membership):
        """Return the reports a member of staff may open: those for funders in every partnership
        she sees, those for the board's staff only where she is assigned and makes reports."""
        assigned = Q(
            partnership__in=membership.board.partnerships.assigned_to(membership.user).values("pk")
        )
        seen = Q(audience=ReportRun.Audience.FUNDER)
        if membership.is_guest:
            seen &= assigned
        if membership.may(Permission.REPORTS_MAKE):
            seen |= assigned
        return self.filter(seen)

    def for_list(self):
        return self.select_related("partnership", "made_by").defer("content", "pdf", "csv")


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
    # Kept here and not as files of the job: a report for the board's staff opens only to people
    # assigned to its partnership, which the job's page does not know.
    pdf = models.BinaryField(default=b"")
    csv = models.BinaryField(default=b"")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_ends_on__gt=F("period_starts_on")),
                name="report_period_in_order",
            )
        ]

    def __str__(self):
        return f"Quarterly report, {self.partnership}, {self.quarter}"

    @property
    def quarter(self):
        return quarter_of(self.period_starts_on)

    @property
    def counted_words(self):
        """How the rows behind a figure may differ from it by now."""
        made_at = date_format(timezone.localtime(self.made_at), "M j, Y, g:i a")
        return f"The report counted what was entered by {made_at}; here is what is entered now."

    @property
    def span(self):
        """The days the report counts: those of its quarter up to its as-of date."""
        return Span(self.period_starts_on, min(self.period_ends_on, self.as_of))

    def get_absolute_url(self):
        return reverse("outcomes:report", args=[self.board.slug, self.pk])
