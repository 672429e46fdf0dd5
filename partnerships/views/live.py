"""The one screen of a meeting that goes on, for the projector and the person who writes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.actions.live import finish_item
from partnerships.forms.live import live_forms
from partnerships.reports.live import live_page
from partnerships.rules.meetings import ANTITRUST, EMPLOYERS_ONLY

EVERY = 15  # seconds


@board_view(Permission.MEETINGS_RUN)
def live(request, board, pk):
    """Show the screen; each form of it is posted to the screen and comes back to its place."""
    meeting = get_object_or_404(board.meetings.select_related("partnership", "board"), pk=pk)
    sent = request.GET.get("do", "") if request.method == "POST" else ""
    if not (sent or meeting.is_open):
        return redirect(meeting)
    here = reverse("partnerships:live", args=[board.slug, meeting.pk])
    if sent == "item":
        return _next_item(request, meeting, here)
    forms = live_forms(meeting, sent, request.POST)
    form = forms.get(sent)
    if form and form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(f"{here}#{sent}")
    return _screen(request, meeting, forms, form)


def _screen(request, meeting, forms, form):
    page = live_page(meeting, timezone.now())
    is_open = page.shown is not None and page.shown.turnout is not None
    refreshes = is_open and request.GET.get("refresh") == "on"
    response = render(
        request,
        "partnerships/live.html",
        {
            "board": meeting.board,
            "meeting": meeting,
            "partnership": meeting.partnership,
            "page": page,
            "forms": forms,
            "form": form,
            "may_refresh": is_open,
            "refreshes": refreshes,
            "every": EVERY,
            "antitrust": meeting.board.antitrust_notice or ANTITRUST,
            "employers_only": EMPLOYERS_ONLY,
        },
    )
    if refreshes:
        response["Refresh"] = str(EVERY)
    return response


def _next_item(request, meeting, here):
    """Go on with the agenda; what was pressed on an older screen is the item named there."""
    item = request.POST.get("item", "")
    try:
        if item.isdecimal():
            finish_item(meeting, item=int(item), now=timezone.now())
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(meeting)
    return redirect(here)
