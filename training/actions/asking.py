"""The mails of a round: asking for answers, reminding, and telling what became of it.

A mail says that something waits and where; never a number of a firm.
"""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Membership
from accounts.permissions import Permission
from jobs.actions import post
from training.actions.links import Recipient, address_of, link_to, people_of
from training.models import DemandRound, RoundMove

OPENED, REMINDED, MOVED = "round open", "round remind", "round moved"


def about(round: DemandRound, organization: int) -> str:
    """Return the words by which the outbox knows a firm's mails about a round."""
    return f"round:{round.pk}:{organization}"


def people_to_remind(round: DemandRound, day: dt.date) -> list[Recipient]:
    """Return the people whose firm is asked and has not sent an answer."""
    sent = set(round.answers.sent().values_list("organization", flat=True))
    return [person for person in people_of(round, day) if person.organization.pk not in sent]


def people_to_tell(round: DemandRound, day: dt.date) -> list[Recipient]:
    """Return the people of the firms that are asked, or that began or answered and left since."""
    asked = people_of(round, day)
    answered = round.answers.values("organization")
    people = Membership.objects.current(day).with_permission(Permission.ANSWER)
    left = people.filter(organization__in=answered).exclude(
        organization__in=[person.organization.pk for person in asked]
    )
    return asked + [
        Recipient(row.organization, str(row.user), row.user.email, False, True)
        for row in left.select_related("user", "organization")
    ]


def ask_people(round: DemandRound, *, minutes: int, by, now: dt.datetime) -> None:
    """Mail everybody who may answer a round that opens her link to her firm's answer."""
    until = date_format(round.closes_on, "l, F j")
    for person in people_of(round, timezone.localdate(now)):
        firm = person.organization.name
        _mail(
            round, person, template=OPENED, occasion="open",
            subject=f"{round.name} round: answer for {firm} by {until}",
            words=f"The {round.partnership.name} partnership asks what {firm} needs: a few "
            f"numbers for each critical job, and the training your people need. It takes about "
            f"{minutes} minutes. You can stop and go on at any time until {until}.",
            address=_link(round, person, by, now),
        )  # fmt: skip


def remind_people(round: DemandRound, people: Iterable[Recipient], *, by, now: dt.datetime) -> None:
    """Mail people that their firm's answer is missing, with their links; once a day each."""
    until = date_format(round.closes_on, "l, F j")
    for person in people:
        firm = person.organization.name
        _mail(
            round, person, template=REMINDED, occasion=timezone.localdate(now).isoformat(),
            subject=f"{round.name} round: the answer of {firm} is still missing",
            words=f"The {round.partnership.name} partnership has no answer of {firm} yet. What you "
            f"began is kept. You can answer until {until}.",
            address=_link(round, person, by, now),
        )  # fmt: skip


def tell(move: RoundMove, *, subject: str, words: str, now: dt.datetime) -> None:
    """Tell everybody who was asked what became of a round, once for each move, with its reason."""
    reason = f"\n\nThe reason: {move.reason}" if move.reason else ""
    for person in people_to_tell(move.round, timezone.localdate(now)):
        _mail(
            move.round, person, template=MOVED, occasion=f"{move.kind} {move.pk}",
            subject=subject, words=words + reason,
            address=_page(move.round, person, move.moved_by, now),
        )  # fmt: skip


def _page(round, person, by, now):
    """Return where a person reads her firm's answer, sent or not: who signs in sees all of it."""
    if person.has_account:
        page = reverse("training:answer", args=[person.organization.pk, round.pk])
        return f"{settings.PORTAL_URL}{page}"
    return _link(round, person, by, now)


def _link(round, person, by, now):
    link = link_to(
        round, person.organization, name=person.name, email=person.email,
        may_send=person.may_send, by=by, now=now,
    )  # fmt: skip
    return address_of(link)


def _mail(round, person, *, template, occasion, subject, words, address):
    post(
        recipient=person.email,
        template=template,
        about=about(round, person.organization.pk),
        occasion=occasion,
        subject=subject[:200],
        body=f"{words}\n\n{address}\n",
        board=round.board,
    )
