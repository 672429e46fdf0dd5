"""What others than firms say of needs, and the sources that people come from."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Owned, User
from careerpaths.models import Competency, CriticalJob
from partnerships.models import Partnership
from training.models.providers import Provider


class ExpertNote(Owned):
    """What an expert, an association or a study says of a need; all members read it."""

    class Kind(models.TextChoices):
        EXPERT = "expert", "an expert"
        ASSOCIATION = "association", "an association"
        STUDY = "study", "a study"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="expert_notes")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    who = models.CharField("who says it", max_length=150)
    said_on = models.DateField("on")
    text = models.CharField("what they say", max_length=500)
    competency = models.ForeignKey(
        Competency, models.SET_NULL, null=True, blank=True, related_name="expert_notes",
        verbose_name="skill it is about",
    )  # fmt: skip
    job = models.ForeignKey(
        CriticalJob, models.SET_NULL, null=True, blank=True, related_name="expert_notes",
        verbose_name="job it is about",
    )  # fmt: skip
    within_months = models.PositiveSmallIntegerField(
        "within how many months", null=True, blank=True
    )
    entered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-said_on", "-pk"]

    def __str__(self):
        return f"{self.who}: {self.text}"


class TalentSource(Owned):
    """Where people for a critical job come from, in one year (domain.md b.2).

    tier: 1 gives people to employers, 2 taught them before; `feeds` is the source it gives to.
    completers: people who finished there in the program year that begins in `year`.
    """

    class Kind(models.TextChoices):
        PROVIDER = "provider", "training provider"
        SCHOOL = "school"
        STAFFING = "staffing", "staffing agency"
        REFERRAL = "referral", "somebody who works here"
        COMPETITOR = "competitor", "another employer"
        INTERNAL = "internal", "our own people"
        OTHER = "other", "elsewhere"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="talent_sources")
    job = models.ForeignKey(CriticalJob, models.CASCADE, related_name="talent_sources")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PROVIDER)
    provider = models.ForeignKey(
        Provider, models.SET_NULL, null=True, blank=True, related_name="talent_sources"
    )
    name = models.CharField(max_length=150, help_text="Such as the program, with its place.")
    tier = models.PositiveSmallIntegerField(choices=[(1, "tier 1"), (2, "tier 2")], default=1)
    feeds = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="fed_by",
        verbose_name="gives people to",
    )  # fmt: skip
    year = models.PositiveSmallIntegerField("program year")
    completers = models.PositiveIntegerField("people who finished")
    capacity = models.PositiveIntegerField("people it could take", null=True, blank=True)
    stated_by = models.CharField("where this is from", max_length=150, blank=True)

    class Meta:
        ordering = ["job", "tier", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "job", "name", "year"],
                name="talent_source_once_a_year",
                violation_error_message="This source is on the list for the year already.",
            ),
            models.CheckConstraint(
                condition=Q(tier=2) | Q(tier=1, feeds=None),
                name="talent_source_feeds_from_tier_2",
                violation_error_message="Only a source of tier 2 gives people to another source.",
            ),
            models.CheckConstraint(
                condition=Q(feeds=None) | ~Q(feeds=F("pk")), name="talent_source_not_its_own"
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.year}"
