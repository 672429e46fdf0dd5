"""The view ledger, for the board that keeps it and the firm it is about."""

from django.shortcuts import render

from accounts.doors import board_view, employer_view
from accounts.forms import LookFilter
from accounts.permissions import Permission
from ui.paging import paginate


@board_view(Permission.LEDGER_VIEW)
def looks(request, board):
    form = LookFilter(request.GET)
    page = paginate(request, board.looks.of_kind(form.chosen_kind).for_list())
    context = {"board": board, "filter": form, "page": page, "shown": f"{page.total} shown"}
    return render(request, "accounts/looks.html", context)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_looks(request, organization):
    page = paginate(request, organization.looks.for_list())
    return render(request, "accounts/own_looks.html", {"organization": organization, "page": page})
