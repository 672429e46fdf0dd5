"""Credentials: the board's list, a page each, and the public's."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view, public_view
from accounts.models import Board
from accounts.permissions import Permission
from careerpaths.access import career_tabs
from careerpaths.actions.credentials import set_active
from careerpaths.forms.credentials import (
    CredentialCompetenciesForm,
    CredentialFilter,
    CredentialForm,
    CredentialOccupationForm,
    CredentialSearch,
    CredentialStepForm,
)
from careerpaths.models import CredentialOccupation
from careerpaths.reports import credentials as reports
from careerpaths.reports.recognition import standings_of
from careerpaths.views.pages import form_page
from partnerships.access import may_edit
from ui.paging import paginate

MOST_ASSIGNED = 10
PARTS = {"competency": "competencies", "occupation": "occupations", "next": "next_steps"}


@board_view(Permission.BOARD_VIEW)
def credentials(request, board):
    form = CredentialFilter(request.GET)
    page = paginate(request, form.narrow(board.credentials.select_related("issuer")))
    return render(
        request,
        "careerpaths/credentials.html",
        {
            "board": board,
            "filter": form,
            "page": page,
            "rows": _with_standings(page),
            "may_edit": may_edit(request.membership),
            "tabs": career_tabs(request, board, "Credentials"),
        },
    )


@board_view(Permission.BOARD_VIEW)
def credential(request, board, pk):
    credential = _credential(board, pk)
    assigned = board.partnerships.assigned_to(request.user)
    reads = request.membership.may(Permission.ANSWERS_VIEW)
    return render(
        request,
        "careerpaths/credential.html",
        {
            "board": board,
            "credential": credential,
            "about": reports.about_credential(credential),
            "uses": reports.used_by(credential),
            "assigned": assigned[:MOST_ASSIGNED] if reads else [],
            "may_edit": may_edit(request.membership),
            "tabs": career_tabs(request, board, "Credentials"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_credential(request, board):
    form = CredentialForm(request.POST or None, board=board)
    if form.is_valid():
        added = form.save()
        return redirect("careerpaths:credential", board.slug, added.pk)
    back = ("Credentials", reverse("careerpaths:credentials", args=[board.slug]))
    return form_page(request, board, form, "Add a credential", back)


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_credential(request, board, pk):
    credential = _credential(board, pk)
    form = CredentialForm(request.POST or None, instance=credential, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:credential", board.slug, pk)
    return form_page(request, board, form, "Edit the credential", _back(board, pk))


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def retire_credential(request, board, pk):
    """Retire a credential, or bring it back: what firms signed and classes lead to it stay."""
    credential = _credential(board, pk)
    is_active = request.POST.get("is_active") == "1"
    set_active(credential, is_active=is_active, on=timezone.localdate())
    words = "is earned again" if is_active else "is retired: nobody is offered it any more"
    messages.success(request, f"{credential} {words}.")
    return redirect("careerpaths:credential", board.slug, pk)


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_credential_competency(request, board, pk):
    """Choose a framework first, then what the credential proves of it."""
    credential = _credential(board, pk)
    asked = request.GET.get("framework", "")
    if not asked.isdecimal():
        context = {
            "board": board,
            "credential": credential,
            "page": paginate(request, board.frameworks.all()),
        }
        return render(request, "careerpaths/add_credential_competency.html", context)
    framework = get_object_or_404(board.frameworks, pk=asked)
    form = CredentialCompetenciesForm(request.POST or None, framework=framework)
    if form.is_valid():
        form.save(credential)
        return redirect("careerpaths:credential", board.slug, pk)
    title = f"What it proves of {framework}"
    return form_page(request, board, form, title, _back(board, pk))


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_credential_occupation(request, board, pk):
    row = CredentialOccupation(credential=_credential(board, pk))
    form = CredentialOccupationForm(request.POST or None, instance=row, board=board)
    if form.is_valid():
        form.save()
        return redirect("careerpaths:credential", board.slug, pk)
    title = "Add an occupation it counts for"
    return form_page(request, board, form, title, _back(board, pk))


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_credential_step(request, board, pk):
    form = CredentialStepForm(request.POST or None, credential=_credential(board, pk))
    if form.is_valid() and form.save_or_refuse():
        return redirect("careerpaths:credential", board.slug, pk)
    lede = "The first prepares for the second, or counts towards it."
    return form_page(request, board, form, "Add what it leads to", _back(board, pk), lede)


@require_POST
@board_view(Permission.PARTNERSHIPS_EDIT)
def remove_credential_part(request, board, pk, part, row):
    """Take a competency, an occupation or a next credential off a credential."""
    if part not in PARTS:
        raise Http404
    rows = getattr(_credential(board, pk), PARTS[part])
    get_object_or_404(rows, pk=row).delete()
    return redirect("careerpaths:credential", board.slug, pk)


@public_view
def public_credentials(request, board):
    """The credentials of a board's region, with how many members recognize each."""
    board = get_object_or_404(Board, slug=board)
    form = CredentialSearch(request.GET)
    page = paginate(request, form.narrow(reports.public_credentials(board)))
    return render(
        request,
        "careerpaths/public_credentials.html",
        {"board": board, "filter": form, "page": page},
    )


@public_view
def public_credential(request, board, pk):
    board = get_object_or_404(Board, slug=board)
    credential = get_object_or_404(reports.public_credentials(board), pk=pk)
    return render(
        request,
        "careerpaths/public_credential.html",
        {"board": board, "credential": credential, "about": reports.about_credential(credential)},
    )


def _credential(board, pk):
    return get_object_or_404(board.credentials.select_related("issuer", "board"), pk=pk)


def _back(board, pk):
    return "Credential", reverse("careerpaths:credential", args=[board.slug, pk])


def _with_standings(page):
    credentials = list(page)
    standings = standings_of(credentials)
    return [(credential, standings.get(credential.pk, [])) for credential in credentials]
