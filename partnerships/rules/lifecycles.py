"""Every lifecycle of a partnership's records; each is shown on a screen of its own."""

from collections.abc import Iterable

from accounts.permissions import Permission as P
from accounts.rules import Lifecycle, Move

EDIT = (P.PARTNERSHIPS_EDIT,)
RUN = (P.MEETINGS_RUN,)
EITHER = (P.MEETINGS_RUN, P.TAKE_PART)
STAGES = ("explore", "form", "launch", "act", "deliver", "sustain", "renew")


def _each(source: str, targets: str, by: tuple[P, ...], **words) -> Iterable[Move]:
    return (Move(source, each, each.replace("_", " "), by, **words) for each in targets.split())


STAGE = Lifecycle(
    "stage", "Stage of a partnership",
    {
        "explore": "Is there an industry that wants it, and a neutral convener?",
        "form": "Champions are found, the region and the scope are written down.",
        "launch": "The launch meeting sets two to four priorities.",
        "act": "Task forces work in spells of 60 days.",
        "deliver": "Classes, changed courses and credentials arrive.",
        "sustain": "Charter, funding from two sources, succession for the chair.",
        "renew": "Results against the start; each priority is kept, closed or replaced.",
    },
    [
        *(Move(a, b, f"Go on to {b}", EDIT) for a, b in zip(STAGES, STAGES[1:], strict=False)),
        *(Move(b, a, f"Go back to {a}", EDIT, reason=True)
          for a, b in zip(STAGES, STAGES[1:], strict=False)),
        Move("renew", "act", "Begin a new round of work", EDIT),
    ],
)  # fmt: skip
PUBLIC_STATUS = Lifecycle(
    "status", "Public status of a partnership",
    {
        "unlisted": "Nobody outside the board reads of it.",
        "forthcoming": "The directory says it is starting.",
        "current": "The directory says it is working.",
        "closed": "The directory says it has ended.",
    },
    [
        Move("unlisted", "forthcoming", "Announce it", EDIT),
        Move("unlisted", "current", "List it as working", EDIT),
        Move("forthcoming", "current", "List it as working", EDIT),
        Move("forthcoming", "unlisted", "Take it off the directory", EDIT, reason=True),
        Move("forthcoming", "closed", "Close it", EDIT, reason=True),
        Move("current", "forthcoming", "Announce it as starting again", EDIT, reason=True),
        Move("current", "closed", "Close it", EDIT, reason=True),
        Move("closed", "current", "Open it again", EDIT, reason=True),
    ],
)  # fmt: skip
MEMBER = Lifecycle(
    "member", "Member of a partnership",
    {
        "prospect": "Somebody to ask.",
        "invited": "Asked; no answer yet.",
        "committed": "Signed the letter; has a vote if an employer.",
        "active": "Sits at the table since a day.",
        "dormant": "Was not heard for a while; keeps the seat.",
        "left": "Left; sees nothing any more. May be asked again.",
    },
    [
        *_each("prospect", "invited committed active left", EDIT),
        *_each("invited", "prospect committed active left", EDIT),
        *_each("committed", "active left", EDIT),
        *_each("active", "dormant left", EDIT),
        *_each("dormant", "active left", EDIT),
        *_each("left", "invited active", EDIT),
    ],
)  # fmt: skip
INVITE = Lifecycle(
    "invite", "Invitation to the table",
    {
        "sent": "The mail is out; its link works for 30 days.",
        "accepted": "The letter is signed.",
        "declined": "The person said no, and perhaps why.",
        "bounced": "The mail came back.",
        "withdrawn": "Taken back; the link opens nothing.",
    },
    [
        Move("sent", "accepted", "We commit"),
        Move("sent", "declined", "Not now"),
        Move("sent", "bounced", "The mail came back", EDIT),
        Move("sent", "withdrawn", "Withdraw", EDIT),
    ],
)  # fmt: skip
PUBLIC_NOTE = Lifecycle(
    "note", "Note from the public",
    {
        "held": "Only staff reads it.",
        "taken": "It became a prospect, or a challenge.",
        "refused": "Set aside, with the reason.",
    },
    [
        Move("held", "taken", "Take it", EDIT),
        Move("held", "refused", "Set it aside", EDIT, reason=True),
    ],
)  # fmt: skip
MEETING = Lifecycle(
    "meeting", "Meeting",
    {
        "planned": "It has a date and an agenda.",
        "running": "It goes on; issues, decisions and actions are written down.",
        "closed": "It is over; nothing is added to it any more.",
        "cancelled": "It was called off.",
    },
    [
        Move("planned", "running", "Start the meeting", RUN),
        Move("planned", "cancelled", "Call it off", RUN, asks="Tell the people yourself."),
        Move("planned", "closed", "Close the meeting", RUN),
        Move("running", "closed", "Close the meeting", RUN,
             asks="Nothing can be added to it afterwards. Open ballots of it close too."),
        Move("cancelled", "planned", "Plan it again", RUN),
    ],
)  # fmt: skip
BALLOT = Lifecycle(
    "ballot", "Ballot",
    {
        "open": "Each employer member casts one ballot, and may change it.",
        "closed": "Counted; the marks are destroyed. Totals are shown from 3 ballots.",
    },
    [
        Move("open", "closed", "Close the ballot", RUN,
             asks="It is counted now and cannot be opened again. The marks are destroyed."),
    ],
)  # fmt: skip
ISSUE = Lifecycle(
    "issue", "Issue",
    {
        "open": "On the list; may stand on a ballot.",
        "adopted": "Became a priority.",
        "set_aside": "Not taken up, with the reason.",
    },
    [
        Move("open", "adopted", "Make it a priority", RUN),
        Move("open", "set_aside", "Set it aside", RUN, reason=True),
        Move("set_aside", "open", "Put it back on the list", RUN),
    ],
)  # fmt: skip
PRIORITY = Lifecycle(
    "priority", "Priority",
    {
        "active": "Worked on; one of four, with an employer as champion.",
        "reached": "What it wanted has come.",
        "closed": "Given up, with the reason.",
        "replaced": "Another one took its place, with the reason.",
    },
    [
        Move("active", "reached", "It is reached", RUN),
        Move("active", "closed", "Close it", RUN, reason=True),
        Move("active", "replaced", "Replace it", RUN, reason=True),
    ],
)  # fmt: skip
GOAL = Lifecycle(
    "goal", "60-day goal",
    {"next": "To be reached by its day.", "hit": "Reached.", "missed": "Not reached."},
    [Move("next", "hit", "Hit", RUN), Move("next", "missed", "Missed", RUN)],
)  # fmt: skip
ACTION = Lifecycle(
    "action", "Action",
    {
        "open": "Nobody began.",
        "doing": "Begun.",
        "blocked": "Waits for something.",
        "done": "Done, with what came of it.",
        "dropped": "Not done, with the reason.",
    },
    [
        *_each("open", "doing blocked done", EITHER),
        *_each("doing", "blocked done", EITHER),
        *_each("blocked", "doing done", EITHER),
        *_each("done", "open", RUN),
        *(Move(each, "dropped", "drop", RUN, reason=True) for each in ("open", "doing", "blocked")),
    ],
)  # fmt: skip
CHALLENGE = Lifecycle(
    "challenge", "Challenge",
    {
        "open": "Named; others may say they have it too.",
        "taken_up": "Somebody works on it.",
        "solved": "It is no challenge any more.",
        "set_aside": "Not taken up, with the reason.",
    },
    [
        Move("open", "taken_up", "Take it up", RUN),
        Move("open", "set_aside", "Set it aside", RUN, reason=True),
        Move("taken_up", "solved", "It is solved", RUN),
        Move("taken_up", "set_aside", "Set it aside", RUN, reason=True),
        Move("set_aside", "open", "Open it again", RUN),
        Move("solved", "open", "Open it again", RUN),
    ],
)  # fmt: skip
REMEDY = Lifecycle(
    "remedy", "Remedy",
    {"planned": "Agreed.", "doing": "Begun.", "done": "Done.", "dropped": "Not done."},
    [*_each("planned", "doing done dropped", RUN), *_each("doing", "done dropped", RUN)],
)  # fmt: skip

ALL = [
    STAGE, PUBLIC_STATUS, MEMBER, INVITE, PUBLIC_NOTE, MEETING, BALLOT, ISSUE, PRIORITY, GOAL,
    ACTION, CHALLENGE, REMEDY,
]  # fmt: skip
