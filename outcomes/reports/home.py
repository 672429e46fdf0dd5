"""The employer's first page: its needs and what became of them, what it can do, who looked.

Read under the employer's own door: the database shows no other firm's rows.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from outcomes.reports.own_table import GoingOn, going_on, table_tasks
from outcomes.rules.tasks import Task, written_down_task
from outcomes.rules.threads import ClassStep, Story, summary, thread
from outcomes.rules.words import counted, sentence, short_day
from training.models import Answer, Cohort, DemandRound, Enrolment, PoolNeed, SeatPledge
from ui.parts import TaskRow, Thread

NEEDS = 500  # latest statements read; more than a firm makes in ten years
TASKS = 10
MINUTES_A_JOB = 2
MINUTES_TO_PLEDGE = 2


@dataclass(frozen=True)
class Home:
    """Everything on the employer's first page; `minutes` is what its open tasks take together."""

    lede: str
    threads: list[Thread]
    tasks: list[TaskRow]
    minutes: int
    going_on: GoingOn


def read_home(membership, now: dt.datetime) -> Home:
    """Return the first page of a person of an employer: what she may not do has no link."""
    organization, day = membership.organization, timezone.localdate(now)
    rounds = _open_rounds(organization)
    needs, pools = _stated(organization)
    classes = _classes(organization, pools.values())
    closing = {one.partnership_id: one.closes_on for one in rounds}
    stories = _stories(needs, pools, _steps_by_pool(organization, classes), closing)
    tasks = [
        *_round_tasks(organization, rounds),
        *_pledge_tasks(organization, classes, day),
        *table_tasks(membership, day),
    ]
    return Home(
        lede=summary(stories, day),
        threads=[thread(story, day) for story in stories],
        tasks=[task.row for task in tasks],
        minutes=sum(task.minutes for task in tasks),
        going_on=going_on(organization, now),
    )


def latest_looks(organization, count: int = 2):
    """Return who of the boards' staff looked last, and the number of all looks."""
    looks = organization.looks.select_related("user")
    return list(looks[:count]), looks.count()


def _open_rounds(organization) -> list[DemandRound]:
    rounds = DemandRound.objects.asking(organization).open().select_related("partnership")
    counted_jobs = rounds.annotate(job_count=Count("round_jobs", distinct=True))
    return list(counted_jobs.order_by("closes_on", "pk")[:TASKS])


def _stated(organization):
    """Return the needs the firm sent and has not taken back, latest first, and their pools.

    A later version of an answer replaces the earlier: what it leaves out was taken back, unless
    it was pooled already. Nothing of a withdrawn round counts.
    """
    needs = list(
        organization.needs.exclude(answer__state=Answer.State.DRAFT)
        .select_related("competency", "answer__round")
        .order_by("-answer__sent_at", "-pk")[:NEEDS]
    )
    links = PoolNeed.objects.filter(organization=organization).select_related("pool")
    pools = {link.need_id: link.pool for link in links.filter(need__in=needs)}
    counts = {
        (need.answer.round_id, need.competency_id)
        for need in needs
        if need.answer.state == Answer.State.SENT and not need.answer.round.is_withdrawn
    }
    kept = [
        need
        for need in needs
        if need.pk in pools or (need.answer.round_id, need.competency_id) in counts
    ]
    return kept, pools


def _classes(organization, pools) -> list[Cohort]:
    """Return the classes made of these pools, and those the firm pledged seats in."""
    pledged = organization.pledges.exclude(state=SeatPledge.State.WITHDRAWN).values("cohort")
    of_pools = Q(pool__in={pool.pk for pool in pools})
    found = Cohort.objects.filter(of_pools | Q(pk__in=pledged))
    return list(found.order_by("starts_on", "pk")[:NEEDS])


def _steps_by_pool(organization, classes: Sequence[Cohort]) -> dict[int, list[ClassStep]]:
    people = _own_people(organization, classes)
    pledged = _own_seats(organization, classes)
    steps: dict[int, list[ClassStep]] = defaultdict(list)
    for one in classes:
        if one.pool_id is not None:
            steps[one.pool_id].append(
                ClassStep(
                    name=one.name,
                    url=_class_url(organization, one),
                    state=one.state,
                    decision_on=one.decision_on,
                    starts_on=one.starts_on,
                    ends_on=one.ends_on,
                    short=one.seats_short,
                    pledged=pledged.get(one.pk, 0),
                    **people.get(one.pk, {}),
                )
            )
    return steps


