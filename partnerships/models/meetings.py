"""Meetings: their agenda, who came, what was decided, and the minutes as they were sent."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organization, Owned, User
from partnerships.models.partnerships import Partnership

OVERTIME = dt.timedelta(hours=6)


class MeetingQuerySet(models.QuerySet):
    def ahead(self, now):
        """Return meetings that are still to come or going on, the next first.

        One that runs over its time is still on; one that nobody closed is not for ever.
        """
        planned = Q(state=Meeting.State.PLANNED, ends_at__gte=now)
        running = Q(state=Meeting.State.RUNNING, ends_at__gte=now - OVERTIME)
        return self.filter(planned | running).order_by("starts_at", "pk")

    def held(self):
        return self.filter(state=Meeting.State.CLOSED).order_by("-starts_at", "-pk")

    def for_list(self):
        return self.select_related("partnership", "board").order_by("-starts_at", "-pk")


@pghistory.track()
class Meeting(Owned):
    """A time at which people of a partnership come together, in a room or online."""

    class Kind(models.TextChoices):
        LAUNCH = "launch", "launch meeting"
        REGULAR = "regular", "regular meeting"
        TASK_FORCE = "task_force", "task force"
        SUPPORT = "support", "support team"
        ANNUAL = "annual", "annual meeting"

    class State(models.TextChoices):
        PLANNED = "planned"
        RUNNING = "running", "going on"
        CLOSED = "closed"
        CANCELLED = "cancelled", "called off"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.REGULAR)
    name = models.CharField(max_length=150)
    purpose = models.CharField(max_length=300, blank=True)
    starts_at = models.DateTimeField("starts")
    ends_at = models.DateTimeField("ends")
    place = models.CharField(max_length=200, blank=True)
    online_url = models.URLField("address to join online", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    is_public = models.BooleanField("shown on the public page", default=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message="A meeting cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | ~Q(state="closed") & Q(closed_at=None),
                name="meeting_closed_has_a_time",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:meeting", args=[self.board.slug, self.pk])

    @property
    def is_open(self):
        """Tell whether issues, decisions and actions may still be written down in it."""
        return self.state in (self.State.PLANNED, self.State.RUNNING)


class AgendaItem(Owned):
    """One item of an agenda: who speaks, how long, what is open, and what was noted.

    `lines` is what was open when the agenda was built; `source` names where they came from. What
    is said in an employers' block is not minuted, its decisions are.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=150)
    minutes = models.PositiveSmallIntegerField(default=10)
    employers_only = models.BooleanField("only employers speak and vote", default=False)
    source = models.CharField(max_length=30, blank=True, editable=False)
    lines = models.JSONField(default=list, blank=True, editable=False)
    notes = models.TextField(blank=True, max_length=4000)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(employers_only=False) | Q(notes=""),
                name="agenda_employers_block_is_not_minuted",
                violation_error_message="What employers say among themselves is not minuted.",
            )
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class Attendance(Owned):
    """That a person came to a meeting, for whom and for how long. No organization: the board."""

    class Mode(models.TextChoices):
        ROOM = "room", "in person"
        REMOTE = "remote", "online"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    person = models.CharField(max_length=150)
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.ROOM)
    hours = models.DecimalField(max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "meeting", "organization", "person"],
                name="attendance_once",
                nulls_distinct=False,
                violation_error_message="This person is on the list already.",
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24),
                name="attendance_hours_of_a_day",
                violation_error_message="Enter the hours as a number between 0 and 24.",
            ),
        ]

    def __str__(self):
        return f"{self.person} at {self.meeting}"


@pghistory.track()
class Decision(Owned):
    """What a meeting decided, in one sentence."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    text = models.CharField(max_length=300)
    decided_on = models.DateField()
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self):
        return self.text


class MinutesFileQuerySet(models.QuerySet):
    def without_file(self):
        return self.defer("pdf")


class MinutesFile(Owned):
    """The minutes of a meeting as they were sent: frozen content, and the same as PDF."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_files")
    content = models.JSONField()
    pdf = models.BinaryField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = MinutesFileQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "meeting"], name="minutes_once_a_meeting")
        ]

    def __str__(self):
        return f"Minutes of {self.meeting}"
