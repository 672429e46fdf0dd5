"""Likeness and gap, against plain loops on random data and on the official files."""

import math
import random
import tracemalloc
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpaths.rules.skills import SKILLS, Profile, Rating, all_pairs, gap, similarity
from tests.careerpaths import official

EXACT = 1e-9
SHOWN = 1e-6
NAMED = [
    ("31-1131.00", "29-2061.00"),
    ("29-2061.00", "29-1141.00"),
    ("51-4041.00", "51-9161.00"),
    ("51-9161.00", "51-1011.00"),
]
on_the_real_files = official.needs(f"{official.ONET}/Skills.xlsx")


def profile(importance, level, code="51-4041.00"):
    """A profile with these values; a single value stands for all 35 skills."""
    pairs = zip(_all(importance), _all(level), strict=True)
    ratings = [Rating(e, *values) for e, values in zip(SKILLS, pairs, strict=True)]
    return Profile(code, "Machinists", 3, ratings)


def _all(values):
    return values if isinstance(values, list) else [values] * len(SKILLS)


def random_values(seed):
    draw = random.Random(seed)
    return (
        [draw.randint(100, 500) / 100 for _ in SKILLS],
        [draw.choice([0, draw.randint(0, 700) / 100]) for _ in SKILLS],
    )


def matrices():
    """Importance and level of one to five occupations over one to four elements."""
    hundredths = (
        st.integers(100, 500).map(lambda n: n / 100),
        st.integers(0, 700).map(lambda n: n / 100),
    )
    sizes = st.tuples(st.integers(1, 5), st.integers(1, 4))
    return sizes.flatmap(
        lambda size: st.tuples(
            *(
                st.lists(
                    st.lists(values, min_size=size[1], max_size=size[1]),
                    min_size=size[0],
                    max_size=size[0],
                )
                for values in hundredths
            )
        )
    )


def close(found, expected, within=EXACT):
    """Tell whether a figure is the expected one; what is not defined is nan or None."""
    if expected is None:
        return found is None or math.isnan(found)
    return found == pytest.approx(expected, abs=within, rel=0)


@given(matrices())
def test_all_pairs_are_what_a_double_loop_finds(values):
    importance, level = values
    pairs = all_pairs(np.array(importance), np.array(level))
    for one in range(len(level)):
        for other in range(len(level)):
            rows = importance[one], importance[other]
            asked = official.gap(level[one], level[other], importance[other])
            assert close(pairs.cosine_im[one, other], official.cosine(*rows))
            assert close(pairs.pearson_im[one, other], official.pearson(*rows))
            assert close(pairs.euclid_lv[one, other], official.euclid(level[one], level[other]))
            assert close(pairs.gap[one, other], asked)


def test_pairs_of_many_occupations_agree_across_blocks():
    generator = np.random.default_rng(5)
    importance = generator.uniform(1, 5, (400, 35))
    level = generator.uniform(0, 7, (400, 35))
    pairs = all_pairs(importance, level)
    for one, other in generator.integers(0, 400, (200, 2)):
        start, end = level[one].tolist(), level[other].tolist()
        assert close(pairs.euclid_lv[one, other], official.euclid(start, end))
        asked = official.gap(start, end, importance[other].tolist())
        assert close(pairs.gap[one, other], asked)


def test_memory_of_all_pairs_is_that_of_their_results():
    """All differences at once would take 100 MB here."""
    importance, level = np.full((600, 35), 3.0), np.full((600, 35), 2.0)
    tracemalloc.start()
    try:
        all_pairs(importance, level)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_an_unrated_occupation_has_no_pairs():
    importance = np.array([[1.0, 2.0], [np.nan, np.nan], [3.0, 1.0]])
    level = np.array([[0.0, 1.0], [np.nan, np.nan], [2.0, 2.0]])
    pairs = all_pairs(importance, level)
    for figures in (pairs.cosine_im, pairs.pearson_im, pairs.euclid_lv, pairs.gap):
        assert np.isnan(figures).tolist() == [
            [False, True, False],
            [True, True, True],
            [False, True, False],
        ]


def test_no_occupations_have_no_pairs():
    assert all_pairs(np.empty((0, 35)), np.empty((0, 35))).gap.shape == (0, 0)


def test_whole_numbers_are_ratings_too():
    pairs = all_pairs(np.array([[1, 3], [5, 3]]), np.array([[0, 1], [7, 3]]))
    assert pairs.gap[0, 1] == pytest.approx((7 + 0.5 * 2) / 1.5)


