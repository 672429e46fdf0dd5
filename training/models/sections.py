"""The parts of an answer, each saved by itself: company, jobs, training needs, voice."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import County, Organization, Owned
from careerpaths.models import Competency, CriticalJob
from training.models.answers import Answer


class Level(models.IntegerChoices):
    """How well people can do something, on the scale of every round."""

    NONE = 0, "0 not at all"
    BASIC = 1, "1 with help"
    WORKING = 2, "2 alone, routine work"
    SKILLED = 3, "3 alone, all work"
    EXPERT = 4, "4 teaches others"


class Why(models.TextChoices):
    """Why a job or a skill matters to a firm."""

    COMPETITIVENESS = "competitiveness", "we stay competitive"
    INNOVATION = "innovation", "new products or machines"
    SAFETY = "safety"
    COMPLIANCE = "compliance", "law or customers require it"
    RETIREMENT = "retirement", "people retire"


def several(choices, **words):
    """Return a field that holds any number of these choices."""
    return ArrayField(
        models.CharField(max_length=20, choices=choices), default=list, blank=True, **words
    )


def money(digits, words):
    """Return a confidential amount in dollars and cents that may be left out."""
    return models.DecimalField(
        words, max_digits=digits, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip


class SectionQuerySet(models.QuerySet):
    def counted(self):
        """Return what sent answers say: what may be released."""
        return self.filter(answer__state=Answer.State.SENT)

    def of_version(self, answer):
        """Return the rows of one version of an answer; none where there is none yet."""
        return self.filter(answer=answer) if answer else self.none()


# Merging two records of a firm moves its rows; nothing else changes what was sent.
SENT_STAYS = """
    IF to_jsonb(NEW) - 'organization_id' IS DISTINCT FROM to_jsonb(OLD) - 'organization_id' THEN
        RAISE EXCEPTION 'What was sent stays as it was sent.';
    END IF;
    RETURN NEW;
"""
SENT = pgtrigger.Q(new__is_sent=True)
tracked = pghistory.track(
    pghistory.InsertEvent(condition=SENT),
    pghistory.UpdateEvent(condition=SENT),
    pghistory.DeleteEvent(condition=pgtrigger.Q(old__is_sent=True)),
)


class Section(Owned):
    """A part of a version that is saved by itself.

    revision: rises with each save, so that two people who change it at once notice; saved_by: who
    filled it in; is_sent: its version was sent, and what it says stays as it is; flags: the
    figures that looked unusual and were kept.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.CharField(max_length=150, blank=True)
    is_sent = models.BooleanField(default=False)
    flags = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="sent_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__is_sent=True),
                func=SENT_STAYS,
            )
        ]


