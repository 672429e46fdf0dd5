import pytest
from django.test import RequestFactory

from ui.paging import paginate


def page(query, rows=range(120), per_page=50):
    return paginate(RequestFactory().get("/", query), list(rows), per_page)


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("words", 1), ("", 1), ("99", 3), ("0", 3), ("-1", 3), ("9" * 400, 3)],
)
def test_bad_page_numbers_still_give_a_page(asked, number):
    assert page({"page": asked}).number == number


def test_links_keep_the_filter():
    found = page({"q": "a&b", "page": "2"})
    assert found.next_url == "?q=a%26b&page=3"
    assert found.previous_url == "?q=a%26b&page=1"


def test_the_ends_have_no_further_link():
    assert page({}).previous_url == ""
    assert page({"page": "3"}).next_url == ""


def test_a_page_tells_its_place():
    found = page({"page": "3"})
    assert (found.first, found.last, found.total, found.count, len(found)) == (101, 120, 120, 3, 20)


def test_pages_are_bounded():
    assert len(page({}, per_page=10_000)) == 120
    assert len(page({}, rows=range(500), per_page=10_000)) == 200


def test_no_rows_are_one_empty_page():
    found = page({}, rows=[])
    assert (list(found), found.count, found.total) == ([], 1, 0)
