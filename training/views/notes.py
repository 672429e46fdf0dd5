"""Staff: what experts, associations and studies say of needs, beside what employers say."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import partnership_of, partnership_tabs
from partnerships.forms.partnerships import PartnershipFilter
from training.forms.notes import ExpertNoteForm
from training.models import ExpertNote
from training.views.pages import choose_partnership
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def notes_of_experts(request, board):
    partnerships = board.partnerships.visible_to(request.membership)
    notes = board.expertnotes.filter(partnership__in=partnerships)
    form = PartnershipFilter(request.GET, partnerships=partnerships, rows=notes)
    rows = form.narrow(notes).select_related("partnership", "competency", "job")
    context = {
        "board": board,
        "filter": form,
        "chosen": form.chosen,
        "tabs": partnership_tabs(request, form.chosen, "Needs") if form.chosen else [],
        "notes": paginate(request, rows),
        "may_run": request.membership.may(Permission.ROUNDS_RUN),
    }
    return render(request, "training/notes_of_experts.html", context)


@board_view(Permission.ROUNDS_RUN, guests=True)
def add_expert_note(request, board):
    """Ask first which partnership it is for: the jobs to choose from are its own."""
    if not request.GET.get("partnership", "").isdecimal():
        page = reverse("training:notes_of_experts", args=[board.slug])
        return choose_partnership(
            request, board, title="Add a note", thing="note", back=("What experts say", page)
        )
    partnership = partnership_of(request, board, request.GET["partnership"])
    return _edit(request, board, ExpertNote(entered_by=request.user), partnership)


@board_view(Permission.ROUNDS_RUN, guests=True)
def edit_expert_note(request, board, pk):
    notes = board.expertnotes.select_related("partnership", "competency")
    note = get_object_or_404(notes, pk=pk)
    partnership = partnership_of(request, board, note.partnership_id)
    if request.method == "POST" and "remove" in request.POST:
        note.delete()
        messages.success(request, "The note is removed.")
        return redirect(_list(board, partnership))
    return _edit(request, board, note, partnership)


def _edit(request, board, note, partnership):
    form = ExpertNoteForm(
        request.POST or None, instance=note, board=board, partnership=partnership,
        day=timezone.localdate(),
    )  # fmt: skip
    if form.is_valid():
        form.save()
        return redirect(_list(board, partnership))
    context = {
        "board": board, "partnership": partnership, "note": note if note.pk else None,
        "form": form, "list_url": _list(board, partnership),
    }  # fmt: skip
    return render(request, "training/edit_expert_note.html", context)


def _list(board, partnership):
    page = reverse("training:notes_of_experts", args=[board.slug])
    return f"{page}?partnership={partnership.pk}"
