"""What a board says itself: the areas it calls here, priority occupations and living wages."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from careerpaths import access
from careerpaths.actions import lists
from careerpaths.actions.areas import add_area as put_last
from careerpaths.actions.areas import move_area_up
from careerpaths.forms.board import (
    BoardAreaForm,
    ListForm,
    LivingWageForm,
    PriorityOccupationForm,
    YearFilter,
)
from careerpaths.reports import areas as reports
from careerpaths.reports.lists import named_occupations
from careerpaths.views.pages import form_page
from partnerships.access import may_edit
from ui.paging import paginate

# What the columns of a list hold, for who makes one.
PRIORITY_COLUMNS = [
    ("program_year", "2026, PY2026 or 2026-27"),
    ("soc", "51-4041 or 514041"),
    ("source", "whose list it is"),
    ("note", "anything worth knowing; the column may be left out"),
]
WAGE_COLUMNS = [
    ("county_fips", "the county, such as 42071; the column may be called area"),
    ("year", "2026"),
    ("household", "1 adult, 1 child"),
    ("hourly", "dollars an hour: 38.41"),
    ("source", "who worked it out"),
]


@board_view(Permission.BOARD_VIEW)
def areas(request, board):
    release = reports.wage_release(board)
    own = reports.areas_of(board, release)
    return render(
        request,
        "careerpaths/areas.html",
        {
            "board": board,
            "release": release,
            "areas": own,
            "proposed": reports.proposed_areas(board, release),
            "unserved": reports.unserved_counties(board, own),
            "knows_metros": reports.knows_metros(),
            "may_choose": request.membership.may(Permission.REFERENCE_LOAD),
            "tabs": access.career_tabs(request, board, "Reference"),
        },
    )


@board_view(Permission.REFERENCE_LOAD)
def add_area(request, board):
    form = BoardAreaForm(request.POST or None, board=board)
    if form.is_valid():
        put_last(form.save(commit=False))
        messages.success(request, f"Wages of {form.instance} are wages here now.")
        return redirect("careerpaths:areas", board.slug)
    back = "Areas of the board", reverse("careerpaths:areas", args=[board.slug])
    lede = "It becomes the last one; move it up afterwards."
    return form_page(request, board, form, "Add an area", back, lede)


@require_POST
@board_view(Permission.REFERENCE_LOAD)
def move_area(request, board, pk):
    move_area_up(get_object_or_404(board.boardareas, pk=pk))
    return redirect("careerpaths:areas", board.slug)


@require_POST
@board_view(Permission.REFERENCE_LOAD)
def remove_area(request, board, pk):
    row = get_object_or_404(board.boardareas.select_related("area"), pk=pk)
    row.delete()
    messages.success(request, f"{row} is no area of the board any more. Its wages stay loaded.")
    return redirect("careerpaths:areas", board.slug)


@board_view(Permission.BOARD_VIEW)
def priority_occupations(request, board):
    rows = board.priorityoccupations.all()
    form = YearFilter(request.GET, years=_years(rows, "program_year"), label="Program year")
    page = paginate(request, form.narrow(rows, "program_year"))
    return _list_page(
        request, board, "priority_occupations", form, page, rows=named_occupations(board, page)
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_priority(request, board):
    form = PriorityOccupationForm(request.POST or None, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:priority_occupations", board.slug)
    back = "Priority occupations", reverse("careerpaths:priority_occupations", args=[board.slug])
    return form_page(request, board, form, "Add a priority occupation", back)


@board_view(Permission.PARTNERSHIPS_EDIT)
def upload_priorities(request, board):
    index = "Priority occupations", "careerpaths:priority_occupations"
    return _upload(request, board, index, PRIORITY_COLUMNS, lists.take_priorities)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_priority(request, board, pk):
    row = get_object_or_404(board.priorityoccupations, pk=pk)
    row.delete()
    messages.success(request, f"{row.soc} is off the list of program year {row.program_year}.")
    return redirect("careerpaths:priority_occupations", board.slug)


@board_view(Permission.BOARD_VIEW)
def living_wages(request, board):
    rows = board.livingwages.select_related("county")
    form = YearFilter(request.GET, years=_years(rows, "year"), label="Year")
    return _list_page(
        request, board, "living_wages", form, paginate(request, form.narrow(rows, "year"))
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_living_wage(request, board):
    form = LivingWageForm(request.POST or None, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:living_wages", board.slug)
    back = "Living wages", reverse("careerpaths:living_wages", args=[board.slug])
    lede = "What a household in one of your counties needs to earn an hour."
    return form_page(request, board, form, "Add a living wage", back, lede)


@board_view(Permission.PARTNERSHIPS_EDIT)
def upload_living_wages(request, board):
    index = "Living wages", "careerpaths:living_wages"
    return _upload(request, board, index, WAGE_COLUMNS, lists.take_living_wages)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_living_wage(request, board, pk):
    row = get_object_or_404(board.livingwages.select_related("county"), pk=pk)
    row.delete()
    messages.success(request, f"The living wage of {row.household} in {row.county} is removed.")
    return redirect("careerpaths:living_wages", board.slug)


def _list_page(request, board, name, form, page, **more):
    context = {
        "board": board,
        "filter": form,
        "page": page,
        "may_edit": may_edit(request.membership),
        "tabs": access.career_tabs(request, board, "Priority occupations"),
    }
    return render(request, f"careerpaths/{name}.html", context | more)


def _upload(request, board, index, columns, action):
    """Show the form, or what the file did: with values that differ the person sees both.

    index: the label of the list and the name of its page.
    """
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = ListForm(*sent)
    outcome = form.take(action, board) if form.is_valid() else None
    label, page = index
    context = {
        "board": board,
        "form": form,
        "outcome": outcome,
        "label": label,
        "index_url": reverse(page, args=[board.slug]),
        "columns": columns,
    }
    return render(request, "careerpaths/upload_list.html", context)


def _years(rows, name):
    return rows.order_by(f"-{name}").values_list(name, flat=True).distinct()
