"""Meetings for staff: list, page, plan, life, decisions, calendar file."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_run, meeting_of, partnership_of, partnership_tabs
from partnerships.actions import meetings as actions
from partnerships.forms.meetings import DecisionForm, MeetingForm
from partnerships.models import Decision, Meeting
from partnerships.reports.meetings import agenda_note, agenda_of, meeting_event
from partnerships.reports.minutes import when_words
from partnerships.rules.calendar import calendar
from partnerships.rules.lifecycles import MEETING
from partnerships.rules.meetings import ANTITRUST, EMPLOYERS_ONLY
from partnerships.views.pages import form_page, move_page
from ui.downloads import download
from ui.paging import paginate

CALENDAR = "text/calendar; charset=utf-8"


@board_view(Permission.BOARD_VIEW, guests=True)
def meetings(request, board, pk):
    partnership = partnership_of(request, board, pk)
    return render(
        request,
        "partnerships/meetings.html",
        {
            "board": board,
            "partnership": partnership,
            "page": paginate(request, partnership.meetings.for_list()),
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Meetings"),
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def meeting(request, board, pk):
    meeting = meeting_of(request, board, pk)
    runs = may_run(request.membership)
    is_sent = meeting.minutes_files.exists()
    rights = request.membership.rights.permissions if runs else ()
    return render(
        request,
        "partnerships/meeting.html",
        meeting_words(meeting)
        | {
            "board": board,
            "may_run": runs,
            "may_write": runs and meeting.is_open,
            "moves": MEETING.moves_from(meeting.state, rights),
            "attendances": list(meeting.attendances.select_related("organization")),
            "is_sent": is_sent,
            "may_correct": runs and not is_sent and meeting.state != Meeting.State.CANCELLED,
            "tabs": partnership_tabs(request, meeting.partnership, "Meetings"),
        },
    )


def meeting_words(meeting):
    """Return what every page of a meeting shows, whoever reads it."""
    agenda = agenda_of(meeting)
    return {
        "meeting": meeting,
        "partnership": meeting.partnership,
        "when": when_words(meeting),
        "agenda": agenda,
        "agenda_note": agenda_note(meeting, agenda),
        "decisions": list(meeting.decisions.all()),
        "actions": list(meeting.action_items.for_list()),
        "antitrust": meeting.board.antitrust_notice or ANTITRUST,
        "employers_only": EMPLOYERS_ONLY,
    }


@board_view(Permission.MEETINGS_RUN)
def add_meeting(request, board, pk):
    partnership = get_object_or_404(board.partnerships.select_related("board"), pk=pk)
    form = MeetingForm(
        request.POST or None,
        board=board,
        instance=Meeting(partnership=partnership),
        initial={"kind": request.GET.get("kind", Meeting.Kind.REGULAR)},
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(form.instance)
    return form_page(request, partnership, form, "Plan a meeting")


@board_view(Permission.MEETINGS_RUN)
def edit_meeting(request, board, pk):
    meeting = meeting_of(request, board, pk)
    form = MeetingForm(request.POST or None, board=board, instance=meeting)
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(meeting)
    return form_page(request, meeting.partnership, form, "Change the plan")


@board_view(Permission.MEETINGS_RUN)
def move_meeting(request, board, pk, target):
    meeting = meeting_of(request, board, pk)

    def do(reason):
        actions.move_meeting(
            meeting, target=target, by=request.user, now=timezone.now(), reason=reason
        )

    return move_page(
        request, meeting.partnership, MEETING, meeting.state, target,
        about=meeting.name, back=meeting, do=do,
    )  # fmt: skip


@board_view(Permission.MEETINGS_RUN)
def add_decision(request, board, pk):
    meeting = meeting_of(request, board, pk)
    form = DecisionForm(request.POST or None, board=board, instance=Decision(meeting=meeting))
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(meeting)
    return form_page(request, meeting.partnership, form, "Write down a decision", meeting.name)


@board_view(Permission.BOARD_VIEW, guests=True)
def meeting_ics(request, board, pk):
    meeting = meeting_of(request, board, pk)
    return calendar_file(request, meeting, meeting.get_absolute_url())


def calendar_file(request, meeting, path):
    """Return the meeting for a calendar, with the address of its page for this reader."""
    event = meeting_event(meeting, request.build_absolute_uri(path))
    return download(calendar(event, timezone.now()), f"meeting-{meeting.pk}.ics", CALENDAR)
