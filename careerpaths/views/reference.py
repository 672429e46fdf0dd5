"""Official data: what is loaded, which release the board works with, and loading more."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from careerpaths import access
from careerpaths.actions import reference as actions
from careerpaths.forms.reference import LoadForm, ReleaseForm, is_too_large, too_large
from careerpaths.importers.keeping import kept
from careerpaths.importers.kinds import LOADERS
from careerpaths.models import DataRelease
from careerpaths.reports import reference as reports
from careerpaths.rules.attribution import credit
from jobs.models import Job
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW)
def reference(request, board):
    context = {
        "board": board,
        "sources": reports.sources_of(board),
        "may_load": _may_load(request),
        "tabs": access.career_tabs(request, board, "Reference"),
    }
    return render(request, "careerpaths/reference.html", context)


@board_view(Permission.BOARD_VIEW)
def reference_source(request, board, source):
    return _source_page(request, board, _source(source))


@require_POST
@board_view(Permission.REFERENCE_LOAD)
def choose_release(request, board, source):
    source = _source(source)
    form = _release_form(board, source, request.POST)
    if not form.is_valid():
        return _source_page(request, board, source, form)
    release = form.cleaned_data["release"]
    actions.choose_release(board=board, source=source, release=release)
    words = f"release {release.name}" if release else "the newest release"
    messages.success(request, f"The board works with {words} of {source.label}.")
    return redirect("careerpaths:reference_source", board.slug, source.value)


# The size is asked before anything reads the body, and Django's own check of the token reads it.
@csrf_exempt
@board_view(Permission.REFERENCE_LOAD)
def load_reference(request, board):
    if is_too_large(request.META.get("CONTENT_LENGTH")):
        return _load_page(request, board, LoadForm(), refusal=too_large())
    return _load(request, board)


@csrf_protect
def _load(request, board):
    if request.method != "POST":
        return _load_page(request, board, LoadForm(initial={"source": request.GET.get("source")}))
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _load_page(request, board, form)
    return redirect(actions.ask_for_load(board=board, by=request.user, **form.cleaned_data))


@board_view(Permission.BOARD_VIEW)
def reference_loaded(request, board, pk):
    done = board.jobs.filter(task=actions.JOB, state=Job.State.DONE)
    job = get_object_or_404(done.select_related("asked_by"), pk=pk)
    release = get_object_or_404(DataRelease, pk=job.result["release"])
    context = {"board": board, "job": job, "release": release}
    return render(request, "careerpaths/reference_loaded.html", context)


def _source_page(request, board, source, form=None):
    in_use = reports.release_in_use(board, source)
    page = paginate(request, reports.releases_loaded(source), per_page=25)
    context = {
        "board": board,
        "source": source,
        "loader": LOADERS[source],
        "page": page,
        "rows": reports.releases_of(board, source, page, in_use),
        "labels": reports.labels_of(source),
        "in_use": in_use,
        "lacking": kept(in_use, board) if in_use else [],
        "may_load": _may_load(request),
        "form": form or _release_form(board, source),
        "credits": [credit(source, in_use.name)] if in_use else [],
        "tabs": access.career_tabs(request, board, "Reference"),
    }
    return render(request, "careerpaths/reference_source.html", context)


def _release_form(board, source, sent=None):
    chosen = board.releaseinuses.filter(source=source).first()
    action = reverse("careerpaths:choose_release", args=[board.slug, source.value])
    initial = {"release": chosen and chosen.release_id}
    return ReleaseForm(sent, source=source, action=action, initial=initial)


def _load_page(request, board, form, refusal=""):
    context = {"board": board, "form": form, "refusal": refusal, "loaders": LOADERS.values()}
    status = 413 if refusal else 200
    return render(request, "careerpaths/load_reference.html", context, status=status)


def _source(name):
    """Return the source of this name in an address, or 404."""
    if name not in LOADERS:
        raise Http404
    return DataRelease.Source(name)


def _may_load(request):
    return request.membership.may(Permission.REFERENCE_LOAD)
