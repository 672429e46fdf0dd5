"""The board's partnerships: list, overview, start, change."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_edit, partnership_of, partnership_tabs
from partnerships.forms.partnerships import AddPartnershipForm, PartnershipForm
from partnerships.models import Partnership
from partnerships.reports.meetings import next_meeting
from partnerships.reports.partnerships import overview
from partnerships.reports.work import priority_rows
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def index(request, board):
    partnerships = board.partnerships.visible_to(request.membership).with_counts()
    page = paginate(request, partnerships.select_related("convener"))
    is_editor = may_edit(request.membership)
    return render(
        request,
        "partnerships/index.html",
        {
            "board": board,
            "page": page,
            "held": board.publicnotes.held().count() if is_editor else 0,
            "may_edit": is_editor,
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def detail(request, board, pk):
    partnership = partnership_of(request, board, pk)
    assignments = list(partnership.assignments.select_related("user"))
    return render(
        request,
        "partnerships/detail.html",
        {
            "board": board,
            "partnership": partnership,
            "overview": overview(partnership),
            "meeting": next_meeting(partnership, timezone.now()),
            "priorities": priority_rows(partnership, timezone.localdate()),
            "assignments": assignments,
            "wants_digest": partnership.subscriptions.filter(user=request.user).exists(),
            "is_assigned": any(each.user == request.user for each in assignments),
            "may_assign": request.membership.may(Permission.ASSIGN),
            "may_edit": may_edit(request.membership),
            "tabs": partnership_tabs(request, partnership, "Overview"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add(request, board):
    form = AddPartnershipForm(request.POST or None, instance=Partnership(), board=board)
    if form.is_valid():
        return redirect(form.save(by=request.user))
    return render(request, "partnerships/add.html", {"board": board, "form": form})


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = PartnershipForm(request.POST or None, instance=partnership, board=board)
    if form.is_valid():
        return redirect(form.save())
    return render(
        request,
        "partnerships/edit.html",
        {"board": board, "partnership": partnership, "form": form},
    )
