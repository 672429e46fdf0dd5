"""The life of a round as a table: which state may follow which, and who may say so."""

from collections.abc import Sequence

from accounts.permissions import Permission
from accounts.rules import Lifecycle, Move

RUN = (Permission.ROUNDS_RUN,)
FEWEST_JOBS, MOST_JOBS = 3, 8
MOST_COMPETENCIES, MOST_CREDENTIALS = 40, 15  # of one job
WAGE_FIRMS, MOST_SHARE = 5, 25  # behind a wage: fewest firms, and percent of one firm at most

ROUND = Lifecycle(
    "round", "A round",
    {
        "draft": "Being prepared; nobody is asked.",
        "open": "Employers answer until its last day.",
        "closed": "Answers stay as sent; the release is made from them.",
        "withdrawn": "Asked for nothing any more; no answer of it counts.",
    },
    [
        Move("draft", "open", "Open the round", RUN),
        Move("open", "open", "Extend the round", RUN,
             asks="Everybody who was asked gets a mail with the new last day."),
        Move("open", "closed", "Close the round", RUN),
        Move("closed", "open", "Open it again", RUN, reason=True,
             asks="Employers can change what they sent until the new last day. Everybody who was "
             "asked gets a mail. What was released stays; a new release is made when it closes."),
        Move("open", "withdrawn", "Withdraw the round", RUN, reason=True,
             asks="No answer of this round counts any more, and no release is made. Everybody who "
             "was asked gets a mail with your reason. This cannot be undone."),
    ],
)  # fmt: skip

# What a round is moved to by a page of its own, by the word in that page's address.
BY_WORD = {
    "extended": ("open", "open"),
    "reopened": ("closed", "open"),
    "withdrawn": ("open", "withdrawn"),
}


def step_to(word: str) -> Move | None:
    """Return the move that a word in an address means, or None for an unknown one."""
    return ROUND.find(*BY_WORD[word]) if word in BY_WORD else None


def named_lines(text: str) -> list[str]:
    """Return the names on the lines of a text, each once, in order, whatever its letters."""
    names = [" ".join(line.split()) for line in text.splitlines()]
    return list({name.lower(): name for name in reversed(names) if name}.values())[::-1]


def joined(names: Sequence[str]) -> str:
    """Return names on lines, each once."""
    return "\n".join(named_lines("\n".join(names)))
