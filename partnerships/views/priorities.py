"""What a partnership works on: its priorities, and the 60-day view of them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.access import may_run, partnership_of, partnership_tabs
from partnerships.actions import work
from partnerships.forms.work import AdoptForm, PriorityForm
from partnerships.models import Priority
from partnerships.reports import work as reports
from partnerships.rules.lifecycles import PRIORITY
from partnerships.rules.work import PLACES
from partnerships.views.outcomes import outcome_page
from partnerships.views.pages import form_page
from ui.paging import paginate

ADOPTED = "{} is a priority now. Set its first goal."
FOUR = "At most four are active, each championed by an employer."


@board_view(Permission.BOARD_VIEW, guests=True)
def priorities(request, board, pk):
    partnership = partnership_of(request, board, pk)
    rows = reports.priority_rows(partnership, timezone.localdate())
    return render(
        request,
        "partnerships/priorities.html",
        {
            "board": board,
            "partnership": partnership,
            "rows": rows,
            "is_full": len(rows) == len(PLACES),
            "page": paginate(request, reports.ended(partnership)),
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Priorities"),
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def sixty_days(request, board, pk):
    partnership = partnership_of(request, board, pk)
    return render(
        request,
        "partnerships/sixty_days.html",
        {
            "board": board,
            "partnership": partnership,
            "cycle": reports.sixty_days(partnership, timezone.localdate()),
            "may_run": may_run(request.membership),
            "tabs": partnership_tabs(request, partnership, "Priorities"),
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def priority(request, board, pk):
    visible = board.partnerships.visible_to(request.membership)
    rows = board.priorities.filter(partnership__in=visible)
    priority = get_object_or_404(
        rows.select_related("partnership", "champion__organization", "replaced_by"), pk=pk
    )
    rights = request.membership.rights.permissions
    return render(
        request,
        "partnerships/priority.html",
        {
            "board": board,
            "partnership": priority.partnership,
            "about": reports.priority_page(priority, timezone.localdate(), rights),
            "may_run": may_run(request.membership),
            "moves": PRIORITY.moves_from(priority.state, rights),
            "tabs": partnership_tabs(request, priority.partnership, "Priorities"),
        },
    )


@board_view(Permission.MEETINGS_RUN)
def adopt(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = AdoptForm(
        request.POST or None,
        board=board,
        instance=Priority(partnership=partnership),
        initial={"issue": request.GET.get("issue")},
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        messages.success(request, ADOPTED.format(form.saved))
        return redirect(form.saved)
    return form_page(request, partnership, form, "Adopt a priority", FOUR)


@board_view(Permission.MEETINGS_RUN)
def edit_priority(request, board, pk):
    priority = _priority(board, pk)
    form = PriorityForm(request.POST or None, board=board, instance=priority)
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(priority)
    return form_page(request, priority.partnership, form, "Edit the priority")


@require_POST
@board_view(Permission.MEETINGS_RUN)
def keep_priority(request, board, pk):
    """The annual review: the partnership goes on with it."""
    priority = _priority(board, pk)
    try:
        work.keep(priority, by=request.user, on=timezone.localdate())
        messages.success(request, "Reviewed: the partnership keeps this priority.")
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(priority)


@board_view(Permission.MEETINGS_RUN)
def move_priority(request, board, pk, target):
    priority = _priority(board, pk)

    def do(reason):
        work.move_priority(
            priority, target=target, by=request.user, on=timezone.localdate(), reason=reason
        )

    return outcome_page(
        request, priority.partnership, PRIORITY, priority.state, target,
        about=priority.name, back=priority, do=do,
    )  # fmt: skip


def _priority(board, pk):
    return get_object_or_404(board.priorities.select_related("partnership"), pk=pk)
