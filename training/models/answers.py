"""Versions of what a firm answers to a round, of which only sent ones count."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organization, Owned, User
from training.models.rounds import DemandRound


class AnswerQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(state=Answer.State.DRAFT)

    def sent(self):
        """Return the answers that count: sent, not replaced and not withdrawn."""
        return self.filter(state=Answer.State.SENT)


# Saving a draft writes no history; sending, replacing and withdrawing a version does.
MOVES = ["state", "source", "organization", "sent_at", "sent_by", "sent_as"]


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pgtrigger.AnyChange(*MOVES)),
    pghistory.DeleteEvent(),
)
class Answer(Owned):
    """One version of a firm's answers to a round. Only sent versions count, drafts never.

    entered_by: the member of staff who wrote a draft down from a call or visit; until the firm
    sends it, it is a draft like any other. sent_as: who sent it by a mailed link.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        REPLACED = "replaced", "replaced by a later version"
        WITHDRAWN = "withdrawn", "withdrawn by the firm"

    class Source(models.TextChoices):
        FIRM = "firm", "the firm itself"
        CALL = "call", "a call"
        VISIT = "visit", "a visit"

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="answers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    source = models.CharField(max_length=5, choices=Source.choices, default=Source.FIRM)
    entered_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    sent_as = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

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
                | Q(state__in=["sent", "replaced", "withdrawn"], sent_at__isnull=False),
                name="answer_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | ~Q(state="withdrawn") & Q(withdrawn_at=None),
                name="answer_withdrawn_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.organization}, {self.round}, version {self.version}"

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_on_behalf(self):
        """Tell whether staff wrote it down and the firm has not touched it since."""
        return self.source != self.Source.FIRM

    @property
    def sender(self):
        """Who sent it, as its name: a person who signed in, or the receiver of a link."""
        return str(self.sent_by) if self.sent_by else self.sent_as

    @property
    def reference(self):
        """What a firm names when it asks about an answer it sent."""
        return f"A-{self.sent_at:%Y}-{self.pk:04d}"
