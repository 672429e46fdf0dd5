"""Frameworks: from O*NET's elements, from pasted lines, edited, and removed when unused."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.models import LEVELS, Competency, Framework
from careerpaths.rules.frameworks import Line, LineRefused, read_levels, read_lines
from tests import factories
from tests.reference import (
    CredentialCompetencyFactory,
    DataReleaseFactory,
    ElementFactory,
    FrameworkFactory,
    OnetOccupationFactory,
    RatingFactory,
)

pytestmark = pytest.mark.django_db

SCALE = "\n".join(LEVELS)


@pytest.fixture
def framework(board):
    return FrameworkFactory(board=board, name="Metal")


def url_of(page, framework, *more):
    return reverse(f"careerpaths:{page}", args=[framework.board.slug, framework.pk, *more])


def list_url(page, board):
    return reverse(f"careerpaths:{page}", args=[board.slug])


def listed(board):
    with tenant([board]):
        return list(Competency.objects.order_by("pk").values_list("code", "category", "name"))


# Lines


def test_lines_are_read_with_and_without_columns():
    pasted = "M1; Metal; Reads  drawings\n\nM2\tSets offsets\nKeeps the shop clean\n ; ;\n"
    assert read_lines(pasted) == [
        Line("Reads drawings", "M1", "Metal"),
        Line("Sets offsets", "M2"),
        Line("Keeps the shop clean"),
    ]


def test_a_semicolon_in_the_text_stays():
    assert read_lines("M1;Metal;Reads; measures")[0].name == "Reads; measures"


def test_a_long_text_is_kept_whole_under_a_short_name():
    text = "Reads drawings " * 20
    (line,) = read_lines(text)
    assert len(line.name) <= 150
    assert line.name.endswith("drawings…") or line.name.endswith("Reads…")
    assert line.text == text.strip()


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("One\none", "Line 2: “one” stands in line 1 already."),
        ("Two", "Line 1: “Two” stands in the framework already."),
        ("M1; Metal;", "Line 1 says no competency."),
        (f"{'x' * 41}; Reads", "Line 1: the code is longer than 40 letters."),
        (f"M1; {'x' * 61}; Reads", "Line 1: the category is longer than 60 letters."),
        ("\n".join(map(str, range(501))), "up to 500 competencies"),
    ],
)
def test_lines_that_cannot_be_are_refused(pasted, sentence):
    with pytest.raises(LineRefused, match=sentence):
        read_lines(pasted, ["two"])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("only one", "Name 2 to 10 levels"),
        ("\n".join(map(str, range(11))), "Name 2 to 10 levels"),
        (f"a\n{'x' * 61}", "is longer than 60 letters"),
        ("none\nNone", "Two levels have the same name."),
    ],
)
def test_levels_that_cannot_be_are_refused(typed, sentence):
    with pytest.raises(LineRefused, match=sentence):
        read_levels(typed)


# Pages


CHANGES = ["edit_framework", "paste_competencies", "add_framework_competency"]


def test_strangers_and_readers_do_not_pass(framework, stranger_client, reviewer_client):
    skill = factories.CompetencyFactory(board=framework.board, framework=framework)
    edit = reverse("careerpaths:edit_competency", args=[framework.board.slug, skill.pk])
    new = [list_url(page, framework.board) for page in ("add_framework", "add_onet_framework")]
    changes = [edit, *new, *(url_of(page, framework) for page in CHANGES)]
    reads = [url_of("framework", framework), list_url("frameworks", framework.board)]
    assert {stranger_client.get(url).status_code for url in [*reads, *changes]} == {404}
    assert {reviewer_client.get(url).status_code for url in changes} == {403}
    assert {reviewer_client.get(url).status_code for url in reads} == {200}
    remove = reverse("careerpaths:remove_competency", args=[framework.board.slug, skill.pk])
    for url in (url_of("remove_framework", framework), remove):
        assert reviewer_client.post(url).status_code == 403
        assert reviewer_client.get(url).status_code == 405


def test_a_framework_of_another_board_is_missing(board, other_board, convener_client):
    theirs = FrameworkFactory(board=other_board)
    for page in ["framework", *CHANGES]:
        url = reverse(f"careerpaths:{page}", args=[board.slug, theirs.pk])
        assert convener_client.get(url).status_code == 404


def test_a_partnership_s_own_is_pasted(board, convener_client):
    url = list_url("add_framework", board)
    assert convener_client.get(url).context["form"]["levels"].value() == SCALE
    typed = {"name": "Metal", "source": "Members", "levels": SCALE, "lines": "M1; Shop; Measures"}
    page = convener_client.post(url, typed, follow=True).content.decode()
    assert "Measures" in page
    assert "teaches others" in page
    assert listed(board) == [("M1", "Shop", "Measures")]
    again = convener_client.post(url, {**typed, "lines": "a\na", "levels": "x"}).content.decode()
    for sentence in (
        "The board has a framework of this name already.", "stands in line 1 already",
        "Name 2 to 10 levels",
    ):  # fmt: skip
        assert sentence in again
    assert listed(board) == [("M1", "Shop", "Measures")]


def test_more_is_pasted_and_added_one_by_one(framework, convener_client):
    url = url_of("paste_competencies", framework)
    assert convener_client.get(url).status_code == 200
    assert convener_client.post(url, {"lines": "Measures\nCuts"}).status_code == 302
    page = convener_client.post(url, {"lines": "cuts"}).content.decode()
    assert "“cuts” stands in the framework already." in page
    one = url_of("add_framework_competency", framework)
    assert convener_client.get(one).status_code == 200
    assert convener_client.post(one, {"name": "Welds", "code": "W1"}).status_code == 302
    page = convener_client.post(one, {"name": "Welds"}).content.decode()
    assert "The list has a competency of this name already." in page
    assert len(listed(framework.board)) == 3


def test_a_competency_is_edited_and_searched(framework, convener_client):
    skill = factories.CompetencyFactory(board=framework.board, framework=framework, name="Cuts")
    factories.CompetencyFactory(board=framework.board, name="Drives")
    url = reverse("careerpaths:edit_competency", args=[framework.board.slug, skill.pk])
    assert convener_client.get(url).status_code == 200
    typed = {"name": "Cuts steel", "code": "C7"}
    assert convener_client.post(url, typed).url == url_of("framework", framework)
    search = list_url("competencies", framework.board)

    def found(query):
        return [each.name for each in convener_client.get(f"{search}?{query}").context["page"]]

    assert found("q=c7") == ["Cuts steel"]
    assert found(f"framework={framework.pk}") == ["Cuts steel"]
    assert found("framework=999999") == ["Cuts steel", "Drives"]
    assert "No competency fits" in convener_client.get(f"{search}?q=zebra").content.decode()


def test_levels_in_use_stay(framework, convener_client):
    skill = factories.CompetencyFactory(board=framework.board, framework=framework)
    credential = factories.CredentialFactory(board=framework.board)
    CredentialCompetencyFactory(credential=credential, competency=skill, level=3)
    url = url_of("edit_framework", framework)
    typed = {"name": "Metal work", "levels": "no\na little\nyes"}
    page = convener_client.post(url, typed).content.decode()
    assert "A credential asks for level 3. Keep its name." in page
    assert convener_client.post(url, {**typed, "levels": "0\n1\n2\n3"}).status_code == 302
    with tenant([framework.board]):
        framework.refresh_from_db()
    assert (framework.name, framework.levels) == ("Metal work", ["0", "1", "2", "3"])


def test_a_framework_goes_when_nothing_uses_it(framework, convener_client):
    board = framework.board
    skill = factories.CompetencyFactory(board=board, framework=framework)
    need = factories.NeedFactory(
        answer__round__partnership=factories.PartnershipFactory(board=board), competency=skill
    )
    url = url_of("remove_framework", framework)
    page = convener_client.post(url, follow=True).content.decode()
    assert "Metal stays. It is used by needs of employers." in page
    one = reverse("careerpaths:remove_competency", args=[board.slug, skill.pk])
    assert (
        "It is used by needs of employers."
        in convener_client.post(one, follow=True).content.decode()
    )
    with tenant([board]):
        need.delete()
    assert convener_client.post(one).url == url_of("framework", framework)
    page = convener_client.post(url, follow=True).content.decode()
    assert "Metal is removed" in page
    with tenant([board]):
        assert not Framework.objects.exists()


# From O*NET


@pytest.fixture
def onet(db):
    release = DataReleaseFactory(name="29.3")
    occupation = OnetOccupationFactory(release=release)
    for element, name, importance in [
        ("2.A.1.a", "Reading Comprehension", "3.12"),
        ("2.A.1.e", "Mathematics", "3.50"),
        ("2.C.4.a", "Mathematics", "4.10"),
        ("2.B.3.g", "Operations Monitoring", "3.12"),
        ("2.C.9.b", "Philosophy and Theology", None),
    ]:
        RatingFactory(
            occupation=occupation,
            element=ElementFactory(release=release, element_id=element, name=name),
            importance=importance and Decimal(importance),
        )
    return occupation


ASKED = {"code": "51-4041", "kinds": ["Skills", "Knowledge"], "most": "3", "name": "Machinists"}


def test_a_framework_starts_from_the_most_important_elements(board, onet, convener_client):
    url = list_url("add_onet_framework", board)
    assert convener_client.get(url).status_code == 200
    page = convener_client.post(url, ASKED, follow=True).content.decode()
    assert "O*NET 29.3 Database by USDOL/ETA, used under CC BY 4.0, modified." in page
    assert "51-4041.00 Machinists" in page
    assert listed(board) == [
        ("2.C.4.a", "Knowledge", "Mathematics"),
        ("2.A.1.e", "Skills", "Mathematics (skills)"),
        ("2.A.1.a", "Skills", "Reading Comprehension"),
    ]
    with tenant([board]):
        assert Framework.objects.get().levels == LEVELS
    convener_client.post(url, {**ASKED, "kinds": ["Knowledge"], "name": "Known", "most": "68"})
    assert [row[2] for row in listed(board)][3:] == ["Mathematics"]


def test_the_newest_release_with_ratings_stands_in(board, onet, convener_client):
    OnetOccupationFactory(release=DataReleaseFactory(name="30.2"))
    convener_client.post(list_url("add_onet_framework", board), ASKED)
    with tenant([board]):
        assert Framework.objects.get().source.startswith("O*NET 29.3")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"code": "welder"}, "is no occupation code"),
        ({"code": "51-4121"}, "rates skills or knowledge of 51-4121"),
        ({"kinds": []}, "Check skills, knowledge or both."),
        ({"most": "0"}, "greater than or equal to 1"),
        ({"most": "many"}, "Enter a number of elements, such as 20."),
        ({"name": ""}, "Enter the name."),
    ],
)
def test_what_onet_does_not_have_is_refused(board, onet, convener_client, wrong, sentence):
    page = convener_client.post(list_url("add_onet_framework", board), {**ASKED, **wrong})
    assert sentence in page.content.decode()
    assert listed(board) == []


def test_a_divided_occupation_asks_which(board, onet, convener_client):
    other = OnetOccupationFactory(release=onet.release, code="51-4041.01", title="Gear makers")
    RatingFactory(occupation=other, element=onet.ratings.first().element)
    url = list_url("add_onet_framework", board)
    page = convener_client.post(url, ASKED).content.decode()
    assert "O*NET divides 51-4041. Enter one of: 51-4041.00 Machinists" in page
    assert convener_client.post(url, {**ASKED, "code": "51-4041.01"}).status_code == 302


def test_without_onet_the_form_says_so(board, convener_client):
    page = convener_client.post(list_url("add_onet_framework", board), ASKED).content.decode()
    assert "No release of O*NET is loaded yet." in page


def test_rows_cost_no_queries(board, framework, convener_client):
    urls = [
        list_url("frameworks", board), list_url("competencies", board),
        url_of("framework", framework),
    ]  # fmt: skip

    def queries():
        counts = []
        for url in urls:
            with CaptureQueriesContext(connection) as captured:
                assert convener_client.get(url).status_code == 200
            counts.append(len(captured))
        return counts

    def grow(count):
        table = factories.PartnershipFactory(board=board)
        for _ in range(count):
            other = FrameworkFactory(board=board, partnership=table)
            for each in (framework, other):
                factories.CompetencyFactory(board=board, framework=each)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few
