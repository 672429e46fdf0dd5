"""The grants a partnership works with, and what members gave toward their match."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization, Owned
from partnerships.models.partnerships import Partnership


@pghistory.track()
class Grant(Owned):
    """Money awarded to a partnership, with the private match it asks for."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="grants")
    name = models.CharField(max_length=150)
    source = models.CharField(max_length=150)
    award_number = models.CharField(max_length=60, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    match_percent = models.DecimalField(
        max_digits=5, decimal_places=2, help_text="Private match asked for, percent of the grant."
    )
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message="A grant cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="grant_amount_positive",
                violation_error_message="A grant is more than $0.",
            ),
            models.CheckConstraint(
                condition=Q(match_percent__gte=0), name="grant_match_not_negative"
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name


@pghistory.track()
class Match(Owned):
    """What an organization gave toward a grant's match, in cash or in kind. A budget figure."""

    class Kind(models.TextChoices):
        CASH = "cash"
        WAGES = "wages", "wages paid in class"
        SPACE = "space"
        EQUIPMENT = "equipment"
        TIME = "time", "time of staff"

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="matches")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="matches")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    given_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-given_on", "pk"]
        verbose_name_plural = "matches"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="match_amount_positive",
                violation_error_message="A match is more than $0.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organization}, {self.get_kind_display()}"
