"""The weekly digest: who wants it, and what each reader is mailed."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Board, Organization, User
from accounts.tenancy import tenant
from jobs.actions import enqueue, post
from partnerships.models import Partnership, Subscription
from partnerships.reports.digest import Line, digest_sources

JOB = "partnerships.tasks.digest_board"


@transaction.atomic
def subscribe(
    partnership: Partnership, user: User, *, organization: Organization | None, now: dt.datetime
) -> None:
    """Mail this person what changes from now on; asked twice is asked once."""
    Subscription.objects.get_or_create(
        board=partnership.board,
        partnership=partnership,
        user=user,
        defaults={"organization": organization, "told_until": now},
    )


def unsubscribe(partnership: Partnership, user: User) -> None:
    """Mail this person no more."""
    partnership.subscriptions.filter(user=user).delete()


def week_of(day: dt.date) -> str:
    """Return the ISO week of a day: "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def ask_for_digests(board: Board, *, on: dt.date) -> None:
    """Ask for the week's digests of a board; asked again in that week they are the same ones."""
    week = week_of(on)
    enqueue(
        task=JOB, title="Weekly digests", board=board, by=None, parameters={}, period=week,
        fingerprint=week,
    )  # fmt: skip


def send_digests(board: Board, *, now: dt.datetime, week: str) -> int:
    """Mail each reader what changed since her last digest; returns how many mails.

    Each digest is read behind its reader's own wall. Who left gets none, nothing new sends none.
    Runs in the transaction that ends the job, so mail and `told_until` move together.
    """
    count = 0
    for subscription in board.subscriptions.wanted_on(timezone.localdate(now)):
        organization = subscription.organization
        with tenant([board], organization):
            lines = _lines(subscription, now)
        if lines:
            _post(subscription, lines, week)
            count += 1
        subscription.told_until = now
        subscription.save(update_fields=["told_until"])
    return count


def _lines(subscription: Subscription, now: dt.datetime) -> list[Line]:
    partnership, since = subscription.partnership, subscription.told_until
    sources = (
        source(partnership, since, now, subscription.organization) for source in digest_sources
    )
    return [line for lines in sources for line in lines]


def _post(subscription: Subscription, lines: list[Line], week: str) -> None:
    words = {
        "subscription": subscription,
        "lines": [
            (line.text, settings.PORTAL_URL + line.path if line.path else "") for line in lines
        ],
    }
    post(
        recipient=subscription.user.email,
        template="digest",
        about=f"subscription:{subscription.pk}",
        occasion=week,
        board=subscription.board,
        subject=f"{subscription.partnership}: what changed",
        body=render_to_string("partnerships/mail/digest.txt", words),
    )
