"""What a board itself says of occupations: priorities, living wages, and its own words."""

from django.db import models
from django.db.models import Q

from accounts.models import County, Owned
from careerpaths.models.occupations import SOC


class PriorityOccupation(Owned):
    """An occupation that a state or board puts first for a program year (July to June).

    program_year: the year in which it begins.
    """

    program_year = models.PositiveSmallIntegerField()
    soc = models.CharField("SOC code", max_length=7)
    source = models.CharField(max_length=250)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["-program_year", "soc"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "program_year", "soc"],
                name="priority_occupation_once_a_year",
                violation_error_message="The occupation is on the list of this year already.",
            ),
            models.CheckConstraint(
                condition=Q(soc__regex=SOC),
                name="priority_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
            models.CheckConstraint(
                condition=Q(program_year__range=(2000, 2100)),
                name="priority_year_is_a_year",
                violation_error_message="A program year looks like 2026.",
            ),
        ]

    def __str__(self):
        return f"{self.soc} in {self.program_year}"


class LivingWage(Owned):
    """What a household needs to earn an hour in a county to live without help."""

    county = models.ForeignKey(County, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    household = models.CharField(max_length=80, help_text="Such as: 1 adult, 1 child.")
    hourly = models.DecimalField("dollars an hour", max_digits=6, decimal_places=2)
    source = models.CharField(max_length=250)

    class Meta:
        ordering = ["-year", "county", "household"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "county", "year", "household"],
                name="living_wage_once_a_year",
                violation_error_message="The board has a living wage of this household already.",
            ),
            models.CheckConstraint(
                condition=Q(hourly__gt=0),
                name="living_wage_above_zero",
                violation_error_message="A living wage is more than $0.",
            ),
        ]

    def __str__(self):
        return f"${self.hourly} an hour, {self.household}"


class LearnedTitle(Owned):
    """Words that people of a board typed before they chose an occupation, and how often."""

    words = models.CharField(max_length=100)
    soc = models.CharField("SOC code", max_length=7)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["words", "-times"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "words", "soc"], name="learned_title_once_a_board"
            ),
            models.CheckConstraint(condition=Q(soc__regex=SOC), name="learned_soc_is_a_code"),
        ]

    def __str__(self):
        return f"{self.words}: {self.soc}"
