"""What people must be able to do, in the words of a board, and the frameworks that list it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from careerpaths.access import career_tabs
from careerpaths.actions import frameworks as actions
from careerpaths.forms.competencies import (
    CompetencyForm,
    CompetencySearch,
    FrameworkForm,
    LinesForm,
    OnetFrameworkForm,
    OwnFrameworkForm,
)
from careerpaths.models import Competency
from careerpaths.reports.frameworks import uses_of_framework
from careerpaths.views.pages import form_page
from partnerships.access import may_edit
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW)
def competencies(request, board):
    form = CompetencySearch(request.GET, board=board)
    rows = board.competencys.shared().select_related("framework")
    return render(
        request,
        "careerpaths/competencies.html",
        {
            "board": board,
            "filter": form,
            "page": paginate(request, form.narrow(rows)),
            "may_edit": may_edit(request.membership),
            "tabs": career_tabs(request, board, "Competencies"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_competency(request, board):
    form = CompetencyForm(request.POST or None, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:competencies", board.slug)
    back = ("Competencies", reverse("careerpaths:competencies", args=[board.slug]))
    lede = "Something people must know or be able to do, outside of any framework."
    return form_page(request, board, form, "Add a competency", back, lede)


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_competency(request, board, pk):
    competency = get_object_or_404(board.competencys.shared().select_related("framework"), pk=pk)
    form = CompetencyForm(request.POST or None, instance=competency, board=board)
    back = _place(board, competency.framework)
    if form.is_valid():
        form.save()
        return redirect(back[1])
    return form_page(request, board, form, "Edit the competency", back)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_competency(request, board, pk):
    competency = get_object_or_404(board.competencys.shared().select_related("framework"), pk=pk)
    _, url = _place(board, competency.framework)
    try:
        actions.remove_competency(competency)
        messages.success(request, f"{competency} is removed.")
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect(url)


@board_view(Permission.BOARD_VIEW)
def frameworks(request, board):
    rows = board.frameworks.select_related("partnership").annotate(count=Count("competencies"))
    return render(
        request,
        "careerpaths/frameworks.html",
        {
            "board": board,
            "page": paginate(request, rows.order_by("name", "pk")),
            "may_edit": may_edit(request.membership),
            "tabs": career_tabs(request, board, "Competencies"),
        },
    )


@board_view(Permission.BOARD_VIEW)
def framework(request, board, pk):
    framework = get_object_or_404(board.frameworks.select_related("partnership"), pk=pk)
    rows = framework.competencies.order_by("category", "code", "name", "pk")
    return render(
        request,
        "careerpaths/framework.html",
        {
            "board": board,
            "framework": framework,
            "levels": list(enumerate(framework.levels)),
            "page": paginate(request, rows),
            "uses": uses_of_framework(framework),
            "may_edit": may_edit(request.membership),
            "tabs": career_tabs(request, board, "Competencies"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_framework(request, board):
    lede = "A list in the words of a partnership, an association or the board."
    return _new(request, board, OwnFrameworkForm, "Add a framework", lede)


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_onet_framework(request, board):
    lede = "It copies what O*NET rates as most important for an occupation. Change it as you like."
    return _new(request, board, OnetFrameworkForm, "Start a framework from O*NET", lede)


def _new(request, board, form_class, title, lede):
    form = form_class(request.POST or None, board=board)
    if form.is_valid():
        return redirect("careerpaths:framework", board.slug, form.save().pk)
    back = ("Frameworks", reverse("careerpaths:frameworks", args=[board.slug]))
    return form_page(request, board, form, title, back, lede)


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_framework(request, board, pk):
    framework = get_object_or_404(board.frameworks, pk=pk)
    form = FrameworkForm(request.POST or None, instance=framework, board=board)
    back = _place(board, framework)
    if form.is_valid():
        form.save()
        return redirect(back[1])
    return form_page(request, board, form, "Edit the framework", back)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_framework(request, board, pk):
    framework = get_object_or_404(board.frameworks, pk=pk)
    try:
        actions.remove_framework(framework)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("careerpaths:framework", board.slug, pk)
    messages.success(request, f"{framework} is removed with its competencies.")
    return redirect("careerpaths:frameworks", board.slug)


@board_view(Permission.PARTNERSHIPS_EDIT)
def paste_competencies(request, board, pk):
    framework = get_object_or_404(board.frameworks.select_related("board"), pk=pk)
    form = LinesForm(request.POST or None, framework=framework)
    back = _place(board, framework)
    if form.is_valid() and form.save_or_refuse():
        return redirect(back[1])
    return form_page(request, board, form, "Paste competencies", back)


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_framework_competency(request, board, pk):
    framework = get_object_or_404(board.frameworks, pk=pk)
    form = CompetencyForm(
        request.POST or None, instance=Competency(framework=framework), board=board
    )
    back = _place(board, framework)
    if form.is_valid():
        form.save()
        return redirect(back[1])
    return form_page(request, board, form, "Add a competency", back, str(framework))


def _place(board, framework):
    """Return where a competency stands: its framework's page, or the board's list."""
    if framework is None:
        return "Competencies", reverse("careerpaths:competencies", args=[board.slug])
    return str(framework), reverse("careerpaths:framework", args=[board.slug, framework.pk])
