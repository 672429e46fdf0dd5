"""The weekly mail about employers nobody has heard from."""

import datetime as dt

from django.conf import settings
from django.urls import reverse

from accounts.models import Board
from employers.reports.silence import whom_it_concerns
from employers.rules.silence import DAYS, week_of
from jobs.actions import enqueue, post

JOB = "employers.tasks.silence_board"


def ask_for_list(board: Board, *, on: dt.date) -> None:
    """Ask for the week's list of a board; asked again in that week it is the same one."""
    week = week_of(on)
    enqueue(
        task=JOB,
        title=f"Employers not heard for {DAYS} days",
        board=board,
        by=None,
        parameters={},
        period=week,
        fingerprint=week,
    )


def tell_of_silence(board: Board, *, on: dt.date, week: str) -> int:
    """Mail each person concerned once a week; returns how many. Runs behind the board's wall."""
    url = settings.PORTAL_URL + reverse("employers:silent", args=[board.slug])
    concerned = whom_it_concerns(board, on)
    for person, count in concerned.items():
        firms = "1 employer" if count == 1 else f"{count} employers"
        post(
            recipient=person.email,
            template="silence",
            about=f"board:{board.pk}",
            occasion=week,
            board=board,
            subject=f"Not heard for {DAYS} days: {firms}",
            body=f"{person},\n\n{board} has not heard from {firms} of yours for {DAYS} days. "
            f"The list:\n\n{url}\n\nA call, a service or an answer takes a firm off it.\n",
        )
    return len(concerned)
