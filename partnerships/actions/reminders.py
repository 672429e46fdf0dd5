"""The day's reminders of a board: owners of actions, and organizations asked to the table."""

import datetime as dt

from accounts.models import Board
from jobs.actions import enqueue
from partnerships.actions.invites import remind_invites
from partnerships.actions.owners import remind_owners

JOB = "partnerships.tasks.remind_board"


def ask_for_reminders(board: Board, *, on: dt.date) -> None:
    """Ask for the day's reminders of a board; asked again that day they are the same ones."""
    day = on.isoformat()
    enqueue(
        task=JOB, title="Reminders", board=board, by=None, parameters={}, period=day,
        fingerprint=day,
    )  # fmt: skip


def remind_all(board: Board, *, on: dt.date) -> int:
    """Mail who is due a reminder; returns how many mails are new. Runs behind the board's wall."""
    return remind_owners(board, on=on) + remind_invites(board, on=on)
