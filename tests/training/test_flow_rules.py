"""The gap of a job: openings less supply at today's share hired, less own training."""

import pytest

from training.rules.flow import NO_SOURCE, NOBODY, Supply, Terms
from ui.tables import hidden, not_reported, shown, text

FEW = hidden("fewer than 3 employers")


def terms(*supplies, openings=100, by_training=10, months=24):
    return Terms(shown(openings), shown(by_training), months, supplies)


def test_the_gap_is_openings_less_two_years_of_hires_and_own_training():
    found = terms(Supply(40, shown(12)), Supply(20, shown(3)))
    assert text(found.supplies[0].capture, "percent") == "30.0%"
    assert (found.supply.amount, found.gap.amount) == (30, 60)
    assert found.words == "Nobody is in sight for 60 of the openings."


@pytest.mark.parametrize(
    ("openings", "words"),
    [
        (40, "No gap: as many people come as there are openings."),
        (28, "No gap: 12 more people come than there are openings."),
    ],
)
def test_more_supply_than_demand_is_said_in_words(openings, words):
    assert terms(Supply(40, shown(15)), openings=openings).words == words


@pytest.mark.parametrize(
    "found",
    [
        terms(Supply(40, FEW)),
        terms(Supply(40, shown(12)), Supply(9, FEW)),
        Terms(FEW, shown(1), 24, [Supply(40, shown(12))]),
        Terms(shown(9), FEW, 24, [Supply(40, shown(12))]),
    ],
)
def test_a_hidden_term_hides_the_gap(found):
    assert found.gap == FEW
    assert found.words == "The gap is hidden: fewer than 3 employers."


def test_without_a_source_or_a_figure_there_is_no_gap():
    assert terms().gap == NO_SOURCE
    missing = Terms(not_reported(), shown(0), 24, [Supply(40, shown(12))])
    assert missing.words == "The gap is not reported."


def test_more_may_be_hired_than_finished():
    found = Supply(40, shown(41))
    assert (text(found.capture, "percent"), found.people.amount) == ("more than finished", 41)


def test_nobody_finished_gives_nobody():
    found = Supply(0, FEW)
    assert (found.capture, found.people.amount) == (NOBODY, 0)
