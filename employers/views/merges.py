"""Two records of one firm become one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from employers.actions import merges as actions
from employers.forms.merges import MergeForm
from employers.forms.services import FirmSearch
from employers.reports.merges import what_moves
from employers.rules.names import first_word
from ui.paging import paginate

FIRMS_SHOWN = 20


@board_view(Permission.EMPLOYERS_EDIT)
def merge(request, board, pk):
    kept = get_object_or_404(board.employers.for_list(), pk=pk)
    form = FirmSearch(request.GET if "q" in request.GET else {"q": first_word(str(kept))})
    others = board.employers.for_list().matching(form.text).exclude(pk=kept.pk)
    return render(
        request,
        "employers/merge.html",
        {
            "board": board,
            "employer": kept,
            "filter": form,
            "page": paginate(request, others.filter(merged_into=None), per_page=FIRMS_SHOWN),
        },
    )


@board_view(Permission.EMPLOYERS_EDIT)
def merge_record(request, board, pk, gone):
    kept = get_object_or_404(board.employers.for_list().select_related("board"), pk=pk)
    gone = get_object_or_404(board.employers.for_list().exclude(pk=kept.pk), pk=gone)
    form = MergeForm(request.POST or None)
    if form.is_valid():
        try:
            done = actions.merge(
                kept=kept, gone=gone, by=request.user, on=timezone.localdate(), **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"{done.rows_moved} records moved, {done.rows_left} stayed.")
            return redirect(kept)
    context = {"board": board, "employer": kept, "gone": gone, "form": form,
               "counts": what_moves(gone)}  # fmt: skip
    return render(request, "employers/merge_record.html", context)
