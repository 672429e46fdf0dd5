"""Whom to call or to write to: what is known of each employer a round asks. Never a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from employers.models import Contact
from jobs.models import Mail
from partnerships.models import Member
from training.actions.asking import about
from training.models import Answer, AnswerLink, DemandRound
from ui.parts import Tag

State = Mail.State


@dataclass(frozen=True)
class Chased:
    """An employer asked: its seat, its draft if it has one, the last mail, whether the link was
    opened, and whom to call."""

    seat: Member
    draft: Answer | None
    mail: Tag | None
    link: str
    contact: Contact | None

    @property
    def may_be_entered(self) -> bool:
        """Tell whether staff may write its answer down: it has not begun one itself."""
        return self.draft is None or self.draft.is_on_behalf


def chase(round: DemandRound, seats: Iterable[Member]) -> list[Chased]:
    """Return what is known of these seats of a round: four queries, whatever their number."""
    seats = list(seats)
    firms = [seat.organization_id for seat in seats]
    drafts = {row.organization_id: row for row in _drafts(round, firms)}
    mails = {row.about: row for row in _mails(round, firms)}
    opened = {row.organization_id: row for row in _opened(round, firms)}
    contacts = {row.employer.organization_id: row for row in _contacts(round, firms)}
    return [
        Chased(
            seat,
            drafts.get(seat.organization_id),
            _tag(mails.get(about(round, seat.organization_id))),
            _opening(opened.get(seat.organization_id)),
            contacts.get(seat.organization_id),
        )
        for seat in seats
    ]


def _drafts(round, firms):
    return round.answers.drafts().filter(organization__in=firms).select_related("entered_by")


def _mails(round, firms):
    """Return the mails about these firms, the last one of each last."""
    return Mail.objects.filter(about__in=[about(round, firm) for firm in firms]).order_by("pk")


def _opened(round, firms):
    links = AnswerLink.objects.filter(round=round, organization__in=firms)
    return links.exclude(opened_at=None).order_by("opened_at")


def _contacts(round, firms):
    main = Contact.objects.filter(
        board=round.board_id, employer__organization__in=firms, is_main=True, left_on=None
    )
    return main.select_related("employer")


def _tag(mail):
    if mail is None:
        return None
    if mail.state == State.SENT:
        day = date_format(timezone.localtime(mail.sent_at), "M j")
        return Tag(f"Mailed {day}")
    if mail.state in (State.FAILED, State.DROPPED):
        return Tag("Mail did not arrive", "bad")
    return Tag("Mail on its way", "info")


def _opening(link):
    if link is None:
        return ""
    return f"link opened {date_format(timezone.localtime(link.opened_at), 'M j')}"
