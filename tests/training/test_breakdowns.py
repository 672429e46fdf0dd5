"""Jobs by county, by size of the employer and by half-year, beside the figures by job."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import CannotProtect, MinimumContributors, audit, primary
from training.rules.breakdowns import (
    BY_JOB,
    HALVES,
    TOGETHER,
    part_cell,
    parts_table,
    shown_parts,
)
from training.rules.demand import MEASURES, JobFacts, size_words
from training.rules.halves import HALF, NOT_SAID, half_words, halves_of
from training.rules.safe_figures import (
    ReleasedBefore,
    by_firm,
    job_table,
    least_of_jobs,
    mask,
)
from training.rules.versions import Version, Versions

EVERYTHING = {"county": True, "size": True, HALF: True}
YEAR = ("2026-01", "2026-07")


def fact(firm, county, employed=10, job="Machinists"):
    return JobFacts(firm, job, employed, 2, 3, 1, county, "Under 50 people")


def released(facts, before=(), fewest=3):
    """Return all that a release shows, by job and by its parts, one table after another."""
    table = job_table(facts)
    earlier = [
        ReleasedBefore(one.facts, one.shown & job_table(one.facts).values.keys()) for one in before
    ]
    try:
        found = mask(table, fewest, earlier)
    except CannotProtect:
        return ReleasedBefore(facts, set())
    shown = {cell for cell in table.values if cell[1] in MEASURES} - found.few - found.others
    for ladder in (TOGETHER, BY_JOB, HALVES):
        shown |= set(shown_parts(ladder, facts, fewest, shown, before))
    return ReleasedBefore(facts, shown)


def drawn(seed, firms=12):
    chance = random.Random(seed)
    found = []
    for firm in range(firms):
        county, size = chance.choice("AAABBC"), chance.choice(["small", "large"])
        for job in ("Machinists", "Welders", "Riggers"):
            if chance.random() < 0.7:
                growth, leaving = chance.randint(0, 4), chance.randint(0, 5)
                openings = growth + leaving
                early = chance.randint(0, openings)
                halves = dict(zip(YEAR, (early, chance.randint(0, openings - early)), strict=True))
                found.append(
                    JobFacts(
                        firm, job, chance.randint(1, 30), growth, leaving,
                        chance.randint(0, openings), county, size,
                        halves if chance.random() < 0.6 else {},
                    )
                )  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (None, "Size not known"),
        (0, "Under 50 people"),
        (49, "Under 50 people"),
        (50, "50 to 249 people"),
        (249, "50 to 249 people"),
        (250, "250 people and more"),
    ],
)
def test_sizes_end_at_49_and_249(people, words):
    assert size_words(people) == words


@pytest.mark.parametrize(
    ("timing", "openings", "halves"),
    [
        ({}, 5, {}),
        ({8104: 2, 8105: 1, 8106: 4}, 9, {"2026-01": 3, "2026-07": 4}),
        ({8109: 2}, 2, {"2026-01": 0, "2026-07": 2}),  # due after the period: its last half-year
        ({8104: 2}, 1, {}),  # more than there are
        ({8103: 1}, 1, {}),  # before the period
    ],
)
def test_quarters_make_half_years(timing, openings, halves):
    assert halves_of(timing, openings, dt.date(2026, 2, 15), 12) == halves


def test_half_years_have_words():
    assert half_words("2026-10") == "Oct 2026 to Mar 2027"


def test_county_of_three_firms_is_shown_and_adds_up():
    facts = [fact(firm, "A") for firm in range(3)] + [fact(firm, "B", 20) for firm in range(3, 7)]
    shown = released(facts).shown
    assert part_cell("county", "A", "employed") in shown
    assert part_cell("county", "A", "employed", "Machinists") in shown
    table = parts_table(facts, EVERYTHING)
    assert table.values[part_cell("county", "B", "employed", "Machinists")] == 80


def test_county_of_two_hides_another_and_never_a_figure_by_job():
    facts = [fact(firm, "A") for firm in range(4)] + [fact(firm, "B") for firm in range(4, 6)]
    shown = released(facts).shown
    assert ("Machinists", "employed") in shown
    assert not shown & {part_cell("county", name, "employed", job)
                        for name in "AB" for job in ("", "Machinists")}  # fmt: skip


def test_places_that_differ_by_one_firm_are_not_shown_side_by_side():
    facts = [fact(firm, "A") for firm in range(4)] + [fact(4, "B", 77)]
    facts = [replace(one, size="250 people and more") for one in facts]
    shown = released(facts + [fact(firm, "B") for firm in range(5, 9)]).shown
    county, size = (part_cell("county", "A", "employed"),
                    part_cell("size", "250 people and more", "employed"))  # fmt: skip
    assert not {county, size} <= shown


def test_county_of_one_job_and_one_firm_more_is_not_shown():
    facts = [fact(firm, "A") for firm in range(4)] + [fact(4, "A", 77, job="Welders")]
    facts += [fact(firm, "B", job="Welders") for firm in range(5, 9)]
    shown = released(facts).shown
    assert ("Machinists", "employed") in shown
    assert part_cell("county", "A", "employed") not in shown


def test_job_that_no_firm_of_a_place_has_is_0():
    facts = [fact(firm, "A", job=job) for firm in range(3) for job in ("Machinists", "Welders")]
    facts += [fact(firm, "B") for firm in range(3, 6)]
    shown = shown_parts(BY_JOB, facts, 3, released(facts).shown)
    assert shown[part_cell("county", "B", "employed", "Welders")] == 0


def test_job_that_two_firms_of_a_place_lack_is_not_shown_as_0():
    facts = [fact(firm, "A", job=job) for firm in range(4) for job in ("Machinists", "Welders")]
    facts += [fact(firm, "B") for firm in (4, 5)]
    shown = released(facts).shown
    assert ("Welders", "employed") in shown
    assert part_cell("county", "B", "employed", "Welders") not in shown


def test_openings_of_a_half_year_are_shown_from_three_firms_with_those_not_said():
    facts = [replace(fact(firm, "A"), halves={"2026-01": 2, "2026-07": 1}) for firm in range(4)]
    shown = shown_parts(HALVES, facts, 3, {("Machinists", "openings"), ("", "openings")})
    assert {cell[0].split("\x1f")[2]: value for cell, value in shown.items()} == {
        "2026-01": 8, "2026-07": 4, NOT_SAID: 8,
    }  # fmt: skip
    two = [*facts, replace(facts[0], firm=8, halves={"2026-01": 0, "2026-07": 5})]
    two = [
        replace(one, halves={"2026-01": 2, "2026-07": 0}) if one.firm < 3 else one for one in two
    ]
    shown = shown_parts(HALVES, two, 3, {("Machinists", "openings"), ("", "openings")})
    assert part_cell(HALF, "2026-07", "openings") not in shown


def learned(*releases):
    """Return the figures of few that follow from all that the releases show."""
    versions, public = Versions(), set()
    for release in releases:
        name = versions.add(parts_table(release.facts, EVERYTHING))
        public |= {name[cell] for cell in release.shown if cell in name}
    few = set(primary(by_firm(versions.contributions), [MinimumContributors(3)]))
    lower = {key: 0 for key in least_of_jobs(versions, 3)}
    hidden = versions.values.keys() - public
    found = audit(versions.values, versions.relations, hidden, lower=lower, integer=True)
    told = {key for key in few & hidden if found[key].determined and versions.values[key]}
    return told | {key for key in few & public if isinstance(key, Version) and versions.values[key]}


@pytest.mark.slow
@settings(deadline=None, max_examples=12)
@given(st.integers(0, 100_000))
def test_no_figure_of_few_can_be_worked_out(seed):
    assert learned(released(drawn(seed))) == set()


@pytest.mark.slow
@settings(deadline=None, max_examples=4)
@given(st.integers(0, 100_000), st.sampled_from(["left", "changed", "sooner", "moved"]))
def test_two_releases_do_not_tell_what_one_firm_did(seed, happening):
    facts = drawn(seed)
    first = released(facts)
    changes = {
        "left": None, "changed": {"employed": 4001}, "moved": {"county": "B"},
        "sooner": {"growth": 41, "halves": {"2026-01": 41, "2026-07": 0}},
    }[happening]  # fmt: skip
    others = [one for one in facts if one.firm]
    own = [replace(one, **changes) for one in facts if not one.firm] if changes else []
    assert learned(first, released(own + others, [first])) <= learned(first)
