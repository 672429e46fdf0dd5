"""What agencies did for a firm and what they asked it: one door instead of five."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Board, Organization, User
from employers.actions.firms import heard
from employers.models import Employer, Handover, HelpRequest, Question, ServiceEvent
from jobs.actions import post


@transaction.atomic
def ask(
    *, board: Board, organization: Organization, topic: str, agency: str, on: dt.date
) -> Question:
    """Write down that an agency asks a firm about a topic; said twice it is kept once.

    It refuses nothing: whether the firm was asked already is shown before (`reports.asked`).
    """
    question, _ = Question.objects.get_or_create(
        board=board, organization=organization, topic=topic, agency=agency, asked_on=on
    )
    return question


@transaction.atomic
def save_service(service: ServiceEvent) -> ServiceEvent:
    """Save a service given to a firm: on that day the firm was heard."""
    service.organization = service.employer.organization
    service.save()
    heard(service.organization, on=service.happened_on)
    return service


@transaction.atomic
def hand_over(employer: Employer, *, after: User, note: str, by: User, on: dt.date) -> Handover:
    """Make another person a firm's point of contact; what waits for an answer goes with it.

    Raises ValidationError when she is the point of contact already.
    """
    employer = Employer.objects.select_for_update(of=("self",)).get(pk=employer.pk)
    if employer.named_contact_id == after.pk:
        raise ValidationError(f"{after} is the point of contact already.")
    handover = Handover.objects.create(
        board=employer.board,
        employer=employer,
        organization=employer.organization,
        before=employer.named_contact,
        after=after,
        note=note,
        handed_on=on,
    )
    employer.named_contact = after
    employer.save(update_fields=["named_contact"])
    employer.help_requests.filter(state=HelpRequest.State.WAITING).update(contact=after)
    if after != by:
        _tell(after, handover, by)
    return handover


def _tell(person: User, handover: Handover, by: User) -> None:
    firm = handover.employer
    post(
        recipient=person.email,
        template="handover",
        about=f"employer:{firm.pk}",
        occasion=f"handover:{handover.pk}",
        board=firm.board,
        subject=f"You are the point of contact of {firm}",
        body=f"{person},\n\n{by} made you the point of contact of {firm}. What it got and "
        f"was asked so far:\n\n{settings.PORTAL_URL}{firm.get_absolute_url()}\n",
    )
