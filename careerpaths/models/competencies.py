"""Competencies, and the frameworks that list them: O*NET's elements or a partnership's own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Owned
from careerpaths.rules.frameworks import OWN_WORDS
from partnerships.models import Partnership

LEVELS = ["not needed", "aware", "with help", "alone", "teaches others"]


def usual_levels():
    """Return the names of levels 0 to 4 that a new framework starts with."""
    return list(LEVELS)


class Framework(Owned):
    """A list of competencies with one scale of levels, of a board or of one partnership.

    levels: the names of level 0, 1, 2 ... in order.
    """

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, null=True, blank=True, related_name="frameworks"
    )
    name = models.CharField(max_length=150)
    source = models.CharField(
        max_length=250, blank=True, help_text="Who wrote it: O*NET 29.3, an association, members."
    )
    levels = ArrayField(models.CharField(max_length=60), default=usual_levels)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"],
                name="framework_name_once_a_board",
                violation_error_message="The board has a framework of this name already.",
            )
        ]

    def __str__(self):
        return self.name


class CompetencyQuerySet(models.QuerySet):
    def matching(self, text):
        """Return those whose name, code or category has these words in it."""
        if not text:
            return self
        return self.filter(
            Q(name__icontains=text) | Q(code__icontains=text) | Q(category__icontains=text)
        )

    def shared(self):
        """Return what everybody of the board may read: not what one firm named in its words."""
        return self.exclude(category=OWN_WORDS)


class Competency(Owned):
    """Something people must know or be able to do, in the words of a board's partnerships.

    Without a framework it is the board's own, named when a need first asked for it.
    """

    framework = models.ForeignKey(
        Framework, models.CASCADE, null=True, blank=True, related_name="competencies"
    )
    name = models.CharField(max_length=150)
    code = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True, help_text="What somebody who has it can do.")
    element_id = models.CharField("O*NET element", max_length=20, blank=True)

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "framework", "name"],
                nulls_distinct=False,
                name="competency_name_once_a_framework",
                violation_error_message="The list has a competency of this name already.",
            )
        ]

    def __str__(self):
        return self.name
