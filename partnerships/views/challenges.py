"""What keeps people from work and firms from people: the board's staff keeps the list."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_run, partnership_of, partnership_tabs
from partnerships.actions.challenges import move_challenge as move
from partnerships.forms.challenges import (
    AddChallengeForm,
    ChallengeFilter,
    ChallengeForm,
    RemedyForm,
)
from partnerships.models import Challenge, Remedy
from partnerships.reports.challenges import STAFF_FLOOR, listed, shown_firms, staff_rows
from partnerships.rules.lifecycles import CHALLENGE
from partnerships.views.pages import form_page, move_page
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def challenges(request, board, pk):
    partnership = partnership_of(request, board, pk)
    form = ChallengeFilter(request.GET)
    page = paginate(request, form.narrow(listed(partnership)))
    return render(
        request,
        "partnerships/challenges.html",
        {
            "board": board,
            "partnership": partnership,
            "filter": form,
            "page": page,
            "rows": staff_rows(list(page)),
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Challenges"),
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def challenge(request, board, pk):
    challenge = _challenge(board, pk)
    partnership = partnership_of(request, board, challenge.partnership_id)
    may = may_run(request.membership)
    rights = request.membership.rights.permissions if may else []
    return render(
        request,
        "partnerships/challenge.html",
        {
            "board": board,
            "partnership": partnership,
            "challenge": challenge,
            "firms": shown_firms(challenge, STAFF_FLOOR),
            "moves": CHALLENGE.moves_from(challenge.state, rights),
            "remedies": challenge.remedies.select_related("organization"),
            "may_run": may,
        },
    )


@board_view(Permission.MEETINGS_RUN)
def add_challenge(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = AddChallengeForm(
        request.POST or None, instance=Challenge(partnership=partnership), board=board
    )
    if form.is_valid():
        return redirect(form.save(by=request.user))
    lede = "Everybody at the table reads it; nobody but staff and the organization reads from whom."
    return form_page(request, partnership, form, "Add a challenge", lede)


@board_view(Permission.MEETINGS_RUN)
def edit_challenge(request, board, pk):
    challenge = _challenge(board, pk)
    form = ChallengeForm(request.POST or None, instance=challenge, board=board)
    if form.is_valid():
        return redirect(form.save())
    return form_page(request, challenge.partnership, form, "Edit a challenge", challenge.name)


@board_view(Permission.MEETINGS_RUN)
def move_challenge(request, board, pk, target):
    challenge = _challenge(board, pk)
    return move_page(
        request, challenge.partnership, CHALLENGE, challenge.state, target,
        about=challenge.name,
        back=challenge,
        do=lambda reason: move(challenge, target=target, reason=reason),
    )  # fmt: skip


@board_view(Permission.MEETINGS_RUN)
def add_remedy(request, board, pk):
    challenge = _challenge(board, pk)
    return _remedy(request, board, Remedy(challenge=challenge), "Add a remedy")


@board_view(Permission.MEETINGS_RUN)
def edit_remedy(request, board, pk, remedy):
    challenge = _challenge(board, pk)
    remedy = get_object_or_404(challenge.remedies.select_related("organization"), pk=remedy)
    return _remedy(request, board, remedy, "Edit a remedy")


def _remedy(request, board, remedy, title):
    challenge = remedy.challenge
    form = RemedyForm(request.POST or None, instance=remedy, board=board)
    if form.is_valid() and form.save():
        messages.success(request, "The remedy is saved.")
        return redirect(challenge)
    return form_page(request, challenge.partnership, form, title, challenge.name)


def _challenge(board, pk):
    rows = board.challenges.for_list().select_related("board", "partnership__board")
    return get_object_or_404(rows, pk=pk)
