"""Who may: every right, and every role as a list of rights. Shown to staff on /b/<board>/roles/."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """A right that a door asks for."""

    BOARD_VIEW = "see the board's partnerships, employers and classes"
    EMPLOYERS_EDIT = "add and change employers"
    PARTNERSHIPS_EDIT = "start partnerships and manage their members"
    MEETINGS_RUN = "run meetings and ballots, and keep priorities, actions and challenges"
    ASSIGN = "assign conveners to partnerships"
    ANSWERS_VIEW = (
        "open one firm's answers in partnerships assigned to you; each look is written down"
    )
    ROUNDS_RUN = "open and close demand rounds"
    CLASSES_RUN = "pool needs and run classes"
    PEOPLE_VIEW = "open records of trainees in partnerships assigned to you"
    REPORTS_MAKE = "make outcome reports"
    DATA_ENTRY = "enter data on the admin site"
    REFERENCE_LOAD = "load official data files and choose the releases the board works with"
    INVITE = "invite people and end memberships"
    LEDGER_VIEW = "read who looked at whose answers"
    ORGANIZATION_VIEW = "see your organization's pages"
    ANSWER = "answer a demand round for your organization"
    APPROVE = "send your organization's answers, pledge its seats and cast its vote"
    TAKE_PART = "name challenges, take actions and ask for help for your organization"


@dataclass(frozen=True)
class Role:
    """What a member of a board or an organization may do there, with a sentence for people."""

    name: str
    sentence: str
    permissions: frozenset[Permission]

    @property
    def rights(self) -> list[Permission]:
        """The rights in the order in which they are defined, for people to read."""
        return [permission for permission in Permission if permission in self.permissions]

    def may_give(self, role: "Role") -> bool:
        """Nobody gives or takes away more than she holds."""
        return role.permissions <= self.permissions


P = Permission
STAFF = frozenset({P.BOARD_VIEW})
CONVENER = STAFF | {
    P.EMPLOYERS_EDIT, P.PARTNERSHIPS_EDIT, P.MEETINGS_RUN, P.ANSWERS_VIEW, P.ROUNDS_RUN,
    P.CLASSES_RUN, P.PEOPLE_VIEW, P.REPORTS_MAKE, P.DATA_ENTRY, P.REFERENCE_LOAD,
    P.INVITE,
}  # fmt: skip

BOARD_ROLES = {
    "director": Role(
        "Director",
        "Runs the board: everything a convener may do, assigns conveners, reads the view ledger.",
        CONVENER | {P.ASSIGN, P.LEDGER_VIEW},
    ),
    "convener": Role(
        "Convener",
        "Runs the partnerships assigned to her: meetings, rounds, classes, and the firms' answers.",
        CONVENER,
    ),
    "clerk": Role(
        "Data entry",
        "Keeps employers, programs and official data in order; sees no firm's answers, no trainee.",
        STAFF | {P.EMPLOYERS_EDIT, P.DATA_ENTRY, P.REFERENCE_LOAD},
    ),
    "reviewer": Role(
        "Board reviewer",
        "Reads results, and who looked at whose answers; sees firms' numbers only added up.",
        STAFF | {P.LEDGER_VIEW},
    ),
}
ORGANIZATION_ROLES = {
    "approver": Role(
        "Approver",
        "Answers for the organization, sends its answers, pledges its seats and casts its vote.",
        frozenset({P.ORGANIZATION_VIEW, P.TAKE_PART, P.ANSWER, P.APPROVE, P.INVITE}),
    ),
    "editor": Role(
        "Editor",
        "Prepares the organization's answers; an approver sends them.",
        frozenset({P.ORGANIZATION_VIEW, P.TAKE_PART, P.ANSWER}),
    ),
    "representative": Role(
        "Representative",
        "Speaks for a provider, a union, a school or another partner.",
        frozenset({P.ORGANIZATION_VIEW, P.TAKE_PART}),
    ),
}
ROLES = BOARD_ROLES | ORGANIZATION_ROLES
LEADS = frozenset({"director", "approver"})  # a party that has one is never left without one
