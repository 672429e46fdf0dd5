"""The members of a partnership as a pipeline: who was asked, by whom, and what became of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.utils.text import capfirst

from jobs.models import Mail
from partnerships.actions.mails import about, mails_of
from partnerships.models import Invite, Member, Partnership
from ui.parts import Figure, Tag

OF_STATUS = {
    Member.Status.PROSPECT: "to ask",
    Member.Status.INVITED: "asked, no answer yet",
    Member.Status.COMMITTED: "agreed to come",
    Member.Status.ACTIVE: "at the table",
    Member.Status.DORMANT: "not heard for a while",
}
MAIL_WORDS = {
    Mail.State.WAITING: Tag("mail waits to be sent"),
    Mail.State.SENDING: Tag("mail is being sent"),
    Mail.State.FAILED: Tag("mail came back", "warn"),
    Mail.State.DROPPED: Tag("mail was dropped"),
}
STATE_TONES = {
    Invite.State.ACCEPTED: "good",
    Invite.State.DECLINED: "warn",
    Invite.State.BOUNCED: "warn",
}


@dataclass(frozen=True)
class Asked:
    """An invitation with where it stands, and what the outbox says of its mail."""

    invite: Invite
    mail: Mail | None
    is_open: bool

    @property
    def waits(self) -> bool:
        """Tell whether its link can still be answered."""
        return self.is_open and self.invite.state == Invite.State.SENT

    @property
    def tag(self) -> Tag:
        """The answer if there is one; before it, what became of the mail."""
        if self.invite.state != Invite.State.SENT:
            state = Invite.State(self.invite.state)
            return Tag(str(state.label).lower(), STATE_TONES.get(state, ""))
        if not self.is_open:
            return Tag("no answer in time", "warn")
        if self.mail is None or self.mail.state == Mail.State.SENT:
            return Tag("waiting for an answer", "info")
        return MAIL_WORDS[Mail.State(self.mail.state)]

    @property
    def note(self) -> str:
        """What the mail server, or the person, said."""
        failed = self.mail is not None and self.mail.state == Mail.State.FAILED
        return self.invite.reason or (self.mail.error if failed and self.mail else "")


@dataclass(frozen=True)
class Row:
    """A line of the pipeline: the member, its latest invitation, whether a step is overdue."""

    member: Member
    asked: Asked | None
    is_overdue: bool


def pipeline(partnership: Partnership) -> list[Figure]:
    """Return how many organizations stand where on the way to the table: one query."""
    counted = partnership.members.order_by().values_list("status").annotate(Count("pk"))
    counts = dict(counted)
    return [
        Figure(capfirst(str(status.label)), f"{counts.get(status.value, 0):,}", words)
        for status, words in OF_STATUS.items()
    ]


def listed(partnership: Partnership) -> "QuerySet[Member]":
    """Return the members with all their lines show, in three queries with `rows`."""
    invites = Prefetch("invites", Invite.objects.for_list())
    return partnership.members.for_list().select_related("owner").prefetch_related(invites)


def rows(members: Sequence[Member], day: dt.date) -> list[Row]:
    """Return lines of the pipeline for members of `listed`: one query for their mails."""
    latest = [invite for member in members for invite in list(member.invites.all())[:1]]
    asked = {each.invite.member_id: each for each in asked_of(latest, day)}
    return [Row(member, asked.get(member.pk), _is_overdue(member, day)) for member in members]


def _is_overdue(member: Member, day: dt.date) -> bool:
    return member.next_step_on is not None and member.next_step_on < day


def asked_of(invites: Iterable[Invite], day: dt.date) -> list[Asked]:
    """Join invitations with their newest mail."""
    invites = list(invites)
    mails: dict[str, Mail] = {}
    for mail in mails_of(invites):
        mails.setdefault(mail.about, mail)
    return [Asked(each, mails.get(about(each)), each.expires_on >= day) for each in invites]
