"""Demand rounds: what is asked, what each firm answers, and what is released of it."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organization, Owned, User
from careerpaths.models import Competency, CriticalJob
from jobs.models import Job
from partnerships.models import Partnership
from training.rules.demand import period_end


class Level(models.IntegerChoices):
    """How well people can do something, on the scale of every round."""

    NONE = 0, "0 not at all"
    BASIC = 1, "1 with help"
    WORKING = 2, "2 alone, routine work"
    SKILLED = 3, "3 alone, all work"
    EXPERT = 4, "4 teaches others"


class DemandRoundQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=DemandRound.State.OPEN)

    def closed(self):
        return self.filter(state=DemandRound.State.CLOSED)

    def asking(self, organization):
        """Return rounds of partnerships in which the organization is an active employer."""
        return self.filter(
            partnership__members__organization=organization,
            partnership__members__seat="employer",
            partnership__members__status="active",
        )

    def of_firm(self, organization):
        """Return rounds, none in preparation, that ask the firm or that it answered."""
        asked = Q(pk__in=self.model.objects.asking(organization).values("pk"))
        sent = Answer.objects.sent().filter(organization=organization)
        return self.exclude(state=DemandRound.State.DRAFT).filter(
            asked | Q(pk__in=sent.values("round"))
        )

    def read_by(self, organization):
        """Return rounds whose releases the organization reads: it has an active seat there."""
        return self.filter(
            partnership__members__organization=organization,
            partnership__members__status="active",
        ).exclude(state=DemandRound.State.DRAFT)


class DemandRound(Owned):
    """A survey of demand: the partnership asks each employer member about its critical jobs."""

    class State(models.TextChoices):
        DRAFT = "draft", "being prepared"
        OPEN = "open"
        CLOSED = "closed"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="rounds")
    name = models.CharField(max_length=60, help_text="Such as Autumn 2026.")
    opens_on = models.DateField()
    closes_on = models.DateField()
    period_starts_on = models.DateField(help_text="Openings are counted from this day.")
    horizon_months = models.PositiveSmallIntegerField(
        choices=[(12, "12 months"), (24, "24 months"), (36, "36 months")], default=24
    )
    assumptions = models.CharField(
        max_length=300, blank=True, help_text="What all answers assume, such as steady orders."
    )
    min_firms = models.PositiveSmallIntegerField("fewest firms behind a shown number", default=3)
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    jobs = models.ManyToManyField(CriticalJob, through="RoundJob", related_name="rounds")

    objects = DemandRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="round_name_once",
                violation_error_message="The partnership has a round of this name already.",
            ),
            models.UniqueConstraint(
                fields=["board", "partnership"],
                condition=Q(state="open"),
                name="round_one_open",
                violation_error_message="The partnership has an open round; close it first.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_opening",
                violation_error_message="A round cannot close before it opens.",
            ),
            models.CheckConstraint(
                condition=Q(min_firms__gte=3),
                name="round_min_firms_at_least_3",
                violation_error_message="At least 3 firms must stand behind a shown number.",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | Q(state__in=["draft", "open"], closed_at=None),
                name="round_closed_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.name} round"

    def get_absolute_url(self):
        return reverse("training:round", args=[self.board.slug, self.pk])

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_closed(self):
        return self.state == self.State.CLOSED

    def days_left(self, day):
        """Return the days left to answer on a day; below 0 once the last one has passed."""
        return (self.closes_on - day).days

    @property
    def period_ends_on(self):
        """The day by which the openings asked about fall due."""
        return period_end(self.period_starts_on, self.horizon_months)


class RoundJob(Owned):
    """A critical job that a round asks about, in the round's order."""

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="round_jobs")
    job = models.ForeignKey(CriticalJob, models.PROTECT, related_name="round_jobs")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "round", "job"], name="round_job_once")
        ]

    def __str__(self):
        return self.job.title


class AnswerQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(state=Answer.State.DRAFT)

    def sent(self):
        """Return the answers that count: sent and not replaced by a later version."""
        return self.filter(state=Answer.State.SENT)


@pghistory.track()
class Answer(Owned):
    """One version of a firm's answers to a round. Only sent versions count, drafts never."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        REPLACED = "replaced", "replaced by a later version"

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="answers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "round", "organization", "version"], name="answer_version_once"
            ),
            models.UniqueConstraint(
                fields=["board", "round", "organization"],
                condition=Q(state="draft"),
                name="answer_one_draft",
            ),
            models.UniqueConstraint(
                fields=["board", "round", "organization"],
                condition=Q(state="sent"),
                name="answer_one_counts",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None)
                | Q(state__in=["sent", "replaced"], sent_at__isnull=False),
                name="answer_sent_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.organization}, {self.round}, version {self.version}"

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def reference(self):
        """What a firm names when it asks about an answer it sent."""
        return f"A-{self.sent_at:%Y}-{self.pk:04d}"


class JobAnswerQuerySet(models.QuerySet):
    def counted(self):
        """Return what sent answers say: what may be released."""
        return self.filter(answer__state=Answer.State.SENT)


@pghistory.track()
class JobAnswer(Owned):
    """What a firm says of one critical job: people now, openings it expects, and from where."""

    class Certainty(models.TextChoices):
        HIGH = "high", "Fairly sure"
        MEDIUM = "medium", "Rough guess"
        LOW = "low", "Hard to say"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="job_answers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    job = models.ForeignKey(CriticalJob, models.PROTECT, related_name="job_answers")
    employed = models.PositiveIntegerField()
    growth = models.PositiveIntegerField()
    retiring = models.PositiveIntegerField()
    leaving = models.PositiveIntegerField()
    promoted = models.PositiveIntegerField()
    by_training = models.PositiveIntegerField(default=0)
    certainty = models.CharField(max_length=6, choices=Certainty.choices, default=Certainty.MEDIUM)

    objects = JobAnswerQuerySet.as_manager()

    class Meta:
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


class NeedQuerySet(models.QuerySet):
    def counted(self):
        """Return needs of sent answers: those that may be pooled and released."""
        return self.filter(answer__state=Answer.State.SENT)

    def unpooled(self):
        return self.filter(pool_needs=None)

    def of_version(self, answer):
        """Return the needs of one version of an answer; none where there is none yet."""
        return self.filter(answer=answer) if answer else self.none()


@pghistory.track()
class Need(Owned):
    """A training need of a firm: which competency, how many people, by when, from what to what."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="needs")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="needs")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="needs")
    people = models.PositiveIntegerField()
    needed_by = models.DateField()
    level_now = models.PositiveSmallIntegerField(choices=Level.choices)
    level_target = models.PositiveSmallIntegerField(choices=Level.choices)
    words = models.CharField("in your words", max_length=300, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
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


class ReleaseQuerySet(models.QuerySet):
    def beside(self, round):
        """Return what the partnership released of other rounds for the same period, oldest first.

        Somebody who holds two releases for one period can subtract them.
        """
        same = self.filter(
            round__partnership=round.partnership_id,
            round__period_starts_on=round.period_starts_on,
            round__horizon_months=round.horizon_months,
        ).exclude(round=round)
        jobs = same.select_related("round").prefetch_related("round__round_jobs__job")
        return jobs.order_by("made_at", "pk")


class Release(Owned):
    """Aggregated needs of a round, frozen and safe to show. Nobody but the convener sees more."""

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    content = models.JSONField(help_text="What training.reports builds and reads back.")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        get_latest_by = "made_at"
        constraints = [
            models.UniqueConstraint(fields=["board", "round", "number"], name="release_once")
        ]

    def __str__(self):
        return f"Release {self.number} of {self.round}"
