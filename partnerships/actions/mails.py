"""The mails by which organizations are asked to the table, and reminded."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from jobs.actions import post
from jobs.models import Mail
from partnerships.models import Invite, Member

SALT = "invite"
INVITED, REMINDED = "invite", "invite_reminder"
REMIND_AFTER = dt.timedelta(days=7)
LAST_DAYS = dt.timedelta(days=3)


def link(page: str, *arguments: object) -> str:
    """Return the whole address of a page, for a mail."""
    return settings.PORTAL_URL + reverse(page, args=arguments)


def token_of(row: Invite) -> str:
    """Return what the link is made of: signed from the row's id, kept nowhere."""
    return signing.dumps([row.board_id, row.pk], salt=SALT)


def about(row: Invite) -> str:
    """Return the words by which the outbox knows an invitation."""
    return f"invite:{row.pk}"


def post_invite(row: Invite, *, template: str = INVITED, occasion: str = "sent") -> Mail:
    """Put the invitation, or a reminder of it, into the outbox."""
    partnership = row.member.partnership
    words = {
        "invite": row,
        "is_reminder": template == REMINDED,
        "is_employer": row.member.seat == Member.Seat.EMPLOYER,
        "link": link("partnerships:invited", token_of(row)),
        "charters": link("partnerships:charters"),
    }
    begins = "Reminder: your" if template == REMINDED else "Your"
    return post(
        recipient=row.email,
        template=template,
        about=about(row),
        occasion=occasion,
        subject=f"{begins} invitation to {partnership}",
        body=render_to_string("partnerships/mail/invite.txt", words),
        board=row.board,
    )


def occasion_on(row: Invite, day: dt.date) -> str:
    """Return which reminder is due on a day; "" for none."""
    if row.expires_on - LAST_DAYS <= day:
        return "last days"
    return "a week" if timezone.localdate(row.sent_at) + REMIND_AFTER <= day else ""


def mails_of(rows: Iterable[Invite]) -> list[Mail]:
    """Return what the outbox has of these invitations, newest first: one query for all."""
    mails = Mail.objects.filter(template__in=[INVITED, REMINDED])
    return list(mails.filter(about__in=[about(row) for row in rows]))
