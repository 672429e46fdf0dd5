"""Issues, and the secret ballots by which employers say which come first."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organization, Owned, User
from partnerships.models.challenges import Challenge
from partnerships.models.meetings import Meeting
from partnerships.models.partnerships import Partnership

IN_SCALE = "Choose a number from 1 to 5."


class IssueQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Issue.State.OPEN)

    def for_list(self):
        return self.select_related("meeting").order_by("pk")


class Issue(Owned):
    """What several employers could take up together; captured at a meeting, ranked by ballot."""

    class State(models.TextChoices):
        OPEN = "open"
        ADOPTED = "adopted", "became a priority"
        SET_ASIDE = "set_aside", "not taken up"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="issues")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="issues"
    )
    challenge = models.ForeignKey(
        Challenge, models.SET_NULL, null=True, blank=True, related_name="issues"
    )
    name = models.CharField("issue", max_length=80)
    statement = models.CharField("the problem in a sentence", max_length=300, blank=True)
    impact = models.CharField("what it costs us", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    named_on = models.DateField()

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="issue_name_once",
                violation_error_message="This issue is on the list already.",
            )
        ]

    def __str__(self):
        return self.name


class BallotQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Ballot.State.OPEN)

    def for_voter(self, organization):
        """Return open ballots of partnerships in which the firm has a vote."""
        seats = organization.members.voting()
        return self.open().filter(partnership__in=seats.values("partnership"))


class Ballot(Owned):
    """A question put to the employers: how important and how feasible each issue is.

    One ballot paper for each employer organization, cast by its approver. `voters` and `entitled`
    are counted when it closes; the marks themselves are destroyed then (ADR 11).
    """

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="ballots")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="ballots"
    )
    question = models.CharField(max_length=150, default="What do we take up first?")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    opened_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    voters = models.PositiveSmallIntegerField(null=True)
    entitled = models.PositiveSmallIntegerField(null=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "question"],
                condition=Q(state="open"),
                name="ballot_open_once_a_question",
                violation_error_message="A ballot on this question is open. Close that one first.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None, voters=None, entitled=None)
                | Q(state="closed", closed_at__isnull=False, voters__isnull=False)
                & Q(entitled__isnull=False),
                name="ballot_closed_is_counted",
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("partnerships:ballot", args=[self.board.slug, self.pk])


class BallotItem(Owned):
    """One issue on a ballot, and once it is closed the averages if 3 or more employers voted."""

    class Agreement(models.TextChoices):
        AGREE = "agree", "yes"
        MIXED = "mixed"
        SPLIT = "split"

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="items")
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="ballot_items")
    position = models.PositiveSmallIntegerField(default=0)
    is_open = models.BooleanField(default=True)
    importance = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    feasibility = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    agreement = models.CharField(max_length=6, choices=Agreement.choices, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "ballot", "issue"], name="ballot_item_once"),
            models.UniqueConstraint(
                fields=["board", "issue"],
                condition=Q(is_open=True),
                name="issue_on_one_open_ballot",
                violation_error_message="This issue stands on an open ballot already.",
            ),
            models.CheckConstraint(
                condition=Q(importance=None, feasibility=None)
                | Q(is_open=False, importance__isnull=False, feasibility__isnull=False),
                name="ballot_item_totals_after_closing",
            ),
        ]

    def __str__(self):
        return f"{self.issue} on {self.ballot}"


class Vote(Owned):
    """That an employer organization has cast its ballot paper. Says nothing of its marks."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="votes")
    cast_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["cast_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "ballot", "organization"],
                name="vote_once",
                violation_error_message="Your organization has voted already.",
            )
        ]

    def __str__(self):
        return f"{self.organization} on {self.ballot}"


class Mark(Owned):
    """What an employer says of one issue. Shown to nobody else, and destroyed at the close."""

    item = models.ForeignKey(BallotItem, models.CASCADE, related_name="marks")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    importance = models.PositiveSmallIntegerField()
    feasibility = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "item", "organization"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(importance__gte=1, importance__lte=5),
                name="mark_importance_in_scale",
                violation_error_message=IN_SCALE,
            ),
            models.CheckConstraint(
                condition=Q(feasibility__gte=1, feasibility__lte=5),
                name="mark_feasibility_in_scale",
                violation_error_message=IN_SCALE,
            ),
        ]

    def __str__(self):
        return f"a mark on {self.item}"
