"""The list of issues from which ballots and priorities come."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import partnership_tabs
from partnerships.actions import ballots as actions
from partnerships.forms.issues import AddIssueForm, IssueForm
from partnerships.models import Issue
from partnerships.reports import ballots as reports
from partnerships.rules.lifecycles import ISSUE
from partnerships.views.pages import form_page, move_page
from ui.paging import paginate

LATEST = 10  # ballots beside the issues


@board_view(Permission.MEETINGS_RUN)
def issues(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    page = paginate(request, reports.issues_of(partnership))
    for issue in page:
        issue.moves = [] if issue.is_on_ballot else ISSUE.moves_from(issue.state)
    return render(
        request,
        "partnerships/issues.html",
        {
            "board": board,
            "partnership": partnership,
            "page": page,
            "ballots": partnership.ballots.select_related("board")[:LATEST],
            "tabs": partnership_tabs(request, partnership, "Meetings"),
        },
    )


@board_view(Permission.MEETINGS_RUN)
def add_issue(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = AddIssueForm(
        request.POST or None, board=board, instance=Issue(partnership=partnership),
        initial={"challenge": request.GET.get("challenge")},
    )  # fmt: skip
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect("partnerships:issues", board.slug, partnership.pk)
    return form_page(request, partnership, form, "Add an issue")


@board_view(Permission.MEETINGS_RUN)
def edit_issue(request, board, pk):
    issue = _issue(board, pk)
    form = IssueForm(request.POST or None, board=board, instance=issue)
    if form.is_valid() and form.save_or_refuse():
        return redirect("partnerships:issues", board.slug, issue.partnership_id)
    return form_page(request, issue.partnership, form, "Edit the issue")


@board_view(Permission.MEETINGS_RUN)
def move_issue(request, board, pk, target):
    """Set an issue aside or put it back; one that is adopted needs a champion first."""
    issue = _issue(board, pk)
    if target == Issue.State.ADOPTED and issue.state == Issue.State.OPEN:
        adopt = reverse("partnerships:adopt", args=[board.slug, issue.partnership_id])
        return redirect(f"{adopt}?{urlencode({'issue': issue.pk, 'name': issue.name})}")

    def do(reason):
        actions.move_issue(issue, target=target, by=request.user, reason=reason)

    return move_page(
        request, issue.partnership, ISSUE, issue.state, target, about=issue.name,
        back=reverse("partnerships:issues", args=[board.slug, issue.partnership_id]), do=do,
    )  # fmt: skip


def _issue(board, pk):
    return get_object_or_404(board.issues.select_related("partnership__board"), pk=pk)
