"""What beat starts every 15 seconds. Both are safe to run twice, and at the same time."""

from celery import shared_task

from jobs.actions import bring_back
from jobs.mail import send_waiting


@shared_task
def sweep():
    """Bring back jobs that a worker or the broker lost."""
    bring_back()


@shared_task
def send_waiting_mail():
    """Send the mail that waits in the outbox."""
    send_waiting()
