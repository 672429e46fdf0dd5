"""The facts of a move as JSON: every null with its reason."""

import json
import random
from dataclasses import replace
from decimal import Decimal

import pytest

from careerpaths.rules.moves import Related, Side, move_facts
from careerpaths.rules.skills import SKILLS, Profile, Rating
from careerpaths.rules.wages import AnnualWage, Flag
from tests.careerpaths import official


def ratings(seed):
    draw = random.Random(seed)
    return [
        Rating(skill, draw.randint(101, 500) / 100, draw.randint(0, 700) / 100, name=f"S {skill}")
        for skill in SKILLS
    ]


def side(code, title, zone, rated, median):
    wage = AnnualWage(code[:7], Decimal(median), "29540", "May 2025")
    return Side(Profile(code, title, zone, rated), wage)


AIDE = side("31-1131.00", "Nursing Assistants", 2, ratings(1), 44890)
NURSE = side("29-2061.00", "Licensed Practical Nurses", 3, ratings(2), 62000)
UNKNOWN = replace(AIDE, profile=Profile("51-1011.00", "Supervisors"))


def facts(origin=AIDE, destination=NURSE, related=None, release="29.3"):
    found = move_facts(origin, destination, related=related, onet_release=release).as_dict()
    return json.loads(json.dumps(found, allow_nan=False))


def rated(*values):
    """A side whose skills all have this importance and level."""
    return replace(
        AIDE, profile=replace(AIDE.profile, ratings=[Rating(e, *values) for e in SKILLS])
    )


def test_the_facts_have_the_promised_shape():
    found = facts(related=Related("Primary-Short", 3))
    promised = ["from", "to", "gain_percent", "similarity", "gap", "related", "onet_release"]
    assert list(found) == [*promised, "onet_soc", "why", "suppressed", "elements"]
    assert found["from"] == {
        "soc": "31-1131",
        "title": "Nursing Assistants",
        "zone": 2,
        "wage": {"annual_median": 44890, "area": "29540", "release": "May 2025", "flag": None},
    }
    assert found["to"]["soc"] == "29-2061"
    assert list(found["similarity"]) == ["elements", "cosine_im", "pearson_im", "euclid_lv"]
    assert found["similarity"]["elements"] == 35
    assert found["related"] == {"tier": "Primary-Short", "index": 3}
    assert found["onet_release"] == "29.3"
    assert found["onet_soc"] == {"from": "31-1131.00", "to": "29-2061.00"}
    assert found["why"] == {}
    assert found["suppressed"] == []


def test_figures_are_those_of_the_formulas_unrounded():
    found = facts()
    one, other = ratings(1), ratings(2)
    importance = [float(r.importance) for r in one], [float(r.importance) for r in other]
    level = [r.level for r in one], [r.level for r in other]
    alike = found["similarity"]
    assert alike["cosine_im"] == pytest.approx(official.cosine(*importance), abs=1e-12)
    assert alike["pearson_im"] == pytest.approx(official.pearson(*importance), abs=1e-12)
    assert alike["euclid_lv"] == pytest.approx(official.euclid(*level), abs=1e-12)
    assert found["gap"]["value"] == pytest.approx(official.gap(*level, importance[1]), abs=1e-12)
    assert found["gain_percent"] == pytest.approx((62000 / 44890 - 1) * 100, abs=1e-12)


def test_the_five_largest_steps_are_named():
    found = facts()
    steps = found["gap"]["top"]
    assert len(steps) == 5
    shares = [step["weight"] * (step["to"] - step["from"]) for step in steps]
    assert shares == sorted(shares, reverse=True)
    assert set(found["elements"]) == {step["element"] for step in steps}
    assert all(name == f"S {element}" for element, name in found["elements"].items())


def test_an_occupation_without_ratings_has_no_figures_and_says_why():
    found = facts(UNKNOWN, NURSE)
    why = "O*NET has no skill ratings for 51-1011.00."
    assert found["similarity"] == {
        "elements": 0,
        "cosine_im": None,
        "pearson_im": None,
        "euclid_lv": None,
    }
    assert found["gap"] == {"value": None, "top": []}
    for figure in ("cosine_im", "pearson_im", "euclid_lv"):
        assert found["why"][f"similarity.{figure}"] == why
    assert found["why"]["gap.value"] == why
    assert found["why"]["from.zone"] == "O*NET gives 51-1011.00 no job zone."


def test_fewer_than_35_skills_are_counted():
    part = replace(NURSE, profile=replace(NURSE.profile, ratings=ratings(2)[1:]))
    found = facts(AIDE, part)
    assert found["similarity"]["elements"] == 34
    assert found["why"]["similarity.cosine_im"] == (
        "O*NET has the importance of 34 of the 35 skills for 29-2061.00."
    )
    assert found["why"]["gap.value"] == (
        "O*NET has the importance of 34 of the 35 skills for 29-2061.00. "
        "O*NET has the level of 34 of the 35 skills for 29-2061.00."
    )


