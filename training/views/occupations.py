"""The page of an occupation, for a board's staff and for everybody, and of a move."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.doors import board_view, public_view
from accounts.models import Board
from accounts.permissions import Permission
from careerpaths.access import career_tabs
from careerpaths.reports.moves import NotLoaded, move_credits, move_of_board
from careerpaths.reports.occupations import occupation_of
from careerpaths.reports.own import own_words
from careerpaths.reports.wages_here import areas_of, wage_finding, wage_picture
from careerpaths.rules.telling import CAUTION, told
from training.reports.occupations import confirmed_programs, proposed_programs
from ui.paging import paginate

PROGRAMS = 20  # a page: they stand amid all else about the occupation


@board_view(Permission.BOARD_VIEW)
def occupation(request, board, soc):
    facts = occupation_of(board, soc, request.GET.get("onet", ""))
    if facts is None:
        return _unknown(request, board, soc, "layouts/staff.html")
    context = _context(request, board, facts, is_staff=True)
    context["proposed"] = proposed_programs(board, soc).count()
    context["has_areas"] = board.boardareas.exists()
    context["may_choose"] = request.membership.may(Permission.REFERENCE_LOAD)
    return render(request, "training/occupation.html", context)


@public_view
def public_occupation(request, board, soc):
    board = get_object_or_404(Board, slug=board)
    facts = occupation_of(board, soc, request.GET.get("onet", ""))
    if facts is None:
        return _unknown(request, board, soc, "layouts/roomy.html")
    context = _context(request, board, facts, is_staff=False)
    return render(request, "training/public_occupation.html", context)


@board_view(Permission.BOARD_VIEW)
def move(request, board, soc, to):
    areas = areas_of(board)
    try:
        facts = move_of_board(board, soc, to, areas[0].code) if areas else None
    except NotLoaded:
        return _unknown(request, board, f"{soc} or {to}", "layouts/staff.html")
    return render(
        request,
        "training/move.html",
        {
            "board": board,
            "facts": facts,
            "soc": soc,
            "to": to,
            "area": areas[0] if areas else None,
            "sentences": told(facts) if facts else [],
            "caution": CAUTION,
            "credits": move_credits(facts) if facts else [],
        },
    )


def _context(request, board, facts, *, is_staff):
    source = f"U.S. Bureau of Labor Statistics, {facts.oews}." if facts.oews else ""
    return {
        "board": board,
        "facts": facts,
        "finding": wage_finding(facts.wages),
        "picture": wage_picture(facts.wages, source),
        "wage_notes": [wage.note for wage in facts.wages if wage.note],
        "own": own_words(board, facts.soc, timezone.localdate(), is_staff=is_staff),
        "page": paginate(request, confirmed_programs(board, facts.soc), per_page=PROGRAMS),
        "occupation_page": "training:occupation" if is_staff else "training:public_occupation",
        "tabs": career_tabs(request, board, "Find an occupation") if is_staff else [],
    }


def _unknown(request, board, soc, layout):
    """Answer 404 in words: which code it was, and the way to search."""
    is_staff = layout == "layouts/staff.html"
    return render(
        request,
        "training/unknown_occupation.html",
        {
            "board": board,
            "soc": soc,
            "layout": layout,
            "find_page": "careerpaths:find" if is_staff else "careerpaths:public_find",
        },
        status=404,
    )
