"""Mark goals, and say who works in a task force."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from partnerships.models import Goal, Member, TaskForce
from partnerships.rules.lifecycles import GOAL


@transaction.atomic
def move_goal(goal: Goal, *, target: str, by: User, on: dt.date, reason: str = "") -> Goal:
    """Say that a goal was hit or missed, and what came of it."""
    goal = Goal.objects.select_for_update(no_key=True).get(pk=goal.pk)
    GOAL.require(goal.state, target, reason)
    goal.state, goal.note, goal.marked_on = Goal.State(target), reason, on
    goal.save(update_fields=["state", "note", "marked_on"])
    return goal


@transaction.atomic
def save_task_force(task_force: TaskForce, *, members: Iterable[Member]) -> TaskForce:
    """Save a task force and let exactly these members work in it."""
    task_force.save()
    members = list(members)
    task_force.seats.exclude(member__in=members).delete()
    for member in members:
        task_force.seats.get_or_create(member=member, defaults={"board": task_force.board})
    return task_force