def _own_people(organization, classes) -> dict[int, dict[str, int]]:
    completed = Q(state=Enrolment.State.COMPLETED)
    counts = (
        organization.enrolments.filter(cohort__in=classes)
        .order_by()
        .values("cohort")
        .annotate(
            enrolled=Count("pk"),
            finished=Count("pk", filter=completed),
            credited=Count("pk", filter=completed & Q(credential_on__isnull=False)),
        )
    )
    return {row.pop("cohort"): row for row in counts}


def _own_seats(organization, classes) -> dict[int, int]:
    pledges = organization.pledges.filter(cohort__in=classes)
    standing = pledges.exclude(state=SeatPledge.State.WITHDRAWN)
    return dict(standing.values_list("cohort_id", "seats"))


def _stories(needs, pools, steps, closing) -> list[Story]:
    """Return one story for each competency in a partnership, the latest statement first."""
    told = defaultdict(list)
    for need in needs:
        told[need.answer.round.partnership_id, need.competency_id].append(need)
    return [
        _story(same, pools, steps, closing.get(partnership))
        for (partnership, _), same in told.items()
    ]


def _story(same, pools, steps, closes_on) -> Story:
    latest, first = same[0], same[-1]
    own_pools = {pools[need.pk].pk: pools[need.pk] for need in same if need.pk in pools}
    return Story(
        need=latest.competency.name,
        people=latest.people,
        said_on=timezone.localdate(latest.answer.sent_at),
        first_said_on=timezone.localdate(first.answer.sent_at),
        words=latest.words,
        pooled_on=min((pool.made_on for pool in own_pools.values()), default=None),
        classes=[step for pool in own_pools for step in steps.get(pool, [])],
        closes_on=closes_on,
    )


def _round_tasks(organization, rounds: Sequence[DemandRound]) -> list[Task]:
    answers = (
        organization.answers.filter(round__in=rounds)
        .exclude(state=Answer.State.REPLACED)
        .select_related("entered_by")
        .annotate(done=Count("job_answers"))
        .order_by("version")
    )
    latest = {answer.round_id: answer for answer in answers}
    return [_round_task(organization, one, latest.get(one.pk)) for one in rounds]


def _round_task(organization, one, answer):
    """Return the task of a round with its `job_count`, and the firm's answer with `done`."""
    url = reverse("training:answer", args=[organization.pk, one.pk])
    day = short_day(one.closes_on)
    if answer is not None and answer.state == Answer.State.SENT:
        due = short_day(one.release_due_on)
        hint = f"Sent. You can change it until {day}. What all need is released by {due}."
        return Task(TaskRow(f"Answer the {one.name} round", url, hint, state="completed"), 0)
    if answer is not None and answer.is_draft and answer.is_on_behalf:
        check_url = reverse("training:check_answers", args=[organization.pk, one.pk])
        who = str(answer.entered_by or "The board")
        return written_down_task(one.name, who, answer.get_source_display(), check_url, day)
    done = answer.done if answer else 0
    left = max(one.job_count - done, 0)
    minutes = MINUTES_A_JOB * (left + 1)
    begun = f"{done} of {one.job_count} jobs done. " if done else ""
    row = TaskRow(
        f"Answer the {one.name} round",
        url,
        f"{begun}About {counted(minutes, 'minute')}.",
        f"By {day}",
        tone="warn",
    )
    return Task(row, minutes)


def _pledge_tasks(organization, classes: Sequence[Cohort], day: dt.date) -> list[Task]:
    pledged = _own_seats(organization, classes)
    wanted = [
        one for one in classes if one.state == Cohort.State.PLEDGING and one.decision_on >= day
    ]
    return [_pledge_task(organization, one, pledged.get(one.pk, 0)) for one in wanted[:TASKS]]


def _pledge_task(organization, one: Cohort, pledged: int) -> Task:
    if pledged:
        title = f"Decide on {counted(pledged, 'seat')} in {one.name}"
        hint = "Pledged, not binding until the class is confirmed."
    else:
        title = f"Pledge seats in {one.name}"
        short = sentence(counted(one.seats_short, "more seat"))
        hint = f"{short} and the class runs." if one.seats_short else "The class runs."
    url = _class_url(organization, one)
    row = TaskRow(title, url, hint, f"By {short_day(one.decision_on)}")
    return Task(row, MINUTES_TO_PLEDGE)


def _class_url(organization, one: Cohort) -> str:
    return reverse("training:own_class", args=[organization.pk, one.pk])
