"""Sums are checked, and what they differ by is said in words."""

import pytest

from training.rules.sums import disagreement


@pytest.mark.parametrize(
    ("made", "openings", "words"),
    [
        (11, 11, ""),
        (12, 11, "The quarters make 12, 1 more than the 11 openings."),
        (0, 1, "The quarters make 0, 1 fewer than the 1 opening."),
        (2500, 1000, "The quarters make 2,500, 1,500 more than the 1,000 openings."),
    ],
)
def test_parts_that_do_not_make_all_openings_are_told_with_the_difference(made, openings, words):
    assert disagreement("The quarters", made, openings) == words
