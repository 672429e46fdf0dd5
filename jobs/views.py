from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.ledger import write_look
from accounts.models import Look
from accounts.permissions import Permission
from jobs import access, actions, reports
from ui.downloads import download
from ui.paging import paginate

EARLIER = 5


@board_view(Permission.BOARD_VIEW)
def index(request, board):
    page = paginate(request, board.jobs.select_related("asked_by"), per_page=25)
    mails = actions.mails_for_a_person(board)
    context = {
        "board": board,
        "page": page,
        "rows": reports.rows(page),
        "unfinished": board.jobs.unfinished().count(),
        "mails": mails[:25] if access.may_settle_mail(request.membership) else [],
    }
    return render(request, "jobs/index.html", context)


@board_view(Permission.BOARD_VIEW, guests=True)
def detail(request, board, pk):
    job = access.job_of(request, board, pk)
    refreshes = not job.is_finished and request.GET.get("refresh") != "off"
    context = {
        "board": board,
        "job": job,
        "progress": reports.progress(job, timezone.now()),
        "files": job.files.without_content(),
        "earlier": _earlier(request, board, job),
        "all_url": access.list_url(request.membership),
        "refreshes": refreshes,
        "may_cancel": access.may_cancel(request.membership, job),
        "may_repeat": job.may_be_repeated and access.may_repeat(request.membership),
        "may_open_files": access.may_open_files(request.membership),
    }
    response = render(request, "jobs/detail.html", context)
    if refreshes:
        response["Refresh"] = "5"  # no meta element: the page says how to stop it (WCAG 2.2.2)
    return response


def _earlier(request, board, job):
    jobs = board.jobs.visible_to(request.membership).exclude(pk=job.pk)
    return reports.rows(jobs.select_related("asked_by")[:EARLIER])


@require_POST
@board_view(Permission.BOARD_VIEW, guests=True)
def cancel(request, board, pk):
    job = access.job_of(request, board, pk)
    if not access.may_cancel(request.membership, job):
        raise PermissionDenied(Permission.REPORTS_MAKE)
    actions.cancel(job, by=request.user)
    return redirect(job)


@require_POST
@board_view(Permission.REPORTS_MAKE, guests=True)
def repeat(request, board, pk):
    job = access.job_of(request, board, pk)
    return redirect(actions.repeat(job, by=request.user) if job.may_be_repeated else job)


@board_view(Permission.PEOPLE_VIEW)
def file(request, board, pk):
    """Hand out a file as nothing but a download; the ledger says who took it."""
    found = get_object_or_404(board.files.made_by_jobs(), pk=pk)
    write_look(request, board, Look.Kind.FILE, found.name)
    return download(bytes(found.content), found.name, found.content_type)


@require_POST
@board_view(Permission.INVITE)
def send_again(request, board, pk):
    mail = get_object_or_404(board.mails, pk=pk)
    actions.send_again(mail)
    messages.success(request, f"The mail to {mail.recipient} is sent again.")
    return redirect("jobs:index", board.slug)


@require_POST
@board_view(Permission.INVITE)
def drop(request, board, pk):
    mail = get_object_or_404(board.mails, pk=pk)
    actions.drop(mail)
    messages.success(request, f"The mail to {mail.recipient} is not sent again.")
    return redirect("jobs:index", board.slug)
