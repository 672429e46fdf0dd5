"""The pages that find an occupation in plain words: for a board's staff, and for everybody."""

from django.shortcuts import get_object_or_404, render

from accounts.doors import board_view, public_view
from accounts.models import Board
from accounts.permissions import Permission
from careerpaths.access import career_tabs
from careerpaths.forms.find import FindForm
from careerpaths.reports.find import find_occupations, searched


@board_view(Permission.BOARD_VIEW)
def find(request, board):
    context = _context(request, board)
    context["tabs"] = career_tabs(request, board, "Find an occupation")
    return render(request, "careerpaths/find.html", context)


@public_view
def public_find(request, board):
    # The wall hides the words a board has learned from everybody but the board.
    board = get_object_or_404(Board, slug=board)
    return render(request, "careerpaths/public_find.html", _context(request, board))


def _context(request, board):
    form = FindForm(request.GET)
    words = form.words()
    releases = searched(board)
    return {
        "board": board,
        "filter": form,
        "words": words,
        "found": find_occupations(words, board=board, releases=releases),
        "is_loaded": releases.is_loaded,
        "credits": releases.credits,
    }
