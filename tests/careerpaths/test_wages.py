"""Annual wages: what they say, what they hide, and when two of them compare."""

from dataclasses import replace
from decimal import Decimal

import pytest

from careerpaths.rules.wages import AnnualWage, Flag, flag_of, gain_percent, why_no_gain

AIDE = AnnualWage("31-1131", Decimal(44890), "29540", "May 2025")
NURSE = AnnualWage("29-2061", Decimal(62000), "29540", "May 2025")
SURGEON = AnnualWage("29-1240", Decimal(239200), "29540", "May 2025", Flag.AT_LEAST)
HIDDEN = AnnualWage("29-2061", None, "29540", "May 2025", Flag.NOT_RELEASED)
ACTOR = AnnualWage("27-2011", None, "29540", "May 2025", Flag.HOURLY_ONLY)
NOBODY = AnnualWage("53-2011", None, "29540", "May 2025", Flag.NOT_LISTED)
BUYER = AnnualWage("13-1022", Decimal(75000), "29540", "May 2025", group="13-1020")


def test_the_gain_is_in_percent_of_the_origin_and_not_rounded():
    assert gain_percent(AIDE, NURSE) == pytest.approx((62000 / 44890 - 1) * 100, abs=1e-12)
    assert gain_percent(NURSE, AIDE) == pytest.approx((44890 / 62000 - 1) * 100, abs=1e-12)
    assert gain_percent(AIDE, AIDE) == 0
    assert why_no_gain(AIDE, NURSE) == ""


@pytest.mark.parametrize(
    ("wage", "why"),
    [
        (SURGEON, "The wage of 29-1240 is only known to be at least $239,200."),
        (HIDDEN, "The wage of 29-2061 in area 29540 is not released."),
        (ACTOR, "The wage of 27-2011 in area 29540 is published by the hour only."),
        (NOBODY, "No wage of 53-2011 in area 29540 is listed."),
        (replace(AIDE, area="37980"), "The wages are of two areas, 29540 and 37980."),
        (
            replace(AIDE, release="May 2024"),
            "The wages are of two releases, May 2025 and May 2024.",
        ),
    ],
)
def test_without_two_exact_figures_of_one_place_and_time_there_is_no_gain(wage, why):
    assert gain_percent(NURSE, wage) is None
    assert why_no_gain(NURSE, wage) == why
    assert gain_percent(wage, NURSE) is None


def test_both_missing_wages_are_named_once_each():
    assert why_no_gain(HIDDEN, NOBODY) == f"{HIDDEN.caution} {NOBODY.caution}"
    assert why_no_gain(HIDDEN, HIDDEN) == HIDDEN.caution


def test_a_group_lends_its_wage_and_says_so():
    assert BUYER.shown_flag == Flag.BROAD_GROUP
    assert BUYER.caution == "13-1022 has no row of its own: this is the wage of 13-1020."
    assert gain_percent(AIDE, BUYER) == pytest.approx((75000 / 44890 - 1) * 100)


def test_two_occupations_of_one_group_share_a_figure_that_shows_no_gain():
    other = replace(BUYER, soc="13-1023")
    assert gain_percent(BUYER, other) is None
    assert why_no_gain(BUYER, other) == (
        "Both wages are that of 13-1020, which holds both occupations."
    )
    assert gain_percent(BUYER, BUYER) == 0


def test_what_keeps_people_from_calculating_is_shown_first():
    floor = replace(SURGEON, soc="29-1241", group="29-1240")
    assert floor.shown_flag == Flag.AT_LEAST
    assert floor.caution == (
        "29-1241 has no row of its own: this is the wage of 29-1240. "
        "The wage of 29-1240 is only known to be at least $239,200."
    )
    hidden = replace(BUYER, median=None, flag=Flag.NOT_RELEASED)
    assert hidden.caution.endswith("The wage of 13-1020 in area 29540 is not released.")


def test_a_plain_figure_needs_no_words():
    assert AIDE.is_exact
    assert AIDE.shown_flag is None
    assert AIDE.caution == ""


@pytest.mark.parametrize(
    ("median", "flag"),
    [
        (None, None),
        (None, Flag.AT_LEAST),
        (Decimal(50000), Flag.NOT_RELEASED),
        (Decimal(50000), Flag.NOT_LISTED),
        (Decimal(50000), Flag.HOURLY_ONLY),
    ],
)
def test_a_figure_and_its_flag_cannot_contradict(median, flag):
    with pytest.raises(ValueError, match="A wage of .* for 29-2061 cannot be"):
        AnnualWage("29-2061", median, "29540", "May 2025", flag)


def test_nothing_is_no_wage():
    """A figure that was not released is never 0."""
    with pytest.raises(ValueError, match="0 is no wage for 29-2061"):
        AnnualWage("29-2061", Decimal(0), "29540", "May 2025")


@pytest.mark.parametrize(
    ("stored", "flag"),
    [
        (None, None),
        ("", None),
        ("top", Flag.AT_LEAST),
        ("not released", Flag.NOT_RELEASED),
        ("not applicable", Flag.HOURLY_ONLY),
        ("hourly only", Flag.HOURLY_ONLY),
    ],
)
def test_flags_of_stored_wages_are_understood(stored, flag):
    assert flag_of(stored) is flag


def test_an_unknown_flag_is_refused():
    with pytest.raises(ValueError, match="guessed"):
        flag_of("guessed")
