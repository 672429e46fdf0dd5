"""The facts of a move, from what is loaded, and the command that prints them."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careerpaths.models import Rating, RelatedOccupation
from careerpaths.reports.moves import NotLoaded, career_move
from careerpaths.rules.skills import SKILLS
from careerpaths.rules.telling import CAUTION, told
from tests import reference
from tests.careerpaths import official

pytestmark = pytest.mark.django_db


def rate(occupation, importance, level):
    """Rate all 35 skills: the same importance, the level in turn a point higher."""
    Rating.objects.bulk_create(
        Rating(
            occupation=occupation,
            element=reference.ElementFactory(
                release=occupation.release, element_id=skill, name=f"Skill {skill}"
            ),
            importance=importance + Decimal(number % 3) / 10,
            level=level + Decimal(number % 5) / 10,
        )
        for number, skill in enumerate(SKILLS)
    )


@pytest.fixture
def aide(db):
    found = reference.OnetOccupationFactory(
        code="31-1131.00", title="Nursing Assistants", job_zone=3
    )
    rate(found, Decimal("2.50"), Decimal("2.00"))
    reference.WageFactory(soc="31-1131", annual_median=Decimal(44890))
    return found


@pytest.fixture
def nurse(db):
    found = reference.OnetOccupationFactory(
        code="29-2061.00", title="Licensed Practical Nurses", job_zone=3
    )
    rate(found, Decimal("3.50"), Decimal("3.00"))
    reference.WageFactory(soc="29-2061", annual_median=Decimal(62000))
    return found


@pytest.fixture
def move(aide, nurse):
    RelatedOccupation.objects.create(occupation=aide, other=nurse, tier="Primary-Short", place=2)
    return ("31-1131", "29-2061.00")


def printed(*args, **options):
    out = StringIO()
    call_command("career_move", *args, stdout=out, **options)
    return out.getvalue()


def test_the_command_prints_the_promised_keys(move):
    found = json.loads(printed(*move, "--area", "29540", "--json"))
    end = {"soc", "title", "zone", "wage"}
    wage = {"annual_median": 44890, "area": "29540", "release": "May 2025", "flag": None}
    assert set(found["from"]) == set(found["to"]) == end
    assert found["from"]["wage"] == wage
    assert found["from"]["soc"] == "31-1131"
    assert found["to"]["title"] == "Licensed Practical Nurses"
    assert found["gain_percent"] == pytest.approx((62000 / 44890 - 1) * 100, abs=1e-12)
    assert set(found["similarity"]) == {"elements", "cosine_im", "pearson_im", "euclid_lv"}
    assert found["similarity"]["elements"] == 35
    assert found["gap"]["value"] == pytest.approx(1, abs=1e-12)
    assert [set(step) for step in found["gap"]["top"]] == [{"element", "from", "to", "weight"}] * 5
    assert found["related"] == {"tier": "Primary-Short", "index": 2}
    assert found["onet_release"] == "29.3"
    assert found["why"] == {}


def test_the_way_back_is_another_move(move):
    found = json.loads(printed(*reversed(move), "--area", "29540", "--json"))
    assert found["gap"] == {"value": 0, "top": []}
    assert found["gain_percent"] < 0
    assert found["related"] is None
    assert found["why"]["related"] == "O*NET does not list 31-1131.00 as related to 29-2061.00."


def test_the_command_tells_the_move_in_plain_words(move):
    words = printed(*move, area="29540")
    assert words.startswith(
        "Nursing Assistants (31-1131.00) to Licensed Practical Nurses (29-2061.00), Lancaster, PA"
    )
    assert (
        "The median goes from $44,890 to $62,000 a year, 38.1% more (OEWS May 2025, Lancaster, PA)."
        in words
    )
    assert "Both are in job zone 3." in words
    assert "it asks 1.00 points more on the scale of skill levels" in words
    assert "Skills to build: Skill 2.A.1.c from 2.20 to 3.20;" in words
    assert "O*NET lists the destination as related: Primary-Short, number 2 of the list." in words
    assert CAUTION in words


@pytest.mark.parametrize(
    ("args", "area", "words"),
    [
        (("machinist", "29-2061"), "29540", "“machinist” is no occupation code"),
        (("31-1131", "99-1234"), "29540", "No occupation that is loaded has the code 99-1234."),
        (("31-1131.07", "29-2061"), "29540", "has the code 31-1131.07."),
        (("31-1131", "29-2061"), "Lancaster", "No area with wages has the code “Lancaster”"),
    ],
)
def test_what_nothing_knows_is_said_in_a_sentence(move, args, area, words):
    with pytest.raises(CommandError, match="[.]$") as refused:
        printed(*args, area=area)
    assert words in str(refused.value)


def test_without_data_there_is_a_sentence(db):
    with pytest.raises(NotLoaded, match="No area with wages"):
        career_move("51-4041", "51-9161", area="US")
    reference.AreaFactory(kind="nation", code="US")
    with pytest.raises(NotLoaded, match="No occupation that is loaded has the code 51-4041."):
        career_move("51-4041", "51-9161", area="us")


def test_an_occupation_that_only_the_soc_has_keeps_its_wage(nurse):
    reference.OccupationFactory(soc="51-4041", title="Machinists")
    reference.WageFactory(soc="51-4041", annual_median=Decimal(54000))
    found = career_move("51-4041", "29-2061", area="29540").as_dict()
    assert found["from"]["title"] == "Machinists"
    assert found["gain_percent"] == pytest.approx((62000 / 54000 - 1) * 100)
    assert found["gap"]["value"] is None
    assert found["why"]["gap.value"] == "O*NET has no skill ratings for 51-4041.00."


def test_rated_occupations_of_the_same_code_are_named(nurse):
    reference.OnetOccupationFactory(code="11-1011.00", title="Chief Executives", job_zone=5)
    other = reference.OnetOccupationFactory(
        code="11-1011.03", title="Chief Sustainability Officers"
    )
    rate(other, Decimal("3.00"), Decimal("3.00"))
    facts = career_move("29-2061", "11-1011", area="29540")
    assert facts.why["gap.value"] == (
        "O*NET has no skill ratings for 11-1011.00. O*NET rates these of the same SOC code: "
        "11-1011.03 Chief Sustainability Officers."
    )
    assert career_move("29-2061", "11-1011.03", area="29540").gap.value is not None


def test_a_group_lends_its_wage_and_a_floor_gives_no_gain(aide):
    reference.OccupationFactory(soc="13-1022", title="Wholesale Buyers")
    reference.WageFactory(soc="13-1020", annual_median=Decimal(75000))
    reference.OccupationFactory(soc="29-1215", title="Family Medicine Physicians")
    reference.WageFactory(
        soc="29-1215", annual_median=Decimal(239200), flags={"annual_median": "top"}
    )
    group = career_move("31-1131", "13-1022", area="29540")
    assert group.gain_percent is not None
    assert group.as_dict()["to"]["wage"]["flag"] == "broad group"
    floor = career_move("31-1131", "29-1215", area="29540")
    assert floor.gain_percent is None
    assert floor.why["gain_percent"] == (
        "The wage of 29-1215 is only known to be at least $239,200."
    )
    assert told(floor)[0] == floor.why["gain_percent"]


@pytest.mark.parametrize(
    ("flag", "shown"),
    [("not released", "not released"), ("not applicable", "hourly only"), (None, "not released")],
)
def test_a_wage_that_is_missing_says_why(aide, flag, shown):
    reference.OccupationFactory(soc="51-4041")
    flags = {"annual_median": flag} if flag else {}
    reference.WageFactory(soc="51-4041", annual_median=None, flags=flags)
    found = career_move("31-1131", "51-4041", area="29540").as_dict()
    assert found["to"]["wage"]["annual_median"] is None
    assert found["to"]["wage"]["flag"] == shown
    assert found["gain_percent"] is None
    assert found["why"]["gain_percent"]


def test_an_occupation_that_is_not_listed_in_the_area_says_so(aide):
    reference.OccupationFactory(soc="51-4041")
    found = career_move("31-1131", "51-4041", area="29540").as_dict()
    assert found["to"]["wage"]["flag"] == "not listed"


def test_a_newer_release_without_ratings_is_passed_over(move):
    newer = reference.DataReleaseFactory(name="31.0")
    reference.OnetOccupationFactory(release=newer, code="31-1131.00", title="Aides")
    assert career_move(*move, area="29540").onet_release == "29.3"
    chosen = career_move("31-1131", "31-1131", area="29540", onet_release=newer)
    assert (chosen.onet_release, chosen.gap.value) == ("31.0", None)


def test_queries_do_not_grow_with_what_is_loaded(move):
    with CaptureQueriesContext(connection) as few:
        career_move(*move, area="29540")
    for number in range(10):
        other = reference.OnetOccupationFactory(code=f"51-40{number:02}.00")
        rate(other, Decimal(3), Decimal(3))
    with CaptureQueriesContext(connection) as many:
        career_move(*move, area="29540")
    assert len(few) == len(many) <= 10


@pytest.mark.slow
@official.needs(official.ONET, official.OEWS)
@pytest.mark.parametrize("area", ["29540", "US"])
def test_official_moves_come_out_of_the_database_to_a_millionth(area):
    folder = official.FOLDER
    for table in ("Occupation Data", "Job Zones", "Skills"):
        path = folder / official.ONET / f"{table}.xlsx"
        call_command("import_onet", path, release="29.3", stdout=StringIO())
    call_command("import_oews", folder / official.OEWS, release="May 2025", stdout=StringIO())
    for origin, destination in [("31-1131", "29-2061"), ("51-4041", "51-9161")]:
        found = json.loads(printed(origin, destination, "--area", area, "--json"))
        one, other = f"{origin}.00", f"{destination}.00"
        rated = official.importance(one), official.importance(other)
        levels = official.level(one), official.level(other)
        wages = official.annual_median(origin, area), official.annual_median(destination, area)
        expected = {
            "cosine_im": official.cosine(*rated),
            "pearson_im": official.pearson(*rated),
            "euclid_lv": official.euclid(*levels),
        }
        alike = found["similarity"]
        assert alike.pop("elements") == 35
        assert alike == pytest.approx(expected, abs=1e-6)
        assert found["gap"]["value"] == pytest.approx(official.gap(*levels, rated[1]), abs=1e-6)
        steps = [element for element, _ in official.largest_steps(one, other)]
        assert [step["element"] for step in found["gap"]["top"]] == steps
        assert found["gain_percent"] == pytest.approx((wages[1] / wages[0] - 1) * 100, abs=1e-6)