def test_matrices_of_two_shapes_are_refused():
    with pytest.raises(ValueError, match=r"importance is \(2, 3\), level is \(1, 3\)"):
        all_pairs(np.ones((2, 3)), np.ones((1, 3)))


def test_there_are_35_skills_in_order():
    assert len(set(SKILLS)) == 35
    assert list(SKILLS) == sorted(SKILLS)


def test_an_occupation_is_like_itself_and_asks_nothing_new():
    one = profile(*random_values(1))
    alike = similarity(one, one)
    assert (alike.elements, alike.euclid_lv) == (35, 0)
    assert alike.cosine_im == pytest.approx(1, abs=1e-12)
    assert alike.pearson_im == pytest.approx(1, abs=1e-12)
    assert gap(one, one).value == 0
    assert gap(one, one).top == ()


def test_figures_of_a_pair_are_those_of_all_pairs():
    one, other = profile(*random_values(2)), profile(*random_values(3))
    ends = one, other
    pairs = all_pairs(
        np.array([end.vector("importance") for end in ends]),
        np.array([end.vector("level") for end in ends]),
    )
    alike = similarity(one, other)
    assert close(pairs.cosine_im[0, 1], alike.cosine_im)
    assert close(pairs.pearson_im[0, 1], alike.pearson_im)
    assert close(pairs.euclid_lv[0, 1], alike.euclid_lv)
    assert close(pairs.gap[0, 1], gap(one, other).value)
    assert close(pairs.gap[1, 0], gap(other, one).value)


def test_likeness_is_the_same_both_ways_and_the_gap_is_not():
    low, high = profile(3.0, 2.0), profile(3.0, 5.0)
    assert similarity(low, high) == similarity(high, low)
    assert gap(low, high).value == pytest.approx(3)
    assert gap(high, low).value == 0


def test_a_skill_held_above_the_asked_level_makes_up_for_nothing():
    origin = profile(3.0, [7.0] + [1.0] * 34)
    destination = profile(3.0, [0.0] + [2.0] * 34)
    assert gap(origin, destination).value == pytest.approx(34 / 35)


def test_correlation_needs_variance():
    """A mean of 3.12 cannot be told from it exactly; equal values have no correlation."""
    flat, other = profile(3.12, 2.0), profile(*random_values(4))
    assert similarity(flat, other).pearson_im is None
    assert similarity(other, flat).pearson_im is None
    assert similarity(flat, flat).pearson_im is None
    assert similarity(flat, flat).cosine_im == pytest.approx(1)


def test_a_gap_needs_a_skill_that_matters():
    assert gap(profile(3.0, 0.0), profile(1.0, 5.0)).value is None


def test_the_largest_steps_come_first_and_equal_ones_in_the_order_of_skills():
    origin = profile(3.0, 2.0)
    destination = profile([5.0, 3.0, 2.0, *[3.0] * 32], [2.5, 3.0, 4.0, 6.0, *[2.0] * 30, 2.1])
    steps = gap(origin, destination).top
    assert [step.element for step in steps] == [
        *("2.A.1.d", "2.A.1.a", "2.A.1.b", "2.A.1.c"),
        "2.B.5.d",
    ]
    first = steps[0]
    assert (first.from_level, first.to_level, first.weight) == (2, 6, 0.5)


def test_at_most_five_steps_are_shown():
    assert len(gap(profile(3.0, 0.0), profile(3.0, 1.0)).top) == 5


def test_the_level_of_a_skill_that_is_not_relevant_is_zero():
    rating = Rating(SKILLS[0], Decimal("1.75"), Decimal("0.88"), not_relevant=True)
    assert rating.value("level") == 0
    assert rating.value("importance") == Decimal("1.75")
    assert Rating(SKILLS[0], 1.75, None, not_relevant=True).value("level") == 0


def test_decimals_and_floats_give_the_same_figures():
    importance, level = random_values(6)
    written = profile(
        [Decimal(str(value)) for value in importance], [Decimal(str(value)) for value in level]
    )
    other = profile(*random_values(7))
    assert similarity(written, other) == similarity(profile(importance, level), other)
    assert gap(written, other) == gap(profile(importance, level), other)


def test_34_skills_are_not_enough():
    whole = profile(3.0, 2.0)
    part = Profile("51-1011.00", "Supervisors", 2, whole.ratings[1:])
    alike = similarity(part, whole)
    assert (alike.elements, alike.cosine_im, alike.pearson_im) == (34, None, None)
    assert alike.euclid_lv is None
    assert gap(part, whole).value is gap(whole, part).value is None


