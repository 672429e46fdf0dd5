"""Who wants the weekly digest of a partnership, and up to when each was told."""

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Membership, Organization, Owned, User
from partnerships.models.members import Member
from partnerships.models.partnerships import Partnership


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def wanted_on(self, day: dt.date) -> "SubscriptionQuerySet":
        """Return those of people who still belong to the board, or to a member of the table."""
        belongs = Membership.objects.current(day).filter(user=OuterRef("user"))
        at_the_table = Member.objects.seated().filter(
            partnership=OuterRef("partnership"), organization=OuterRef("organization")
        )
        staff = Q(organization=None) & Exists(belongs.filter(board=OuterRef("board")))
        seated = Exists(at_the_table) & Exists(
            belongs.filter(organization=OuterRef("organization"))
        )
        rows = self.filter(staff | seated)
        return rows.select_related("user", "partnership__board", "organization", "board")


class Subscription(Owned):
    """That a person wants the weekly digest. `told_until`: what happened before is not news."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="subscriptions")
    user = models.ForeignKey(User, models.CASCADE, related_name="subscriptions")
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )
    told_until = models.DateTimeField()

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "user"], name="subscription_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.partnership}"
