"""A firm asks for help, its point of contact answers."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from employers.actions.firms import heard
from employers.models import Employer, HelpRequest
from employers.reports.contacts import Contacts
from employers.rules.help import HELP
from jobs.actions import post

State = HelpRequest.State


@transaction.atomic
def ask_help(
    *, employer: Employer, category: str, text: str, by: User, now: dt.datetime
) -> HelpRequest:
    """Send a firm's request to its point of contact at the board, or else to the directors."""
    day = timezone.localdate(now)
    people = Contacts(employer.board, day)
    request = HelpRequest.objects.create(
        board=employer.board,
        employer=employer,
        organization=employer.organization,
        category=category,
        text=text,
        asked_by=by,
        asked_at=now,
        contact=people.people.get(employer.named_contact_id),
    )
    heard(employer.organization, on=day)
    for person in people.behind(employer.named_contact_id):
        _tell_staff(request, person)
    return request


@transaction.atomic
def answer_help(request: HelpRequest, *, text: str, by: User, now: dt.datetime) -> HelpRequest:
    """Answer a firm's request and tell whoever asked. Raises MoveRefused if it was answered."""
    request = _locked(request)
    HELP.require(request.state, State.ANSWERED)
    request.state, request.answer = State.ANSWERED, text
    request.answered_by, request.answered_at = by, now
    request.save()
    for person in _askers(request, timezone.localdate(now)):
        _tell_firm(request, person)
    return request


@transaction.atomic
def close_help(request: HelpRequest) -> HelpRequest:
    """End an answered request. Raises MoveRefused for any other."""
    request = _locked(request)
    HELP.require(request.state, State.CLOSED)
    request.state = State.CLOSED
    request.save(update_fields=["state"])
    return request


def _locked(request: HelpRequest) -> HelpRequest:
    """Return the row as it is now, locked until the transaction ends."""
    rows = HelpRequest.objects.select_related("organization", "board", "asked_by")
    return rows.select_for_update(of=("self",)).get(pk=request.pk)


def _askers(request: HelpRequest, day: dt.date) -> list[User]:
    """Return who asked, or whoever may ask for the firm today if that person left it."""
    current = request.organization.memberships.current(day).select_related("user")
    people = [each.user for each in current.with_permission(Permission.TAKE_PART)]
    return [request.asked_by] if request.asked_by in people else people


def _tell_staff(request: HelpRequest, person: User) -> None:
    page = reverse("employers:help_request", args=[request.board.slug, request.pk])
    post(
        recipient=person.email,
        template="help",
        about=f"help:{request.pk}",
        occasion="asked",
        board=request.board,
        subject=f"{request.organization} asks for help",
        body=f"{person},\n\n{request.organization} asks {request.board} for help. What it needs, "
        f"and where you answer:\n\n{settings.PORTAL_URL}{page}\n",
    )


def _tell_firm(request: HelpRequest, person: User) -> None:
    page = reverse("employers:company", args=[request.organization_id])
    post(
        recipient=person.email,
        template="help",
        about=f"help:{request.pk}",
        occasion="answered",
        board=request.board,
        subject=f"{request.board} answered your request for help",
        body=f"{person},\n\n{request.board} answered what {request.organization} asked. "
        f"The answer:\n\n{settings.PORTAL_URL}{page}\n",
    )
