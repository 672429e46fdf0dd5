"""Official statistics stand beside a release, in a table of their own with source and area."""

from decimal import Decimal

import pytest
from django.urls import reverse

from careerpaths.models import SeriesValue
from tests import reference
from tests.training.conftest import answer_of, count_queries, new_firm
from tests.training.test_releases import release

pytestmark = pytest.mark.django_db
HEADING = "What official statistics say"


@pytest.fixture
def page(asked):
    for name in ("Keyline", "Marsh", "Orchard"):
        answer_of(asked, new_firm(asked.partnership, name), Machinists={"employed": 10})
    release(asked)
    return reverse("training:release", args=["a", asked.pk])


def read(client, page):
    return client.get(page).content.decode()


def test_wages_and_employment_name_area_release_and_source(page, board, convener_client):
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(
        employment=1207, hourly_p25=Decimal("21.07"),
        flags={"hourly_p75": "not released"},
    )  # fmt: skip
    text = read(convener_client, page)
    assert HEADING in text
    for words in ("Lancaster, PA, metropolitan area, May 2025", "1,207", "$21.07", "$25.96"):
        assert words in text
    assert "not released" in text
    assert "Occupational Employment and Wage Statistics, May 2025" in text
    assert "They are not what members said." in text


def test_figure_of_a_broader_group_says_so_and_a_floor_is_at_least(page, board, convener_client):
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(
        soc="51-4040", title="Metal workers", hourly_median=Decimal("115.00"),
        flags={"hourly_median": "top"},
    )  # fmt: skip
    text = read(convener_client, page)
    assert "at least $115.00" in text
    assert "published for the broader group 51-4040 Metal workers" in text


def test_projections_have_source_area_and_period(page, board, convener_client):
    row = reference.BoardAreaFactory(board=board)
    release = reference.DataReleaseFactory(source="series", name="State projections 2026")
    for period, naics, value in (
        ("2030", "", "97.5"),
        ("2032", "", "140.0000"),
        ("2034", "31", "88.5"),
    ):
        SeriesValue.objects.create(
            release=release, kind="projected_annual_openings", area=row.area, soc="51-4041",
            naics=naics, period=period, value=Decimal(value),
            source="Center for Workforce Information",
        )  # fmt: skip
    text = read(convener_client, page)
    assert "97.5" not in text
    assert "88.5" not in text
    for words in ("projected annual openings", "2032", "140", "Center for Workforce Information"):
        assert words in text


def test_without_official_data_the_section_is_left_out(page, board, convener_client):
    assert HEADING not in read(convener_client, page)
    reference.BoardAreaFactory(board=board)
    assert HEADING not in read(convener_client, page)
    reference.WageFactory(soc="11-1011", title="Chief executives")
    assert HEADING not in read(convener_client, page)


def test_official_figures_are_in_no_file(page, board, asked, convener_client):
    reference.BoardAreaFactory(board=board)
    reference.WageFactory(employment=1207)
    file = reverse("training:release_csv", args=["a", asked.pk, "jobs"])
    assert "1207" not in read(convener_client, file)


def test_queries_do_not_grow_with_areas(page, board, convener_client):
    reference.BoardAreaFactory(board=board)
    reference.WageFactory()
    before = count_queries(convener_client, page)
    for number in range(5):
        area = reference.AreaFactory(code=f"2954{number + 1}", name=f"Area {number}")
        reference.BoardAreaFactory(board=board, area=area, position=number + 1)
    assert count_queries(convener_client, page) == before
