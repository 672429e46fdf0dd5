"""Barriers and challenges that members and workers name, who shares them, and remedies."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Board, Organization, Owned, User
from partnerships.models.partnerships import Partnership


class ChallengeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=[Challenge.State.OPEN, Challenge.State.TAKEN_UP])

    def for_list(self):
        return self.select_related("partnership").order_by("-named_on", "-pk")


class Challenge(Owned):
    """A barrier that keeps people from work, or a challenge firms share in leading people.

    Who named it is a Voice, which only that organization and staff can read; `firms` counts the
    employers' voices by trigger and is shown from 3, to staff from 2.
    """

    class Category(models.TextChoices):
        # Barriers to work (domain.md row 12).
        TRANSPORT = "transport", "getting to work"
        CHILD_CARE = "child_care", "child care"
        LICENSE = "license", "driver's license"
        RECORD = "record", "a criminal record"
        ENGLISH_MATH = "english_math", "English or math"
        SHIFT = "shift", "shift times"
        HOUSING = "housing"
        DRUG_SCREEN = "drug_screen", "drug screening"
        DIGITAL = "digital", "computer skills or access"
        # Challenges of leading people (domain.md b.8).
        RECRUITMENT = "recruitment"
        RETENTION = "retention"
        WORK_ORGANIZATION = "work_organization", "high-performance work organization"
        TECHNOLOGY = "technology", "new technology"
        ON_THE_JOB = "on_the_job", "learning on the job"
        SUPERVISION = "supervision", "supervision and coaching"
        ONBOARDING = "onboarding"
        SAFETY = "safety"
        YOUTH = "youth", "youth pipeline"
        SUCCESSION = "succession"
        OTHER = "other", "something else"

    class Side(models.TextChoices):
        EMPLOYER = "employer", "an employer"
        WORKER = "worker", "workers"
        PARTNER = "partner", "a partner"

    class State(models.TextChoices):
        OPEN = "open"
        TAKEN_UP = "taken_up", "taken up"
        SOLVED = "solved"
        SET_ASIDE = "set_aside", "not taken up"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="challenges")
    category = models.CharField(max_length=20, choices=Category.choices)
    name = models.CharField("in a few words", max_length=100)
    text = models.TextField("what happens", blank=True, max_length=2000)
    soc = models.CharField("job it hits (SOC code)", max_length=7, blank=True)
    severity = models.PositiveSmallIntegerField("how bad it is, 1 to 5")
    side = models.CharField("named by", max_length=10, choices=Side.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    named_on = models.DateField()
    firms = models.PositiveIntegerField(default=0, editable=False)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-named_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=5),
                name="challenge_severity_in_scale",
                violation_error_message="Choose a number from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=Q(soc="") | Q(soc__regex=r"^\d{2}-\d{4}$"),
                name="challenge_soc_is_a_code",
                violation_error_message="A SOC code is written 51-4041.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:challenge", args=[self.board.slug, self.pk])


COUNT_FIRMS = """
    UPDATE partnerships_challenge SET firms = firms {sign} 1
    WHERE id = {row}.challenge_id AND {row}.side = 'employer';
    RETURN NULL;
"""


class Voice(Owned):
    """That an organization has this challenge too. `is_first`: it named it."""

    counts_once = True  # when two records of a firm are merged

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="voices")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="voices")
    side = models.CharField(max_length=10, choices=Challenge.Side.choices)
    is_first = models.BooleanField(default=False)
    said_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "challenge", "organization"],
                name="voice_once",
                violation_error_message="Your organization has said so already.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="count_voice", when=pgtrigger.After, operation=pgtrigger.Insert,
                func=COUNT_FIRMS.format(sign="+", row="NEW"),
            ),
            pgtrigger.Trigger(
                name="uncount_voice", when=pgtrigger.After, operation=pgtrigger.Delete,
                func=COUNT_FIRMS.format(sign="-", row="OLD"),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organization}: {self.challenge}"


class Remedy(Owned):
    """What somebody does about a challenge, and how many people it helped."""

    class State(models.TextChoices):
        PLANNED = "planned"
        DOING = "doing"
        DONE = "done"
        DROPPED = "dropped"

    board = models.ForeignKey(Board, models.CASCADE, related_name="remedies", editable=False)
    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="remedies")
    text = models.CharField("what is done", max_length=300)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="remedies"
    )
    person = models.CharField("who does it", max_length=150)
    due_on = models.DateField("by", null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    helped = models.PositiveIntegerField("people helped", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "remedies"
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=""),
                name="remedy_has_an_owner",
                violation_error_message="Say who does it.",
            )
        ]

    def __str__(self):
        return self.text
