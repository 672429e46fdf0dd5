"""Verbs about people: invite, let in, end, and make a board with its first director."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Board, County, Invitation, Membership, Organization, User
from accounts.permissions import LEADS

Party = Board | Organization


class InvitationClosed(Exception):
    """The link opens nothing; the message says why in one sentence."""


class LastLead(Exception):
    """The membership cannot end: the party would be without anybody who decides."""


def invite(
    *, by: User | None, party: Party, role: str, name: str, email: str, now: dt.datetime
) -> tuple[Invitation, str]:
    """Make an invitation; return it with its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
        name=name,
        role=role,
        token_hash=_hash(token),
        invited_by=by,
        invited_at=now,
        expires_at=now + Invitation.LIFETIME,
        **_party(party),
    )
    return invitation, token


def mail_invitation(invitation: Invitation, *, link: str) -> None:
    """Mail the link to the address it is for."""
    text = render_to_string(
        "accounts/mail/invitation.txt", {"invitation": invitation, "link": link}
    )
    send_mail(f"Your invitation to {invitation.party}", text, None, [invitation.email])


def withdraw_invitation(invitation: Invitation) -> None:
    """Take an open invitation back; its link is unknown from now on."""
    invitation.delete()


def read_invitation(token: str, *, now: dt.datetime) -> tuple[Invitation, User | None]:
    """Return an open invitation and the account of its address, if there is one.

    Raises InvitationClosed for a link that is unknown, used or too old.
    """
    found = Invitation.objects.select_related("board", "organization", "invited_by")
    invitation = found.filter(token_hash=_hash(token)).first()
    if invitation is None:
        raise InvitationClosed("This invitation is not known: it may have been withdrawn.")
    _check_open(invitation, now)
    return invitation, User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def accept_invitation(invitation: Invitation, *, user: User, now: dt.datetime) -> Membership:
    """Spend the invitation and return the membership; two clicks at once spend it once."""
    locked = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise InvitationClosed("This invitation was withdrawn.")
    _check_open(locked, now)
    locked.accepted_at = now
    locked.save(update_fields=["accepted_at"])
    day = timezone.localdate(now)
    mine = user.memberships.current(day).filter(**_party(locked.party))
    return mine.first() or Membership.objects.create(
        user=user, role=locked.role, starts_on=day, **_party(locked.party)
    )


def accept_as_new(
    invitation: Invitation, *, name: str, password: str, now: dt.datetime
) -> Membership:
    """Make the invited person's account, then accept; the invitation proved the address."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(invitation.email, password, name=name)
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            return accept_invitation(invitation, user=user, now=now)
    except IntegrityError as error:
        raise InvitationClosed(
            "An account for this address was made a moment ago: sign in and open the link again."
        ) from error


@transaction.atomic
def end_membership(membership: Membership, *, day: dt.date) -> None:
    """End a membership: from this moment it opens nothing.

    Raises LastLead for the last director of a board or the last approver of an organization.
    """
    party = membership.party
    leads = party.memberships.current(day).filter(role__in=LEADS, is_guest=False)
    held = list(leads.select_for_update().order_by("pk").values_list("pk", flat=True))
    if held == [membership.pk]:
        raise LastLead(
            f"{membership.user} is the last {membership.role_name.lower()} of {party}: "
            "invite another one first."
        )
    if membership.starts_on >= day:
        # It began today: a day on which it was in force never ends.
        membership.delete()
    else:
        membership.ends_on = day
        membership.save(update_fields=["ends_on"])


@transaction.atomic
def create_board(
    *,
    name: str,
    slug: str,
    counties: Iterable[County],
    director_name: str,
    director_email: str,
    now: dt.datetime,
) -> tuple[Board, Invitation, str]:
    """Make a board and the invitation of its first director; return both and the token."""
    board = Board.objects.create(name=name, slug=slug)
    board.counties.set(counties)
    invitation, token = invite(
        by=None, party=board, role="director", name=director_name, email=director_email, now=now
    )
    return board, invitation, token


def _check_open(invitation: Invitation, now: dt.datetime) -> None:
    if invitation.accepted_at is not None:
        raise InvitationClosed(
            "This invitation was used already: sign in with the account made with it."
        )
    if not invitation.is_open(now):
        raise InvitationClosed(
            f"This invitation ended after {Invitation.LIFETIME.days} days: "
            "ask whoever sent it for a new one."
        )


def _party(party: Party) -> dict[str, Party]:
    """Return the party as the fields of a membership or an invitation."""
    kind = "board" if isinstance(party, Board) else "organization"
    return {kind: party}


def _hash(token: str) -> str:
    """Return what is kept of a token of 256 random bits: no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
