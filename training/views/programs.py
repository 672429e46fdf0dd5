"""Staff say what a program teaches, and confirm or refuse that it leads to an occupation."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_edit
from training.actions.occupations import decide
from training.forms.occupations import OccupationForm
from training.forms.providers import ProgramCompetencyForm
from training.models import ProgramCompetency
from training.reports.occupations import (
    proposed_programs,
    refused_programs,
    sources_of,
    titles_of,
)
from ui.paging import paginate

MOST_SHOWN = 20


@board_view(Permission.BOARD_VIEW)
def occupation_programs(request, board, soc):
    page = paginate(request, proposed_programs(board, soc))
    return render(
        request,
        "training/occupation_programs.html",
        {
            "board": board,
            "soc": soc,
            "title": titles_of(board, [soc]).get(soc, soc),
            "page": page,
            "rows": sources_of(board, page, soc),
            "refused": refused_programs(board, soc)[:MOST_SHOWN],
            "may_edit": may_edit(request.membership),
        },
    )


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def decide_program(request, board, soc, pk):
    _decide(request, get_object_or_404(board.programs, pk=pk), soc)
    return redirect("training:occupation_programs", board.slug, soc)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def decide_occupation(request, board, pk, soc):
    program = get_object_or_404(board.programs, pk=pk)
    _decide(request, program, soc)
    return redirect(program)


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_occupation(request, board, pk):
    program = get_object_or_404(board.programs.for_list(), pk=pk)
    form = OccupationForm(request.POST or None, board=board)
    if form.is_valid():
        _save(request, program, form.cleaned_data["soc"], leads=True)
        return redirect(program)
    return render(
        request, "training/add_occupation.html", {"board": board, "program": program, "form": form}
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_program_competency(request, board, pk):
    program = get_object_or_404(board.programs.for_list(), pk=pk)
    row = ProgramCompetency(program=program)
    form = ProgramCompetencyForm(
        request.POST or None, instance=row, board=board, searched=request.GET
    )
    if form.is_valid():
        form.save()
        messages.success(request, f"{program} teaches {row}.")
        return redirect(program)
    return render(
        request,
        "training/add_program_competency.html",
        {"board": board, "program": program, "form": form},
    )


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_program_competency(request, board, pk, row):
    program = get_object_or_404(board.programs, pk=pk)
    taught = get_object_or_404(program.competencies.select_related("competency"), pk=row)
    taught.delete()
    messages.success(request, f"{program} does not teach {taught}.")
    return redirect(program)


def _decide(request, program, soc):
    """Take the answer of a button; any other answer changes nothing."""
    answer = request.POST.get("leads")
    if answer in ("yes", "no"):
        _save(request, program, soc, leads=answer == "yes")
    else:
        messages.error(request, "Say whether the program leads there.")


def _save(request, program, soc, *, leads):
    decide(program=program, soc=soc, leads=leads, by=request.user, day=timezone.localdate())
    words = "leads" if leads else "does not lead"
    messages.success(request, f"{program} {words} to {soc}.")
