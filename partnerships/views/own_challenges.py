"""Challenges as those at the table name them, and say that they have them too."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import employer_view, partner_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.access import OWN, PARTNER, seat_of
from partnerships.actions.challenges import add_voice, side_of, withdraw_voice
from partnerships.forms.challenges import ChallengeFilter, ChallengeForm
from partnerships.models import Challenge
from partnerships.reports.challenges import at_the_table, listed, own_rows
from partnerships.views.pages import own_form_page
from ui.paging import paginate

SEEN = (
    "Everybody at the table and the board's staff read it, without your name. How many employers "
    "share it is shown only from {floor} on."
)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_challenges(request, organization, pk):
    return _challenges(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_challenges(request, organization, pk):
    return _challenges(request, organization, pk, PARTNER)


@employer_view(Permission.TAKE_PART)
def own_add_challenge(request, organization, pk):
    return _add(request, organization, pk, OWN)


@partner_view(Permission.TAKE_PART)
def partner_add_challenge(request, organization, pk):
    return _add(request, organization, pk, PARTNER)


@require_POST
@employer_view(Permission.TAKE_PART)
def own_voice(request, organization, pk):
    return _voice(request, organization, pk, OWN)


@require_POST
@partner_view(Permission.TAKE_PART)
def partner_voice(request, organization, pk):
    return _voice(request, organization, pk, PARTNER)


def _challenges(request, organization, pk, way):
    seat = seat_of(organization, pk)
    form = ChallengeFilter(request.GET)
    page = paginate(request, form.narrow(listed(seat.partnership)), per_page=20)
    return render(
        request,
        "partnerships/own_challenges.html",
        {
            "organization": organization,
            "partnership": seat.partnership,
            "floor": seat.board.min_firms,
            "filter": form,
            "page": page,
            "rows": own_rows(list(page), organization, seat.board.min_firms),
            "may_take_part": request.membership.may(Permission.TAKE_PART),
            "names": way.names,
        },
    )


def _add(request, organization, pk, way):
    seat = seat_of(organization, pk)
    back = way.url("challenges", organization, pk)
    form = ChallengeForm(
        request.POST or None, instance=Challenge(partnership=seat.partnership), board=seat.board
    )
    if form.is_valid():
        form.name_it(organization=organization, side=side_of(seat), by=request.user)
        messages.success(request, "The challenge is on the list. Others can say they have it too.")
        return redirect(back)
    lede = SEEN.format(floor=seat.board.min_firms)
    return own_form_page(request, organization, form, "Name a challenge", lede, back)


def _voice(request, organization, pk, way):
    challenge = get_object_or_404(at_the_table(organization), pk=pk)
    seat = seat_of(organization, challenge.partnership_id)
    if request.POST.get("has") == "0":
        withdraw_voice(challenge, organization=organization)
    else:
        try:
            add_voice(
                challenge, organization=organization, side=side_of(seat), by=request.user,
                on=timezone.localdate(),
            )  # fmt: skip
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
    return redirect(way.url("challenges", organization, challenge.partnership_id))
