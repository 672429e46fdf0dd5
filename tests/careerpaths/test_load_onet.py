"""O*NET's tables are taken as they are: both layouts, all at once or in parts, once or again."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.tenancy import tenant
from careerpaths.importers.onet.load import LOADER
from careerpaths.models import (
    DataRelease,
    Element,
    JobZone,
    OnetOccupation,
    Preparation,
    PreparationCategory,
    Rating,
    RelatedOccupation,
    Title,
)
from careerpaths.rules.words import plain
from tests import reference
from tests.careerpaths import official
from tests.careerpaths.files import (
    MACHINISTS,
    NEW_LAYOUT,
    OLD_LAYOUT,
    OPERATORS,
    RATED,
    READING,
    prepared,
    rated,
    write_onet,
)
from ui.sheets import NotThisFile, sources

pytestmark = pytest.mark.django_db

MODELS = [
    OnetOccupation, Title, JobZone, Element, Rating, RelatedOccupation, Preparation,
    PreparationCategory,
]  # fmt: skip
LAYOUTS = [
    pytest.param(OLD_LAYOUT, "30.2", False, id="30.2 text"),
    pytest.param(OLD_LAYOUT, "30.2", True, id="30.2 Excel"),
    pytest.param(NEW_LAYOUT, "30.3", False, id="30.3 text"),
    pytest.param(NEW_LAYOUT, "30.3", True, id="30.3 Excel"),
]
BEFORE = {name: OLD_LAYOUT[name] for name in ("Occupation Data", "Content Model Reference")}


@pytest.fixture
def onet(tmp_path):
    """Load tables of a release from a new folder; return what happened."""

    def onet(tables, release="30.2", excel=False):
        folder = write_onet(
            tmp_path / f"files {len(list(tmp_path.iterdir()))}", tables, excel=excel
        )
        return LOADER.load(sources(folder), release=release)[1]

    return onet


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def ratings():
    return {
        (rating.occupation.code, rating.element.element_id): (
            rating.importance, rating.level, rating.suppress_importance, rating.suppress_level,
            rating.not_relevant,
        )
        for rating in Rating.objects.select_related("occupation", "element")
    }  # fmt: skip


@pytest.mark.parametrize(("tables", "release", "excel"), LAYOUTS)
def test_each_layout_is_taken_once(tables, release, excel, onet):
    first = onet(tables, release, excel)
    assert counts() == {
        "OnetOccupation": 2, "Title": 5, "JobZone": 1, "Element": 5, "Rating": 5,
        "RelatedOccupation": 1, "Preparation": 2, "PreparationCategory": 2,
    }  # fmt: skip
    # The job zone is filled in; CNC Machinist, a short and a reported title, stands there twice.
    assert (first.new, first.filled, first.unchanged, first.differing) == (19, 1, 1, 0)
    before = counts()
    again = onet(tables, release, excel)
    assert (again.new, again.filled, again.differing) == (0, 0, 0)
    assert again.unchanged == first.new + first.filled + first.unchanged
    assert counts() == before


@pytest.mark.parametrize(("tables", "release", "excel"), LAYOUTS)
def test_each_layout_gives_the_same_ratings(tables, release, excel, onet):
    onet(tables, release, excel)
    whole = (Decimal(4), Decimal(5), False, False, False)
    assert ratings() == {
        (MACHINISTS, "2.A.1.a"): (Decimal("4.12"), Decimal("4.62"), False, False, False),
        (MACHINISTS, "2.B.3.e"): (Decimal("1.50"), Decimal("0.75"), True, True, True),
        (MACHINISTS, "2.C.3.d"): whole,
        (MACHINISTS, "1.A.2.a.2"): whole,
        (MACHINISTS, "4.A.3.a.3"): whole,
    }


@pytest.mark.parametrize(("tables", "release", "excel"), LAYOUTS)
def test_each_layout_gives_the_same_words(tables, release, excel, onet):
    onet(tables, release, excel)
    machinists, operators = OnetOccupation.objects.order_by("code")
    assert (machinists.soc, machinists.title, machinists.job_zone, operators.job_zone) == (
        "51-4041", "Machinists", 3, None,
    )  # fmt: skip
    assert machinists.description == 'Set up "and" operate machine tools.'
    titles = machinists.titles.order_by("title")
    assert list(titles.values_list("title", "kind", "words")) == [
        ("CNC Machinist", "short", plain("CNC Machinist")),
        (
            "Computer Numeric Control Machinist",
            "alternate",
            plain("Computer Numeric Control Machinist"),
        ),
        ("Machinists", "official", "machinist"),
        ("Tool Room Machinist", "alternate", "tool room machinist"),
    ]
    related = machinists.related.get()
    assert (related.other, related.tier, related.place) == (operators, "Primary-Short", 1)
    kept = Preparation.objects.order_by("scale").values_list("scale", "category", "percent")
    assert list(kept) == [("OJ", 9, Decimal(0)), ("RL", 3, Decimal("61.25"))]
    assert str(JobZone.objects.get()) == "Job Zone 1-2"
    assert PreparationCategory.objects.get(scale="RL").description == "Post-Secondary Certificate"


def test_tables_may_come_one_after_the_other(onet):
    # Ratings before the Content Model Reference: the element waits for its description.
    for name in ["Occupation Data", "Skills", "Content Model Reference", "Job Zones"]:
        onet({name: OLD_LAYOUT[name]})
    reading = Element.objects.get(element_id="2.A.1.a")
    assert reading.description == "Understanding written sentences."
    assert Rating.objects.count() == 2
    assert OnetOccupation.objects.get(code=MACHINISTS).job_zone == 3


@pytest.mark.parametrize(
    "name",
    ["Skills", "Job Zones", "Related Occupations", "Alternate Titles",
     "Education, Training, and Experience"],
)  # fmt: skip
def test_a_table_before_its_occupations_is_refused(name, onet):
    words = f"{name}.txt: Occupation Data of release 30.2 is missing: load it beside this file"
    with pytest.raises(NotThisFile, match=words):
        onet({name: OLD_LAYOUT[name]})
    assert not DataRelease.objects.exists()


def test_releases_stand_side_by_side(onet):
    onet(OLD_LAYOUT, "30.2")
    onet(NEW_LAYOUT, "30.3")
    assert OnetOccupation.objects.filter(code=MACHINISTS).count() == 2
    assert Rating.objects.filter(occupation__release__name="30.3").count() == 5


def test_what_is_kept_is_not_overwritten(onet):
    onet(BEFORE | {"Skills": [RATED, *READING]})
    outcome = onet({"Skills": [RATED, *rated("2.A.1.a", "Reading Comprehension", "1.00", "4.62")]})
    assert (outcome.new, outcome.differing) == (0, 1)
    assert ratings()[MACHINISTS, "2.A.1.a"][0] == Decimal("4.12")


UNKNOWN = "99-9999.00"
RELATED = OLD_LAYOUT["Related Occupations"]
PREPARED = OLD_LAYOUT["Education, Training, and Experience"]
WRONG = [
    (
        {"Skills": [RATED, *READING, *rated("2.A.1.a", "Reading", 3, 3, code=UNKNOWN)]},
        "Skills.txt, row 4, column O.NET-SOC Code: release 30.2 has no 99-9999.00",
    ),
    (
        {"Job Zones": [*OLD_LAYOUT["Job Zones"], (UNKNOWN, 3, "08/2023", "Analyst")]},
        "Job Zones.txt, row 3, column O.NET-SOC Code: release 30.2 has no 99-9999.00",
    ),
    (
        {"Related Occupations": [*RELATED, (OPERATORS, UNKNOWN, "Supplemental", 1)]},
        "row 3, column Related O.NET-SOC Code: release 30.2 has no 99-9999.00",
    ),
    (
        {"Skills": [RATED, *READING, READING[1]]},
        "Skills.txt, row 4, .*: 51-4041.00, 2.A.1.a, LV stands here for the second time",
    ),
    ({"Related Occupations": [*RELATED, RELATED[1]]}, "row 3, .* for the second time"),
    (
        {"Education, Training, and Experience": [*PREPARED, *prepared("2.D.1", "RL", 3, "5.00")]},
        "row 5, .*: 51-4041.00, RL, 3 stands here for the second time",
    ),
    (
        {"Skills": [RATED, *rated("2.A.1.b", "R" * 151, 3, 3)]},
        "Skills.txt, row 2: a text is longer than 150",
    ),
    (
        {
            "Alternate Titles": [
                *OLD_LAYOUT["Alternate Titles"],
                (MACHINISTS, "x" * 251, None, "08"),
            ]
        },
        "Alternate Titles.txt, row 4: a text is longer than 250 letters",
    ),
    ({"Skills": [RATED, *READING, READING[0][:4]]}, "row 4: .* cut off"),
    ({"Skills": [("O*NET-SOC Code", "Score"), (MACHINISTS, 3)]}, "row 1: there is no column"),
    ({"Essential Skills": OLD_LAYOUT["Skills"]}, "release 30.2 of O.NET has no table Essential"),
]


@pytest.mark.parametrize(("tables", "words"), WRONG)
def test_what_is_wrong_is_refused_and_nothing_is_taken(tables, words, onet):
    with pytest.raises(NotThisFile, match=words):
        onet(OLD_LAYOUT | tables)
    assert not any(counts().values())
    assert not DataRelease.objects.exists()


def test_an_occupation_in_use_that_the_release_lacks_is_told(board, onet):
    with tenant([board]):
        reference.PriorityOccupationFactory(board=board, soc="29-1141")
    (note,) = onet({"Occupation Data": OLD_LAYOUT["Occupation Data"]}).notes
    assert note.startswith("29-1141 is in use by 1 board and not in this release")


def test_half_a_workbook_is_refused(tmp_path):
    folder = write_onet(tmp_path / "db_30_2_excel", OLD_LAYOUT, excel=True)
    skills = folder / "Skills.xlsx"
    skills.write_bytes(skills.read_bytes()[: skills.stat().st_size // 2])
    with pytest.raises(NotThisFile, match="Skills.xlsx: the file is cut off or damaged"):
        LOADER.load(sources(folder))
    assert not any(counts().values())


def test_a_text_that_ends_within_a_description_is_refused(tmp_path):
    folder = write_onet(tmp_path / "db_30_2_text", OLD_LAYOUT)
    described = folder / "Occupation Data.txt"
    whole = described.read_bytes()
    described.write_bytes(whole[:-3])
    with pytest.raises(NotThisFile, match="Occupation Data.txt: the file is cut off within"):
        LOADER.load(sources(folder))
    assert not any(counts().values())
    described.write_bytes(whole.rstrip())
    LOADER.load(sources(folder))
    assert counts()["OnetOccupation"] == 2


def test_the_end_of_the_work_leaves_nothing(tmp_path):
    folder = write_onet(tmp_path / "db_30_2_text", OLD_LAYOUT)

    def stop(rows):
        if rows > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LOADER.load(sources(folder), progress=stop)
    assert not any(counts().values())


def test_the_command_tells_what_happened(tmp_path):
    folder = write_onet(tmp_path / "db_30_3_text", NEW_LAYOUT)
    out = StringIO()
    call_command("import_onet", folder, stdout=out)
    assert out.getvalue().splitlines() == [
        "O*NET database, 30.3: 19 new, 1 filled in, 1 as they were.",
        "1 file was passed over: no table of O*NET that the portal uses.",
    ]


def test_the_command_refuses_in_a_sentence(tmp_path):
    folder = write_onet(tmp_path / "files", OLD_LAYOUT)
    for options, words in [
        ({}, "Name the release, such as 29.3"),
        ({"release": "newest"}, "'newest' is not the name of a release"),
        ({"release": "30.3"}, "release 30.3 of O.NET has no table"),
    ]:
        with pytest.raises(CommandError, match=words):
            call_command("import_onet", folder, **options)
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_onet", tmp_path / "nowhere")


def expected_ratings():
    """Return the skills as the oracle reads them, in the shape of `ratings`."""
    return {
        (code, element): (
            scales["IM"]["Data Value"], scales["LV"]["Data Value"],
            scales["IM"]["Recommend Suppress"] == "Y", scales["LV"]["Recommend Suppress"] == "Y",
            scales["LV"]["Not Relevant"] == "Y",
        )
        for code, elements in official.skills().items()
        for element, scales in elements.items()
    }  # fmt: skip


@pytest.mark.slow
@official.needs(official.ONET)
def test_the_official_ratings_are_kept_to_the_last_digit():
    folder = official.FOLDER / official.ONET
    names = ("Occupation Data.xlsx", "Job Zones.xlsx", "Skills.xlsx")
    chosen = [source for source in sources(folder) if source.name in names]
    LOADER.load(chosen)
    kept, expected = ratings(), expected_ratings()
    assert len(kept) == 879 * 35
    assert kept.keys() == expected.keys()
    for key, (importance, level, *flags) in kept.items():
        assert abs(float(importance) - float(expected[key][0])) < 1e-6
        assert abs(float(level) - float(expected[key][1])) < 1e-6
        assert flags == list(expected[key][2:])
    zoned = OnetOccupation.objects.exclude(job_zone=None).values_list("code", "job_zone")
    zones = official.rows(f"{official.ONET}/Job Zones.xlsx")
    assert dict(zoned) == {row["O*NET-SOC Code"]: row["Job Zone"] for row in zones}
    before = counts()
    _, again = LOADER.load(chosen)
    assert (again.new, again.filled, again.differing) == (0, 0, 0)
    assert counts() == before


@pytest.mark.slow
@official.needs("onet_27_0_txt")
def test_the_official_text_release_is_taken():
    _, first = LOADER.load(sources(official.FOLDER / "onet_27_0_txt"))
    assert first.differing == 0
    assert counts() == {
        "OnetOccupation": 1_016, "Title": 8_557, "JobZone": 5, "Element": 585, "Rating": 0,
        "RelatedOccupation": 18_460, "Preparation": 34_932, "PreparationCategory": 41,
    }  # fmt: skip
    machinists = OnetOccupation.objects.get(code=MACHINISTS)
    assert machinists.titles.filter(title="Production Machinist", kind="reported").exists()
    assert machinists.related.first().other.code == OPERATORS
