"""Remind those who said they would do something."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.template.loader import render_to_string

from accounts.models import Board, Membership, Organization
from jobs.actions import post
from partnerships.actions.mails import link
from partnerships.models import ActionItem, Member
from partnerships.rules.work import AHEAD, reminder

DUE = "action_due"
LONGEST_SUBJECT = 200
Seen = set[tuple[str, int | None]]  # addresses with the key of an organization, None: the board


def remind_owners(board: Board, *, on: dt.date) -> int:
    """Remind those whose actions are about due or late; returns how many mails are new.

    Runs behind the board's wall; run again it mails nobody again. Nobody is mailed whose
    organization left the table, or who left the organization.
    """
    soon = board.actionitems.unfinished().filter(due_on__lte=on + AHEAD).exclude(email="")
    seats = Member.objects.seated().filter(
        partnership=OuterRef("partnership"), organization=OuterRef("organization")
    )
    actions = list(
        soon.filter(Q(organization=None) | Exists(seats)).for_list().select_related("board")
    )
    gone = _gone(board, [action.email for action in actions], on)
    told = set(board.mails.filter(template=DUE).values_list("recipient", "about", "occasion"))
    new = [
        (action, occasion)
        for action in actions
        if (action.email.lower(), action.organization_id) not in gone
        and (occasion := f"due {action.due_on} {reminder(action.due_on, on)}")
        and (action.email, f"action:{action.pk}", occasion) not in told
    ]
    for action, occasion in new:
        _post_reminder(action, occasion, on)
    return len(new)


def _gone(board: Board, emails: list[str], day: dt.date) -> Seen:
    """Return each address with an organization (None: the board) its person has left."""
    known = Membership.objects.annotate(address=Lower("user__email"))
    known = known.filter(Q(board=board) | Q(board=None), address__in=map(str.lower, emails))
    current: Seen = set(known.current(day).values_list("address", "organization"))
    ever: Seen = set(known.values_list("address", "organization"))
    return ever - current


def _post_reminder(action: ActionItem, occasion: str, day: dt.date) -> None:
    post(
        recipient=action.email, template=DUE, about=f"action:{action.pk}", occasion=occasion,
        subject=f"Due {action.due_on:%b %-d}: {action.text}"[:LONGEST_SUBJECT],
        body=render_to_string(
            "partnerships/mail/action.txt",
            {
                "action": action,
                "is_late": action.due_on < day,
                "is_today": action.due_on == day,
                "link": _page(action),
            },
        ),
        board=action.board,
    )  # fmt: skip


def _page(action: ActionItem) -> str:
    """Return where the person who does it says how it stands, as a whole address."""
    organization = action.organization
    if organization is None:
        return link("partnerships:actions", action.board.slug, action.partnership_id)
    door = "own" if Organization.Kind.EMPLOYER in organization.kinds else "partner"
    return link(f"partnerships:{door}_actions", organization.pk)
