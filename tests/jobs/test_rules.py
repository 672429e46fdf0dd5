import datetime as dt

import pytest

from jobs.rules import duration_words, job_key, percent_done, time_left, time_left_words

MINUTE = dt.timedelta(minutes=1)


def test_key_does_not_depend_on_the_order_of_parameters():
    assert job_key("t", {"a": 1, "b": 2}, "") == job_key("t", {"b": 2, "a": 1}, "")


@pytest.mark.parametrize(
    "other", [("u", {"a": 1}, "Q1"), ("t", {"a": 2}, "Q1"), ("t", {"a": 1}, "Q2")]
)
def test_key_tells_task_parameters_and_period_apart(other):
    assert job_key("t", {"a": 1}, "Q1") != job_key(*other)


@pytest.mark.parametrize(
    ("step", "steps", "done", "total", "percent"),
    [
        (0, 5, 0, 0, 0),
        (1, 5, 0, 0, 0),
        (1, 0, 1, 2, 0),
        (3, 5, 1204, 1940, 52),
        (3, 5, 0, 0, 40),
        (5, 5, 10, 10, 99),
        (5, 5, 99, 10, 99),
    ],
)
def test_percent_counts_each_step_the_same(step, steps, done, total, percent):
    assert percent_done(step, steps, done, total) == percent


def test_time_left_goes_on_as_so_far():
    assert time_left(25, MINUTE) == 3 * MINUTE


@pytest.mark.parametrize(("percent", "since"), [(4, MINUTE), (50, dt.timedelta(seconds=4))])
def test_time_left_is_not_guessed_at_the_beginning(percent, since):
    assert time_left(percent, since) is None


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (None, ""),
        (MINUTE / 3, "Less than a minute is left."),
        (MINUTE, "About 1 minute is left."),
        (2 * MINUTE, "About 2 minutes are left."),
    ],
)
def test_time_left_in_words(left, words):
    assert time_left_words(left) == words


@pytest.mark.parametrize(
    ("length", "words"), [(48, "48 s"), (125, "2 min"), (11_100, "3 h 5 min"), (-1, "0 s")]
)
def test_duration_in_words(length, words):
    assert duration_words(dt.timedelta(seconds=length)) == words