def test_what_is_not_defined_says_why():
    flat, idle = rated(3.0, 2.0), rated(1.0, 2.0)
    assert facts(flat, NURSE)["why"]["similarity.pearson_im"] == (
        "All skills are equally important to 31-1131.00: there is no correlation."
    )
    assert facts(flat, NURSE)["similarity"]["cosine_im"] is not None
    found = facts(NURSE, idle)
    assert found["gap"]["value"] is None
    assert found["why"]["gap.value"] == (
        "No skill is important to 31-1131.00: there is nothing to weigh."
    )


def test_an_occupation_is_its_own_equal():
    found = facts(AIDE, AIDE)
    assert found["gap"] == {"value": 0, "top": []}
    assert found["gain_percent"] == 0
    assert found["similarity"]["cosine_im"] == pytest.approx(1, abs=1e-12)
    assert found["similarity"]["euclid_lv"] == 0


def test_a_top_coded_wage_is_a_floor_and_gives_no_gain():
    floor = AnnualWage("29-1240", Decimal(239200), "29540", "May 2025", Flag.AT_LEAST)
    found = facts(AIDE, replace(NURSE, wage=floor))
    assert found["to"]["wage"]["annual_median"] == 239200
    assert found["to"]["wage"]["flag"] == "at least"
    assert found["gain_percent"] is None
    why = "The wage of 29-1240 is only known to be at least $239,200."
    assert found["why"]["gain_percent"] == found["why"]["to.wage.flag"] == why


def test_an_unreleased_wage_is_null_and_never_zero():
    hidden = AnnualWage("29-2061", None, "29540", "May 2025", Flag.NOT_RELEASED)
    found = facts(AIDE, replace(NURSE, wage=hidden))
    assert found["to"]["wage"]["annual_median"] is None
    assert found["to"]["wage"]["flag"] == "not released"
    assert found["gain_percent"] is None
    why = "The wage of 29-2061 in area 29540 is not released."
    assert found["why"]["to.wage.annual_median"] == found["why"]["gain_percent"] == why


def test_the_wage_of_a_group_is_flagged():
    group = AnnualWage("29-2061", Decimal("51234.50"), "29540", "May 2025", group="29-2060")
    found = facts(AIDE, replace(NURSE, wage=group))
    assert found["to"]["wage"]["annual_median"] == 51234.5
    assert found["to"]["wage"]["flag"] == "broad group"
    assert "29-2060" in found["why"]["to.wage.flag"]
    assert found["gain_percent"] == pytest.approx((51234.5 / 44890 - 1) * 100)


def test_nothing_loaded_is_said():
    nothing = AnnualWage("31-1131", None, "29540", None, Flag.NOT_LISTED)
    found = facts(replace(UNKNOWN, wage=nothing), NURSE, release=None)
    assert found["onet_release"] is None
    unloaded = "No release of O*NET is loaded."
    assert found["why"]["onet_release"] == found["why"]["related"] == unloaded
    assert found["why"]["from.wage.release"] == "No release of OEWS is loaded."


def test_every_null_has_its_reason():
    nothing = AnnualWage("31-1131", None, "29540", None, Flag.NOT_LISTED)
    found = facts(replace(UNKNOWN, wage=nothing), replace(UNKNOWN, wage=nothing), release=None)
    nulls = set(paths_of_nulls(found)) - {"from.wage.flag", "to.wage.flag"}
    assert nulls <= found["why"].keys()
    assert len(nulls) == 13


def paths_of_nulls(found, above=""):
    for key, value in found.items():
        if isinstance(value, dict):
            yield from paths_of_nulls(value, f"{above}{key}.")
        elif value is None:
            yield f"{above}{key}"


def test_unrelated_occupations_are_null_with_the_reason():
    found = facts()
    assert found["related"] is None
    assert found["why"]["related"] == "O*NET does not list 29-2061.00 as related to 31-1131.00."


def test_suppressed_values_of_both_ends_are_listed():
    marked = replace(ratings(2)[3], suppress_level=True)
    nurse = replace(NURSE.profile, ratings=[*ratings(2)[:3], marked, *ratings(2)[4:]])
    found = facts(AIDE, replace(NURSE, profile=nurse))
    entry = {"onet_soc": "29-2061.00", "element": SKILLS[3], "scale": "LV"}
    assert found["suppressed"] == [entry]
    assert found["elements"][SKILLS[3]] == f"S {SKILLS[3]}"
    twice = facts(replace(NURSE, profile=nurse), replace(NURSE, profile=nurse))
    assert twice["suppressed"] == [entry]


def test_the_onet_occupations_behind_one_soc_code_are_told_apart():
    critical = replace(NURSE, profile=replace(NURSE.profile, code="29-1141.03"))
    found = facts(AIDE, critical)
    assert found["to"]["soc"] == "29-1141"
    assert found["onet_soc"]["to"] == "29-1141.03"
