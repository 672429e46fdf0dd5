"""Shares in words: never all, never none, and nobody learns it of all others."""

import pytest

from training.rules.shares import FEW, FEWEST, HALF, MOST, share_words


@pytest.mark.parametrize(
    ("yes", "of", "word"),
    [(0, 5, FEW), (2, 5, FEW), (3, 5, MOST), (5, 5, MOST), (2, 6, FEW), (3, 6, HALF), (4, 6, MOST),
     (4, 10, FEW), (5, 10, HALF), (6, 10, MOST), (41, 100, HALF), (59, 100, HALF)],
)  # fmt: skip
def test_words_of_shares(yes, of, word):
    assert share_words(yes, of) == word


def test_fewer_than_five_have_no_word():
    assert share_words(4, FEWEST - 1) is None
    assert share_words(6, 7, fewest=8) is None


@pytest.mark.parametrize("of", range(FEWEST, 40))
@pytest.mark.parametrize("own", [0, 1])
def test_one_of_them_never_learns_that_all_others_do_or_none(of, own):
    for word in (FEW, HALF, MOST):
        others = {yes - own for yes in range(own, of + own) if share_words(yes, of) == word}
        assert len(others) != 1 or not others & {0, of - 1}
