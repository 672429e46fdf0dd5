"""What a meeting talks about, and who came to it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.access import meeting_of
from partnerships.actions import agenda as actions
from partnerships.forms.attendance import AttendanceForm
from partnerships.forms.meetings import AgendaItemForm
from partnerships.models import AgendaItem
from partnerships.reports.attendance import organizations_at, people_expected
from partnerships.rules.meetings import hours_of
from partnerships.views.pages import form_page
from ui.paging import paginate

SEATS_A_PAGE = 25
LATE_CHANGE = "Notes and attendance can be corrected until the minutes are sent."


@require_POST
@board_view(Permission.MEETINGS_RUN)
def build_agenda(request, board, pk):
    meeting = meeting_of(request, board, pk)
    try:
        actions.build_agenda(meeting, by=request.user, day=timezone.localdate())
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(meeting)


@board_view(Permission.MEETINGS_RUN)
def add_item(request, board, pk):
    meeting = meeting_of(request, board, pk)
    places = meeting.items.count() + 1
    form = AgendaItemForm(
        request.POST or None,
        board=board,
        instance=AgendaItem(meeting=meeting),
        places=places,
        initial={"place": places},
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(meeting)
    return form_page(request, meeting.partnership, form, "Add to the agenda", meeting.name)


@board_view(Permission.MEETINGS_RUN)
def edit_item(request, board, pk, item):
    meeting = meeting_of(request, board, pk)
    items = list(meeting.items.all())
    item = get_object_or_404(meeting.items.select_related("meeting"), pk=item)
    form = AgendaItemForm(
        request.POST or None,
        board=board,
        instance=item,
        places=len(items),
        initial={"place": items.index(item) + 1},
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(meeting)
    return render(
        request,
        "partnerships/edit_item.html",
        {"board": board, "meeting": meeting, "item": item, "form": form},
    )


@require_POST
@board_view(Permission.MEETINGS_RUN)
def remove_item(request, board, pk, item):
    meeting = meeting_of(request, board, pk)
    item = get_object_or_404(meeting.items.select_related("meeting"), pk=item)
    try:
        actions.remove_item(item)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(meeting)


@board_view(Permission.MEETINGS_RUN)
def attendance(request, board, pk):
    meeting = meeting_of(request, board, pk)
    seats = meeting.partnership.members.seated().for_list()
    page = paginate(request, seats, per_page=SEATS_A_PAGE)
    form = AttendanceForm(
        request.POST or None,
        meeting=meeting,
        people=people_expected(meeting, list(page), with_board=page.number == 1),
        organizations=organizations_at(meeting),
        hours=hours_of(meeting.starts_at, meeting.ends_at),
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        messages.success(request, f"{meeting.attendances.count()} people are on the list.")
        return redirect(request.get_full_path() if page.count > 1 else meeting)
    return render(
        request,
        "partnerships/attendance.html",
        {"board": board, "meeting": meeting, "form": form, "page": page, "lede": LATE_CHANGE},
    )
