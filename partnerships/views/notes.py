"""What the public wrote: the board's inbox, and the poster that asks workers to write."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.actions.notes import refuse
from partnerships.actions.partnerships import make_poster_code
from partnerships.forms.notes import NoteFilter, TakeChallengeForm, TakeJoinForm
from partnerships.models import PublicNote
from partnerships.rules.lifecycles import PUBLIC_NOTE
from partnerships.views.pages import ELSEWHERE, move_page
from ui.paging import paginate

TAKEN = {
    PublicNote.Kind.JOIN: "{} is a prospect of the partnership.",
    PublicNote.Kind.CHALLENGE: "{} is a challenge of the partnership.",
}


@board_view(Permission.PARTNERSHIPS_EDIT)
def notes(request, board):
    form = NoteFilter(request.GET)
    page = paginate(request, form.narrow(board.publicnotes.for_list()))
    context = {"board": board, "filter": form, "page": page}
    return render(request, "partnerships/notes.html", context)


@board_view(Permission.PARTNERSHIPS_EDIT)
def note(request, board, pk):
    note = get_object_or_404(board.publicnotes.for_list(), pk=pk)
    form = None
    if note.state == PublicNote.State.HELD:
        take = TakeJoinForm if note.kind == PublicNote.Kind.JOIN else TakeChallengeForm
        form = take(request.POST or None, board=board, note=note)
        if form.is_valid():
            return _taken(request, board, note, form)
    context = {"board": board, "note": note, "form": form}
    return render(request, "partnerships/note.html", context)


def _taken(request, board, note, form):
    try:
        made = form.save(by=request.user)
    except MoveRefused:
        messages.error(request, ELSEWHERE)
        return redirect("partnerships:note", board.slug, note.pk)
    about = getattr(made, "organization", made)
    messages.success(request, TAKEN[note.kind].format(about))
    return redirect("partnerships:notes", board.slug)


@board_view(Permission.PARTNERSHIPS_EDIT)
def refuse_note(request, board, pk):
    note = get_object_or_404(board.publicnotes.for_list(), pk=pk)

    def do(reason):
        refuse(note, by=request.user, now=timezone.now(), reason=reason)

    return move_page(
        request, note.partnership, PUBLIC_NOTE, note.state, "refused",
        about=note.organization_name or note.partnership.name,
        back=reverse("partnerships:notes", args=[board.slug]), do=do,
    )  # fmt: skip


@board_view(Permission.PARTNERSHIPS_EDIT)
def poster(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    if request.method == "POST":
        make_poster_code(partnership)
        return redirect("partnerships:poster", board.slug, partnership.pk)
    say = reverse("partnerships:say", args=[board.slug, partnership.slug])
    context = {
        "board": board, "partnership": partnership, "address": request.build_absolute_uri(say),
    }  # fmt: skip
    return render(request, "partnerships/poster.html", context)
