"""Who does what by when: the actions of a partnership, for staff."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_run, partnership_of, partnership_tabs
from partnerships.actions import action_items as verbs
from partnerships.forms.actions import ActionFilter, ActionForm, AddActionForm
from partnerships.models import ActionItem
from partnerships.reports.work import with_moves
from partnerships.rules.lifecycles import ACTION
from partnerships.views.outcomes import outcome_page
from partnerships.views.pages import form_page
from ui.paging import paginate

BORN = "Each action has a person and a day, and says where it was agreed."


@board_view(Permission.BOARD_VIEW, guests=True)
def actions(request, board, pk):
    partnership = partnership_of(request, board, pk)
    day = timezone.localdate()
    form = ActionFilter(request.GET, partnership=partnership, day=day)
    page = paginate(request, form.narrow(partnership.action_items.for_list()))
    with_moves(page, request.membership.rights.permissions)
    return render(
        request,
        "partnerships/actions.html",
        {
            "board": board,
            "partnership": partnership,
            "filter": form,
            "page": page,
            "day": day,
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Priorities"),
        },
    )


@board_view(Permission.MEETINGS_RUN)
def add_action(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    asked = {name: request.GET.get(name) for name in ("meeting", "priority")}
    form = AddActionForm(
        request.POST or None,
        board=board,
        instance=ActionItem(partnership=partnership),
        initial=asked,
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        messages.success(request, "The action is on the list.")
        return redirect(form.cleaned_data["meeting"] or _list(board, partnership))
    return form_page(request, partnership, form, "Add an action", BORN)


@board_view(Permission.MEETINGS_RUN)
def edit_action(request, board, pk):
    action = _action(board, pk)
    form = ActionForm(request.POST or None, board=board, instance=action)
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(_list(board, action.partnership))
    return form_page(request, action.partnership, form, "Edit the action")


@board_view(Permission.MEETINGS_RUN)
def move_action(request, board, pk, target):
    action = _action(board, pk)

    def do(reason):
        verbs.move_action(
            action, target=target, by=request.user, on=timezone.localdate(), reason=reason
        )

    return outcome_page(
        request, action.partnership, ACTION, action.state, target,
        about=action.text, back=_list(board, action.partnership), do=do,
    )  # fmt: skip


def _action(board, pk):
    return get_object_or_404(board.actionitems.select_related("partnership"), pk=pk)


def _list(board, partnership):
    return reverse("partnerships:actions", args=[board.slug, partnership.pk])
