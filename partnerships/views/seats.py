"""What an organization sees of the partnerships it sits in, and whether it is mailed the digest."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view, employer_view, partner_view
from accounts.permissions import Permission
from partnerships.access import OWN, PARTNER, has_vote, partnership_of, seat_of
from partnerships.actions.digests import subscribe, unsubscribe
from partnerships.reports import seats as reports
from ui.paging import paginate

WANTED = "You are mailed on Mondays what changed, if something did."
NOT_WANTED = "You are not mailed the digest of this partnership any more."


@employer_view(Permission.ORGANIZATION_VIEW)
def own_seats(request, organization):
    return _seats(request, organization, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_seats(request, organization):
    return _seats(request, organization, PARTNER)


def _seats(request, organization, way):
    page = paginate(request, reports.own_seats(organization), per_page=10)
    words = {"organization": organization, "page": page, "names": way.names}
    return render(request, "partnerships/own_seats.html", words)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_seat(request, organization, pk):
    return _seat(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_seat(request, organization, pk):
    return _seat(request, organization, pk, PARTNER)


def _seat(request, organization, pk, way):
    seat = seat_of(organization, pk)
    words = {
        "organization": organization,
        "seat": seat,
        "partnership": seat.partnership,
        "names": way.names,
        "back": way.url("seats", organization),
        "is_employer": way is OWN,
        "may_vote": has_vote(seat) and request.membership.may(Permission.APPROVE),
        "may_name": way is OWN and request.membership.may(Permission.APPROVE),
        "today": timezone.localdate(),
        "seen": reports.seat_page(seat, request.user, timezone.now()),
    }
    return render(request, "partnerships/own_seat.html", words)


@require_POST
@employer_view(Permission.ORGANIZATION_VIEW)
def own_digest(request, organization, pk):
    return _digest(request, organization, pk, OWN)


@require_POST
@partner_view(Permission.ORGANIZATION_VIEW)
def partner_digest(request, organization, pk):
    return _digest(request, organization, pk, PARTNER)


def _digest(request, organization, pk, way):
    seat = seat_of(organization, pk)
    _switch(request, seat.partnership, organization)
    return redirect(way.url("seat", organization, pk))


@require_POST
@board_view(Permission.BOARD_VIEW, guests=True)
def digest(request, board, pk):
    partnership = partnership_of(request, board, pk)
    _switch(request, partnership, None)
    return redirect(partnership)


def _switch(request, partnership, organization):
    """Turn the digest on where the form says so, else off."""
    if request.POST.get("wanted") == "yes":
        subscribe(partnership, request.user, organization=organization, now=timezone.now())
        messages.success(request, WANTED)
    else:
        unsubscribe(partnership, request.user)
        messages.success(request, NOT_WANTED)
