"""Who wants the weekly digest of a partnership, and up to when each was told."""

from django.db import models

from accounts.models import Organization, Owned, User
from partnerships.models.partnerships import Partnership


class Subscription(Owned):
    """That a person wants the weekly digest. `told_until`: what happened before is not news."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="subscriptions")
    user = models.ForeignKey(User, models.CASCADE, related_name="subscriptions")
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )
    told_until = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "user"], name="subscription_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.partnership}"
