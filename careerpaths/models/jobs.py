"""The jobs that the members of a partnership plan for together."""

from django.db import models
from django.db.models import Q

from accounts.models import Owned
from careerpaths.models.occupations import SOC
from partnerships.models import Partnership


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
                condition=Q(soc__regex=SOC),
                name="critical_job_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ]

    def __str__(self):
        return self.title
