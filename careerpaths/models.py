"""Occupations, the competencies they ask for, and the credentials that prove them."""

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import Organization, Owned
from partnerships.models import Partnership


class Occupation(models.Model):
    """An occupation of the Standard Occupational Classification. Reference data."""

    soc = models.CharField("SOC code", max_length=7)
    title = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    release = models.CharField(max_length=10)

    class Meta:
        ordering = ["soc"]
        constraints = [
            models.UniqueConstraint(fields=["soc", "release"], name="occupation_once_a_release"),
            models.CheckConstraint(
                condition=Q(soc__regex=r"^\d{2}-\d{4}$"), name="occupation_soc_is_a_code"
            ),
        ]

    def __str__(self):
        return f"{self.soc} {self.title}"


class Competency(Owned):
    """Something people must know or be able to do, in the words of a board's partnerships."""

    name = models.CharField(max_length=150)
    category = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"],
                name="competency_name_once_a_board",
                violation_error_message="The board has a competency of this name already.",
            )
        ]

    def __str__(self):
        return self.name


class CriticalJob(Owned):
    """A job the members of a partnership chose to plan for together, with its SOC code."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="critical_jobs")
    title = models.CharField(max_length=100, help_text="The name all members understand.")
    soc = models.CharField("SOC code", max_length=7)
    definition = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "title"],
                name="critical_job_title_once",
                violation_error_message="The partnership has a critical job of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(soc__regex=r"^\d{2}-\d{4}$"),
                name="critical_job_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ]

    def __str__(self):
        return self.title


@pghistory.track()
class Credential(Owned):
    """A certificate, certification, license, degree or badge that people earn."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate"
        CERTIFICATION = "certification"
        LICENSE = "license"
        DEGREE = "degree"
        BADGE = "badge"

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    issuer = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"],
                name="credential_name_once_a_board",
                violation_error_message="The board has a credential of this name already.",
            )
        ]

    def __str__(self):
        return self.name
