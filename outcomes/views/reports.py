"""Outcome reports: the list, the form, and one report as page, PDF, CSV and the rows behind it."""

from django.shortcuts import get_object_or_404, render

from accounts.doors import board_view
from accounts.permissions import Permission
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def reports(request, board):
    runs = board.reportruns.filter(partnership__in=board.partnerships.visible_to(request.membership))
    return render(
        request, "outcomes/reports.html", {"board": board, "page": paginate(request, runs)}
    )


@board_view(Permission.REPORTS_MAKE, guests=True)
def make_report(request, board):
    return render(request, "outcomes/make_report.html", {"board": board})


@board_view(Permission.BOARD_VIEW, guests=True)
def report(request, board, pk):
    run = get_object_or_404(board.reportruns, pk=pk)
    return render(request, "outcomes/report.html", {"board": board, "run": run})


@board_view(Permission.REPORTS_MAKE)
def report_pdf(request, board, pk):
    return report(request, board=board.slug, pk=pk)


@board_view(Permission.REPORTS_MAKE)
def report_csv(request, board, pk):
    return report(request, board=board.slug, pk=pk)


@board_view(Permission.PEOPLE_VIEW)
def report_rows(request, board, pk, measure):
    return report(request, board=board.slug, pk=pk)
