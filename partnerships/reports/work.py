"""How the work on a partnership's priorities stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q, QuerySet

from partnerships.models import (
    ActionItem,
    Goal,
    Member,
    Partnership,
    Priority,
    Strategy,
    TaskForce,
    TaskForceSeat,
)
from partnerships.rules.lifecycles import ACTION
from partnerships.rules.work import CYCLE
from ui.parts import Figure

MOST_GOALS = 24
MOST_ROWS = 25  # of one kind on the page of a priority; lists have all


@dataclass(frozen=True)
class Tally:
    """How many actions are done, open with time left, and past their day."""

    done: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def words(self) -> str:
        """Say "5 done, 2 open"; nothing where there are none."""
        counts = {"done": self.done, "overdue": self.overdue, "open": self.open}
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


@dataclass(frozen=True)
class Row:
    """A priority with its goals of this spell of 60 days and the count of its actions."""

    priority: Priority
    day: dt.date
    goals: list[Goal] = field(default_factory=list)
    actions: Tally = field(default_factory=Tally)

    @property
    def is_active(self) -> bool:
        return self.priority.state == Priority.State.ACTIVE

    @property
    def goal(self) -> Goal | None:
        """The goal to be reached next, which may be late."""
        return next(iter(self.next), None)

    @property
    def next(self) -> list[Goal]:
        return [goal for goal in self.goals if goal.state == Goal.State.NEXT]

    @property
    def hit(self) -> list[Goal]:
        return self._marked(Goal.State.HIT)

    @property
    def missed(self) -> list[Goal]:
        return self._marked(Goal.State.MISSED)

    @property
    def shown(self) -> list[Goal]:
        """The goals of the 60-day view in the order in which it shows them."""
        return [*self.next, *self.hit, *self.missed]

    @property
    def is_late(self) -> bool:
        """Tell whether the day of the next goal has passed and nobody said what came of it."""
        return self.goal is not None and self.goal.due_on < self.day

    @property
    def no_goal_since(self) -> dt.date:
        """The day since which no goal is set, where none is."""
        marked = [goal.marked_on for goal in self.goals if goal.marked_on]
        return max([*marked, self.priority.adopted_on])

    def _marked(self, state: Goal.State) -> list[Goal]:
        since = self.day - CYCLE
        return [
            goal for goal in self.goals
            if goal.state == state and goal.marked_on and goal.marked_on >= since
        ]  # fmt: skip


@dataclass(frozen=True)
class SixtyDays:
    """What the partnership reached in the last 60 days and wants in the next."""

    day: dt.date
    rows: list[Row]

    @property
    def since(self) -> dt.date:
        return self.day - CYCLE

    @property
    def until(self) -> dt.date:
        return self.day + CYCLE

    @property
    def figures(self) -> list[Figure]:
        """Return the number strip: hit, missed, next, and actions past their day."""
        counts = [
            ("Goals hit", "in the last 60 days", [len(row.hit) for row in self.rows]),
            ("Goals missed", "in the last 60 days", [len(row.missed) for row in self.rows]),
            ("Goals next", "to be marked by their day", [len(row.next) for row in self.rows]),
            ("Actions overdue", "of all priorities", [row.actions.overdue for row in self.rows]),
        ]
        return [Figure(label, str(sum(count)), of) for label, of, count in counts]


def priority_rows(partnership: Partnership, day: dt.date) -> list[Row]:
    """Return the active priorities in their places: three queries."""
    return rows_of(partnership.priorities.active().for_list(), day)


def sixty_days(partnership: Partnership, day: dt.date) -> SixtyDays:
    """Return the 60-day view of the active priorities: three queries."""
    return SixtyDays(day, priority_rows(partnership, day))


def rows_of(priorities: Iterable[Priority], day: dt.date) -> list[Row]:
    """Return these priorities with their goals and actions: two queries more, for all."""
    priorities = list(priorities)
    goals: dict[int, list[Goal]] = defaultdict(list)
    for goal in Goal.objects.filter(priority__in=priorities).order_by("due_on", "pk"):
        goals[goal.priority_id].append(goal)
    counts = tallies(priorities, day)
    return [Row(each, day, goals[each.pk], counts.get(each.pk, Tally())) for each in priorities]


def tallies(priorities: Iterable[Priority], day: dt.date) -> dict[int, Tally]:
    """Return the count of each priority's actions by its key: one query."""
    unfinished = Q(state__in=ActionItem.UNFINISHED)
    rows = ActionItem.objects.filter(priority__in=priorities).order_by().values("priority")
    counted = rows.annotate(
        done=Count("pk", filter=Q(state=ActionItem.State.DONE)),
        open=Count("pk", filter=unfinished & Q(due_on__gte=day)),
        overdue=Count("pk", filter=unfinished & Q(due_on__lt=day)),
    )
    found = counted.values_list("priority", "done", "open", "overdue")
    return {priority: Tally(*counts) for priority, *counts in found}


