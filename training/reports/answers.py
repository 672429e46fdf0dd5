"""A firm's answers as they are shown back to it and to the convener."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Q

from careerpaths.models import CriticalJob
from partnerships.models import Member
from training.models import Answer, DemandRound, JobAnswer, Need
from training.reports.sections import (
    C_COLUMNS,
    Fact,
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


class Addresses(Protocol):
    """What knows the addresses of the pages of answering: a desk of `training.access`."""

    def url(self, page: str, *numbers: Any) -> str:
        """Return the address of a page."""


@dataclass(frozen=True)
class JobRow:
    """A critical job of the round and what the firm says of it, None if it says nothing."""

    job: CriticalJob
    answer: JobAnswer | None
    url: str = ""


@dataclass(frozen=True)
class NeedRow:
    """A stated need with its words for people, and the pages that change it."""

    need: Need
    quarter: str
    url: str = ""
    remove_url: str = ""


@dataclass(frozen=True)
class Answered:
    """All a firm says in one version of its answer."""

    answer: Answer | None
    jobs: Sequence[JobRow]
    needs: Sequence[NeedRow]

    @property
    def left_out(self) -> list[CriticalJob]:
        return [row.job for row in self.jobs if row.answer is None]

    @property
    def company(self) -> list[Fact]:
        """What the firm says of itself, line by line."""
        return company_facts(company_of(self.answer))

    @property
    def asked_for(self) -> list[JobFactsGiven]:
        """What it asks of people in each job, and where they come from."""
        return job_facts_given((row.job, row.answer) for row in self.jobs)

    @property
    def voice(self) -> list[Fact]:
        """Its challenges and offers, line by line."""
        return voice_facts(voice_of(self.answer))

    @property
    def is_empty(self) -> bool:
        return not self.needs and len(self.left_out) == len(self.jobs)


def jobs_asked(round: DemandRound) -> list[CriticalJob]:
    """Return the round's critical jobs in its order."""
    return [row.job for row in round.round_jobs.select_related("job")]


def read_answer(
    round: DemandRound, answer: Answer | None, desk: Addresses | None = None
) -> Answered:
    """Return one version job by job, in the round's order, with its needs.

    desk: where it is written; without one it is only read.
    """
    given = {row.job_id: row for row in answer.job_answers.all()} if answer else {}
    needs = Need.objects.of_version(answer).select_related("competency")
    asked = jobs_asked(round)
    return Answered(
        answer,
        [JobRow(job, given.get(job.pk), _page(desk, "answer_job", job)) for job in asked],
        [_need_row(desk, need) for need in needs],
    )


def _need_row(desk: Addresses | None, need: Need) -> NeedRow:
    pages = (_page(desk, page, need.competency) for page in ("edit_need", "remove_need"))
    return NeedRow(need, quarter_words(need.needed_by), *pages)


def _page(desk: Addresses | None, page: str, about) -> str:
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


def sees_words(round: DemandRound) -> str:
    """Return the sentence on who sees a firm's answers to this round."""
    assigned = round.partnership.assignments.select_related("user")
    names = [str(assignment.user) for assignment in assigned]
    if not names:
        names = ["the people of the board whom its director assigns"]
    listed = ", ".join(["you", *names[:-1]])
    fewest = max(round.min_firms, round.board.min_firms)
    return f"Seen by {listed} and {names[-1]}. Others see totals of at least {fewest} employers."


def task_list(desk: Addresses, answered: Answered) -> list[TaskRow]:
    """Return the tasks of answering a round, each with its page and whether it is done."""
    company = TaskRow(
        "Your company", desk.url("answer_company"),
        hint="Size and county, which sort the totals.",
        state="completed" if company_of(answered.answer) else "",
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
        state="completed" if voice_of(answered.answer) else "",
    )  # fmt: skip
    check = _send_task(answered, desk.url("check_answers"))
    return [company, *jobs, needs, voice, check]


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
