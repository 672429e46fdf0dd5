"""Pages of a board's areas, priority occupations and living wages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.models import Area, AreaCounty
from tests import reference
from tests.factories import CountyFactory

pytestmark = pytest.mark.django_db

READ = ["areas", "priority_occupations", "living_wages"]
CHOOSE = ["add_area"]
EDIT = ["add_priority", "upload_priorities", "add_living_wage", "upload_living_wages"]
ROWS = {
    "move_area": reference.BoardAreaFactory,
    "remove_area": reference.BoardAreaFactory,
    "remove_priority": reference.PriorityOccupationFactory,
    "remove_living_wage": reference.LivingWageFactory,
}
PRIORITY = {"program_year": "2026", "soc": "514041", "source": "State list", "note": ""}
WAGE = {
    "county": "42071", "year": "2026", "household": "1 adult", "hourly": "22.10", "source": "MIT",
}  # fmt: skip


def at(page, board, *args):
    return reverse(f"careerpaths:{page}", args=[board.slug, *args])


def text_of(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def listed(rows):
    with tenant([rows.instance]):
        return list(rows.all())


@pytest.fixture
def lancaster(board):
    """The board serves Lancaster County, which lies in a metropolitan area with York."""
    board.counties.add(CountyFactory())
    area = reference.AreaFactory()
    for fips, name in [("42071", "Lancaster"), ("42133", "York")]:
        AreaCounty.objects.create(area=area, county=CountyFactory(fips=fips, name=name))
    return area


@pytest.mark.parametrize("page", [*READ, *CHOOSE, *EDIT])
def test_a_stranger_gets_404(board, stranger_client, page):
    text_of(stranger_client, at(page, board), 404)


@pytest.mark.parametrize("page", READ)
def test_all_staff_read_and_only_some_are_offered_a_change(
    board, reviewer_client, convener_client, page
):
    assert "/add/" not in text_of(reviewer_client, at(page, board))
    assert "/add/" in text_of(convener_client, at(page, board))


def test_who_may_not_change_gets_403(board, reviewer_client, clerk_client):
    for page in [*CHOOSE, *EDIT]:
        text_of(reviewer_client, at(page, board), 403)
    for page in EDIT:
        text_of(clerk_client, at(page, board), 403)
    text_of(clerk_client, at("add_area", board))


@pytest.mark.parametrize("page", ROWS)
def test_a_row_is_changed_by_post_behind_its_own_wall(
    board, other_board, convener_client, reviewer_client, stranger_client, page
):
    mine, theirs = ROWS[page](board=board), ROWS[page](board=other_board)
    assert convener_client.get(at(page, board, mine.pk)).status_code == 405
    assert convener_client.post(at(page, board, theirs.pk)).status_code == 404
    assert stranger_client.post(at(page, board, mine.pk)).status_code == 404
    assert reviewer_client.post(at(page, board, mine.pk)).status_code == 403
    assert convener_client.post(at(page, board, mine.pk)).status_code == 302


@pytest.mark.parametrize("page", ["remove_area", "remove_priority", "remove_living_wage"])
def test_a_removed_row_is_gone(board, convener_client, page):
    row = ROWS[page](board=board)
    convener_client.post(at(page, board, row.pk))
    with tenant([board]):
        assert not type(row).objects.exists()


@pytest.mark.parametrize("page", READ)
def test_rows_cost_no_queries(board, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            text_of(convener_client, at(page, board))
        return len(captured)

    def grow(numbers):
        for number in numbers:
            area = reference.AreaFactory(code=f"{10000 + number}", name=f"Area {number}, PA")
            county = CountyFactory(fips=f"420{number:02}", name=f"County {number}")
            AreaCounty.objects.create(area=area, county=county)
            reference.BoardAreaFactory(board=board, area=area, position=number)
            reference.PriorityOccupationFactory(board=board, soc=f"51-40{number:02}")
            reference.LivingWageFactory(board=board, county=county)

    grow(range(2))
    before = queries()
    grow(range(2, 12))
    assert queries() == before


def test_the_page_says_what_areas_are_not(board, convener_client):
    page = text_of(convener_client, at("areas", board))
    assert "not your workforce area" in page
    assert "occupations are shown without wages here" in page
    assert "shows once their list is loaded" in page


def test_areas_of_the_boards_counties_are_proposed_nearest_first(board, lancaster, convener_client):
    reference.AreaFactory(kind="state", code="42", name="Pennsylvania")
    reference.AreaFactory(kind="nation", code="US", name="United States")
    reference.AreaFactory(kind="metro", code="13820", name="Birmingham, AL")
    page = text_of(convener_client, at("areas", board))
    order = [page.index(name) for name in ("Lancaster, PA", "Pennsylvania", "United States")]
    assert order == sorted(order)
    assert "Birmingham" not in page
    assert "shows once their list is loaded" not in page
    assert "Lancaster County" in page
    assert "and 1 county you do not serve" in page


def test_a_proposed_area_is_taken_by_one_button(board, lancaster, convener_client):
    assert "Your counties lie in these too" in text_of(convener_client, at("areas", board))
    convener_client.post(at("add_area", board), {"area": lancaster.pk})
    assert [row.area_id for row in listed(board.boardareas)] == [lancaster.pk]
    page = text_of(convener_client, at("areas", board))
    assert "Your counties lie in these too" not in page
    assert "none loaded yet" in page
    reference.WageFactory(area=lancaster)
    assert "May 2025" in text_of(convener_client, at("areas", board))


def test_counties_without_an_area_are_named(board, lancaster, convener_client):
    board.counties.add(CountyFactory(fips="42075", name="Lebanon"))
    reference.BoardAreaFactory(board=board, area=lancaster)
    page = text_of(convener_client, at("areas", board))
    assert "is known to hold Lebanon County." in page


def test_an_area_is_added_once_and_behind_the_others(board, lancaster, convener_client):
    first = reference.BoardAreaFactory(board=board, area__code="49620", area__name="York, PA")
    convener_client.post(at("add_area", board), {"area": lancaster.pk})
    assert [row.area for row in listed(board.boardareas)] == [first.area, lancaster]
    page = convener_client.post(at("add_area", board), {"area": lancaster.pk}).content.decode()
    assert "The board has this area already." in page


def test_an_area_moves_up_and_the_first_one_stays(board, lancaster, convener_client):
    rows = [
        reference.BoardAreaFactory(board=board, area=area, position=0)
        for area in (lancaster, reference.AreaFactory(code="49620", name="York, PA"))
    ]
    for _ in range(2):
        convener_client.post(at("move_area", board, rows[1].pk))
    assert listed(board.boardareas) == rows[::-1]


def test_only_areas_with_wages_are_offered_those_of_the_state_first(
    board, lancaster, convener_client
):
    for kind, code, name in [
        ("metro", "10100", "Aberdeen, SD"), ("metro", "37980", "Philadelphia-Camden, PA-NJ-DE-MD"),
        ("nonmetro", "4200001", "Western Pennsylvania nonmetropolitan area"),
        ("workforce", "PA Lancaster", "Lancaster"), ("county", "42071", "Lancaster County, PA"),
    ]:  # fmt: skip
        reference.AreaFactory(kind=kind, code=code, name=name)
    offered = list(Area.objects.with_wages().ours_first(board).values_list("code", flat=True))
    assert offered == ["29540", "37980", "4200001", "10100"]
    page = text_of(convener_client, at("add_area", board))
    assert "Aberdeen, SD (metropolitan area)" in page
    other = Area.objects.get(kind="county")
    page = convener_client.post(at("add_area", board), {"area": other.pk}).content.decode()
    assert "Select a valid choice" in page


def test_a_priority_is_added_with_its_code_as_the_soc_writes_it(board, convener_client):
    reference.OccupationFactory()
    convener_client.post(at("add_priority", board), PRIORITY)
    (row,) = listed(board.priorityoccupations)
    assert (row.program_year, row.soc) == (2026, "51-4041")
    assert "Machinists" in text_of(convener_client, at("priority_occupations", board))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"soc": "machinist"}, "Enter a SOC code such as 51-4041."),
        ({"soc": ""}, "Enter the SOC code."),
        ({"program_year": "26"}, "A program year looks like 2026."),
        ({"program_year": "next"}, "Enter a whole number."),
        ({"source": ""}, "Enter the source."),
    ],
)
def test_a_bad_priority_is_said_at_its_field(board, convener_client, change, sentence):
    response = convener_client.post(at("add_priority", board), PRIORITY | change)
    page = response.content.decode()
    assert sentence in page
    assert all(f'value="{value}"' in page for value in change.values() if value)
    assert listed(board.priorityoccupations) == []


def test_a_priority_stands_once_a_year(board, convener_client):
    for _ in range(2):
        response = convener_client.post(at("add_priority", board), PRIORITY)
    assert "The occupation is on the list of this year already." in response.content.decode()


def test_lists_are_narrowed_to_a_year(board, convener_client):
    for year in (2025, 2026):
        reference.PriorityOccupationFactory(board=board, program_year=year, source=f"List {year}")
        reference.LivingWageFactory(board=board, year=year, source=f"List {year}")
    for name in ("priority_occupations", "living_wages"):
        page = text_of(convener_client, f"{at(name, board)}?year=2025")
        assert "List 2025" in page
        assert "List 2026" not in page
        assert "List 2026" in text_of(convener_client, f"{at(name, board)}?year=nonsense")


def test_a_living_wage_is_added_for_a_county_of_the_board(board, lancaster, convener_client):
    convener_client.post(at("add_living_wage", board), WAGE)
    (row,) = listed(board.livingwages)
    assert str(row) == "$22.10 an hour, 1 adult"
    assert "$22.10" in text_of(convener_client, at("living_wages", board))
    page = convener_client.post(at("add_living_wage", board), WAGE).content.decode()
    assert "The board has a living wage of this household already." in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"hourly": "0"}, "A living wage is more than $0."),
        ({"hourly": "plenty"}, "Enter a number."),
        ({"hourly": "12345.67"}, "no more than"),
        ({"year": "99999"}, "A year looks like 2026."),
        ({"county": "42133"}, "Select a valid choice"),
        ({"household": ""}, "Enter the household."),
    ],
)
def test_a_bad_living_wage_is_said_at_its_field(
    board, lancaster, convener_client, change, sentence
):
    page = convener_client.post(at("add_living_wage", board), WAGE | change).content.decode()
    assert sentence in page
    assert listed(board.livingwages) == []


def upload(client, board, content, page="upload_living_wages", name="list.csv", **data):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(at(page, board), {"file": file, **data}).content.decode()


def wages(hourly):
    return f"county_fips,year,household,hourly,source\n42071,2026,1 adult,{hourly},MIT\n"


def test_an_uploaded_list_is_added_and_asks_where_it_differs(board, lancaster, convener_client):
    assert "1 new, 0 as they were." in upload(convener_client, board, wages("22.10"))
    assert "0 new, 1 as they were." in upload(convener_client, board, wages("22.10"))
    page = upload(convener_client, board, wages("23.00"))
    assert "check the box and upload it again" in page
    assert "dollars an hour is “22.10” here and “23.00” in the file" in page
    assert str(listed(board.livingwages)[0].hourly) == "22.10"
    assert "1 changed" in upload(convener_client, board, wages("23.00"), replace="on")
    assert str(listed(board.livingwages)[0].hourly) == "23.00"


def test_uploaded_priorities_are_added(board, convener_client):
    content = "program_year,soc,source\n2026-27,51-4041,State list\n"
    assert "1 new" in upload(convener_client, board, content, "upload_priorities")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (wages("much"), "list.csv, row 2, column hourly"),
        ("household\n1 adult\n", "list.csv"),
        ("", "The file is empty."),
        (b"%PDF-1.7", "list.csv"),
        ("x" * 2_000_001, "The file is larger than 2 MB."),
        (wages("20").replace("42071", "42075"), "No county here has the FIPS code 42075."),
    ],
)
def test_a_bad_file_is_refused_at_its_field(board, lancaster, convener_client, content, sentence):
    assert sentence in upload(convener_client, board, content)
    assert listed(board.livingwages) == []


def test_no_file_is_said(board, convener_client):
    page = convener_client.post(at("upload_priorities", board), {}).content.decode()
    assert "Choose a file." in page
