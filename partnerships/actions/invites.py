"""Ask organizations to the table by mail, and remind them; the answers are in `answers`."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Board, User
from accounts.rules import MoveRefused
from partnerships.actions import mails
from partnerships.models import Invite, Member
from partnerships.rules.lifecycles import INVITE, MEMBER

LIFETIME = dt.timedelta(days=30)


@transaction.atomic
def invite(
    member: Member, *, name: str, email: str, message: str, by: User, now: dt.datetime
) -> Invite:
    """Ask a person by mail to bring the member's organization to the table.

    A prospect, or one who left, is invited from now on. Raises MoveRefused where the letter is
    signed already, ValidationError where the address has an open invitation.
    """
    seat = locked_member(member.pk)
    if seat.commitment and seat.status != Member.Status.LEFT:
        raise MoveRefused(f"{seat.organization} has signed the letter already.")
    day = timezone.localdate(now)
    email = email.strip().lower()
    _end_earlier(seat, email, day)
    _is_asked(seat)
    row = Invite.objects.create(
        board=seat.board, member=seat, name=name, email=email, message=message,
        sent_by=by, sent_at=now, expires_on=day + LIFETIME,
    )  # fmt: skip
    mails.post_invite(row)
    return row


def _end_earlier(member: Member, email: str, day: dt.date) -> None:
    """Withdraw an invitation to the address that has run out; refuse a second open one."""
    for earlier in member.invites.filter(email=email, state=Invite.State.SENT):
        if earlier.expires_on >= day:
            raise ValidationError(f"{email} is already invited. Withdraw that invitation first.")
        close(earlier, Invite.State.WITHDRAWN)


def _is_asked(member: Member) -> None:
    if member.status not in (Member.Status.PROSPECT, Member.Status.LEFT):
        return
    MEMBER.require(member.status, Member.Status.INVITED)
    member.status = Member.Status.INVITED
    member.left_on = member.committed_on = None
    member.committed_by = member.commitment = ""
    member.save(update_fields=["status", "left_on", "committed_on", "committed_by", "commitment"])


@transaction.atomic
def move_invite(row: Invite, *, target: str, reason: str = "") -> Invite:
    """Say that the mail came back, or withdraw the invitation."""
    locked = Invite.objects.select_for_update(no_key=True).get(pk=row.pk)
    INVITE.require(locked.state, target, reason)
    return close(locked, target, reason)


def withdraw_open(member: Member) -> None:
    """Withdraw every open invitation of an organization, such as of one that left."""
    for row in member.invites.filter(state=Invite.State.SENT):
        close(row, Invite.State.WITHDRAWN)


def remind_invites(board: Board, *, on: dt.date) -> int:
    """Remind those who have not answered after 7 days, and 3 days before the link ends.

    Runs behind the board's wall. Run again it mails nobody again; a day that was missed is made
    up for. Whose first mail was refused is not reminded. Returns how many mails are new.
    """
    waiting = (
        Invite.objects.filter(board=board)
        .open_on(on)
        .select_related("board", "sent_by", "member__organization", "member__partnership")
    )
    rows = list(waiting.order_by("pk"))
    posted = mails.mails_of(rows)
    told = {(mail.about, mail.occasion) for mail in posted}
    refused = {mail.about for mail in posted if mail.state == mail.State.FAILED}
    due = [(row, mails.occasion_on(row, on)) for row in rows if mails.about(row) not in refused]
    new = [(row, when) for row, when in due if when and (mails.about(row), when) not in told]
    for row, occasion in new:
        mails.post_invite(row, template=mails.REMINDED, occasion=occasion)
    return len(new)


def close(row: Invite, state: str, reason: str = "") -> Invite:
    """Write down what became of an invitation; whoever calls has asked the lifecycle."""
    row.state, row.reason = state, reason
    row.save(update_fields=["state", "reason", "answered_at"])
    return row


def locked_member(pk: int) -> Member:
    """Return a member with a lock on it, so that two who change it wait for each other."""
    members = Member.objects.select_related("organization", "partnership", "board")
    return members.select_for_update(of=("self",), no_key=True).get(pk=pk)
