"""A firm's answers as they are shown back to it and to the convener."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Q

from careerpaths.models import CriticalJob
from partnerships.models import Member
from training.models import Answer, CompanyAnswer, DemandRound, JobAnswer, Need, VoiceAnswer
from training.models.sections import Section
from training.reports.said import Fact, large_figures, need_facts
from training.reports.sections import (
    C_COLUMNS,
    JobFactsGiven,
    company_facts,
    company_of,
    job_facts_given,
    says,
    voice_facts,
    voice_of,
)
from training.rules.demand import quarter_words
from ui.parts import TaskRow


class Place(Protocol):
    """Where an answer is written or read by its firm: a desk of `training.access`."""

    @property
    def shows_money(self) -> bool:
        """Tell whether amounts are shown."""

    @property
    def is_staff(self) -> bool:
        """Tell whether staff write down what the firm says."""

    def url(self, page: str, *numbers: Any) -> str:
        """Return the address of a page."""


@dataclass(frozen=True)
class JobRow:
    """A critical job of the round and what the firm says of it, None if it says nothing."""

    job: CriticalJob
    answer: JobAnswer | None
    url: str = ""

    @property
    def large(self) -> list[str]:
        """The figures that looked unusual and were kept, by name."""
        return large_figures(self.answer) if self.answer else []


@dataclass(frozen=True)
class NeedRow:
    """A stated need with its words for people, and the pages that change it."""

    need: Need
    quarter: str
    url: str = ""
    remove_url: str = ""
    facts: Sequence[Fact] = ()

    @property
    def large(self) -> list[str]:
        """The figures that looked unusual and were kept, by name."""
        return large_figures(self.need)


@dataclass(frozen=True)
class Answered:
    """All a firm says in one version of its answer. shows_money: to who reads it here."""

    answer: Answer | None
    jobs: Sequence[JobRow]
    needs: Sequence[NeedRow]
    shows_money: bool = True

    @property
    def left_out(self) -> list[CriticalJob]:
        return [row.job for row in self.jobs if row.answer is None]

    @property
    def company(self) -> list[Fact]:
        """What the firm says of itself, line by line."""
        return company_facts(self.company_row)

    @property
    def job_facts(self) -> list[JobFactsGiven]:
        """What it says of each job beyond the counts."""
        return job_facts_given(((row.job, row.answer) for row in self.jobs), self.shows_money)

    @property
    def voice(self) -> list[Fact]:
        """Its challenges and offers, line by line."""
        return voice_facts(self.voice_row)

    @cached_property
    def company_row(self) -> CompanyAnswer | None:
        return company_of(self.answer)

    @cached_property
    def voice_row(self) -> VoiceAnswer | None:
        return voice_of(self.answer)

    @property
    def has_several_authors(self) -> bool:
        """Tell whether more than one person filled it in: then each part names who did."""
        return len({part.saved_by for part in self._parts() if part.saved_by}) > 1

    def _parts(self) -> Iterator[Section]:
        yield from (row.answer for row in self.jobs if row.answer)
        yield from (row.need for row in self.needs)
        yield from filter(None, [self.company_row, self.voice_row])

    @property
    def is_empty(self) -> bool:
        return not self.needs and len(self.left_out) == len(self.jobs)


def jobs_asked(round: DemandRound) -> list[CriticalJob]:
    """Return the round's critical jobs in its order."""
    return [row.job for row in round.round_jobs.select_related("job")]


def read_answer(round: DemandRound, answer: Answer | None, desk: Place | None = None) -> Answered:
    """Return one version job by job, in the round's order, with its needs.

    desk: where the firm writes or reads it; without one an assigned convener reads it, who sees
    all but with whom the firm shares a class.
    """
    given = {row.job_id: row for row in answer.job_answers.all()} if answer else {}
    needs = Need.objects.of_version(answer).select_related("competency")
    asked = jobs_asked(round)
    return Answered(
        answer,
        [JobRow(job, given.get(job.pk), _page(desk, "answer_job", job)) for job in asked],
        [_need_row(desk, need) for need in needs],
        shows_money=_shows_money(desk),
    )


def _need_row(desk: Place | None, need: Need) -> NeedRow:
    change, remove = (_page(desk, page, need.competency) for page in ("edit_need", "remove_need"))
    shows_joins = desk is not None and not desk.is_staff
    facts = need_facts(need, _shows_money(desk), shows_joins)
    return NeedRow(need, quarter_words(need.needed_by), change, remove, facts)


def _shows_money(desk: Place | None) -> bool:
    return desk is None or desk.shows_money


def _page(desk: Place | None, page: str, about) -> str:
    return desk.url(page, about.pk) if desk else ""


