"""The page of an occupation, and the programs that lead there."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.tenancy import tenant
from careerpaths import models
from tests import factories, reference
from training.models import ProgramOccupation

pytestmark = pytest.mark.django_db

PAGE = "/b/a/careers/51-4041/"
PUBLIC = "/careers/a/51-4041/"
PROGRAMS = f"{PAGE}programs/"


@pytest.fixture
def machinists(board):
    """Official data of one occupation, and the area of the board."""
    reference.OccupationFactory()
    onet = reference.OnetOccupationFactory()
    reference.RatingFactory(occupation=onet)
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(
        hourly_p10=Decimal("18.00"),
        hourly_p25=Decimal("21.50"),
        hourly_p75=Decimal("31.00"),
        hourly_p90=Decimal("36.20"),
    )
    return onet


@pytest.fixture
def program(board):
    match = reference.DataReleaseFactory(source="crosswalk", name="2020")
    models.CipSoc.objects.create(release=match, cip="48.0501", soc="51-4041")
    models.CipSoc.objects.create(release=match, cip="48.0501", soc="25-1194")
    return factories.ProgramFactory(
        provider__board=board, board=board, cip="48.0501", occupations=[], name="Machining I"
    )


def make(model, board, **fields):
    """Make a row of the board for which there is no factory."""
    with tenant([board]):
        return model.objects.create(board=board, **fields)


def change(row, **fields):
    with tenant([row.board]):
        type(row).objects.filter(pk=row.pk).update(**fields)


def words_of(board):
    """Return what the board said of programs and occupations."""
    with tenant([board]):
        return list(ProgramOccupation.objects.values_list("soc", "leads", "source"))


def text(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("url", [PAGE, PROGRAMS, f"{PAGE}to/51-4041/"])
def test_a_stranger_gets_404(machinists, stranger_client, url):
    assert stranger_client.get(url).status_code == 404


@pytest.mark.parametrize("page", [PAGE, PUBLIC])
def test_the_page_says_the_finding_first(machinists, convener_client, page):
    words = text(convener_client, page)
    assert (
        "In Lancaster, PA, 1,200 people work in the occupation, and half earn more than "
        "$25.96 an hour."
    ) in words
    assert "Set up and operate machine tools." in words
    assert "$18.00" in words
    assert "$36.20" in words
    assert "$54,000" in words
    assert "Reading Comprehension" in words
    assert "Occupational Employment and Wage Statistics, May 2025" in words
    assert "O*NET 29.3 Database by USDOL/ETA, used under CC BY 4.0, modified." in words


def test_everybody_reads_the_public_page_and_nothing_confidential(
    board, machinists, program, client
):
    partnership = factories.PartnershipFactory(board=board, name="Secret partnership")
    factories.CriticalJobFactory(partnership=partnership, soc="51-4041", title="Secret job")
    words = text(client, PUBLIC)
    assert "Secret" not in words
    assert "Machining I" not in words
    assert "No program is confirmed yet." in words


def test_the_picture_compares_the_areas(machinists, convener_client):
    nation = reference.AreaFactory(kind="nation", code="US", name="United States")
    reference.WageFactory(area=nation, soc="51-4041", hourly_median=Decimal("27.10"))
    words = text(convener_client, PAGE)
    compared = "The median wage is $25.96 an hour in Lancaster, PA and $27.10 in the United States."
    assert compared in words


def test_staff_read_which_partnerships_plan_for_it(board, machinists, convener_client):
    partnership = factories.PartnershipFactory(board=board)
    factories.CriticalJobFactory(partnership=partnership, soc="51-4041", title="CNC machinist")
    assert "CNC machinist" in text(convener_client, PAGE)


@pytest.mark.parametrize(
    ("fields", "flags", "words"),
    [
        ({"hourly_median": Decimal("115.00")}, {"hourly_median": "top"},
         "half earn at least $115.00 an hour or more."),
        ({"hourly_median": None, "annual_median": None},
         {"hourly_median": "not released", "annual_median": "not released"},
         "The median wage in Lancaster, PA is not released."),
        ({"hourly_median": None}, {"hourly_median": "annual only"},
         "half earn more than $54,000 a year."),
        ({"employment": None}, {"employment": "not released"}, "employment not released"),
    ],
)  # fmt: skip
def test_flags_are_said_in_words(board, convener_client, fields, flags, words):
    reference.OccupationFactory()
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(**fields, flags=flags)
    assert words in text(convener_client, PAGE)


def test_only_annual_wages_are_said_to_be_published(board, convener_client):
    reference.OccupationFactory()
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(hourly_median=None, flags={"hourly_median": "annual only"})
    words = text(convener_client, PAGE)
    assert "Lancaster, PA: only annual wages are published." in words
    assert "not published" in words


def test_a_group_lends_its_wage_and_is_named(board, convener_client):
    reference.OccupationFactory(soc="13-1022", title="Wholesale Buyers")
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(soc="13-1020", title="Buyers and Purchasing Agents")
    assert (
        "published for the broader group 13-1020 Buyers and Purchasing Agents, which holds this "
        "occupation"
    ) in text(convener_client, "/b/a/careers/13-1022/")


def test_an_area_without_the_occupation_says_so(board, convener_client):
    reference.OccupationFactory()
    reference.BoardAreaFactory(board=board)
    reference.DataReleaseFactory(source="oews", name="May 2025")
    assert "lists no wage for Lancaster, PA" in text(convener_client, PAGE)


def test_without_areas_the_page_says_who_chooses_them(board, convener_client):
    reference.OccupationFactory()
    assert "No area is chosen whose wages are wages here." in text(convener_client, PAGE)


@pytest.mark.parametrize(("name", "may"), [("convener", True), ("reviewer", False)])
def test_staff_read_that_the_state_stands_in_for_areas(board, request, client, name, may):
    reference.OccupationFactory()
    board.counties.add(factories.CountyFactory(fips="42071", name="Lancaster", state="PA"))
    reference.WageFactory(area=reference.AreaFactory(kind="state", code="42", name="Pennsylvania"))
    staff = request.getfixturevalue(f"{name}_client")
    words = text(staff, PAGE)
    assert "In Pennsylvania, 1,200 people work in the occupation" in words
    assert "The board has chosen no area" in words
    assert ('<a href="/b/a/areas/">Choose areas</a>' in words) is may
    assert "has chosen no area" not in text(client, PUBLIC)
    reference.BoardAreaFactory(board=board)
    assert "has chosen no area" not in text(staff, PAGE)


def test_state_and_nation_stand_beside(board, machinists, client):
    board.counties.add(factories.CountyFactory(fips="42071", name="Lancaster", state="PA"))
    reference.AreaFactory(kind="state", code="42", name="Pennsylvania")
    nation = reference.AreaFactory(kind="nation", code="US", name="United States")
    reference.WageFactory(area=nation, employment=299_000, hourly_median=Decimal("27.10"))
    words = text(client, PUBLIC)
    assert "United States: 299,000 employed" in words
    assert "Pennsylvania: not listed in this release" in words


def test_an_older_release_is_shown_saying_so(board, convener_client):
    reference.OccupationFactory(release__name="2010", soc="51-4012", title="Programmers, NC")
    reference.DataReleaseFactory(source="soc", name="2018")
    words = text(convener_client, "/b/a/careers/51-4012/")
    assert (
        "SOC occupations, 2018 does not have this occupation: it is shown from SOC occupations, "
        "2010."
    ) in words


@pytest.mark.parametrize("page", ["/b/a/careers/99-1234/", "/careers/a/99-1234/"])
def test_an_unknown_code_is_missing_in_words(board, convener_client, page):
    assert "No release that is loaded has an occupation 99-1234." in text(
        convener_client, page, 404
    )


def test_an_unknown_board_is_missing(machinists, client):
    assert client.get("/careers/nobody/51-4041/").status_code == 404


def test_one_of_several_onet_occupations_is_chosen(board, convener_client):
    reference.OccupationFactory(soc="29-1141", title="Registered Nurses")
    reference.OnetOccupationFactory(code="29-1141.00", title="Registered Nurses")
    acute = reference.OnetOccupationFactory(code="29-1141.01", title="Acute Care Nurses")
    reference.RatingFactory(occupation=acute)
    page = "/b/a/careers/29-1141/"
    words = text(convener_client, page)
    assert "This page describes 29-1141.01 Acute Care Nurses" in words
    assert "29-1141.00 Registered Nurses</a>, without ratings" in words
    other = text(convener_client, f"{page}?onet=29-1141.00")
    assert "This page describes 29-1141.00 Registered Nurses" in other
    assert "O*NET has no ratings of this occupation" in other
    assert "This page describes 29-1141.01" in text(convener_client, f"{page}?onet=nonsense")


def test_ratings_of_an_older_release_are_shown_saying_so(machinists, convener_client):
    newer = reference.DataReleaseFactory(name="31.0")
    reference.OnetOccupationFactory(release=newer)
    words = text(convener_client, PAGE)
    assert "O*NET database, 31.0 is loaded without ratings of this occupation" in words
    assert "Reading Comprehension" in words


def test_ratings_to_mind_are_marked(machinists, convener_client):
    release = machinists.release
    for number, marks in enumerate([{"not_relevant": True}, {"suppress_level": True}]):
        element = reference.ElementFactory(release=release, element_id=f"2.C.{number}")
        reference.RatingFactory(occupation=machinists, element=element, **marks)
    words = text(convener_client, PAGE)
    assert "not relevant" in words
    assert "use with caution, says O*NET" in words


def test_zone_education_titles_and_related_are_told(machinists, convener_client):
    release = machinists.release
    models.JobZone.objects.create(release=release, zone=3, name="Medium preparation")
    models.PreparationCategory.objects.create(
        release=release, scale="RL", category=2, description="High school diploma"
    )
    models.Preparation.objects.create(
        occupation=machinists, scale="RL", category=2, percent=Decimal("61.20")
    )
    models.Title.objects.create(
        occupation=machinists, title="Tool Room Machinist", kind="reported", words="machinist"
    )
    other = reference.OnetOccupationFactory(code="51-9161.00", title="CNC Tool Operators")
    models.RelatedOccupation.objects.create(
        occupation=machinists, other=other, tier="Primary-Short", place=1
    )
    reference.WageFactory(soc="51-9161", hourly_median=Decimal("24.10"))
    words = text(convener_client, PAGE)
    assert "Medium preparation" in words
    assert "High school diploma (61%)" in words
    assert "Tool Room Machinist" in words
    assert "Primary-Short" in words
    assert "$24.10 an hour" in words


def test_the_boards_own_lists_stand_beside(board, machinists, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: dt.date(2026, 11, 22))
    make(models.PriorityOccupation, board, program_year=2026, soc="51-4041", source="State list")
    make(models.LivingWage, board, county=factories.CountyFactory(), year=2026, household="1 adult",
        hourly=Decimal("21.45"), source="Living Wage Calculator",
    )  # fmt: skip
    credential = factories.CredentialFactory(board=board, name="NIMS Level I")
    make(models.CredentialOccupation, board, credential=credential, soc="51-4041")
    for name, status in (("Metal partnership", "current"), ("Quiet partnership", "unlisted")):
        make(
            models.Standing,
            board,
            partnership=factories.PartnershipFactory(board=board, name=name, public_status=status),
            credential=credential,
            firms=7,
            members=11,
            counted_on=dt.date(2026, 11, 1),
        )
    words = text(client, PUBLIC)
    assert "yes, program year 2026" in words
    assert "$21.45" in words
    assert "Living Wage Calculator, 2026" in words
    assert "NIMS Level I" in words
    assert "recognized by 7 of 11 members of Metal partnership" in words
    assert "Quiet" not in words


def test_programs_are_proposed_to_staff_and_decided(board, machinists, program, convener_client):
    words = text(convener_client, PAGE)
    assert "1 proposed program to confirm or refuse" in words
    assert "the CIP to SOC crosswalk" in text(convener_client, PROGRAMS)
    url = f"{PROGRAMS}{program.pk}/"
    assert convener_client.post(url, {"leads": "yes"}).status_code == 302
    assert words_of(board) == [("51-4041", True, "crosswalk")]
    assert "Machining I" in text(convener_client, PAGE)
    assert "Nothing is proposed" in text(convener_client, PROGRAMS)
    convener_client.post(url, {"leads": "no"})
    assert words_of(board) == [("51-4041", False, "crosswalk")]
    assert "Said not to lead here" in text(convener_client, PROGRAMS)


def test_a_confirmed_program_is_public(board, machinists, program, convener_client, client):
    convener_client.post(f"{PROGRAMS}{program.pk}/", {"leads": "yes"})
    client.logout()
    words = text(client, PUBLIC)
    assert "Machining I" in words
    change(program, is_active=False)
    assert "Machining I" not in text(client, PUBLIC)


def test_the_states_list_proposes_too(board, machinists, convener_client):
    factories.ProgramFactory(
        provider__board=board, board=board, cip="", occupations=["51-4041.00", "odd"]
    )
    assert "the state&#x27;s list" in text(convener_client, PROGRAMS)


@pytest.mark.parametrize(("cip", "count"), [("48.0501", 0), ("13.1319", 1)])
def test_teachers_are_proposed_for_programs_that_train_teachers(
    board, program, convener_client, cip, count
):
    release = models.DataRelease.objects.get(source="crosswalk")
    models.CipSoc.objects.create(release=release, cip="13.1319", soc="25-1194")
    change(program, cip=cip)
    page = convener_client.get("/b/a/careers/25-1194/programs/")
    assert page.context["page"].total == count
    listed = convener_client.get(f"/b/a/programs/{program.pk}/").context["proposals"]
    assert ("25-1194" in [proposal.soc for proposal in listed]) == bool(count)


def test_a_program_page_proposes_and_takes_the_answer(machinists, program, convener_client):
    page = f"/b/a/programs/{program.pk}/"
    assert "nobody has said" in text(convener_client, page)
    answer = convener_client.post(f"{page}occupations/51-4041/", {"leads": "yes"})
    assert answer.url == page
    words = text(convener_client, page)
    assert "nobody has said" not in words
    assert "Machinists" in words


def test_staff_name_an_occupation_that_nothing_proposes(
    board, machinists, program, convener_client
):
    reference.OccupationFactory(soc="51-9161", title="CNC Tool Operators")
    url = f"/b/a/programs/{program.pk}/occupations/add/"
    assert convener_client.post(url, {"soc": "519161"}).status_code == 302
    assert words_of(board) == [("51-9161", True, "staff")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("welder", "“welder” is no occupation code"),
        ("99-1234", "No release that is loaded has the code 99-1234."),
        ("", "Enter the SOC code."),
    ],
)
def test_a_code_that_cannot_be_is_refused(board, program, convener_client, typed, sentence):
    answer = convener_client.post(f"/b/a/programs/{program.pk}/occupations/add/", {"soc": typed})
    assert sentence in answer.content.decode()
    assert words_of(board) == []


def test_an_answer_that_is_neither_changes_nothing(board, machinists, program, convener_client):
    convener_client.post(f"{PROGRAMS}{program.pk}/", {"leads": "maybe"})
    assert words_of(board) == []


def test_a_role_without_the_right_reads_and_does_not_decide(machinists, program, clerk_client):
    assert "It leads here" not in text(clerk_client, PROGRAMS)
    for url in (
        f"{PROGRAMS}{program.pk}/",
        f"/b/a/programs/{program.pk}/occupations/51-4041/",
        f"/b/a/programs/{program.pk}/occupations/add/",
    ):
        assert clerk_client.post(url, {"leads": "yes", "soc": "51-4041"}).status_code == 403


@pytest.mark.parametrize("url", ["{}programs/{}/", "/b/a/programs/{1}/occupations/51-4041/"])
def test_deciding_takes_a_post(machinists, program, convener_client, url):
    assert convener_client.get(url.format(PAGE, program.pk)).status_code == 405


def test_a_program_of_another_board_is_missing(machinists, other_board, convener_client):
    other = factories.ProgramFactory(provider__board=other_board, board=other_board)
    answer = convener_client.post(f"{PROGRAMS}{other.pk}/", {"leads": "yes"})
    assert answer.status_code == 404


def test_a_move_is_told_in_words(machinists, convener_client):
    reference.OccupationFactory(soc="51-9161", title="CNC Tool Operators")
    reference.WageFactory(soc="51-9161", annual_median=Decimal(60000))
    words = text(convener_client, f"{PAGE}to/51-9161/")
    assert "The median goes from $54,000 to $60,000 a year, 11.1% more" in words
    assert "These facts support a move or question it" in words
    assert "No such occupation" in text(convener_client, f"{PAGE}to/99-1234/", 404)


def test_a_move_is_told_from_the_releases_of_the_board(board, machinists, convener_client):
    reference.OccupationFactory(soc="51-9161", title="CNC Tool Operators")
    earlier = reference.DataReleaseFactory(source="oews", name="May 2020")
    reference.WageFactory(soc="51-9161", annual_median=Decimal(60_000))
    for soc, wage in (("51-4041", 40_000), ("51-9161", 50_000)):
        reference.WageFactory(release=earlier, soc=soc, annual_median=Decimal(wage))
    make(models.ReleaseInUse, board, release=earlier, source="oews")
    assert "$40,000 to $50,000 a year" in text(convener_client, f"{PAGE}to/51-9161/")


def test_a_move_without_an_area_says_who_chooses_it(board, convener_client):
    assert "No area is chosen" in text(convener_client, f"{PAGE}to/51-9161/")


@pytest.mark.parametrize("page", [PAGE, PUBLIC, PROGRAMS])
def test_rows_cost_no_queries(board, machinists, program, convener_client, page):
    def grow(count):
        for number in range(count):
            other = reference.OnetOccupationFactory(code=f"51-{count}{number:02}.00")
            models.RelatedOccupation.objects.create(
                occupation=machinists, other=other, tier="Primary-Short", place=number
            )
            credential = factories.CredentialFactory(board=board)
            make(models.CredentialOccupation, board, credential=credential, soc="51-4041")
            for leads in (True, None):
                made = factories.ProgramFactory(
                    provider__board=board, board=board, cip="48.0501", occupations=[]
                )
                if leads:
                    convener_client.post(f"{PROGRAMS}{made.pk}/", {"leads": "yes"})
        with CaptureQueriesContext(connection) as queries:
            assert convener_client.get(page).status_code == 200
        return len(queries)

    assert grow(10) >= grow(12)
