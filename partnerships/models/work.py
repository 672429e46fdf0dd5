"""What a partnership does: priorities, goals, strategies, task forces and actions."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Board, Organization, Owned, User
from partnerships.models.ballots import Issue
from partnerships.models.meetings import Decision, Meeting
from partnerships.models.members import Member
from partnerships.models.partnerships import Partnership

MOST_PRIORITIES = 4  # active at once (domain.md b.7)


class PriorityQuerySet(models.QuerySet):
    def active(self):
        return self.filter(state=Priority.State.ACTIVE)

    def for_list(self):
        return self.select_related("champion__organization").order_by("state", "place", "pk")


@pghistory.track()
class Priority(Owned):
    """A shared problem the partnership has decided to work on, with an employer who champions it.

    `place` is one of four: a fifth active priority finds none.
    """

    class State(models.TextChoices):
        ACTIVE = "active"
        REACHED = "reached"
        CLOSED = "closed", "closed unreached"
        REPLACED = "replaced"

    board = models.ForeignKey(Board, models.CASCADE, related_name="priorities", editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="priorities")
    issue = models.ForeignKey(
        Issue, models.SET_NULL, null=True, blank=True, related_name="priorities"
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="priorities"
    )
    name = models.CharField("priority", max_length=150)
    problem = models.CharField(max_length=300, blank=True)
    impact = models.CharField("what we want to change", max_length=300, blank=True)
    champion = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="championed"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    place = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    adopted_on = models.DateField("adopted")
    reviewed_on = models.DateField(null=True, blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    reason = models.CharField(max_length=300, blank=True)
    result = models.TextField("what came of it", blank=True, max_length=2000)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces"
    )

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="priority_name_once",
                violation_error_message="The partnership has a priority of this name already.",
            ),
            models.UniqueConstraint(
                fields=["board", "partnership", "place"],
                condition=Q(state="active"),
                name="priority_place_once",
                violation_error_message="Four priorities are active. Close or replace one first.",
            ),
            models.CheckConstraint(
                condition=~Q(state="active")
                | Q(place__isnull=False, place__gte=1, place__lte=MOST_PRIORITIES, ended_on=None),
                name="priority_active_has_a_place",
                violation_error_message="Four priorities are active. Close or replace one first.",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(champion__isnull=False),
                name="priority_active_has_a_champion",
                violation_error_message="Name the employer who champions it.",
            ),
            models.CheckConstraint(
                condition=Q(state="active") | Q(place=None, ended_on__isnull=False),
                name="priority_ended_has_a_day",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:priority", args=[self.board.slug, self.pk])


class Goal(Owned):
    """What a priority means to reach within the next 60 days, and whether it did."""

    class State(models.TextChoices):
        NEXT = "next"
        HIT = "hit"
        MISSED = "missed"

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="goals")
    text = models.CharField("goal", max_length=200)
    due_on = models.DateField("by")
    state = models.CharField(max_length=6, choices=State.choices, default=State.NEXT)
    note = models.CharField("what came of it", max_length=300, blank=True)
    marked_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="next", marked_on=None)
                | Q(state__in=["hit", "missed"], marked_on__isnull=False),
                name="goal_marked_has_a_day",
            )
        ]

    def __str__(self):
        return self.text


class Strategy(Owned):
    """How a priority is to be reached: its logic model, from inputs to outcomes."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="strategies", editable=False)
    priority = models.ForeignKey(Priority, models.CASCADE, related_name="strategies")
    name = models.CharField("strategy", max_length=150)
    inputs = models.CharField("what we put in", max_length=300, blank=True)
    activities = models.CharField("what we do", max_length=300, blank=True)
    outputs = models.CharField("what that makes", max_length=300, blank=True)
    outcomes = models.CharField("what changes by it", max_length=300, blank=True)
    benchmark = models.CharField("how we know", max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


@pghistory.track()
class TaskForce(Owned):
    """Members who work on one priority between meetings, led by an employer."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="task_forces")
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="task_forces"
    )
    name = models.CharField(max_length=150)
    champion = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="task_forces_led"
    )
    staff = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    cadence = models.CharField("how often it meets", max_length=100, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="task_force_name_once",
                violation_error_message="The partnership has a task force of this name already.",
            )
        ]

    def __str__(self):
        return self.name


class TaskForceSeat(Owned):
    """That a member works in a task force."""

    task_force = models.ForeignKey(TaskForce, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="task_force_seats")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "task_force", "member"], name="task_force_seat_once"
            )
        ]

    def __str__(self):
        return f"{self.member} in {self.task_force}"


class ActionItemQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(state__in=ActionItem.UNFINISHED)

    def overdue_on(self, day):
        return self.unfinished().filter(due_on__lt=day)

    def for_list(self):
        rows = self.select_related("organization", "partnership", "priority", "meeting")
        return rows.order_by("due_on", "pk")


@pghistory.track()
class ActionItem(Owned):
    """What one person does by a day: born in a meeting, or saying where. No firm: the board.

    `research` is a question employers ask the board's staff; its answer is the evidence.
    """

    class Kind(models.TextChoices):
        ACTION = "action"
        RESEARCH = "research", "question to staff"

    class State(models.TextChoices):
        OPEN = "open"
        DOING = "doing"
        BLOCKED = "blocked"
        DONE = "done"
        DROPPED = "dropped"

    UNFINISHED = (State.OPEN, State.DOING, State.BLOCKED)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="action_items")
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    task_force = models.ForeignKey(
        TaskForce, models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    origin = models.CharField(
        "where it comes from", max_length=150, blank=True, help_text="If not from a meeting."
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ACTION)
    text = models.CharField("what is to be done", max_length=300)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    person = models.CharField("who does it", max_length=150)
    email = models.EmailField("e-mail for reminders", blank=True)
    due_on = models.DateField("by")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    evidence = models.CharField("what came of it", max_length=500, blank=True)
    done_on = models.DateField(null=True, blank=True, editable=False)

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=""),
                name="action_has_an_owner",
                violation_error_message="Say who does it.",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | ~Q(origin=""),
                name="action_says_where_from",
                violation_error_message="Say where it comes from, if not from a meeting.",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | ~Q(state="done") & Q(done_on=None),
                name="action_done_has_a_day",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_unfinished(self):
        return self.state in self.UNFINISHED

    @property
    def who(self):
        """The person with the firm she does it for: "Tess Moyer, Marlow Dairy"."""
        return f"{self.person}, {self.organization}" if self.organization else self.person
