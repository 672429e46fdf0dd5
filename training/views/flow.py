"""Staff: where people for the critical jobs of a partnership come from."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import partnership_of
from training.forms.flow import SourceForm
from training.forms.pools import PartnershipChoice
from training.reports.content import from_json
from training.reports.flow import latest_release, talent_flow


@board_view(Permission.BOARD_VIEW, guests=True)
def flow(request, board):
    """Show the sources of one partnership, which `?partnership=` names; else of the first one."""
    visible = board.partnerships.visible_to(request.membership)
    asked = request.GET.get("partnership", "")
    partnership = partnership_of(request, board, asked) if asked.isdecimal() else visible.first()
    context = {"board": board, "partnership": partnership}
    if partnership:
        release = latest_release(partnership)
        context |= {
            "filter": PartnershipChoice({"partnership": partnership.pk}, partnerships=visible),
            "flows": talent_flow(
                partnership, release, from_json(release.content) if release else None
            ),
            "release": release,
            "may_run": request.membership.may(Permission.ROUNDS_RUN),
        }
    return render(request, "training/flow.html", context)


@board_view(Permission.ROUNDS_RUN, guests=True)
def add_source(request, board):
    """State a source for a job of the partnership that `?partnership=` names."""
    if not request.GET.get("partnership", "").isdecimal():
        raise Http404
    partnership = partnership_of(request, board, request.GET["partnership"])
    form = SourceForm(request.POST or None, board=board, partnership=partnership)
    return _source_page(request, board, partnership, form, "State a source of people")


@board_view(Permission.ROUNDS_RUN, guests=True)
def edit_source(request, board, pk):
    source = get_object_or_404(board.talentsources.select_related("partnership"), pk=pk)
    partnership = partnership_of(request, board, source.partnership_id)
    form = SourceForm(request.POST or None, instance=source, board=board, partnership=partnership)
    return _source_page(request, board, partnership, form, "Change a source of people")


def _source_page(request, board, partnership, form, title):
    back = f"{reverse('training:flow', args=[board.slug])}?partnership={partnership.pk}"
    if form.is_valid():
        form.save()
        return redirect(back)
    context = {"board": board, "form": form, "title": title, "back": back}
    return render(request, "training/edit_source.html", context | {"partnership": partnership})
