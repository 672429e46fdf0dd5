"""All jobs by county and by size of the employer, beside the figures by job."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import CannotProtect, MinimumContributors, audit, primary
from training.rules.breakdowns import PlacesBefore, place_key, place_table, shown_places
from training.rules.demand import MEASURES, JobFacts, size_words
from training.rules.safe_figures import (
    ReleasedBefore,
    by_firm,
    job_table,
    least_of_jobs,
    mask,
)
from training.rules.versions import Version, Versions


def fact(firm, county, employed=10, job="Machinists"):
    return JobFacts(firm, job, employed, 2, 3, 1, county, "Under 50 people")


def released(facts, before=()):
    """Return all that a release shows, by job and by place."""
    table = job_table(facts)
    earlier = [
        ReleasedBefore(one.facts, one.shown & job_table(one.facts).values.keys()) for one in before
    ]
    try:
        found = mask(table, 3, earlier)
    except CannotProtect:
        return PlacesBefore(facts, set())
    by_job = {cell for cell in table.values if cell[1] in MEASURES} - found.few - found.others
    return PlacesBefore(facts, by_job | set(shown_places(facts, 3, by_job, before)))


def drawn(seed, firms=12):
    chance = random.Random(seed)
    found = []
    for firm in range(firms):
        county, size = chance.choice("AAABBC"), chance.choice(["small", "large"])
        for job in ("Machinists", "Welders", "Riggers"):
            if chance.random() < 0.7:
                growth, leaving = chance.randint(0, 4), chance.randint(0, 5)
                trained = chance.randint(0, growth + leaving)
                found.append(
                    JobFacts(
                        firm, job, chance.randint(1, 30), growth, leaving, trained, county, size
                    )
                )
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


def test_county_of_three_firms_is_shown_and_adds_up():
    facts = [fact(firm, "A") for firm in range(3)] + [fact(firm, "B", 20) for firm in range(3, 7)]
    shown = released(facts).shown
    assert (place_key("county", "A"), "employed") in shown
    assert place_table(facts).values[place_key("county", "B"), "employed"] == 80


def test_county_of_two_hides_another_and_never_a_figure_by_job():
    facts = [fact(firm, "A") for firm in range(4)] + [fact(firm, "B") for firm in range(4, 6)]
    shown = released(facts).shown
    assert ("Machinists", "employed") in shown
    assert not {cell for cell in shown if cell[0] in {place_key("county", name) for name in "AB"}}


def learned(*releases):
    """Return the figures of few that follow from all that the releases show."""
    versions, public = Versions(), set()
    for release in releases:
        name = versions.add(place_table(release.facts))
        public |= {name[cell] for cell in release.shown}
    few = set(primary(by_firm(versions.contributions), [MinimumContributors(3)]))
    lower = {key: 0 for key in least_of_jobs(versions, 3)}
    hidden = versions.values.keys() - public
    found = audit(versions.values, versions.relations, hidden, lower=lower, integer=True)
    told = {key for key in few & hidden if found[key].determined and versions.values[key]}
    return told | {key for key in few & public if isinstance(key, Version) and versions.values[key]}


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 100_000))
def test_no_figure_of_few_can_be_worked_out(seed):
    assert learned(released(drawn(seed))) == set()


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 100_000), st.sampled_from(["left", "changed", "moved"]))
def test_two_releases_do_not_tell_what_one_firm_did(seed, happening):
    facts = drawn(seed)
    first = released(facts)
    changes = {"left": None, "changed": {"employed": 4001}, "moved": {"county": "B"}}[happening]
    others = [one for one in facts if one.firm]
    own = [replace(one, **changes) for one in facts if not one.firm] if changes else []
    assert learned(first, released(own + others, [first])) <= learned(first)