@tracked
class CompanyAnswer(Section):
    """What a firm confirms about itself (section A): its size and county sort the totals."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="company_answers")
    naics = models.CharField("NAICS code", max_length=6, blank=True)
    county = models.ForeignKey(County, models.PROTECT, null=True, blank=True, related_name="+")
    employees = models.PositiveIntegerField("people employed", null=True, blank=True)
    has_union = models.BooleanField("workers are represented by a union", default=False)
    union = models.CharField("which", max_length=100, blank=True)
    respondent = models.CharField("who answers", max_length=150, blank=True)
    respondent_title = models.CharField("title", max_length=100, blank=True)
    respondent_email = models.EmailField("e-mail", blank=True)

    class Meta(Section.Meta):
        constraints = [
            models.UniqueConstraint(fields=["board", "answer"], name="company_answer_once")
        ]

    def __str__(self):
        return f"Company in {self.answer}"


@tracked
class JobAnswer(Section):
    """What a firm says of one critical job: people and openings (B), what it asks of people (C),
    and where they come from (E).

    timing, competencies, credentials, others, hires: as `training.rules.matrix` reads them.
    wages_kept: the wages are those of the last answer, unseen by who kept them; wages_on: the day
    on which they were stated.
    """

    class Certainty(models.TextChoices):
        HIGH = "high", "Fairly sure"
        MEDIUM = "medium", "Rough guess"
        LOW = "low", "Hard to say"

    class Shift(models.TextChoices):
        FULL_TIME = "full_time", "full time"
        PART_TIME = "part_time", "part time"
        DAYS = "days"
        EVENINGS = "evenings"
        NIGHTS = "nights"
        WEEKENDS = "weekends"
        ROTATING = "rotating"

    class Hardest(models.TextChoices):
        FEW = "few", "too few people apply"
        UNQUALIFIED = "unqualified", "they are not qualified"
        DECLINE = "decline", "they decline our offer"
        LEAVE = "leave", "they leave early"

    class Education(models.TextChoices):
        NONE = "none", "none"
        HIGH_SCHOOL = "high_school", "high school"
        CERTIFICATE = "certificate"
        ASSOCIATE = "associate", "associate degree"
        BACHELOR = "bachelor", "bachelor's degree"

    class Drop(models.TextChoices):
        EDUCATION = "education"
        EXPERIENCE = "experience"
        CREDENTIAL = "credential"
        OTHER = "other", "another requirement"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="job_answers")
    job = models.ForeignKey(CriticalJob, models.PROTECT, related_name="job_answers")
    own_title = models.CharField("your name for this job", max_length=100, blank=True)
    employed = models.PositiveIntegerField()
    open_now = models.PositiveIntegerField("openings today", null=True, blank=True)
    oldest_days = models.PositiveSmallIntegerField(
        "days the oldest has been open", null=True, blank=True
    )
    growth = models.PositiveIntegerField()
    retiring = models.PositiveIntegerField()
    leaving = models.PositiveIntegerField()
    promoted = models.PositiveIntegerField()
    by_training = models.PositiveIntegerField(default=0)
    timing = models.JSONField(default=dict, blank=True)
    certainty = models.CharField(max_length=6, choices=Certainty.choices, default=Certainty.MEDIUM)
    entry_wage = money(6, "hourly wage at the start")
    later_wage = money(6, "hourly wage after 12 months")
    wages_on = models.DateField(null=True, blank=True)
    wages_kept = models.BooleanField(default=False)
    shifts = several(Shift.choices)
    hardest = several(Hardest.choices, verbose_name="what is hardest")
    criticality = models.PositiveSmallIntegerField(
        "how much it matters, 1 to 5", null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )  # fmt: skip
    why = several(Why.choices, verbose_name="why it matters")
    competencies = models.JSONField(default=dict, blank=True)
    credentials = models.JSONField(default=dict, blank=True)
    education = models.CharField(max_length=11, choices=Education.choices, blank=True)
    education_required = models.BooleanField("required", default=False)
    experience_months = models.PositiveSmallIntegerField(
        "experience", null=True, blank=True, help_text="In months."
    )
    training_replaces = models.BooleanField("training would replace it", default=False)
    others = models.JSONField("other requirements", default=dict, blank=True)
    would_drop = several(Drop.choices, verbose_name="dropped for graduates of an agreed program")
    hires = models.JSONField(default=dict, blank=True)
    best_source = models.CharField(max_length=20, blank=True)

    class Meta(Section.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "answer", "job"], name="job_answer_once"),
            models.CheckConstraint(
                condition=Q(
                    by_training__lte=F("growth") + F("retiring") + F("leaving") + F("promoted")
                ),
                name="job_answer_training_within_openings",
                violation_error_message="Openings filled by training cannot be more than the "
                "openings you expect.",
            ),
            models.CheckConstraint(
                condition=Q(entry_wage=None, later_wage=None) | Q(wages_on__isnull=False),
                name="job_answer_wages_have_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.job} of {self.answer}"

    @property
    def replacement(self):
        """Openings that replace people who retire, leave or are promoted."""
        return self.retiring + self.leaving + self.promoted

    @property
    def openings(self):
        return self.growth + self.replacement


class NeedQuerySet(SectionQuerySet):
    def unpooled(self):
        return self.filter(pool_needs=None)


@tracked
class Need(Section):
    """A training need of a firm (section D): which competency, how many people, by when, from what
    to what. budget_kept: the budget is that of the last answer, unseen by who kept it."""

    class Place(models.TextChoices):
        ON_SITE = "on_site", "at our site"
        PROVIDER = "provider", "at the provider's"
        ONLINE = "online"
        HYBRID = "hybrid", "partly online"

    class Time(models.TextChoices):
        DAYS = "days", "weekdays"
        EVENINGS = "evenings"
        NIGHTS = "nights", "after the night shift"
        WEEKENDS = "weekends"

    class Joins(models.TextChoices):
        YES = "yes", "Yes"
        NOT_COMPETITORS = "not_competitors", "Yes, but not with direct competitors"
        OWN = "own", "Only in a class of our own"

    class Host(models.TextChoices):
        ROOM = "room"
        EQUIPMENT = "equipment"
        INSTRUCTOR = "instructor"

    class Effect(models.TextChoices):
        RETAIN = "retain", "people stay"
        PROMOTE = "promote", "people move up"
        WAGE = "wage", "people earn more"
        QUALITY = "quality"
        OUTPUT = "output"
        SAFETY = "safety"
        TECHNOLOGY = "technology", "new technology"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="needs")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="needs")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="needs")
    people = models.PositiveIntegerField()
    needed_by = models.DateField()
    level_now = models.PositiveSmallIntegerField(choices=Level.choices)
    level_target = models.PositiveSmallIntegerField(choices=Level.choices)
    words = models.CharField("in your words", max_length=300, blank=True)
    why = several(Why.choices, verbose_name="why it matters")
    places = several(Place.choices, verbose_name="where it can be")
    times = several(Time.choices, verbose_name="when people can come")
    travel_minutes = models.PositiveSmallIntegerField(
        "how far people travel at most", null=True, blank=True, help_text="In minutes, one way."
    )
    joins = models.CharField(max_length=15, choices=Joins.choices, default=Joins.YES)
    budget = money(8, "what you would pay for each person")
    budget_kept = models.BooleanField(default=False)
    hosts = several(Host.choices, verbose_name="what you could lend")
    effects = several(Effect.choices, verbose_name="what should come of it")

    objects = NeedQuerySet.as_manager()

    class Meta(Section.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "answer", "competency"],
                name="need_competency_once_an_answer",
                violation_error_message="You named this competency already; change it there.",
            ),
            models.CheckConstraint(
                condition=Q(people__gt=0),
                name="need_is_for_somebody",
                violation_error_message="Enter how many people need this, 1 or more.",
            ),
            models.CheckConstraint(
                condition=Q(level_target__gt=F("level_now"), level_target__lte=4),
                name="need_target_above_now",
                violation_error_message="The level you want must be above the level now.",
            ),
        ]

    def __str__(self):
        return f"{self.competency}, {self.people} people"


@tracked
class VoiceAnswer(Section):
    """What a firm finds hard, wants first and can offer (sections F and E4).

    challenges: up to three; offers: places of work-based learning by kind; both as
    `training.rules.matrix` reads them.
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="voice_answers")
    challenges = models.JSONField(default=list, blank=True)
    barriers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    first = models.CharField("what the partnership should do first", max_length=300, blank=True)
    champions = models.BooleanField("we would champion it", default=False)
    offers = models.JSONField("work-based learning next year", default=dict, blank=True)

    class Meta(Section.Meta):
        constraints = [
            models.UniqueConstraint(fields=["board", "answer"], name="voice_answer_once")
        ]

    def __str__(self):
        return f"Voice in {self.answer}"
