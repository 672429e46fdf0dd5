"""The task forces of a partnership: who works on what between meetings."""

from django.shortcuts import get_object_or_404, redirect, render

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_run, partnership_of, partnership_tabs
from partnerships.forms.work import TaskForceForm
from partnerships.models import TaskForce
from partnerships.reports.work import task_forces_of
from partnerships.views.pages import form_page
from ui.paging import paginate

WHO = "Members who work on one priority between meetings, led by an employer."


@board_view(Permission.BOARD_VIEW, guests=True)
def task_forces(request, board, pk):
    partnership = partnership_of(request, board, pk)
    return render(
        request,
        "partnerships/task_forces.html",
        {
            "board": board,
            "partnership": partnership,
            "page": paginate(request, task_forces_of(partnership)),
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Priorities"),
        },
    )


@board_view(Permission.MEETINGS_RUN)
def add_task_force(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    new = TaskForce(partnership=partnership)
    return _task_force(request, board, new, "Add a task force")


@board_view(Permission.MEETINGS_RUN)
def edit_task_force(request, board, pk):
    rows = board.taskforces.select_related("partnership")
    return _task_force(request, board, get_object_or_404(rows, pk=pk), "Edit the task force")


def _task_force(request, board, task_force, title):
    partnership = task_force.partnership
    initial = {"priority": request.GET.get("priority")} if not task_force.pk else None
    form = TaskForceForm(request.POST or None, board=board, instance=task_force, initial=initial)
    if form.is_valid():
        form.save()
        return redirect("partnerships:task_forces", board.slug, partnership.pk)
    return form_page(request, partnership, form, title, WHO)
