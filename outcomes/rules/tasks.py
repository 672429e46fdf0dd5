"""The tasks of an employer at its tables, in words."""

import datetime as dt
from dataclasses import dataclass

from outcomes.rules.words import short_day
from ui.parts import TaskRow

MINUTES_TO_VOTE = 3
MINUTES_TO_CHECK = 3
MINUTES_FOR_PROFILE = 1


@dataclass(frozen=True)
class Task:
    """A task with the minutes it takes, 0 when it is done or nobody can tell."""

    row: TaskRow
    minutes: int = 0


def letter_task(partnership: str) -> Task:
    """Sign the letter: its link is in the mail alone, so that this one has none."""
    return Task(
        TaskRow(
            f"Sign the letter of {partnership}",
            hint="The link is in the mail to the person who was invited.",
            status="Invited",
            tone="info",
        )
    )


def written_down_task(round: str, who: str, heard: str, url: str, day: str) -> Task:
    """Check and send what staff wrote down; heard: how, such as "a call"."""
    hint = f"{who} wrote it down after {heard}. It counts when you send it."
    row = TaskRow(f"Check our answer to the {round} round", url, hint, f"By {day}", tone="warn")
    return Task(row, MINUTES_TO_CHECK)


def vote_task(question: str, partnership: str, url: str, voted: bool) -> Task:
    """Cast the firm's ballot paper; without url the reader is not the one who does it."""
    if voted:
        hint = "Your marks count. They can be changed until it closes."
        return Task(TaskRow(f"Vote on “{question}”", url, hint, state="completed"))
    hint = "One ballot paper for your company, secret." if url else "Your approver votes."
    row = TaskRow(f"Vote on “{question}”", url, f"{partnership}. {hint}", "Open now", tone="warn")
    return Task(row, MINUTES_TO_VOTE)


def action_task(text: str, person: str, partnership: str, url: str, due_on: dt.date, day) -> Task:
    """Do what somebody of the firm took on."""
    late = due_on < day
    status = f"{'Was due' if late else 'By'} {short_day(due_on)}"
    return Task(TaskRow(text, url, f"{person}, {partnership}", status, tone="bad" if late else ""))


def profile_task(board: str, missing: str, url: str) -> Task:
    """Tell what the board does not know of the firm."""
    row = TaskRow("Complete your company's profile", url, f"{board} does not know {missing} yet.")
    return Task(row, MINUTES_FOR_PROFILE)
