"""The jobs a partnership plans for together."""

from django.shortcuts import get_object_or_404, redirect, render

from accounts.doors import board_view
from accounts.permissions import Permission
from careerpaths.forms.jobs import CriticalJobForm
from careerpaths.models import CriticalJob
from partnerships.access import may_edit, partnership_of, partnership_tabs
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def jobs(request, board, pk):
    partnership = partnership_of(request, board, pk)
    return render(
        request,
        "careerpaths/jobs.html",
        {
            "board": board,
            "partnership": partnership,
            "page": paginate(request, partnership.critical_jobs.all()),
            "may_edit": may_edit(request.membership),
            "is_guest": request.membership.is_guest,
            "tabs": partnership_tabs(request, partnership, "Critical jobs"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_job(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    job = CriticalJob(partnership=partnership, position=partnership.critical_jobs.count())
    return _job_form(request, board, partnership, job, "careerpaths/add_job.html")


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_job(request, board, pk, job):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    job = get_object_or_404(partnership.critical_jobs, pk=job)
    return _job_form(request, board, partnership, job, "careerpaths/edit_job.html")


def _job_form(request, board, partnership, job, template):
    form = CriticalJobForm(request.POST or None, instance=job, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:jobs", board.slug, partnership.pk)
    return render(request, template, {"board": board, "partnership": partnership, "form": form})
