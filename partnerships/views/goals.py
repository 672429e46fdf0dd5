"""The goals and strategies of a priority."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.actions import goals as actions
from partnerships.forms.work import GoalForm, StrategyForm
from partnerships.models import Goal, Strategy
from partnerships.rules.lifecycles import GOAL
from partnerships.rules.work import CYCLE
from partnerships.views.outcomes import outcome_page
from partnerships.views.pages import form_page

IN_SIXTY_DAYS = "What is to be reached within the next 60 days. It is marked hit or missed then."
LOGIC = "A logic model: from what is put in to what changes by it, and how one can tell."


@board_view(Permission.MEETINGS_RUN)
def add_goal(request, board, pk):
    priority = _active(board, pk)
    form = GoalForm(
        request.POST or None,
        board=board,
        instance=Goal(priority=priority),
        initial={"due_on": timezone.localdate() + CYCLE},
    )
    if form.is_valid():
        form.save()
        return redirect(priority)
    title = f"Set a goal: {priority}"
    return form_page(request, priority.partnership, form, title, IN_SIXTY_DAYS)


@board_view(Permission.MEETINGS_RUN)
def move_goal(request, board, pk, target):
    goal = get_object_or_404(board.goals.select_related("priority__partnership"), pk=pk)

    def do(reason):
        actions.move_goal(
            goal, target=target, by=request.user, on=timezone.localdate(), reason=reason
        )

    return outcome_page(
        request, goal.priority.partnership, GOAL, goal.state, target,
        about=goal.text, back=goal.priority, do=do,
    )  # fmt: skip


@board_view(Permission.MEETINGS_RUN)
def add_strategy(request, board, pk):
    return _strategy(request, board, Strategy(priority=_active(board, pk)), "Add a strategy")


@board_view(Permission.MEETINGS_RUN)
def edit_strategy(request, board, pk, strategy):
    rows = board.strategies.select_related("priority__partnership").filter(priority=pk)
    return _strategy(request, board, get_object_or_404(rows, pk=strategy), "Edit the strategy")


def _strategy(request, board, strategy, title):
    priority = strategy.priority
    form = StrategyForm(request.POST or None, board=board, instance=strategy)
    if form.is_valid():
        form.save()
        return redirect(priority)
    return form_page(request, priority.partnership, form, f"{title}: {priority}", LOGIC)


def _active(board, pk):
    """Return an active priority, or 404: nothing is added to an ended one."""
    return get_object_or_404(board.priorities.active().select_related("partnership"), pk=pk)
