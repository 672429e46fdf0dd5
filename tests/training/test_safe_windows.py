"""Needs by skill, level and time: what may be shown beside the figures of whole skills."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import MinimumContributors, audit, primary
from training.rules.demand import NeedFacts
from training.rules.safe_figures import by_firm
from training.rules.safe_needs import NeedsBefore, skills_changed_by_few, skills_of_few
from training.rules.safe_windows import (
    ALL_SKILLS,
    TOTAL,
    WindowsBefore,
    shown_windows,
    split_of,
    window_table,
)
from training.rules.versions import Versions

DAY = dt.date(2026, 6, 12)
SOON, LATER = DAY + dt.timedelta(30), DAY + dt.timedelta(500)


def need(firm, people=2, by=SOON, level=3, skill="CNC"):
    return NeedFacts(firm, skill, False, people, 1, by, level)


def shown(needs, before=()):
    """Return what a release shows, of the skills that it shows at all."""
    earlier = [NeedsBefore(one.facts, 3) for one in before]
    hidden = skills_of_few(needs, 3) | skills_changed_by_few(needs, 3, earlier)
    skills = {fact.competency for fact in needs} - hidden
    return shown_windows(needs, DAY, 3, skills, before) or {}


def drawn(seed, firms=9, skills=4):
    chance = random.Random(seed)
    days = [DAY + dt.timedelta(count) for count in (60, 300, 500)]
    return [
        need(
            firm, chance.randint(1, 9), chance.choice(days), chance.randint(2, 4), f"skill {skill}"
        )
        for firm in range(firms)
        for skill in range(skills)
        if chance.random() < 0.6
    ]


@pytest.mark.parametrize(
    ("day", "level", "split"),
    [
        (dt.date(2026, 12, 12), 2, "soon|1-2"),
        (dt.date(2026, 12, 13), 3, "year|3-4"),
        (dt.date(2027, 6, 12), 4, "year|3-4"),
        (dt.date(2027, 6, 13), 1, "later|1-2"),
    ],
)
def test_windows_end_after_six_and_twelve_months(day, level, split):
    assert split_of(need(1, by=day, level=level), DAY) == split


def test_emerging_need_of_three_is_shown_and_of_two_hidden():
    three = [need(firm, by=LATER) for firm in range(3)]
    now = [need(firm) for firm in range(3, 6)]
    assert shown(three + now)["CNC", "later|3-4"] == 6
    two = shown(three[:2] + now)
    assert ("CNC", "later|3-4") not in two
    assert ("CNC", "soon|3-4") not in two, "the total less it would be the hidden one"
    assert two["CNC", TOTAL] == 10


def test_skill_of_few_has_no_splits():
    needs = [need(firm) for firm in range(4)] + [need(9, skill="Robots"), need(8, skill="Robots")]
    assert {skill for skill, _ in shown(needs)} <= {"CNC", ALL_SKILLS}


def test_nothing_is_split_where_a_skill_was_renamed_since():
    needs = [need(firm) for firm in range(5)]
    assert shown_windows(needs, DAY, 3, ["CNC"], [WindowsBefore(needs, DAY, None)]) is None


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 100_000))
def test_no_split_of_few_can_be_worked_out(seed):
    needs = drawn(seed)
    table = window_table(needs, DAY)
    seen = shown(needs)
    few = set(primary(by_firm(table.contributions), [MinimumContributors(3)]))
    found = audit(table.values, table.relations, table.values.keys() - seen.keys(), integer=True)
    assert not few & seen.keys()
    assert not {cell for cell in few if found[cell].determined}


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 100_000), st.sampled_from(["joined", "left", "changed"]))
def test_two_releases_do_not_tell_what_one_firm_did(seed, happening):
    needs = drawn(seed)
    first = shown(needs)
    others = [fact for fact in needs if fact.firm]
    own = {
        "joined": [*needs, need(99, 77, LATER, 3, "skill 1")],
        "left": others,
        "changed": [replace(fact, people=fact.people + 41) if not fact.firm else fact
                    for fact in needs],
    }[happening]  # fmt: skip
    second = shown(own, [WindowsBefore(needs, DAY, set(first))])
    versions = Versions()
    keys = set()
    for facts, seen in ((needs, first), (own, second)):
        name = versions.add(window_table(facts, DAY))
        keys |= {name[cell] for cell in seen}
    few = set(primary(by_firm(versions.contributions), [MinimumContributors(3)]))
    lower = {key: 0 for key in versions.values if hasattr(key, "number")}
    hidden = versions.values.keys() - keys
    found = audit(versions.values, versions.relations, hidden, lower=lower, integer=True)
    told = {key for key in few & hidden if found[key].determined and versions.values[key]}
    assert not told
