"""Durable background work: the row is the truth, the broker only wakes a worker."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import Board, Owned

LEASE = dt.timedelta(seconds=45)
WAITS_TOO_LONG = dt.timedelta(seconds=30)
MAX_CRASHES = 3
DOUBTFUL_AFTER = dt.timedelta(minutes=10)
GIVE_UP_AFTER = dt.timedelta(days=2)


class JobQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])

    def answering(self, fingerprint):
        """Return jobs that make a new one needless: unfinished ones, then done ones, newest first.

        A done job answers only for its own inputs, whose hash is the fingerprint.
        """
        answers = Q(state__in=[Job.State.QUEUED, Job.State.RUNNING])
        if fingerprint:
            answers |= Q(state=Job.State.DONE, fingerprint=fingerprint)
        return self.filter(answers).order_by(F("finished_at").desc(nulls_first=True))

    def visible_to(self, membership):
        """Return what a member of staff may follow: a guest of the board only her own work."""
        return self.filter(asked_by=membership.user_id) if membership.is_guest else self

    def waiting_since(self, moment):
        return self.filter(state=Job.State.QUEUED, queued_at__lte=moment)

    def expired(self, now):
        return self.filter(state=Job.State.RUNNING, lease_until__lt=now)


class Job(models.Model):
    """A piece of background work of a board: who asked, how far it is, what came of it.

    Not behind the wall, because the sweeper works for all boards: holds ids, never a firm's number.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "waiting"
        RUNNING = "running", "running"
        DONE = "done", "done"
        FAILED = "failed", "stopped"
        CANCELLED = "cancelled", "cancelled"

    board = models.ForeignKey(Board, models.CASCADE, related_name="jobs")
    task = models.CharField(max_length=100, help_text="The Celery task's name.")
    title = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict)
    key = models.CharField(max_length=64, help_text="Hash of task, parameters and period.")
    period = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Hash of the inputs.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0, help_text="The fence: raised by each lease.")
    crashes = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    cancel_asked = models.BooleanField(default=False)
    steps = models.JSONField(default=list, help_text="Labels of all steps, in order.")
    step = models.PositiveSmallIntegerField(default=0)
    step_times = models.JSONField(default=list, help_text="When each step began, ISO 8601.")
    done = models.PositiveIntegerField(default=0, help_text="Units done in this step.")
    total = models.PositiveIntegerField(default=0, help_text="Units of this step; 0: not known.")
    unit = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it stopped, in words.")
    result = models.JSONField(default=dict, help_text="Ids of what was made, for links.")

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "key"],
                condition=Q(state__in=["queued", "running"]),
                name="job_once_while_unfinished",
            ),
            # What the same-board keys of files, releases and reports refer to.
            models.UniqueConstraint(fields=["id", "board"], name="jobs_job_in_board"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False),
                name="job_runs_under_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at=None)
                | Q(state__in=["done", "failed", "cancelled"], finished_at__isnull=False),
                name="job_finished_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "lease_until"],
                condition=Q(state__in=["queued", "running"]),
                name="job_unfinished",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("jobs:detail", args=[self.board.slug, self.pk])

    @property
    def is_finished(self):
        return self.state not in (self.State.QUEUED, self.State.RUNNING)

    @property
    def may_be_repeated(self):
        return self.state in (self.State.FAILED, self.State.CANCELLED)

    @property
    def result_url(self):
        """Return the address of what was made, if it is a path on this host, or ""."""
        url = self.result.get("url", "")
        is_path = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        return url if is_path else ""


class FileQuerySet(models.QuerySet):
    def made_by_jobs(self):
        """Return what jobs made; what was uploaded opens where its people's rights are asked."""
        return self.filter(job__isnull=False)

    def without_content(self):
        """Return files for a list: up to 50 MB each stay where they are."""
        return self.defer("content")


class File(Owned):
    """A file made by a job or uploaded for one; published with the job's result."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="files", null=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes")
    made_at = models.DateTimeField()

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__lte=50_000_000), name="file_size_at_most_50_mb"
            )
        ]

    def __str__(self):
        return self.name


class MailQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=Mail.State.WAITING)

    def doubtful(self, moment):
        """Return mails found `sending` long after: sent or not, only a person can tell."""
        return self.filter(state=Mail.State.SENDING, sending_at__lt=moment)

    def for_a_person(self, moment):
        """Return mails that a person has to decide about: refused ones and doubtful ones."""
        return self.filter(state=Mail.State.FAILED) | self.doubtful(moment)


class Mail(models.Model):
    """Outbox: one row for each mail, written with the change that causes it, sent afterwards.

    Not behind the wall, because the sender works for all boards: mails say that something waits
    and where, never a firm's number.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        DROPPED = "dropped"

    recipient = models.EmailField()
    template = models.CharField(max_length=60, help_text="What kind of mail it is.")
    about = models.CharField(max_length=100, help_text="The object it is about, such as round:12.")
    occasion = models.CharField(max_length=60, help_text="Why now, such as 2026-11-23.")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    board = models.ForeignKey(Board, models.CASCADE, null=True, related_name="mails")
    may_resend = models.BooleanField(default=False, help_text="Sign-in mail: resent after a crash.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    queued_at = models.DateTimeField()
    sending_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "template", "about", "occasion"], name="mail_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__gte=F("queued_at")), name="mail_sent_later"
            ),
        ]
        indexes = [models.Index(fields=["state"], condition=~Q(state="sent"), name="mail_unsent")]

    def __str__(self):
        return f"{self.subject} to {self.recipient}"
