"""The board's classes: list, page, open from a pool, change, move on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.doors import board_view
from accounts.ledger import write_looks
from accounts.models import Look
from accounts.permissions import Permission
from partnerships.access import partnership_tabs
from training import access
from training.actions import cohorts as actions
from training.forms.cohorts import CohortFilter, CohortForm, ProgramSearch
from training.models import Cohort
from training.reports.cohorts import finding, price_page, terms_of
from training.rules.cohorts import WITH_PEOPLE, move_to, moves_from
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def cohorts(request, board):
    partnerships = board.partnerships.visible_to(request.membership)
    rows = board.cohorts.of_partnerships(partnerships).for_list()
    form = CohortFilter(request.GET, partnerships=partnerships, rows=rows)
    return render(
        request,
        "training/cohorts.html",
        {
            "board": board,
            "filter": form,
            "page": paginate(request, form.narrow(rows)),
            "tabs": _tabs(request, form),
            "pools_url": access.pools_url(request),
            "is_guest": request.membership.is_guest,
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def cohort(request, board, pk):
    cohort = access.cohort_of(request, board, pk)
    sees_firms = access.may_read_answers(request, cohort.partnership)
    pledges = list(cohort.pledges.for_list()) if sees_firms else []
    firms = [pledge.organization_id for pledge in pledges]
    write_looks(request, board, Look.Kind.PLEDGES, str(cohort), firms)
    return render(
        request,
        "training/cohort.html",
        {
            "board": board,
            "cohort": cohort,
            "finding": finding(cohort),
            "price": price_page(terms_of(cohort)),
            "pledges": pledges,
            "sees_firms": sees_firms,
            "moves": moves_from(cohort.state) if _may_run(request) else [],
            "may_run": _may_run(request),
            "has_people": cohort.state in WITH_PEOPLE and sees_firms,
        },
    )


@board_view(Permission.CLASSES_RUN)
def add_cohort(request, board, pk):
    pool = access.pool_of(request, board, pk)
    program = _chosen_program(request, board)
    if program is None:
        return _choose_program(request, board, pool)
    draft = Cohort(pool=pool, partnership=pool.partnership, program=program)
    form = CohortForm(
        request.POST or None, board=board, instance=draft, initial=_initial(pool, program)
    )
    if form.is_valid() and form.save_or_refuse():
        messages.success(request, f"{draft} is open for pledges until {draft.decision_on:%b %-d}.")
        return redirect(draft)
    return render(
        request,
        "training/add_cohort.html",
        {"board": board, "pool": pool, "program": program, "form": form},
    )


@board_view(Permission.CLASSES_RUN)
def edit_cohort(request, board, pk):
    cohort = access.cohort_of(request, board, pk)
    if cohort.state != Cohort.State.PLEDGING:
        messages.info(request, actions.DECIDED)
        return redirect(cohort)
    form = CohortForm(request.POST or None, board=board, instance=cohort)
    if form.is_valid() and form.save_or_refuse():
        return redirect(cohort)
    return render(
        request, "training/edit_cohort.html", {"board": board, "cohort": cohort, "form": form}
    )


@require_http_methods(["GET", "POST"])
@board_view(Permission.CLASSES_RUN)
def move_cohort(request, board, pk, state):
    """A page that asks before a step that binds others; the step itself is a POST."""
    cohort = access.cohort_of(request, board, pk)
    if state not in Cohort.State:
        raise Http404
    if request.method == "POST":
        try:
            cohort = actions.move(cohort=cohort, by=request.user, target=state)
            messages.success(request, f"The class is {cohort.get_state_display().lower()} now.")
        except actions.MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect(cohort)
    step = move_to(cohort.state, state)
    if step is None:
        raise Http404
    return render(
        request, "training/move_cohort.html", {"board": board, "cohort": cohort, "step": step}
    )


def _tabs(request, form):
    return partnership_tabs(request, form.chosen, "Classes") if form.chosen else []


def _may_run(request):
    return request.membership.may(Permission.CLASSES_RUN) and not request.membership.is_guest


def _chosen_program(request, board):
    chosen = request.GET.get("program", "")
    if not chosen.isdecimal():
        return None
    return get_object_or_404(board.programs.active().for_list(), pk=chosen)


def _choose_program(request, board, pool):
    search = ProgramSearch(request.GET)
    return render(
        request,
        "training/choose_program.html",
        {"board": board, "pool": pool, "filter": search, "programs": search.narrow(board.programs)},
    )


def _initial(pool, program):
    """Start from the pool's name and date, and from the program's own price where it is known."""
    per_person = [cost for cost in (program.tuition, program.supplies) if cost is not None]
    return {
        "name": pool.name,
        "ends_on": pool.needed_by,
        "seat_cost": sum(per_person) if per_person else None,
        "fixed_cost": 0 if per_person else None,
    }
