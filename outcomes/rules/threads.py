"""What became of a need an employer stated, as a thread from its words to its people's results.

Only the employer's own rows go in: nothing here counts or names another firm.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from outcomes.rules.words import counted, date, month, number, sentence, short_day
from ui.parts import Tag, Thread, ThreadStep


class Stage(StrEnum):
    """Where a need stands, the best news last. A class still ahead counts before one that is over;
    a class that found too few seats leaves the need pooled."""

    STATED = "not yet pooled"
    POOLED = "pooled"
    FILLING = "filling a class"
    CONFIRMED = "in a class"
    TRAINED = "led to training"


@dataclass(frozen=True)
class ClassStep:
    """A class made for a need. `pledged`, `enrolled`, `finished` and `credited` are the firm's own
    seats and people; `short` counts the seats missing until it runs."""

    name: str
    url: str
    state: str
    decision_on: dt.date
    starts_on: dt.date
    ends_on: dt.date
    short: int
    pledged: int = 0
    enrolled: int = 0
    finished: int = 0
    credited: int = 0


@dataclass(frozen=True)
class Story:
    """A need with what followed. `closes_on`: the day the partnership's open round closes."""

    need: str
    people: int
    said_on: dt.date
    first_said_on: dt.date
    words: str = ""
    pooled_on: dt.date | None = None
    classes: Sequence[ClassStep] = ()
    closes_on: dt.date | None = None

    @property
    def stage(self) -> Stage:
        states = {one.state for one in self.classes}
        if "pledging" in states:
            return Stage.FILLING
        if "confirmed" in states or "running" in states:
            return Stage.CONFIRMED
        if "finished" in states or "reported" in states:
            return Stage.TRAINED
        return Stage.POOLED if self.pooled_on else Stage.STATED


def summary(stories: Sequence[Story], today: dt.date) -> str:
    """Return how many needs were named since when, and how far they have come."""
    if not stories:
        return "You have not named a need yet."
    since = min(story.first_said_on for story in stories)
    named = f"Since {month(since, today)} you named {counted(len(stories), 'need')}."
    stages = [story.stage for story in stories]
    counts = [(stage, stages.count(stage)) for stage in reversed(Stage) if stage in stages]
    came = ", ".join(f"{number(count)} {_came(stage, count)}" for stage, count in counts)
    return f"{named} {sentence(came)}."


def thread(story: Story, today: dt.date) -> Thread:
    """Return the need with its steps, the last one being what comes next."""
    return Thread(
        title=f"{story.need}, {counted(story.people, 'person', 'people')}",
        said=_said(story, today),
        tag=_tag(story),
        steps=_steps(story, today),
    )


def _came(stage: Stage, count: int) -> str:
    if stage is Stage.TRAINED:
        return stage
    return f"{'is' if count == 1 else 'are'} {stage}"


def _said(story: Story, today: dt.date) -> str:
    said = f"You told us on {date(story.said_on, today)}"
    return f"{said}: \u201c{story.words}\u201d" if story.words else f"{said}."


def _tag(story: Story) -> Tag:
    stage = story.stage
    if stage is Stage.TRAINED:
        return Tag("Done, result known" if _finished(story) else "Class ended", "good")
    if stage is Stage.CONFIRMED:
        return Tag("Class confirmed", "good")
    if stage is Stage.FILLING:
        short = min(one.short for one in story.classes if one.state == "pledging")
        if not short:
            return Tag("Enough seats", "good")
        return Tag(f"{short} {'seat' if short == 1 else 'seats'} short", "warn")
    return Tag(sentence(stage), "info" if stage is Stage.POOLED else "")


def _finished(story: Story) -> int:
    return sum(one.finished for one in story.classes)


def _steps(story: Story, today: dt.date) -> list[ThreadStep]:
    if story.pooled_on is None:
        return [_chance(story)]
    pooled = ThreadStep(
        sentence(month(story.pooled_on, today)),
        "Pooled with the same need of other employers.",
    )
    in_order = sorted(story.classes, key=lambda one: (one.starts_on, one.name))
    steps = [pooled, *(step for one in in_order for step in _class_steps(one, today))]
    if story.stage is Stage.POOLED:
        steps.append(ThreadStep("Next", "A provider and a day are looked for.", "next"))
    return steps


def _chance(story: Story) -> ThreadStep:
    if story.closes_on:
        return ThreadStep(
            f"From {short_day(story.closes_on)}",
            "The round closes, then needs that are alike are pooled.",
            "next",
            strong="Not yet pooled.",
        )
    return ThreadStep(
        "Next round",
        "Name it again in the next round if you still need it.",
        "next",
        strong="Not yet pooled.",
    )


def _class_steps(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    steps = {"pledging": _filling, "confirmed": _coming, "running": _running}
    steps |= {"finished": _ended, "reported": _ended, "cancelled": _cancelled}
    return steps[one.state](one, today)


def _filling(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    if one.short:
        more = counted(one.short, "more seat")
        strong = f"The class runs if {more} {'is' if one.short == 1 else 'are'} pledged."
    else:
        strong = "The class has the seats it needs."
    yours = f"You pledged {counted(one.pledged, 'seat')}." if one.pledged else ""
    when = f"By {short_day(one.decision_on)}"
    return [ThreadStep(when, yours, "next", strong, "See the class and its price", one.url)]


def _coming(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    yours = f"You have {counted(one.pledged, 'seat')}." if one.pledged else ""
    starts = ThreadStep(short_day(one.starts_on), yours, "next", f"{one.name} starts.")
    return [
        ThreadStep(sentence(month(one.decision_on, today)), f"{one.name} is confirmed."),
        starts,
    ]


def _running(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    people = f"{sentence(counted(one.enrolled, 'person', 'people'))} of yours are in it."
    if one.enrolled < 2:
        people = "One person of yours is in it." if one.enrolled else "Nobody of yours is in it."
    began = ThreadStep(date(one.starts_on, today), f"{one.name} began. {people}")
    return [began, ThreadStep(short_day(one.ends_on), "Its last day.", "next")]


def _ended(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    when = f"{one.starts_on:%b} to {month(one.ends_on, today)}"
    if not one.enrolled:
        return [ThreadStep(when, f"{one.name} was held. Nobody of yours was in it.")]
    if not one.finished:
        return [ThreadStep(when, f"{one.name} was held. The results of your people are awaited.")]
    people = counted(one.finished, "person", "people")
    all_of_them = one.finished == one.enrolled
    strong = f"Your {people} finished" if all_of_them else f"{sentence(people)} of yours finished"
    credits = f"; {number(one.credited)} earned the credential." if one.credited else "."
    return [ThreadStep(when, f"{one.name}.", "done", strong + credits)]


def _cancelled(one: ClassStep, today: dt.date) -> list[ThreadStep]:
    words = f"{one.name} did not run. Your need stays in the pool."
    return [ThreadStep(date(one.decision_on, today), words, "ended")]
