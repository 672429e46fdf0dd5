"""The first page of a board's staff: what needs them today, then the state of things."""

from django.shortcuts import render

from accounts.doors import board_view
from accounts.permissions import Permission


@board_view(Permission.BOARD_VIEW, guests=True)
def dashboard(request, board):
    return render(request, "outcomes/dashboard.html", {"board": board})