def working_answer(round: DemandRound, organization) -> Answer | None:
    """Return the version the firm works on: its draft, else what it sent."""
    versions = round.answers.filter(organization=organization)
    return versions.exclude(state=Answer.State.REPLACED).order_by("-version").first()


def sent_answer(round: DemandRound, organization) -> Answer | None:
    """Return the version of the firm that counts."""
    return round.answers.sent().filter(organization=organization).select_related("sent_by").first()


def earlier_answer(round: DemandRound, organization) -> Answer | None:
    """Return what the firm last sent to an earlier round of the partnership."""
    sent = organization.answers.sent().filter(round__partnership=round.partnership_id)
    return sent.exclude(round=round).select_related("round").order_by("-sent_at").first()


def of_job(answer: Answer | None, job: CriticalJob) -> JobAnswer | None:
    """Return what a version says of one job."""
    if answer is None:
        return None
    return answer.job_answers.filter(job=job).select_related("answer", "job").first()


def needs_of(round: DemandRound, organization):
    """Return the needs of the version the firm works on."""
    return Need.objects.of_version(working_answer(round, organization))


def needs_ahead(answer: Answer | None, day: dt.date) -> list[NeedRow]:
    """Return the needs of a version that are not past."""
    needs = Need.objects.of_version(answer).filter(needed_by__gte=day).select_related("competency")
    return [NeedRow(need, quarter_words(need.needed_by)) for need in needs]


def needs_past(answer: Answer | None, day: dt.date) -> list[str]:
    """Return the skills whose day is past, which are not taken over from a version."""
    needs = Need.objects.of_version(answer).filter(needed_by__lt=day)
    return list(needs.order_by("competency__name").values_list("competency__name", flat=True))


def task_list(desk: Place, answered: Answered) -> list[TaskRow]:
    """Return the tasks of answering a round, each with its page and whether it is done."""
    company = TaskRow(
        "Your company", desk.url("answer_company"),
        hint="Size and county, which sort the totals.",
        state="completed" if answered.company_row else "",
    )  # fmt: skip
    jobs = [
        TaskRow(row.job.title, row.url, _hint(row), state="completed" if row.answer else "")
        for row in answered.jobs
    ]
    count = len(answered.needs)
    stated = f"{count} need{'' if count == 1 else 's'} stated" if count else "None stated"
    needs = TaskRow(
        "Training your people need",
        desk.url("answer_needs"),
        hint="Skills for people who work for you now. Leave it empty if there are none.",
        status=stated,
        state="completed" if count else "",
    )
    voice = TaskRow(
        "Challenges, and what you offer", desk.url("answer_voice"),
        hint="Leave it empty if you like.",
        status="" if answered.voice_row else "Not stated",
        state="completed" if answered.voice_row else "",
    )  # fmt: skip
    check = _send_task(answered, desk.url("check_answers"))
    return [company, *jobs, needs, voice, check]


def parts_left_out(desk: Place, answered: Answered) -> list[tuple[str, str]]:
    """Return what a firm may leave out and did, each with its page: it is told before it sends."""
    company = ("Your company", desk.url("answer_company"))
    jobs = [
        (f"What you ask for: {row.job.title}", desk.url("answer_requirements", row.job.pk))
        for row in answered.jobs
        if row.answer and not says(row.answer, C_COLUMNS)
    ]
    voice = ("Challenges, and what you offer", desk.url("answer_voice"))
    return [
        *([] if answered.company_row else [company]),
        *jobs,
        *([] if answered.voice_row else [voice]),
    ]


def _hint(row: JobRow) -> str:
    """Say what is missing of a job that was begun."""
    is_said = row.answer is None or says(row.answer, C_COLUMNS)
    return "" if is_said else "Openings done. Requirements not yet."


def _send_task(answered: Answered, url: str) -> TaskRow:
    title = "Check and send"
    if answered.is_empty:
        return TaskRow(title, state="later")
    if answered.answer is not None and not answered.answer.is_draft:
        return TaskRow(title, url, status="Sent", state="completed")
    return TaskRow(title, url, status="Not sent yet", tone="warn")


def people_who_send(organization, day):
    """Return the memberships of those who may send the firm's answers."""
    members = organization.memberships.current(day).filter(role="approver")
    return members.select_related("user")


def asked_members(round: DemandRound):
    """Return the seats of the firms asked, each with `has_sent` and `has_begun`.

    Firms that answered and left the partnership since stay on the list: their answers count.
    """
    own = Answer.objects.filter(round=round, organization=OuterRef("organization"))
    members = round.partnership.members.employers().annotate(
        has_sent=Exists(own.sent()), has_begun=Exists(own.drafts())
    )
    members = members.filter(Q(status=Member.Status.ACTIVE) | Q(has_sent=True))
    return members.select_related("organization").order_by(
        "-has_sent", "-has_begun", "organization__name", "pk"
    )