def ended(partnership: Partnership) -> QuerySet[Priority]:
    """Return the priorities that are worked on no more, the latest first."""
    rows = partnership.priorities.exclude(state=Priority.State.ACTIVE)
    return rows.select_related("champion__organization").order_by("-ended_on", "-pk")


def task_forces_of(partnership: Partnership) -> QuerySet[TaskForce]:
    """Return the task forces with who leads, supports and sits in them: the working ones first."""
    seats = TaskForceSeat.objects.select_related("member__organization")
    return (
        partnership.task_forces.select_related("priority", "champion__organization", "staff")
        .prefetch_related(Prefetch("seats", seats.order_by("member__organization__name", "pk")))
        .order_by(F("ended_on").desc(nulls_first=True), "name", "pk")
    )


def with_moves(actions: Iterable[ActionItem], rights: Sequence[str]) -> None:
    """Give each action the `moves` that these rights allow, for a page to offer."""
    for action in actions:
        action.moves = ACTION.moves_from(action.state, rights)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Spell:
    """That a firm championed a priority from a day on."""

    since: dt.datetime
    champion: str


def champions(priority: Priority) -> list[Spell]:
    """Return who championed a priority, the latest first: from its history, two queries."""
    events = priority.events  # type: ignore[attr-defined]  # made by pghistory
    kept = events.order_by("pgh_created_at", "pgh_id")
    changes = kept.values_list("pgh_created_at", "champion_id")
    seats = Member.objects.select_related("organization")
    names = {
        seat.pk: seat.organization.name
        for seat in seats.filter(pk__in=kept.order_by().values("champion_id"))
    }
    found: list[Spell] = []
    for since, seat in changes:
        name = names.get(seat, "nobody")
        if not found or found[-1].champion != name:
            found.append(Spell(since, name))
    return found[::-1]


@dataclass(frozen=True)
class PriorityPage:
    """Everything about one priority, for staff."""

    row: Row
    strategies: list[Strategy]
    task_forces: list[TaskForce]
    actions: list[ActionItem]
    champions: list[Spell]

    @property
    def earlier_goals(self) -> list[Goal]:
        """The goals marked before these 60 days, the latest first; four years of them at most."""
        recent = self.row.hit + self.row.missed
        marked = [goal for goal in self.row.goals if goal.marked_on and goal not in recent]
        return marked[::-1][:MOST_GOALS]


def priority_page(priority: Priority, day: dt.date, rights: Sequence[str]) -> PriorityPage:
    """Return a priority with its goals, strategies, task forces, open actions and champions."""
    actions = list(priority.action_items.unfinished().for_list()[:MOST_ROWS])
    with_moves(actions, rights)
    forces = task_forces_of(priority.partnership).filter(priority=priority, ended_on=None)
    return PriorityPage(
        row=rows_of([priority], day)[0],
        strategies=list(priority.strategies.all()[:MOST_ROWS]),
        task_forces=list(forces[:MOST_ROWS]),
        actions=actions,
        champions=champions(priority)[:MOST_ROWS],
    )
