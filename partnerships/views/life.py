"""A partnership's stage with its checklist, its public status, and how everything here moves."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.access import may_edit, partnership_of, partnership_tabs
from partnerships.actions import life as actions
from partnerships.forms.life import StageItemForm
from partnerships.models import StageItem
from partnerships.reports import life as reports
from partnerships.reports.lifecycles import lifecycle_rows, lifecycles_shown
from partnerships.reports.partnerships import stages
from partnerships.rules.lifecycles import PUBLIC_STATUS, STAGE
from partnerships.rules.stages import ITEMS, STAGE_OF, stage_life
from partnerships.views.pages import form_page, move_page
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def stage(request, board, pk):
    partnership = partnership_of(request, board, pk)
    rights = request.membership.rights.permissions if may_edit(request.membership) else []
    lists = reports.checklists(partnership)
    return render(
        request,
        "partnerships/stage.html",
        {
            "board": board,
            "partnership": partnership,
            "checklist": lists[partnership.stage],
            "left_open": reports.left_open(partnership, lists),
            "stages": stages(partnership, reports.stage_days(partnership)),
            "page": paginate(request, reports.moves(partnership)),
            "stage_moves": STAGE.moves_from(partnership.stage, rights),
            "status_moves": PUBLIC_STATUS.moves_from(partnership.public_status, rights),
            "meaning": STAGE.states[partnership.stage],
            "status_meaning": PUBLIC_STATUS.states[partnership.public_status],
            "today": timezone.localdate(),
            "may_edit": may_edit(request.membership),
            "tabs": partnership_tabs(request, partnership, "Overview"),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_stage_item(request, board, pk, key):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    if key not in ITEMS:
        raise Http404
    new = StageItem(partnership=partnership, stage=STAGE_OF[key], key=key)
    item = partnership.stage_items.filter(key=key).first() or new
    form = StageItemForm(request.POST or None, instance=item, board=board)
    if form.is_valid():
        form.save()
        return redirect("partnerships:stage", board.slug, partnership.pk)
    return form_page(request, partnership, form, _sentence(ITEMS[key].text))


def _sentence(text):
    return text[:1].upper() + text[1:]


@board_view(Permission.PARTNERSHIPS_EDIT)
def move_stage(request, board, pk, target):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    life = stage_life(reports.open_items(partnership))
    return _move(request, partnership, life, partnership.stage, target, actions.move_stage)


@board_view(Permission.PARTNERSHIPS_EDIT)
def move_status(request, board, pk, target):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    state = partnership.public_status
    return _move(request, partnership, PUBLIC_STATUS, state, target, actions.move_status)


def _move(request, partnership, life, state, target, action):
    def do(reason):
        action(partnership, target=target, by=request.user, on=timezone.localdate(), reason=reason)

    back = reverse("partnerships:stage", args=[partnership.board.slug, partnership.pk])
    return move_page(
        request, partnership, life, state, target, about=partnership.name, back=back, do=do
    )


@board_view(Permission.BOARD_VIEW)
def lifecycles(request, board):
    context = {"board": board, "lifecycles": lifecycles_shown()}
    return render(request, "partnerships/lifecycles.html", context)


@board_view(Permission.BOARD_VIEW)
def lifecycle(request, board, slug):
    shown = {life.slug: life for life in lifecycles_shown()}
    if slug not in shown:
        raise Http404
    return render(
        request,
        "partnerships/lifecycle.html",
        {"board": board, "lifecycle": shown[slug], "rows": lifecycle_rows(shown[slug])},
    )
