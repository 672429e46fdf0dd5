"""Uploaded rosters: checked first, taken only when a person says so."""

from django.db import models
from django.urls import reverse

from accounts.models import Owned, User
from jobs.models import File, Job
from training.models.classes import Cohort


class RosterUpload(Owned):
    """A CSV roster of a class: uploaded, checked by a job, then taken whole, in part or not."""

    class State(models.TextChoices):
        CHECKING = "checking", "being checked"
        CHECKED = "checked", "waits for your decision"
        TAKING = "taking", "being taken"
        TAKEN = "taken"
        DISCARDED = "discarded"

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="uploads")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    good_rows = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    taken_rows = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "pk"]

    def __str__(self):
        return f"Roster of {self.cohort}"

    def get_absolute_url(self):
        return reverse("training:roster", args=[self.board.slug, self.pk])

    @property
    def is_at_work(self):
        """A job checks or takes the file just now."""
        return self.state in (self.State.CHECKING, self.State.TAKING) and not self.has_stopped

    @property
    def has_stopped(self):
        """The job that checked or took the file ended before it was through."""
        return (
            self.state in (self.State.CHECKING, self.State.TAKING)
            and self.job is not None
            and self.job.is_finished
        )

    @property
    def waits_for_decision(self):
        """Checked and not decided, or decided and the taking stopped before anything was taken."""
        return self.state == self.State.CHECKED or (
            self.state == self.State.TAKING and self.has_stopped
        )


class RosterProblem(Owned):
    """One thing wrong with one row of an upload: where, what stands there, what was expected."""

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField(help_text="Line of the file, the header being line 1.")
    column = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    expected = models.CharField(max_length=150)

    class Meta:
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["upload", "row"], name="roster_problem_in_order")]

    def __str__(self):
        return f"row {self.row}, {self.column}"
