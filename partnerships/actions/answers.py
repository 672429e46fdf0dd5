"""The answer to an invitation: read the link, sign the letter, or say not now.

Who answers needs no account: the public pages call these, which open the board's wall for the
few rows of one invitation.
"""

import datetime as dt

from django.core import signing
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import Board
from accounts.reports import first_roles
from accounts.tenancy import tenant
from employers.actions.firms import heard
from partnerships.actions import mails
from partnerships.actions.invites import LIFETIME, close, locked_member, withdraw_open
from partnerships.models import Invite, Member
from partnerships.rules.lifecycles import INVITE, MEMBER

CLOSED = {
    Invite.State.BOUNCED: "The mail with this link came back, and the invitation ended with it.",
    Invite.State.WITHDRAWN: "This invitation was withdrawn.",
}


class InviteClosed(Exception):
    """The link opens nothing; the message says why in one sentence."""


def read_invite(token: str, *, now: dt.datetime) -> Invite:
    """Return the invitation of a link, open or answered, with all its page shows.

    Raises InviteClosed for a link that is unknown, withdrawn or too old.
    """
    try:
        board_pk, pk = signing.loads(token, salt=mails.SALT)
    except signing.BadSignature as error:
        raise InviteClosed("This link is not complete. Open it from the mail again.") from error
    with tenant(Board.objects.filter(pk=board_pk)):
        row = Invite.objects.select_related(
            "board", "sent_by", "member__organization", "member__partnership__convener",
            "member__partnership__board",
        ).filter(pk=pk).first()  # fmt: skip
    if row is None:
        raise InviteClosed("This invitation is not known any more.")
    _check_open(row, timezone.localdate(now))
    return row


def commit(
    row: Invite, *, name: str, title: str, letter: str, is_named: bool, now: dt.datetime
) -> Member:
    """Sign the letter for the organization: its text is kept as it was signed, with the day.

    Whoever answered is mailed a first account where the board may let somebody in.
    """
    with tenant([row.board]):
        member = _answer(row, Invite.State.ACCEPTED, now)
        if Member.Status.COMMITTED in MEMBER.targets(member.status):
            member.status = Member.Status.COMMITTED
        member.committed_on = timezone.localdate(now)
        member.committed_by = f"{name}, {title}"
        member.commitment, member.is_named = letter, is_named
        member.save(update_fields=[
            "status", "committed_on", "committed_by", "commitment", "is_named",
        ])  # fmt: skip
        withdraw_open(member)
        heard(member.organization, on=timezone.localdate(now))
        _let_in(row, member, name, now)
    return member


def decline(row: Invite, *, reason: str, now: dt.datetime) -> None:
    """Write down "Not now", and perhaps why."""
    with tenant([row.board]):
        _answer(row, Invite.State.DECLINED, now, reason)


def _answer(row: Invite, state: str, now: dt.datetime, reason: str = "") -> Member:
    """Close an open invitation with an answer; two clicks at once answer it once."""
    member = locked_member(row.member_id)
    locked = Invite.objects.select_for_update(no_key=True).get(pk=row.pk)
    locked.member = member
    _check_open(locked, timezone.localdate(now))
    INVITE.require(locked.state, state)
    locked.answered_at = now
    close(locked, state, reason)
    return member


def _check_open(row: Invite, day: dt.date) -> None:
    if row.state in CLOSED:
        raise InviteClosed(CLOSED[Invite.State(row.state)])
    if row.state == Invite.State.SENT and row.expires_on < day:
        raise InviteClosed(f"This invitation ended after {LIFETIME.days} days.")


def _let_in(row: Invite, member: Member, name: str, now: dt.datetime) -> None:
    organization = member.organization
    roles = first_roles(row.board, organization, day=timezone.localdate(now))
    waiting = organization.invitations.open_at(now).filter(email__iexact=row.email)
    if not roles or waiting.exists():
        return
    invitation, token = accounts.invite(
        by=row.sent_by, party=organization, role=_role(member, list(roles)), name=name,
        email=row.email, now=now,
    )  # fmt: skip
    accounts.mail_invitation(invitation, link=mails.link("accounts:accept", token))


def _role(member: Member, roles: list[str]) -> str:
    """Choose the role that fits the seat: an employer decides, everybody else represents."""
    wanted = "approver" if member.seat == Member.Seat.EMPLOYER else "representative"
    return wanted if wanted in roles else roles[0]
