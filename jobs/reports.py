"""How far a job is, in the words and numbers of its page."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone

from jobs.models import Job
from jobs.rules import duration_words, percent_done, time_left, time_left_words
from ui.parts import Tag, WorkStep

GO_ON = "You can leave this page; the work goes on."
NOT_YET = "not yet"
TAGS = {
    Job.State.QUEUED: Tag("Waiting", "info"),
    Job.State.RUNNING: Tag("Running", "accent"),
    Job.State.DONE: Tag("Done", "good"),
    Job.State.FAILED: Tag("Stopped", "bad"),
    Job.State.CANCELLED: Tag("Cancelled"),
}


@dataclass(frozen=True)
class Progress:
    """Percent of all steps (0 to 99 until the end), what happens now, and each step."""

    percent: int
    words: str
    amount: str
    lede: str
    steps: list[WorkStep]
    as_of: str
    asked: str
    ended: str


@dataclass(frozen=True)
class Row:
    """A job in a list: what, how it stands, when it ended, how long it took, what came of it."""

    job: Job
    tag: Tag
    finished: str
    took: str
    result: str


def progress(job: Job, now: dt.datetime) -> Progress:
    """Return how far the job is."""
    percent = percent_done(job.step, len(job.steps), job.done, job.total)
    since = now - job.started_at if job.started_at else dt.timedelta(0)
    return Progress(
        percent=100 if job.state == Job.State.DONE else percent,
        words=_words(job),
        amount=_amount(job),
        lede=f"{time_left_words(time_left(percent, since))} {GO_ON}".strip(),
        steps=[_step(job, number) for number in range(1, len(job.steps) + 1)],
        as_of=_clock(now),
        asked=_moment(job.queued_at),
        ended=_moment(job.finished_at),
    )


def rows(jobs: list[Job]) -> list[Row]:
    return [
        Row(
            job,
            TAGS[Job.State(job.state)],
            finished=_moment(job.finished_at) or NOT_YET,
            took=_took(job),
            result=job.reason or ("Done" if job.is_finished else NOT_YET),
        )
        for job in jobs
    ]


def _took(job: Job) -> str:
    if job.finished_at is None:
        return NOT_YET
    # Cancelled before it began: no time at all.
    return duration_words(job.finished_at - (job.started_at or job.finished_at))


def _words(job: Job) -> str:
    if job.state == Job.State.RUNNING and 0 < job.step <= len(job.steps):
        return job.steps[job.step - 1]
    return {
        Job.State.QUEUED: "Waiting for its turn" if job.crashes == 0 else "Waiting to begin again",
        Job.State.RUNNING: "Beginning",
        Job.State.DONE: "Done",
    }.get(Job.State(job.state), "Stopped")


def _amount(job: Job) -> str:
    if job.state != Job.State.RUNNING or not job.total:
        return ""
    return f"{intcomma(job.done)} of {intcomma(job.total)} {job.unit}".strip()


def _step(job: Job, number: int) -> WorkStep:
    label = job.steps[number - 1]
    if job.state == Job.State.DONE or (job.state == Job.State.RUNNING and number < job.step):
        return WorkStep(label, "done", _when(job, number))
    if job.state == Job.State.RUNNING and number == job.step:
        began = _began(job, number)
        return WorkStep(label, "running", f"since {_clock(began)}" if began else "")
    return WorkStep(label)


def _when(job: Job, number: int) -> str:
    """Return when a finished step began and how long it took; "" if that was not kept."""
    began, ended = _began(job, number), _began(job, number + 1) or job.finished_at
    if began is None or ended is None:
        return ""
    return f"{_clock(began)}, {duration_words(ended - began)}"


def _began(job: Job, number: int) -> dt.datetime | None:
    if number > len(job.step_times):
        return None
    return dt.datetime.fromisoformat(job.step_times[number - 1])


def _clock(moment: dt.datetime) -> str:
    return timezone.localtime(moment).strftime("%-I:%M:%S %p").lower()


def _moment(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{local:%b %-d, %-I:%M} {local:%p}".replace("AM", "am").replace("PM", "pm")
