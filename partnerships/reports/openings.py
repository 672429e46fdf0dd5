"""What is open in a partnership: the sources an agenda is built from.

Members read these lines, so they hold no firm's figure, and of a challenge only its name.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format

from partnerships.models import Decision, Goal, Partnership
from partnerships.reports.agenda import Block

MOST_LINES = 10  # of one block; more is no agenda any more


def decisions(partnership: Partnership, since: dt.datetime | None, day: dt.date) -> Block:
    """What was decided at the last meeting and after it."""
    if since is None:
        return Block("decisions", "Decisions since last time")
    taken = Decision.objects.filter(
        meeting__partnership=partnership, decided_on__gte=timezone.localdate(since)
    )
    return Block("decisions", "Decisions since last time", _first(map(str, taken)), minutes=5)


def overdue(partnership: Partnership, since: dt.datetime | None, day: dt.date) -> Block:
    """The actions whose day has passed, with who took them."""
    late = partnership.action_items.overdue_on(day).for_list()
    lines = _first(f"{each.who}: {each.text} (due {_day(each.due_on)})" for each in late)
    return Block("overdue", "Overdue actions", lines)


def task_forces(partnership: Partnership, since: dt.datetime | None, day: dt.date) -> Block:
    """For each active priority its 60-day goal: hit or missed since last time, and the next."""
    active = list(partnership.priorities.active().prefetch_related("goals"))
    lines = [line for each in active for line in _goal_lines(each, since)]
    return Block("task_forces", "Task forces report", _first(lines), minutes=5 * len(active))


def _goal_lines(priority, since):
    goals = [each for each in priority.goals.all() if _is_news(each, since)]
    if not goals:
        return [f"{priority}: no goal for the next 60 days yet"]
    return [f"{priority}: {goal} ({_state(goal)})" for goal in goals]


def _is_news(goal: Goal, since: dt.datetime | None) -> bool:
    if goal.state == Goal.State.NEXT or since is None or goal.marked_on is None:
        return True
    return goal.marked_on >= timezone.localdate(since)


def _state(goal: Goal) -> str:
    if goal.state == Goal.State.NEXT:
        return f"due {_day(goal.due_on)}"
    return goal.get_state_display().lower()


def news(partnership: Partnership, since: dt.datetime | None, day: dt.date) -> Block:
    """Issues and challenges that were named since the last meeting and are open."""
    issues, challenges = partnership.issues.open(), partnership.challenges.open()
    if since is not None:
        named = timezone.localdate(since)
        issues, challenges = (rows.filter(named_on__gte=named) for rows in (issues, challenges))
    lines = [*(f"Issue: {each}" for each in issues), *(f"Challenge: {each}" for each in challenges)]
    return Block("news", "New issues and challenges", _first(lines))


def _first(lines: Iterable[str]) -> tuple[str, ...]:
    lines = list(lines)
    more = len(lines) - MOST_LINES
    return tuple([*lines[:MOST_LINES], f"and {more} more"] if more > 0 else lines)


def _day(day: dt.date) -> str:
    return date_format(day, "M j")


SOURCES = [decisions, overdue, task_forces, news]
