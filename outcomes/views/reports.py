"""Outcome reports: the list, the form, and one report as page, PDF, CSV and the rows behind it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.doors import board_view
from accounts.ledger import write_look, write_looks
from accounts.models import Look
from accounts.permissions import Permission
from outcomes.access import opened_report, readable_report
from outcomes.actions import ask_for_report
from outcomes.forms import ReportForm
from outcomes.models import ReportRun
from outcomes.reports.content import from_json
from outcomes.reports.rows import rows
from outcomes.rules.figures import WITH_ROWS
from partnerships.access import assigned_partnership
from partnerships.forms.partnerships import PartnershipFilter
from ui.downloads import CSV, download
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def reports(request, board):
    runs = board.reportruns.readable_by(request.membership)
    partnerships = board.partnerships.visible_to(request.membership)
    form = PartnershipFilter(request.GET, partnerships=partnerships, rows=runs)
    return render(
        request,
        "outcomes/reports.html",
        {
            "board": board,
            "filter": form,
            "page": paginate(request, form.narrow(runs).for_list()),
            "may_make": request.membership.may(Permission.REPORTS_MAKE),
        },
    )


@board_view(Permission.REPORTS_MAKE, guests=True)
def make_report(request, board):
    partnerships = board.partnerships.assigned_to(request.user)
    day = timezone.localdate()
    form = ReportForm(
        request.POST or None, partnerships=partnerships, day=day, initial=request.GET.dict()
    )
    if form.is_valid():
        asked = form.cleaned_data
        job = ask_for_report(
            partnership=assigned_partnership(request, board, asked["partnership"].pk),
            quarter=asked["quarter"],
            audience=asked["audience"],
            as_of=day,
            by=request.user,
        )
        return redirect(job)
    return render(
        request,
        "outcomes/make_report.html",
        {"board": board, "form": form, "has_partnership": partnerships.exists()},
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def report(request, board, pk):
    run = readable_report(request, board, pk)
    may_open_rows = _may_open_rows(request, run)
    links = {key: _rows_url(board, run, key) for key in WITH_ROWS} if may_open_rows else {}
    return render(
        request,
        "outcomes/report.html",
        {
            "board": board,
            "run": run,
            "report": from_json(run.content).with_links(links),
            "may_open_rows": may_open_rows,
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def report_pdf(request, board, pk):
    return _download(request, board, readable_report(request, board, pk), "pdf", "application/pdf")


@board_view(Permission.BOARD_VIEW, guests=True)
def report_csv(request, board, pk):
    return _download(request, board, readable_report(request, board, pk), "csv", CSV)


@board_view(Permission.PEOPLE_VIEW, guests=True)
def report_rows(request, board, pk, measure):
    run = opened_report(request, board, pk)
    if measure not in WITH_ROWS:
        raise Http404
    found = rows(run.partnership, measure, run.span)
    page = paginate(request, found.select_related("organization", "cohort"))
    firms = [row.organization_id for row in page]
    write_looks(request, board, Look.Kind.PEOPLE, str(run), firms)
    return render(
        request,
        "outcomes/report_rows.html",
        {
            "board": board,
            "run": run,
            "measure": from_json(run.content).measure(measure),
            "lede": f"{run.partnership}, {run.quarter}. {run.counted_words}",
            "page": page,
        },
    )


def _download(request, board, run, ending, content_type):
    if run.audience == ReportRun.Audience.BOARD:
        write_look(request, board, Look.Kind.FILE, f"{run} ({ending.upper()})")
    name = f"{slugify(run.partnership.name)}-{run.quarter.key}-{run.audience}.{ending}"
    return download(bytes(getattr(run, ending)), name, content_type)


def _may_open_rows(request, run):
    may = request.membership.may(Permission.PEOPLE_VIEW)
    return may and run.partnership.assignments.filter(user=request.user).exists()


def _rows_url(board, run, measure):
    return reverse("outcomes:report_rows", args=[board.slug, run.pk, measure])
