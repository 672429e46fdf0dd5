"""Mailed links that open one firm's answer to one round, for one browser."""

import hashlib
import hmac

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q

from accounts.models import Organization, Owned, User
from training.models.rounds import DemandRound

SIGNER = signing.Signer(salt="answer")


class AnswerLinkQuerySet(models.QuerySet):
    def standing(self):
        """Return links that open, or may still open, an answer."""
        return self.filter(ended_at=None)


class AnswerLink(Owned):
    """A link mailed to one person, to answer for a firm without signing in.

    Its address is signed from this row's number, so that nothing of it is kept. The first press of
    its button binds it to a browser, whose secret is kept as a hash; it lives as long as the round
    is open. section: the one part of the answer it opens ("company", "job:12", "needs", "voice"),
    "" for all of it.
    """

    round = models.ForeignKey(DemandRound, models.CASCADE, related_name="links")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="answer_links")
    name = models.CharField(max_length=150)
    email = models.EmailField("e-mail")
    section = models.CharField(max_length=20, blank=True)
    may_send = models.BooleanField(default=False)
    sent_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    browser_hash = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at=None, browser_hash="")
                | Q(opened_at__isnull=False) & ~Q(browser_hash=""),
                name="answer_link_opened_in_a_browser",
            ),
            models.CheckConstraint(
                condition=Q(section="") | Q(may_send=False),
                name="answer_link_sends_all_or_nothing",
            ),
        ]

    def __str__(self):
        return f"Link of {self.name} for {self.organization}"

    @property
    def token(self):
        """What stands in the link's address."""
        return SIGNER.sign_object([self.board_id, self.pk])

    @property
    def cookie(self):
        """The name of the cookie that holds the browser's secret."""
        return f"{settings.COOKIE_PREFIX}answer-{self.pk}"

    @property
    def typed_cookie(self):
        """The name of the cookie that says where a browser was typing when its link was lost: the
        same for every link to this part of the firm's answer."""
        part = f"{self.round_id}-{self.organization_id}-{self.section.replace(':', '-')}"
        return f"{settings.COOKIE_PREFIX}typed-{part}"

    def is_of_browser(self, secret):
        """Tell whether a browser that shows this secret is the one the link was opened in."""
        return bool(self.browser_hash) and hmac.compare_digest(
            self.browser_hash, browser_hash(secret)
        )


def browser_hash(secret: str) -> str:
    """Return what is kept of a browser's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def read_token(token: str) -> tuple[int, int] | None:
    """Return the numbers of board and link in a link's address, or None for a made-up one."""
    try:
        board, pk = SIGNER.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return board, pk
