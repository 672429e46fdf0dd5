"""The question before a priority, goal or action moves on, with room for what came of it."""

from django.contrib import messages
from django.shortcuts import redirect

from accounts.rules import MoveRefused
from partnerships.forms.work import OutcomeForm
from partnerships.views.pages import ELSEWHERE, form_page


def outcome_page(request, partnership, lifecycle, state, target, *, about, back, do):
    """Ask, then do it; the door of every view that calls this asks for the right of the moves.

    `do` takes what was written and may raise MoveRefused. `back`: object or address.
    """
    move = lifecycle.find(state, target)
    if move is None:
        messages.error(request, ELSEWHERE)
        return redirect(back)
    form = OutcomeForm(request.POST or None, move=move)
    if form.is_valid():
        try:
            do(form.given_reason)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(back)
    return form_page(request, partnership, form, f"{form.action}: {about}", move.asks)
