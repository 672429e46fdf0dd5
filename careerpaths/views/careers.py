"""The way into careers for everybody: first the board, whose areas decide what wages here are."""

from django.shortcuts import redirect, render

from accounts.doors import public_view
from careerpaths.reports.boards import boards_with_careers
from ui.paging import paginate


@public_view
def careers(request):
    page = paginate(request, boards_with_careers())
    if page.total == 1:
        return redirect("careerpaths:public_find", next(iter(page)).slug)
    return render(request, "careerpaths/careers.html", {"page": page})
