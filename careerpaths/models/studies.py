"""Programs of study (CIP), and the occupations that experts match them to."""

from django.db import models
from django.db.models import Q

from careerpaths.models.occupations import SOC
from careerpaths.models.releases import DataRelease


class InstructionalProgram(models.Model):
    """A program of study of the Classification of Instructional Programs. Reference data."""

    class Level(models.TextChoices):
        FAMILY = "family"
        GROUP = "group"
        PROGRAM = "program"

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="instructional_programs")
    cip = models.CharField("CIP code", max_length=7)
    level = models.CharField(max_length=7, choices=Level.choices)
    title = models.CharField(max_length=250)
    definition = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["cip"]
        constraints = [
            models.UniqueConstraint(fields=["release", "cip"], name="cip_once_a_release"),
            models.CheckConstraint(
                condition=Q(cip__regex=r"^\d{2}(\.\d{2}(\d{2})?)?$"), name="cip_is_a_code"
            ),
        ]

    def __str__(self):
        return f"{self.cip} {self.title}"


class CipSoc(models.Model):
    """A match of a program's content with an occupation, by expert judgement. Reference data.

    It says nothing of where graduates went: propose with it, never divide people by it.
    """

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="cip_socs")
    cip = models.CharField("CIP code", max_length=7)
    soc = models.CharField("SOC code", max_length=7)

    class Meta:
        ordering = ["cip", "soc"]
        verbose_name = "CIP to SOC match"
        verbose_name_plural = "CIP to SOC matches"
        indexes = [models.Index(fields=["release", "soc"], name="crosswalk_by_soc")]
        constraints = [
            models.UniqueConstraint(fields=["release", "cip", "soc"], name="match_once_a_release"),
            models.CheckConstraint(condition=Q(soc__regex=SOC), name="match_soc_is_a_code"),
        ]

    def __str__(self):
        return f"{self.cip} {self.soc}"