def test_the_gap_needs_no_importance_of_the_origin():
    origin = profile(None, 2.0)
    assert gap(origin, profile(3.0, 3.0)).value == pytest.approx(1)
    assert gap(profile(3.0, 3.0), origin).value is None


def test_other_elements_are_passed_over():
    whole = profile(3.0, 2.0)
    knowing = Profile("51-4041.00", "M", 3, [*whole.ratings, Rating("2.C.1.a", 5.0, 7.0)])
    assert similarity(knowing, whole) == similarity(whole, whole)


def test_suppressed_values_are_used_and_listed():
    ratings = profile(3.0, 2.0).ratings
    marked = [Rating(SKILLS[1], 3.0, 2.0, suppress_importance=True, suppress_level=True)]
    caution = Profile("51-4041.00", "M", 3, [ratings[0], *marked, *ratings[2:]])
    assert caution.suppressed == [(SKILLS[1], "IM"), (SKILLS[1], "LV")]
    assert similarity(caution, profile(3.0, 2.0)).euclid_lv == 0


@pytest.mark.parametrize(
    ("importance", "level", "wrong"),
    [
        (0.9, 2.0, "importance 0.9 is not 1 to 5"),
        (5.1, 2.0, "importance 5.1 is not 1 to 5"),
        (math.nan, 2.0, "importance nan is not 1 to 5"),
        (3.0, -0.1, "level -0.1 is not 0 to 7"),
        (3.0, 7.1, "level 7.1 is not 0 to 7"),
    ],
)
def test_a_rating_off_the_scale_is_refused(importance, level, wrong):
    with pytest.raises(ValueError, match=wrong):
        Rating("2.A.1.a", importance, level)


def real_profile(code):
    rated = official.skills().get(code, {}).items()
    return Profile(code, code, None, [_rating(element, row) for element, row in rated])


def _rating(element, row):
    return Rating(
        element,
        row["IM"]["Data Value"],
        row["LV"]["Data Value"],
        not_relevant=row["LV"]["Not Relevant"] == "Y",
        suppress_importance=row["IM"]["Recommend Suppress"] == "Y",
        suppress_level=row["LV"]["Recommend Suppress"] == "Y",
    )


@pytest.mark.slow
@on_the_real_files
def test_official_moves_come_out_to_a_millionth():
    draw = random.Random(20261122)
    codes = sorted(official.skills())
    for origin, destination in [*NAMED, *(draw.sample(codes, 2) for _ in range(200))]:
        one, other = real_profile(origin), real_profile(destination)
        alike, asked = similarity(one, other), gap(one, other)
        importance = official.importance(origin), official.importance(destination)
        level = official.level(origin), official.level(destination)
        assert alike.elements == 35
        assert close(alike.cosine_im, official.cosine(*importance), SHOWN)
        assert close(alike.pearson_im, official.pearson(*importance), SHOWN)
        assert close(alike.euclid_lv, official.euclid(*level), SHOWN)
        assert close(asked.value, official.gap(*level, importance[1]), SHOWN)
        expected = [element for element, _ in official.largest_steps(origin, destination)]
        assert [step.element for step in asked.top] == expected


@pytest.mark.slow
@on_the_real_files
def test_all_official_pairs_come_out_to_a_millionth():
    codes = sorted(official.skills())
    importance = [official.importance(code) for code in codes]
    level = [official.level(code) for code in codes]
    pairs = all_pairs(np.array(importance), np.array(level))
    assert pairs.gap.shape == (879, 879)
    draw = random.Random(20261123)
    for _ in range(500):
        one, other = draw.randrange(879), draw.randrange(879)
        rows = importance[one], importance[other]
        asked = official.gap(level[one], level[other], importance[other])
        assert close(pairs.cosine_im[one, other], official.cosine(*rows), SHOWN)
        assert close(pairs.pearson_im[one, other], official.pearson(*rows), SHOWN)
        assert close(pairs.euclid_lv[one, other], official.euclid(level[one], level[other]), SHOWN)
        assert close(pairs.gap[one, other], asked, SHOWN)


@pytest.mark.slow
@on_the_real_files
def test_skills_are_those_of_the_official_file():
    assert all(sorted(elements) == list(SKILLS) for elements in official.skills().values())
    assert sum(len(real_profile(code).suppressed) for code in official.skills()) == 124


@pytest.mark.slow
@on_the_real_files
def test_the_step_up_to_practical_nurse_asks_more_than_the_step_down():
    aide, nurse = real_profile("31-1131.00"), real_profile("29-2061.00")
    assert gap(aide, nurse).value > 2 * gap(nurse, aide).value
