"""The life of a firm's request for help, and how long the first answer took."""

import datetime as dt

from accounts.permissions import Permission as P
from accounts.rules import Lifecycle, Move

HELP = Lifecycle(
    "help", "Request for help",
    {
        "waiting": "A firm asked; nobody answered yet.",
        "answered": "The board answered; the firm may still write back.",
        "closed": "Nothing is left to do.",
    },
    [
        Move("waiting", "answered", "Send the answer", (P.EMPLOYERS_EDIT,)),
        Move("answered", "closed", "Close the request", (P.EMPLOYERS_EDIT, P.TAKE_PART)),
    ],
)  # fmt: skip
LATE_AFTER = 2  # days without an answer


def days_to_answer(asked: dt.date, answered: dt.date) -> int:
    """Return the days to the first answer, by the calendar: the same day is 0."""
    return (answered - asked).days


def answer_words(asked: dt.date, answered: dt.date | None, today: dt.date) -> str:
    """Say how long the first answer took, or how long the firm has been waiting."""
    days = days_to_answer(asked, answered or today)
    length = "1 day" if days == 1 else f"{days} days"
    if answered is None:
        return f"Waiting for {length}" if days else "Asked today"
    return f"Answered after {length}" if days else "Answered the same day"
