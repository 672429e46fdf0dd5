"""The outbox: Django's mail becomes rows here, and rows become mail.

A row is `sending`, committed, before the mail server hears of it, and `sent` afterwards. So a
crash between the two shows: such a mail may have gone out, and only a person can tell.
"""

import logging
import smtplib
import uuid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now

from jobs.actions import post
from jobs.models import DOUBTFUL_AFTER, GIVE_UP_AFTER, Mail, MailQuerySet

log = logging.getLogger(__name__)
TIMEOUT = 20  # seconds a mail server may be silent


class OutboxBackend(BaseEmailBackend):
    """Django's mail API, and with it sign-in mail, into the outbox. Plain text only."""

    def send_messages(self, email_messages):
        for message in email_messages:
            for recipient in message.recipients():
                post(
                    recipient=recipient,
                    template="sign-in",
                    about="person",
                    occasion=uuid.uuid4().hex,
                    subject=" ".join(message.subject.split()),
                    body=message.body,
                    may_resend=True,
                )
        return len(email_messages)


def send_waiting() -> None:
    """Send the mail that waits, oldest first; several senders at once share it out."""
    doubtful = Mail.objects.doubtful(Now() - DOUBTFUL_AFTER)
    doubtful.filter(may_resend=True).update(state=Mail.State.WAITING)
    if not Mail.objects.waiting().exists():
        return
    server = get_connection(**server_options(settings.OUTBOX_EMAIL))
    try:
        server.open()
    except OSError as error:  # smtplib's exceptions are OSErrors
        log.warning("The mail server does not answer: %s", type(error).__name__)
        return
    try:
        _send_all(server)
    finally:
        server.close()


def server_options(address: dict[str, Any]) -> dict[str, Any]:
    """Return what a mail backend takes, from settings as django-environ reads EMAIL_URL."""
    named = {**address, **address.get("OPTIONS", {})}
    return {
        "backend": named["EMAIL_BACKEND"],
        "host": named.get("EMAIL_HOST"),
        "port": named.get("EMAIL_PORT"),
        "username": named.get("EMAIL_HOST_USER"),
        "password": named.get("EMAIL_HOST_PASSWORD"),
        "use_tls": named.get("EMAIL_USE_TLS", False),
        "use_ssl": named.get("EMAIL_USE_SSL", False),
        "timeout": float(named.get("TIMEOUT", TIMEOUT)),
        "file_path": named.get("EMAIL_FILE_PATH"),
    }


def _send_all(server: BaseEmailBackend) -> None:
    """Send each waiting mail at most once, until the mail server is gone."""
    last = 0
    while mail := _take_next(last):
        last = mail.pk
        if not _send(server, mail):
            return


@transaction.atomic
def _take_next(last: int) -> Mail | None:
    waiting = Mail.objects.waiting().filter(pk__gt=last).order_by("pk")
    mail = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if mail:
        Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENDING, sending_at=Now())
    return mail


def _send(server: BaseEmailBackend, mail: Mail) -> bool:
    """Send one mail and write down what came of it; tell whether the server is still there."""
    row = Mail.objects.filter(pk=mail.pk)
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.recipient], connection=server).send()
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ValueError) as error:
        _refused(row, error)
        return True
    except OSError as error:
        # Broken off in the middle: it may have arrived, so the row stays `sending`.
        row.update(error=f"Broken off: {type(error).__name__}")
        return False
    row.update(state=Mail.State.SENT, sent_at=Greatest(Now(), F("queued_at")), error="")
    return True


def _refused(row: MailQuerySet, error: Exception) -> None:
    """Keep for later what the server did not take now, or what it never will as failed."""
    row.update(state=Mail.State.FAILED, error=_words(error)[:300])
    if not _is_for_good(error):
        row.filter(queued_at__gt=Now() - GIVE_UP_AFTER).update(state=Mail.State.WAITING)


def _words(error: Exception) -> str:
    """Return the server's answer as it gave it: code and words."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return f"The mail cannot be written: {error}"
    return "; ".join(f"{code} {_text(words)}" for code, words in answers)


def _text(words: str | bytes) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def _is_for_good(error: Exception) -> bool:
    """Tell whether the answer is final (RFC 5321, 4.2.1: 5yz), not "try later" (4yz)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return getattr(error, "smtp_code", 500) >= 500
