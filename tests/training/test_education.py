"""Education asked for, as what is asked for at least."""

from training.models import JobAnswer
from training.rules.education import LEVELS, education_asks
from training.rules.matrix import Ask


def test_who_asks_for_a_degree_asks_for_what_is_below_it():
    assert education_asks("associate", required=True) == {
        "high_school": Ask.REQUIRED, "certificate": Ask.REQUIRED, "associate": Ask.REQUIRED,
        "bachelor": Ask.NOT,
    }  # fmt: skip
    assert education_asks("high_school", required=False)["high_school"] is Ask.PREFERRED


def test_none_is_said_and_nothing_is_not():
    assert set(education_asks("none", required=False).values()) == {Ask.NOT}
    assert education_asks("", required=False) == {}


def test_levels_are_those_of_the_answer():
    assert ["none", *LEVELS] == JobAnswer.Education.values
