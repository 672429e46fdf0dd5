"""Requests for help, from both sides: the firm asks, its point of contact answers."""

from django.contrib import messages
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view, employer_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from employers.actions import help as actions
from employers.forms.help import AnswerForm, AskHelpForm, HelpFilter
from employers.reports.help import told, told_all
from employers.rules.help import HELP
from employers.views.pages import own_form_page
from ui.paging import paginate

CHANGED = "Somebody changed it meanwhile. This is how it stands now."


@board_view(Permission.EMPLOYERS_EDIT)
def help_requests(request, board):
    form = HelpFilter(request.GET)
    page = paginate(request, form.narrow(board.helprequests.for_list()))
    return render(
        request,
        "employers/help_requests.html",
        {
            "board": board,
            "filter": form,
            "page": page,
            "requests": told_all(page, timezone.localdate()),
        },
    )


@board_view(Permission.EMPLOYERS_EDIT)
def help_request(request, board, pk):
    rows = board.helprequests.for_list().select_related("answered_by", "employer")
    asked = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and form.send(asked, by=request.user, now=timezone.now()):
        messages.success(request, f"{asked.organization} reads your answer on its company page.")
        return redirect("employers:help_request", board.slug, asked.pk)
    moves = {move.target for move in HELP.moves_from(asked.state, _rights(request))}
    return render(
        request,
        "employers/help_request.html",
        {
            "board": board,
            "told": told(asked, timezone.localdate()),
            "form": form if "answered" in moves or form.errors else None,
            "may_close": "closed" in moves,
        },
    )


@require_POST
@board_view(Permission.EMPLOYERS_EDIT)
def close_help(request, board, pk):
    asked = get_object_or_404(board.helprequests, pk=pk)
    _close(request, asked)
    return redirect("employers:help_request", board.slug, asked.pk)


@employer_view(Permission.TAKE_PART)
def ask_help(request, organization):
    employers = get_list_or_404(organization.employers.active().select_related("board"))
    form = AskHelpForm(request.POST or None, employers=employers)
    if form.is_valid():
        asked = form.save(by=request.user, now=timezone.now())
        messages.success(request, f"{asked.contact or asked.board} has your request.")
        return redirect("employers:company", organization.pk)
    lede = "It goes to your point of contact at the workforce board. No other firm sees it."
    return own_form_page(request, organization, form, "Ask for help", lede)


@require_POST
@employer_view(Permission.TAKE_PART)
def close_own_help(request, organization, pk):
    asked = get_object_or_404(organization.help_requests, pk=pk)
    _close(request, asked)
    return redirect("employers:company", organization.pk)


def _close(request, asked):
    try:
        actions.close_help(asked)
    except MoveRefused:
        messages.error(request, CHANGED)


def _rights(request):
    return request.membership.rights.permissions
