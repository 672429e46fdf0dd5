"""What people must be able to do, in the words of a board."""

from django.shortcuts import redirect, render

from accounts.doors import board_view
from accounts.permissions import Permission
from careerpaths.forms.competencies import CompetencyForm
from partnerships.access import may_edit
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW)
def competencies(request, board):
    page = paginate(request, board.competencys.all())
    return render(
        request,
        "careerpaths/competencies.html",
        {"board": board, "page": page, "may_edit": may_edit(request.membership)},
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_competency(request, board):
    form = CompetencyForm(request.POST or None, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:competencies", board.slug)
    return render(request, "careerpaths/add_competency.html", {"board": board, "form": form})
