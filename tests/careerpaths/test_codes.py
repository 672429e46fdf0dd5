"""Codes as people and files write them."""

import pytest

from careerpaths.rules.codes import (
    CIP,
    ONET_SOC,
    SOC,
    NotACode,
    broad_group,
    cip_of,
    is_postsecondary_teacher,
    occupation_code,
    onet_soc_of,
    published_groups,
    soc_of,
)
from tests.careerpaths import official


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("51-9161", "51-9161"),
        ("519161", "51-9161"),
        (" 51–9161\u00a0", "51-9161"),
        ("51\u20119161", "51-9161"),
        ("51-9161.00", "51-9161.00"),
        ("51-9161 .00", "51-9161.00"),
        ("47211100", "47-2111.00"),
        ("29114103", "29-1141.03"),
    ],
)
def test_occupation_codes_are_read_as_they_are_meant(written, code):
    assert occupation_code(written) == code


@pytest.mark.parametrize(
    "written", ["", "51", "51-916", "5191611", "51-9161.0", "welder", "५१-9161"]
)
def test_what_is_no_occupation_code_is_refused_in_a_sentence(written):
    with pytest.raises(NotACode, match=f"^“{written}” is no occupation code: write 51-9161 "):
        occupation_code(written)


def test_a_soc_code_is_the_first_part_of_an_onet_code():
    assert soc_of("51-9161.00") == soc_of("519161") == "51-9161"
    assert soc_of("29-1141.03") == "29-1141"


def test_a_soc_code_stands_for_the_first_onet_code():
    assert onet_soc_of("51–9161") == "51-9161.00"
    assert onet_soc_of("29-1141.03") == "29-1141.03"


def test_patterns_take_whole_codes_only():
    assert SOC.match("51-9161")
    assert not SOC.match("51-9161.00")
    assert ONET_SOC.match("51-9161.00")
    assert not ONET_SOC.match("51-9161")
    assert all(CIP.match(code) for code in ("46", "46.04", "46.0401"))
    assert not any(CIP.match(code) for code in ("4", "46.", "46.040", "460401"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("46.0401", "46.0401"),
        ("460401", "46.0401"),
        ('="01.0000"', "01.0000"),
        ("1.0000", "01.0000"),
        ("10000", "01.0000"),
        ("48.05", "48.05"),
        ("0101", "01.01"),
        ("1", "01"),
    ],
)
def test_program_codes_are_read_as_they_are_meant(written, code):
    assert cip_of(written) == code


@pytest.mark.parametrize("written", ["", "46.", "46.040", "4604011", "nursing", "46.4"])
def test_what_is_no_program_code_is_refused_in_a_sentence(written):
    with pytest.raises(NotACode, match="is no code of a program: write 46.0401"):
        cip_of(written)


def test_the_broad_group_ends_in_zero():
    assert broad_group("13-1022") == "13-1020"
    assert broad_group("51-9161") == "51-9160"


def test_physicians_are_one_broad_group():
    assert broad_group("29-1223") == broad_group("29-1211") == "29-1210"


def test_a_narrower_group_of_oews_comes_before_the_broad_group():
    assert published_groups("13-1022") == ("13-1020",)
    assert published_groups("51-2023") == ("51-2028", "51-2020")


def test_postsecondary_teachers_are_told_from_other_teachers():
    assert is_postsecondary_teacher("25-1072")
    assert not is_postsecondary_teacher("25-2021")
    assert not is_postsecondary_teacher("29-1141")


@official.needs(official.SOC_STRUCTURE)
def test_broad_groups_are_those_of_the_official_structure():
    groups = official.broad_groups()
    assert len(groups) == 867
    assert {soc: broad_group(soc) for soc in groups} == groups


@official.needs(official.SOC_STRUCTURE, official.OEWS)
def test_groups_of_oews_stand_in_the_place_of_their_members():
    """The broad group's employment adds up, once its narrower group replaces the members."""
    people = official.national_employment()
    checked = set()
    for broad in set(official.broad_groups().values()) & people.keys():
        members = [soc for soc, group in official.broad_groups().items() if group == broad]
        parts = {soc if soc in people else published_groups(soc)[0] for soc in members}
        if parts <= people.keys() and broad not in parts:
            assert sum(people[part] for part in parts) == pytest.approx(people[broad], abs=50)
            checked |= parts - set(members)
    assert checked == {"21-1018", "25-2052", "25-9045", "51-2028", "53-1047"}
