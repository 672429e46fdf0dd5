"""Two pages that many views show: a form under a heading, and the question before a move."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render

from accounts.rules import MoveRefused
from partnerships.forms.moves import MoveForm

ELSEWHERE = "Somebody changed it meanwhile. This is how it stands now."


def form_page(request, partnership, form, title, lede=""):
    """Show a form of staff about a partnership; `partnership` has its board."""
    context = {"partnership": partnership, "form": form, "title": title, "lede": lede}
    return render(request, "partnerships/form.html", context)


def own_form_page(request, organization, form, title, lede="", back=""):
    """Show a form of an organization's people; `back` is the address of the page before."""
    context = {
        "organization": organization, "form": form, "title": title, "lede": lede, "back": back,
    }  # fmt: skip
    return render(request, "partnerships/own_form.html", context)


def move_page(request, partnership, lifecycle, state, target, *, about, back, do):
    """Ask before a move of a lifecycle, with the reason where it needs one, then do it.

    `do` takes the reason; it may raise MoveRefused or ValidationError, in words. `back`: address
    or object to go to afterwards. A move the person's role may not make is 403.
    """
    move = lifecycle.find(state, target)
    if move is None:
        messages.error(request, ELSEWHERE)
        return redirect(back)
    if not set(move.by) & set(request.membership.rights.permissions):
        raise PermissionDenied(move.by[0] if move.by else "")
    form = MoveForm(request.POST or None, move=move)
    if form.is_valid():
        try:
            do(form.given_reason)
        except (MoveRefused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
        else:
            return redirect(back)
    return form_page(request, partnership, form, f"{form.action}: {about}", move.asks)
