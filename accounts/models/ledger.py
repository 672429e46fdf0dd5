"""Who of a board's staff looked at what."""

from django.db import models

from accounts.models.owned import Owned
from accounts.models.parties import Organization
from accounts.models.people import User


class LookQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind) if kind else self

    def for_list(self):
        return self.select_related("user", "organization", "board").order_by("-looked_at", "pk")


class Look(Owned):
    """View ledger: a member of staff opened one firm's answers or one person's record."""

    class Kind(models.TextChoices):
        ANSWERS = "answers", "answers to a round"
        PLEDGES = "pledges", "seats pledged"
        RECOGNITION = "credential", "recognition of credentials"
        PEOPLE = "people", "records of people"
        FILE = "file", "a file with firm-level numbers"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="looks", null=True, blank=True
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="looks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=200)
    request_id = models.UUIDField()
    looked_at = models.DateTimeField()

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "request_id", "user", "organization", "kind"],
                name="look_once_a_request",
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return f"{self.user} looked at {self.about}"
