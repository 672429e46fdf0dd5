"""The minutes for staff: as they will be, sending them, as they were sent."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.access import may_run, meeting_of, partnership_tabs
from partnerships.actions.minutes import ask_for_minutes
from partnerships.reports.minutes import minutes_of
from ui.downloads import download


@board_view(Permission.BOARD_VIEW, guests=True)
def minutes(request, board, pk):
    meeting = meeting_of(request, board, pk)
    sent = meeting.minutes_files.without_file().first()
    return render(
        request,
        "partnerships/minutes.html",
        {
            "board": board,
            "meeting": meeting,
            "sent": sent,
            "minutes": sent.content if sent else minutes_of(meeting),
            "may_send": not sent and not meeting.is_open and may_run(request.membership),
            "tabs": partnership_tabs(request, meeting.partnership, "Meetings"),
        },
    )


@require_POST
@board_view(Permission.MEETINGS_RUN)
def send_minutes(request, board, pk):
    meeting = meeting_of(request, board, pk)
    try:
        return redirect(ask_for_minutes(meeting, by=request.user))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("partnerships:minutes", board.slug, meeting.pk)


@board_view(Permission.BOARD_VIEW, guests=True)
def minutes_pdf(request, board, pk):
    return pdf_response(meeting_of(request, board, pk))


def pdf_response(meeting):
    """Return the PDF as it was sent, or 404 before."""
    sent = get_object_or_404(meeting.minutes_files.all())
    return download(bytes(sent.pdf), f"minutes-{meeting.pk}.pdf", "application/pdf")
