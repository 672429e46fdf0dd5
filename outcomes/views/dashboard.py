"""The first page of a board's staff: what needs them today, then the state of things."""

from django.shortcuts import render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from outcomes.reports.dashboard import read_dashboard
from outcomes.rules.today import MOST, headline
from outcomes.rules.words import long_day


@board_view(Permission.BOARD_VIEW, guests=True)
def dashboard(request, board):
    may_make = request.membership.may(Permission.REPORTS_MAKE)
    found = read_dashboard(request.membership, timezone.now(), may_see_money=may_make)
    is_whole = len(found.work) <= MOST or request.GET.get("work") == "all"
    return render(
        request,
        "outcomes/dashboard.html",
        {
            "board": board,
            "title": long_day(timezone.localdate()),
            "lede": headline(found.work),
            "dashboard": found,
            "work": found.work if is_whole else found.work[:MOST],
            "is_whole": is_whole,
            "may_make": may_make,
        },
    )
