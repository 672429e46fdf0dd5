"""Staff assigned to a partnership: like needs of its firms, and the pools made of them."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.ledger import write_looks
from accounts.models import Look
from accounts.permissions import Permission
from partnerships.access import assigned_partnership, partnership_tabs
from training.access import pool_of
from training.actions.pools import make_pool
from training.forms.pools import PartnershipChoice, PoolForm
from training.reports.pools import group_of, groups_to_pool, latest_closed
from ui.paging import paginate

MOST_POOLS = 100


@board_view(Permission.CLASSES_RUN, guests=True)
def pools(request, board):
    """Show how many firms and people stand behind each group: no firm is named here."""
    mine = board.partnerships.assigned_to(request.user)
    asked = request.GET.get("partnership", "")
    partnership = assigned_partnership(request, board, asked) if asked.isdecimal() else mine.first()
    context = {"board": board, "partnership": partnership}
    if partnership is None:
        return render(request, "training/pools.html", context)
    round = latest_closed(partnership)
    groups = groups_to_pool(round)
    alike = [group for group in groups if group.is_shown]
    context |= {
        "filter": PartnershipChoice({"partnership": partnership.pk}, partnerships=mine),
        "round": round,
        "groups": paginate(request, alike),
        "alone": len(groups) - len(alike),
        "pools": partnership.pools.for_list()[:MOST_POOLS],
        "tabs": partnership_tabs(request, partnership, "Needs"),
    }
    return render(request, "training/pools.html", context)


@board_view(Permission.CLASSES_RUN, guests=True)
def add_pool(request, board):
    """Choose among the needs of one group, which `?need=` names by its first need."""
    asked, need = request.GET.get("partnership", ""), request.GET.get("need", "")
    if not (asked.isdecimal() and need.isdecimal()):
        raise Http404
    partnership = assigned_partnership(request, board, asked)
    round = latest_closed(partnership)
    needs = group_of(round, int(need))
    if not needs:
        raise Http404
    form = PoolForm(request.POST or None, board=board, partnership=partnership, needs=needs)
    if form.is_valid():
        try:
            chosen = form.cleaned_data["needs"]
            return redirect(make_pool(form.instance, needs=chosen, day=timezone.localdate()))
        except ValidationError as error:
            form.add_error(None, error)
    _write_looks(request, board, f"needs of the {round}", needs)
    context = {"board": board, "partnership": partnership, "form": form, "needs": needs}
    return render(request, "training/add_pool.html", context)


@board_view(Permission.CLASSES_RUN, guests=True)
def pool(request, board, pk):
    pool = pool_of(request, board, pk)
    rows = paginate(request, pool.pool_needs.for_list())
    _write_looks(request, board, f"needs in the pool {pool}", [row.need for row in rows])
    context = {
        "board": board,
        "pool": pool,
        "rows": rows,
        "classes": pool.cohorts.select_related("board"),
    }
    return render(request, "training/pool.html", context)


def _write_looks(request, board, about, needs):
    firms = sorted({need.organization_id for need in needs})
    write_looks(request, board, Look.Kind.ANSWERS, about, firms)
