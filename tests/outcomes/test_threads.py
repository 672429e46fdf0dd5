import datetime as dt
from dataclasses import replace

import pytest

from outcomes.rules.threads import ClassStep, Stage, Story, summary, thread

DAY = dt.date(2026, 11, 21)


def story(pooled_on=dt.date(2026, 7, 3), state="", words="", people=3, closes_on=None, **step):
    classes = []
    if state:
        days = (dt.date(2026, 12, 11), dt.date(2026, 12, 14), dt.date(2027, 2, 1))
        classes = [ClassStep("CNC evening", "/c/", state, *days, **{"short": 0, **step})]
    said_on = dt.date(2026, 6, 12)
    return Story("CNC setup", people, said_on, said_on, words, pooled_on, classes, closes_on)


@pytest.mark.parametrize(
    ("told", "stage", "tag", "tone"),
    [
        (story(pooled_on=None), Stage.STATED, "Not yet pooled", ""),
        (story(), Stage.POOLED, "Pooled", "info"),
        (story(state="cancelled"), Stage.POOLED, "Pooled", "info"),
        (story(state="pledging", short=3), Stage.FILLING, "3 seats short", "warn"),
        (story(state="pledging", short=1), Stage.FILLING, "1 seat short", "warn"),
        (story(state="pledging"), Stage.FILLING, "Enough seats", "good"),
        (story(state="confirmed"), Stage.CONFIRMED, "Class confirmed", "good"),
        (story(state="running"), Stage.CONFIRMED, "Class confirmed", "good"),
        (story(state="finished", enrolled=3), Stage.TRAINED, "Class ended", "good"),
        (story(state="reported", finished=3), Stage.TRAINED, "Done, result known", "good"),
    ],
)
def test_a_thread_says_how_far_it_has_come(told, stage, tag, tone):
    assert told.stage is stage
    found = thread(told, DAY).tag
    assert (found.label, found.tone) == (tag, tone)


def test_a_thread_gives_back_what_was_said():
    found = thread(story(words="Second shift cannot set up a job"), DAY)
    assert found.title == "CNC setup, three people"
    assert found.said == "You told us on June 12: \u201cSecond shift cannot set up a job\u201d"
    assert thread(story(people=1), DAY).title == "CNC setup, one person"
    assert thread(story(), DAY).said == "You told us on June 12."


def last_step(**facts):
    step = thread(story(**facts), DAY).steps[-1]
    return step.state, f"{step.when}: {step.strong} {step.text}".replace(":  ", ": ").strip()


@pytest.mark.parametrize(
    ("facts", "state", "words"),
    [
        (
            {"pooled_on": None, "closes_on": dt.date(2026, 12, 4)},
            "next",
            "From Fri, Dec 4: Not yet pooled. The round closes, then needs that are alike are "
            "pooled.",
        ),
        (
            {"pooled_on": None},
            "next",
            "Next round: Not yet pooled. Name it again in the next round if you still need it.",
        ),
        ({}, "next", "Next: A provider and a day are looked for."),
        (
            {"state": "pledging", "short": 3, "pledged": 2},
            "next",
            "By Fri, Dec 11: The class runs if three more seats are pledged. "
            "You pledged two seats.",
        ),
        (
            {"state": "pledging", "short": 1},
            "next",
            "By Fri, Dec 11: The class runs if one more seat is pledged.",
        ),
        ({"state": "pledging"}, "next", "By Fri, Dec 11: The class has the seats it needs."),
        (
            {"state": "confirmed", "pledged": 2},
            "next",
            "Mon, Dec 14: CNC evening starts. You have two seats.",
        ),
        ({"state": "running", "enrolled": 2}, "next", "Mon, Feb 1: Its last day."),
        (
            {"state": "finished"},
            "done",
            "Dec to February 2027: CNC evening was held. Nobody of yours was in it.",
        ),
        (
            {"state": "finished", "enrolled": 2},
            "done",
            "Dec to February 2027: CNC evening was held. The results of your people are awaited.",
        ),
        (
            {"state": "finished", "enrolled": 4, "finished": 4, "credited": 3},
            "done",
            "Dec to February 2027: Your four people finished; three earned the credential. "
            "CNC evening.",
        ),
        (
            {"state": "reported", "enrolled": 4, "finished": 1},
            "done",
            "Dec to February 2027: One person of yours finished. CNC evening.",
        ),
    ],
)
def test_the_last_step_says_what_came_or_comes(facts, state, words):
    assert last_step(**facts) == (state, words)


@pytest.mark.parametrize(
    ("enrolled", "words"),
    [
        (0, "Nobody of yours is in it."),
        (1, "One person of yours is in it."),
        (2, "Two people of yours are in it."),
    ],
)
def test_a_running_class_counts_the_firms_own_people(enrolled, words):
    steps = thread(story(state="running", enrolled=enrolled), DAY).steps
    assert steps[-2].text == f"CNC evening began. {words}"


def test_a_class_that_did_not_run_ends_and_the_need_stays():
    ended, following = thread(story(state="cancelled"), DAY).steps[1:]
    assert (ended.state, following.state) == ("ended", "next")
    assert ended.text == "CNC evening did not run. Your need stays in the pool."


def test_a_pooled_need_says_so_without_counting_others():
    assert thread(story(), DAY).steps[0].text == "Pooled with the same need of other employers."


def test_the_summary_counts_how_far_the_needs_have_come():
    told = [
        story(state="finished"),
        story(state="pledging"),
        story(state="confirmed"),
        story(pooled_on=None),
        story(pooled_on=None),
    ]
    assert summary(told, DAY) == (
        "Since June you named five needs. One led to training, one is in a class, "
        "one is filling a class, two are not yet pooled."
    )
    assert summary([], DAY) == "You have not named a need yet."


def test_a_class_that_looks_for_seats_counts_before_one_that_is_over():
    over, ahead = (story(state=state).classes[0] for state in ("finished", "pledging"))
    earlier = replace(over, name="CNC morning", starts_on=dt.date(2026, 2, 1))
    told = replace(story(), classes=[ahead, earlier])
    found = thread(told, DAY)
    assert (told.stage, found.tag.label) == (Stage.FILLING, "Enough seats")
    assert [step.state for step in found.steps] == ["done", "done", "next"]
