"""People hired by source: what may be shown of them, also beside what was released before."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import MinimumContributors, audit, primary
from training.rules.safe_figures import ALL_JOBS, by_firm
from training.rules.safe_hires import (
    ALL_SOURCES,
    HireFacts,
    HiresBefore,
    hire_table,
    shown_hires,
)
from training.rules.versions import Version, Versions

SOURCES = {"Machinists": ["school", "staffing", "source:7"], "Welders": ["school", "staffing"]}


def facts(*hired, job="Machinists"):
    return [HireFacts(firm, job, each) for firm, each in enumerate(hired)]


def drawn(seed, firms=8):
    chance = random.Random(seed)
    return [
        HireFacts(firm, job, {one: chance.choice([0, 1, 4]) for one in chance.sample(sources, 2)})
        for firm in range(firms)
        for job, sources in SOURCES.items()
        if chance.random() < 0.7
    ]


def test_source_of_three_firms_is_shown_and_one_that_nobody_names_is_0():
    shown = shown_hires(facts(*[{"school": 2}] * 3), SOURCES, 3)
    assert shown["Machinists", "school"] == 6
    assert shown["Machinists", "source:7"] == 0
    assert shown["Machinists", ALL_SOURCES] == shown[ALL_JOBS, ALL_SOURCES] == 6


def test_source_of_two_hides_another_and_keeps_the_sum():
    hired = [{"school": 2, "staffing": 1}, {"school": 2, "staffing": 4}, {"school": 3}]
    shown = shown_hires(facts(*hired), SOURCES, 3)
    assert shown["Machinists", ALL_SOURCES] == 12
    assert ("Machinists", "staffing") not in shown
    assert ("Machinists", "school") not in shown


def test_nothing_is_shown_of_two_firms():
    assert not any(shown_hires(facts({"school": 2}, {"school": 3}), SOURCES, 3).values())


def learned(*releases):
    """Return the figures of few that follow from all that the releases show."""
    versions, public = Versions(), set()
    for release in releases:
        name = versions.add(hire_table(release.facts, SOURCES))
        public |= {name[cell] for cell in release.shown}
    few = set(primary(by_firm(versions.contributions), [MinimumContributors(3)]))
    lower = {key: 0 for key in versions.values if isinstance(key, Version)}
    hidden = versions.values.keys() - public
    found = audit(versions.values, versions.relations, hidden, lower=lower, integer=True)
    told = {key for key in few & hidden if found[key].determined and versions.values[key]}
    return told | {key for key in few & public if isinstance(key, Version) and versions.values[key]}


def released(facts, before=()):
    return HiresBefore(facts, set(shown_hires(facts, SOURCES, 3, before)))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 100_000))
def test_no_figure_of_few_can_be_worked_out(seed):
    assert learned(released(drawn(seed))) == set()


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 100_000), st.sampled_from(["left", "changed"]))
def test_two_releases_do_not_tell_what_one_firm_did(seed, happening):
    said = drawn(seed)
    first = released(said)
    others = [one for one in said if one.firm]
    own = [replace(one, hired={"school": 4001}) for one in said if not one.firm]
    second = released(others if happening == "left" else own + others, [first])
    assert learned(first, second) <= learned(first)
