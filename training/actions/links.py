"""Mail links that open a firm's answer without signing in, open them once, and end them."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Board, Membership, Organization, User
from accounts.permissions import Permission
from accounts.tenancy import tenant
from employers.models import Contact
from jobs.actions import post
from training.models import AnswerLink, DemandRound
from training.models.links import browser_hash
from training.reports.links import part_words

HAND, CONFIRM, AGAIN = "hand", "confirm", "again"
SECRET_BYTES = 32
SUBJECTS = {
    HAND: "{round}: fill in one part for {firm} by {until}",
    CONFIRM: "{round}: confirm the answer of {firm} by {until}",
    AGAIN: "{round}: a new link to the answer of {firm}",
}


@dataclass(frozen=True)
class Recipient:
    """A person who is asked for a firm's answer, whether or not she signs in."""

    organization: Organization
    name: str
    email: str
    may_send: bool
    has_account: bool


def people_of(round: DemandRound, day: dt.date) -> list[Recipient]:
    """Return whom a round asks: the people with the right to answer of its active employer
    members, and the main contact of firms that have none. Read by staff."""
    seats = round.partnership.members.active().employers()
    people = [
        Recipient(
            row.organization, str(row.user), row.user.email, row.may(Permission.APPROVE), True
        )
        for row in _who_answers(day).filter(organization__in=seats.values("organization"))
    ]
    known = {person.organization.pk for person in people}
    without = seats.exclude(organization__in=known).values("organization")
    contacts = _contacts(round.board).filter(employer__organization__in=without, is_main=True)
    people += [
        Recipient(row.employer.organization, row.name, row.email, True, False) for row in contacts
    ]
    return sorted(people, key=lambda person: (person.organization.name, person.name, person.email))


def _who_answers(day):
    people = Membership.objects.current(day).with_permission(Permission.ANSWER)
    return people.select_related("user", "organization")


def _contacts(board):
    contacts = Contact.objects.filter(board=board, left_on=None).exclude(email="")
    return contacts.select_related("employer__organization")


def link_to(
    round: DemandRound, organization: Organization, *, name: str, email: str, may_send: bool,
    now: dt.datetime, section: str = "", by: User | None = None,
) -> AnswerLink:  # fmt: skip
    """Return the person's link to this part of the answer: the one that stands, or a new one.

    section: as AnswerLink has it; by: who asked for it, None for the portal itself.
    """
    standing = AnswerLink.objects.standing().filter(
        round=round, organization=organization, email__iexact=email, section=section
    )
    return standing.first() or AnswerLink.objects.create(
        board=round.board, round=round, organization=organization, name=name, email=email,
        section=section, may_send=may_send and not section, sent_by=by, sent_at=now,
    )  # fmt: skip


def address_of(link: AnswerLink) -> str:
    """Return the whole address of a link, for a mail."""
    return settings.PORTAL_URL + reverse("training:link", args=[link.token])


@transaction.atomic
def mail_link(
    round: DemandRound, organization: Organization, *, kind: str, name: str, email: str,
    may_send: bool, now: dt.datetime, section: str = "", by: User | None = None, asks: str = "",
) -> AnswerLink:  # fmt: skip
    """Mail a person her link: to a part, to what staff wrote down, or a new one for a lost one.

    kind: HAND, CONFIRM or AGAIN; asks: who asks, for the mail. Twice on one day is one mail.
    """
    link = link_to(
        round, organization, name=name, email=email, may_send=may_send, now=now,
        section=section, by=by,
    )  # fmt: skip
    words = {
        "round": round, "firm": organization.name,
        "until": date_format(round.closes_on, "F j"),
    }  # fmt: skip
    words |= {"link": link, "asks": asks, "kind": kind, "part": part_words(round, section)}
    post(
        recipient=email,
        template=f"answer {kind}",
        about=f"round:{round.pk}:{organization.pk}",
        occasion=f"{link.pk} {timezone.localdate(now).isoformat()}",
        subject=SUBJECTS[kind].format(**words)[:200],
        body=render_to_string("training/mail/link.txt", {**words, "address": address_of(link)}),
        board=round.board,
    )
    return link


@transaction.atomic
def open_link(link: AnswerLink, *, now: dt.datetime) -> str | None:
    """Bind a link to the browser that pressed its button. Return that browser's secret.

    None where another browser was first, the link ended, or its receiver has left the firm.
    """
    if not is_of_firm(link, timezone.localdate(now)):
        end_link(link, now=now)
        return None
    secret = secrets.token_urlsafe(SECRET_BYTES)
    unopened = AnswerLink.objects.standing().filter(pk=link.pk, opened_at=None)
    won = unopened.update(opened_at=now, browser_hash=browser_hash(secret))
    return secret if won else None


def is_of_firm(link: AnswerLink, day: dt.date) -> bool:
    """Tell whether the firm still stands by the link's receiver: one of its people, a contact on
    file, or somebody to whom one of its people handed a part."""
    people = _who_answers(day).filter(organization=link.organization)
    if people.filter(Q(user__email__iexact=link.email) | Q(user=link.sent_by)).exists():
        return True
    if link.section and link.sent_by is None:
        return True
    contacts = _contacts(link.board).filter(employer__organization=link.organization)
    with tenant(Board.objects.filter(pk=link.board_id)):  # a firm does not read its contacts
        return contacts.filter(email__iexact=link.email).exists()


@transaction.atomic
def renew_link(link: AnswerLink, *, now: dt.datetime) -> AnswerLink | None:
    """End a link and mail a new one to the same address, with the same draft behind it.

    None, and no mail, where it ended already or its receiver has left the firm.
    """
    stays = is_of_firm(link, timezone.localdate(now))
    if not end_link(link, now=now) or not stays:
        return None
    return mail_link(
        link.round, link.organization, kind=AGAIN, name=link.name, email=link.email,
        may_send=link.may_send, section=link.section, by=link.sent_by, now=now,
    )  # fmt: skip


def end_link(link: AnswerLink, *, now: dt.datetime) -> bool:
    """Let a link open nothing from now on; tell whether it stood until now."""
    return bool(AnswerLink.objects.standing().filter(pk=link.pk).update(ended_at=now))
