"""Send the minutes of a meeting: once, as page and PDF, with a mail to all at the table."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Membership, Organization, User
from accounts.rules import MoveRefused
from employers.models import Contact
from jobs.actions import enqueue, post
from jobs.models import Job
from partnerships.actions.meetings import SENT, locked
from partnerships.models import ActionItem, Meeting, MinutesFile
from partnerships.reports.minutes import Content, fingerprint, minutes_of

MAKE = "partnerships.tasks.make_minutes"
TEMPLATE = OCCASION = "minutes"
NOT_CLOSED = "Close the meeting first. The minutes are sent of what is there then."


@dataclass
class Recipient:
    """Somebody the minutes are sent to. `path`: where she reads them, "" without an account."""

    email: str
    path: str = ""
    actions: list[ActionItem] = field(default_factory=list)


@transaction.atomic
def ask_for_minutes(meeting: Meeting, *, by: User) -> Job:
    """Return the job that sends the minutes of a closed meeting. Raises MoveRefused, in words."""
    meeting = locked(meeting)
    if meeting.state != Meeting.State.CLOSED:
        raise MoveRefused(NOT_CLOSED)
    if meeting.minutes_files.exists():
        raise MoveRefused(SENT)
    return enqueue(
        task=MAKE,
        title=f"Minutes of {meeting.name}, {meeting.partnership}"[:200],
        board=meeting.board,
        by=by,
        parameters={"meeting": meeting.pk},
        fingerprint=fingerprint(minutes_of(meeting)),
    )


@transaction.atomic
def publish_minutes(
    meeting: Meeting, *, content: Content, pdf: bytes, by: User | None, now: dt.datetime
) -> MinutesFile:
    """Keep the minutes as they are sent and mail everybody; asked again, nothing is sent twice."""
    meeting = locked(meeting)
    minutes, is_new = meeting.minutes_files.get_or_create(
        board=meeting.board,
        defaults={"content": content, "pdf": pdf, "made_by": by, "made_at": now},
    )
    if is_new:
        for recipient in recipients(meeting, timezone.localdate(now)):
            _mail(meeting, recipient)
    return minutes


def recipients(meeting: Meeting, day: dt.date) -> list[Recipient]:
    """Return the people of the seated organizations, the staff assigned, and owners of actions.

    Each address once. Who left the organization, the board or the firm is not among them.
    """
    found: dict[str, Recipient] = {}
    for membership in _memberships(meeting, day):
        email = membership.user.email.lower()
        found.setdefault(email, Recipient(email, _path(meeting, membership)))
    owned: dict[str, list[ActionItem]] = defaultdict(list)
    for action in meeting.action_items.unfinished().exclude(email="").order_by("due_on", "pk"):
        owned[action.email.lower()].append(action)
    for email in owned.keys() - found.keys() - _gone(meeting, owned):
        found[email] = Recipient(email)
    for email, recipient in found.items():
        recipient.actions = owned.get(email, [])
    return list(found.values())


def _memberships(meeting, day):
    """Return staff before members, so that a person who is both reads where she works."""
    partnership = meeting.partnership
    current = Membership.objects.current(day).filter(user__is_active=True)
    seated = partnership.members.seated().values("organization")
    assigned = partnership.assignments.values("user")
    people = current.filter(organization__in=seated) | current.filter(
        board=meeting.board, user__in=assigned
    )
    staff_first = F("organization_id").asc(nulls_first=True)
    return people.select_related("user", "board", "organization").order_by(staff_first, "pk")


def _gone(meeting, emails):
    """Return the addresses of people who had an account or a desk here, and have left."""
    left = Contact.objects.filter(board=meeting.board, left_on__isnull=False)
    rows = (User.objects.all(), left)
    asked = [each.annotate(lower=Lower("email")).filter(lower__in=list(emails)) for each in rows]
    return {email for found in asked for email in found.values_list("lower", flat=True)}


def staff_path(meeting: Meeting) -> str:
    return reverse("partnerships:minutes", args=[meeting.board.slug, meeting.pk])


def _path(meeting, membership):
    if membership.organization is None:
        return staff_path(meeting)
    is_employer = Organization.Kind.EMPLOYER in membership.organization.kinds
    page = "own_minutes" if is_employer else "partner_minutes"
    return reverse(f"partnerships:{page}", args=[membership.organization_id, meeting.pk])


def _mail(meeting, recipient):
    day = date_format(timezone.localtime(meeting.starts_at), "l, F j")
    post(
        recipient=recipient.email,
        template=TEMPLATE,
        about=f"meeting:{meeting.pk}",
        occasion=OCCASION,
        subject=f"Minutes: {meeting.name}, {meeting.partnership}"[:200],
        body="\n\n".join(_paragraphs(meeting, recipient, day)) + "\n",
        board=meeting.board,
    )


def _paragraphs(meeting, recipient, day):
    yield (
        f"The minutes of {meeting.name} of the {meeting.partnership.name} partnership on {day} are "
        f"ready: what was decided, and who does what by when."
    )
    if recipient.actions:
        lines = [
            f"- {each.text}, by {date_format(each.due_on, 'F j')}" for each in recipient.actions
        ]
        yield "\n".join(["You took:", *lines])
    if recipient.path:
        yield settings.PORTAL_URL + recipient.path
    else:
        yield f"{meeting.board} sends you the minutes if you ask: {meeting.board.phone}".strip(": ")
